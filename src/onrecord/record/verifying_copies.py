"""Whether addresses and copies are what sightings and texts make them."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, bindparam, select

from onrecord.record.addresses import article_address
from onrecord.record.copying import original_of, told_moment
from onrecord.record.likeness import bands, runs, signature
from onrecord.record.results import Difference
from onrecord.record.tables import addresses, copies, is_shown, reports, sightings, signatures
from onrecord.record.tables import bands as bands_table

_ADDRESSES = (
    select(reports.c.id, sightings.c.url, sightings.c.input, addresses.c.address)
    .select_from(reports)
    .join(sightings, sightings.c.report == reports.c.number)
    .outerjoin(addresses, addresses.c.sighting == sightings.c.number)
    .order_by(reports.c.id, sightings.c.key)
)
_SIGNED = (
    select(
        reports.c.number,
        reports.c.id,
        reports.c.text,
        sightings.c.published,
        signatures.c.told,
        signatures.c.signature,
        copies.c.original,
        copies.c.share,
    )
    .select_from(reports)
    .outerjoin(sightings, (sightings.c.report == reports.c.number) & is_shown)
    .outerjoin(signatures, signatures.c.report == reports.c.number)
    .outerjoin(copies, copies.c.report == reports.c.number)
    .order_by(reports.c.id)
)
_BANDS = select(bands_table.c.report).where(
    bands_table.c.report == bindparam("of"), bands_table.c.band.in_(bindparam("bands", expanding=True))
)


def address_differences(connection: Connection) -> Iterator[Difference]:
    """Sightings that are filed under another address than theirs."""
    for row in connection.execute(_ADDRESSES):
        if article_address(row.url, row.input) != row.address:
            message = f"the sighting as {row.input} is not filed under its address"
            yield Difference(part="address", id=row.id, message=message)


def copy_differences(connection: Connection) -> Iterator[Difference]:
    """Reports whose signature, or whose mark as a copy, is not what the texts make it."""
    whole = 0
    for row in connection.execute(_SIGNED):
        found = runs(row.text)
        made = signature(found)
        told = None if made is None else told_moment(row.published)
        held = [] if made is None else bands(made)
        whole += len(held)
        filed = connection.execute(_BANDS, {"of": row.number, "bands": held}).all()
        if (row.signature, row.told) != (made, told) or len(filed) != len(held):
            yield Difference(part="copy", id=row.id, message="its signature is not that of its text")
            continue
        original = None if made is None else original_of(connection, row.number, found)
        if original != (None if row.original is None else (row.original, row.share)):
            yield Difference(part="copy", id=row.id, message="whose copy it is is not what the texts tell")
    if connection.exec_driver_sql("SELECT count(*) FROM bands").scalar_one() > whole:
        yield Difference(part="copy", id="bands", message="there are bands of no signature")
