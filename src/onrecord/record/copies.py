"""Which reports are marked as copies, of which others."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, bindparam, func, select

from onrecord.record.results import Copy
from onrecord.record.tables import addresses, copies, reports, sightings

_AT_ONCE = 500
_originals = reports.alias("originals")
_there, _here = sightings.alias("there"), sightings.alias("here")
_at_there, _at_here = addresses.alias("at_there"), addresses.alias("at_here")
_one_address = (
    select(_at_here.c.sighting)
    .join(_here, _here.c.number == _at_here.c.sighting)
    .join(_at_there, _at_there.c.address == _at_here.c.address)
    .join(_there, _there.c.number == _at_there.c.sighting)
    .where(_here.c.report == copies.c.report, _there.c.report == copies.c.original)
    .correlate(copies)
    .exists()
)
_COPIES = (
    select(
        reports.c.id.label("report"),
        _originals.c.id.label("original"),
        copies.c.share,
        _one_address.label("revision"),
    )
    .select_from(copies)
    .join(reports, reports.c.number == copies.c.report)
    .join(_originals, _originals.c.number == copies.c.original)
)
_OF = _COPIES.where(reports.c.id.in_(bindparam("ids", expanding=True)))
_FROM = _COPIES.where(_originals.c.id == bindparam("id")).order_by(reports.c.id)

_COUNTS = (
    select(_originals.c.id, func.count().label("told"))
    .select_from(copies)
    .join(_originals, _originals.c.number == copies.c.original)
    .where(_originals.c.id.in_(bindparam("ids", expanding=True)))
    .group_by(_originals.c.id)
)


def copies_among(connection: Connection, report_ids: Collection[str]) -> dict[str, Copy]:
    """Whose copies these reports are, by their ids; those that are nobody's are left out."""
    wanted = sorted(set(report_ids))
    found: dict[str, Copy] = {}
    for at in range(0, len(wanted), _AT_ONCE):
        for row in connection.execute(_OF, {"ids": wanted[at : at + _AT_ONCE]}):
            found[row.report] = _copy(row.report, row.original, row.share, row.revision)
    return found


def copy_counts(connection: Connection, report_ids: Collection[str]) -> dict[str, int]:
    """How many near copies are marked as each of these reports', by id; those without are left out."""
    wanted = sorted(set(report_ids))
    found: dict[str, int] = {}
    for at in range(0, len(wanted), _AT_ONCE):
        rows = connection.execute(_COUNTS, {"ids": wanted[at : at + _AT_ONCE]})
        found |= {row.id: row.told for row in rows}
    return found


def copies_of(connection: Connection, report_id: str) -> list[Copy]:
    """The near copies that are marked as this report's, by id."""
    return [_copy(*row) for row in connection.execute(_FROM, {"id": report_id})]


def _copy(report: str, original: str, share: float, revision: int) -> Copy:
    return Copy(report=report, original=original, share=share, revision=bool(revision))
