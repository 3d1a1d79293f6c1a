"""Writing a document: report, raw bytes, sighting and reading, in the caller's transaction.

Whatever the order in which documents come, the record ends the same (the times at which sightings
were recorded apart): a report's publication day is the earliest that a sighting tells, its title
and the rest come from the sighting of least `precedence`, and its current reading is the newest of
those made for that day, on which relative times ("on Monday") depend. Where a sighting makes the day
earlier a reading for the new day must come with it.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, insert, select, update

from onrecord.errors import NotInRecord, UsageError
from onrecord.record.addresses import article_address
from onrecord.record.canonical import canonical_json, pack, sha256
from onrecord.record.copying import add_signature, retell
from onrecord.record.filing import add_reading, follow_day
from onrecord.record.forgetting import is_forgotten
from onrecord.record.indexing import clear_index
from onrecord.record.numbers import Numbers
from onrecord.record.results import Added, Sighting
from onrecord.record.rows import sighting_columns, sighting_from, sighting_rows
from onrecord.record.sightings import precedence, sighting_key
from onrecord.record.tables import addresses, extractors, is_shown, raws, reports, sightings
from onrecord.schema import Reading

# Built once: building a statement takes SQLAlchemy longer than SQLite takes to run it.
_REPORT = select(reports.c.number, reports.c.title, reports.c.day).where(reports.c.id == bindparam("id"))
_SIGHTING = select(sightings.c.number).where(sightings.c.key == bindparam("key"))
_SHOWN = sighting_rows().where(sightings.c.report == bindparam("of"), is_shown)
_HIDE = update(sightings).where(sightings.c.report == bindparam("of"), is_shown).values(shown=0)
_TELL = update(reports).where(reports.c.number == bindparam("of"))
_ADD_REPORT = insert(reports)
_ADD_SIGHTING = insert(sightings)
_ADD_ADDRESS = insert(addresses)
_RAWS = Numbers(raws, "sha256")
_EXTRACTORS = Numbers(extractors, "name", "version", "settings")


@dataclass(frozen=True, slots=True)
class PackedRaw:
    """Raw bytes made ready for storing before the write lock is taken."""

    sha256: str
    size: int
    packed: bytes

    @classmethod
    def of(cls, raw: bytes) -> PackedRaw:
        """The bytes hashed and compressed."""
        return cls(sha256(raw), len(raw), pack(raw))


def add_document(
    connection: Connection,
    text: str,
    report_id: str,
    sighting: Sighting,
    raw: PackedRaw,
    reading: Reading | None,
) -> Added:
    """Stores what is new of a text, this sighting of it and this reading.

    Raises NotInRecord where the text is new, or published earlier than was known, and there is no
    reading for its day.
    """
    known = connection.execute(_REPORT, {"id": report_id}).one_or_none()
    if known is None:
        if reading is None:
            raise NotInRecord(f"{sighting.input}: this text has not been read: give a reading")
        if is_forgotten(connection, report_id):
            return Added.FORGOTTEN
        if reading.report.day != sighting.day:
            raise UsageError(f"{sighting.input}: published {sighting.day}, but read for {reading.report.day}")
        report = add_text(connection, text, report_id, sighting, raw)
        add_reading(connection, report, sighting.day, reading)
        return Added.NEW
    sighted = add_sighting(connection, known.number, report_id, sighting, raw)
    day = connection.execute(_REPORT, {"id": report_id}).one().day if sighted else known.day
    has_one = day == known.day or follow_day(connection, known.number, day, text)
    read = reading is not None and add_reading(connection, known.number, day, reading)
    if not has_one and not (read and reading is not None and reading.report.day == day):
        raise NotInRecord(f"{sighting.input}: this text has not been read for {day}: give a reading for it")
    if sighted:
        return Added.SIGHTED
    return Added.REREAD if read else Added.KNOWN


def add_text(connection: Connection, text: str, report_id: str, sighting: Sighting, raw: PackedRaw) -> int:
    """Stores a text that is new with its first sighting, and gives its number; a reading must follow."""
    row = {"id": report_id, "title": sighting.title, "day": sighting.day, "text": text}
    report: int = connection.execute(_ADD_REPORT, row).lastrowid
    key = sighting_key(report_id, sighting)
    _add_sighting(connection, report, key, sighting, raw, shown=True)
    add_signature(connection, report, text, sighting.published)
    return report


def add_sighting(
    connection: Connection, report: int, report_id: str, sighting: Sighting, raw: PackedRaw
) -> bool:
    """Adds a sighting of a stored text; False if it was known. Where it makes the report's day earlier, a
    reading for that day must be made current."""
    key = sighting_key(report_id, sighting)
    if connection.scalar(_SIGHTING, {"key": key}) is not None:
        return False
    shown = sighting_from(connection.execute(_SHOWN, {"of": report}).one())
    first = precedence(sighting) < precedence(shown)
    if first:
        _replace(connection, report, shown, sighting)
    _add_sighting(connection, report, key, sighting, raw, shown=first)
    return True


def _replace(connection: Connection, report: int, shown: Sighting, first: Sighting) -> None:
    """Lets `first` tell of a report in place of `shown`; its row is still to be added."""
    connection.execute(_HIDE, {"of": report})
    clear_index(connection, report)
    if first.title != shown.title:  # only then, since the whole text is indexed again
        connection.execute(_TELL.values(title=first.title), {"of": report})
    if first.day != shown.day:
        connection.execute(_TELL.values(day=first.day), {"of": report})
    if first.published != shown.published:
        retell(connection, report, first.published)


def _add_sighting(
    connection: Connection, report: int, key: str, sighting: Sighting, raw: PackedRaw, *, shown: bool
) -> None:
    made_by = sighting.extractor
    settings = canonical_json(dict(made_by.settings))
    row = sighting_columns(sighting) | {
        "report": report,
        "key": key,
        "shown": int(shown),
        "raw": _RAWS.of(connection, raw.sha256, size=raw.size, packed=raw.packed),
        "extractor": _EXTRACTORS.of(connection, made_by.name, made_by.version, settings),
    }
    number = connection.execute(_ADD_SIGHTING, row).lastrowid
    address = article_address(sighting.url, sighting.input)
    if address is not None:
        connection.execute(_ADD_ADDRESS, {"sighting": number, "address": address})
