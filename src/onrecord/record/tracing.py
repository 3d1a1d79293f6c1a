"""Which texts an address had."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select

from onrecord.record.addresses import article_address
from onrecord.record.copying import told_moment
from onrecord.record.results import Revision
from onrecord.record.rows import sighting_from, sighting_rows
from onrecord.record.sightings import precedence
from onrecord.record.tables import addresses, reports, sightings

_ADDRESSES_OF = (
    select(addresses.c.address)
    .join(sightings, sightings.c.number == addresses.c.sighting)
    .join(reports, reports.c.number == sightings.c.report)
    .where(reports.c.id == bindparam("id"))
    .distinct()
    .order_by(addresses.c.address)
)
_SEEN_AT = (
    sighting_rows()
    .add_columns(reports.c.id.label("report_id"))
    .join(addresses, addresses.c.sighting == sightings.c.number)
    .join(reports, reports.c.number == sightings.c.report)
    .where(addresses.c.address == bindparam("address"))
)


def addresses_of(connection: Connection, report_id: str) -> list[str]:
    """The addresses of articles under which a report was seen, in one spelling."""
    return list(connection.scalars(_ADDRESSES_OF, {"id": report_id}))


def revisions_at(connection: Connection, address: str) -> list[Revision]:
    """The texts that an address had, in the order in which they were published, then seen there."""
    spelled = article_address(address, "")
    if spelled is None:
        return []
    first: dict[str, Revision] = {}
    for row in connection.execute(_SEEN_AT, {"address": spelled}):
        found = Revision(address=spelled, report=row.report_id, sighting=sighting_from(row))
        held = first.get(found.report)
        if held is None or _order(found) < _order(held):
            first[found.report] = found
    return sorted(first.values(), key=_order)


def _order(revision: Revision) -> tuple[object, ...]:
    seen = revision.sighting
    return (told_moment(seen.published), seen.seen, revision.report, precedence(seen))
