"""Writing a document: report, raw bytes, sighting and reading, in the caller's transaction.

Whatever the order in which documents come, the record ends the same (the times at which sightings
were recorded apart): a report's publication day is the earliest that a sighting tells, its title
and the rest come from the sighting of least `precedence`, and its readings are filed under its day.
A reading carries over when a new sighting makes the day earlier: no field of a statement depends on
the day so far. Once one does, only readings made for the new day may stay current.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Table, insert, select, update

from onrecord.record.canonical import canonical_json, pack, sha256, statements_json
from onrecord.record.newest import Candidate, newest
from onrecord.record.results import Sighting
from onrecord.record.rows import sighting_columns, sighting_from, sighting_rows
from onrecord.record.sightings import precedence, sighting_key
from onrecord.record.tables import (
    extractors,
    is_current,
    is_shown,
    raws,
    readers,
    readings,
    reports,
    sightings,
    statements,
)
from onrecord.schema import Reading, quote


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


def add_sighting(connection: Connection, text: str, report_id: str, seen: Sighting, raw: PackedRaw) -> bool:
    """Stores a text, if it is new, and this sighting of it. False if the sighting was known."""
    key = sighting_key(report_id, seen)
    if connection.scalar(select(sightings.c.number).where(sightings.c.key == key)) is not None:
        return False
    report = connection.scalar(select(reports.c.number).where(reports.c.id == report_id))
    shown = True
    if report is None:
        new = {"id": report_id, "text": text, "title": seen.title, "day": seen.day}
        report = _inserted(connection, reports, new)
    elif shown := _comes_first(connection, report, seen):
        _show(connection, report, seen)
    row = sighting_columns(seen) | {
        "report": report,
        "key": key,
        "shown": int(shown),
        "raw": _number_of(connection, raws, {"sha256": raw.sha256}, size=raw.size, packed=raw.packed),
        "extractor": _extractor_number(connection, seen),
    }
    connection.execute(insert(sightings).values(row))
    return True


def add_reading(
    connection: Connection, report_id: str, reading: Reading, *, reread: str | None = None
) -> bool:
    """Stores a reading of a report that the record holds; False if it was known.

    A reader's reading is stored once: an `add` leaves the one that is there. With `reread` (the
    moment at which it was asked for) a new one takes its place. Makes the newest reading current.
    """
    report, day = connection.execute(
        select(reports.c.number, reports.c.day).where(reports.c.id == report_id)
    ).one()
    reader = _reader_number(connection, reading)
    stored = statements_json(reading.statements)
    row = {"statements": stored, "sha256": sha256(stored), "reread": reread}
    filed = (readings.c.report == report) & (readings.c.day == (day or "")) & (readings.c.reader == reader)
    known = connection.execute(select(readings.c.number, readings.c.sha256).where(filed)).one_or_none()
    if known is None:
        key = {"report": report, "day": day or "", "reader": reader, "current": 0}
        number = _inserted(connection, readings, row | key)
    elif reread is None:
        return False
    else:
        number = known.number
        connection.execute(update(readings).where(readings.c.number == number).values(row))
    if newest(candidates(connection, report, day)).number == number:
        _make_current(connection, report, number, reading)
    return True


def candidates(connection: Connection, report: int, day: str | None) -> list[Candidate]:
    """The readings of a report that may be its current one: those made for its publication day."""
    found = connection.execute(
        select(readings.c.number, readers.c.version, readers.c.weights, readers.c.settings, readings.c.reread)
        .join(readers, readers.c.number == readings.c.reader)
        .where(readings.c.report == report, readings.c.day == (day or ""))
    )
    return [Candidate(*row) for row in found]


def statement_rows(report: int, reading: Reading) -> list[dict[str, object]]:
    """The rows of `statements` that a current reading gives."""
    text = reading.report.text
    return [
        {
            "report": report,
            "place": place,
            "id": statement.id,
            "kind": statement.kind,
            "source": quote(text, statement.source),
            "cue": quote(text, statement.cue),
            "content": quote(text, statement.content),
        }
        for place, statement in enumerate(reading.statements)
    ]


def _make_current(connection: Connection, report: int, number: int, reading: Reading) -> None:
    of_report = readings.c.report == report
    connection.execute(update(readings).where(of_report, is_current).values(current=0))
    connection.execute(update(readings).where(readings.c.number == number).values(current=1))
    connection.execute(statements.delete().where(statements.c.report == report))
    if rows := statement_rows(report, reading):
        connection.execute(insert(statements), rows)


def _comes_first(connection: Connection, report: int, seen: Sighting) -> bool:
    shown = connection.execute(sighting_rows().where(sightings.c.report == report, is_shown)).one()
    return precedence(seen) < precedence(sighting_from(shown))


def _show(connection: Connection, report: int, seen: Sighting) -> None:
    """Makes room for `seen` as the report's shown sighting: title and day from it, no other shown."""
    connection.execute(update(sightings).where(sightings.c.report == report, is_shown).values(shown=0))
    row = connection.execute(select(reports.c.title, reports.c.day).where(reports.c.number == report)).one()
    if (row.title, row.day) == (seen.title, seen.day):
        return
    here = update(reports).where(reports.c.number == report)
    connection.execute(here.values(day=seen.day))
    if row.title != seen.title:  # only then, since the whole text is indexed again
        connection.execute(here.values(title=seen.title))
    connection.execute(update(readings).where(readings.c.report == report).values(day=seen.day or ""))


def _extractor_number(connection: Connection, seen: Sighting) -> int:
    made_by = seen.extractor
    settings = canonical_json(dict(made_by.settings))
    return _number_of(
        connection, extractors, {"name": made_by.name, "version": made_by.version, "settings": settings}
    )


def _reader_number(connection: Connection, reading: Reading) -> int:
    made_by = reading.reader
    settings = canonical_json(dict(made_by.settings))
    return _number_of(
        connection, readers, {"version": made_by.version, "weights": made_by.weights, "settings": settings}
    )


def _number_of(connection: Connection, table: Table, key: dict[str, str], **rest: object) -> int:
    """The number of the row with this key, which is made if there is none."""
    same = [table.c[name] == value for name, value in key.items()]
    found = connection.scalar(select(table.c.number).where(*same))
    return _inserted(connection, table, key | rest) if found is None else int(found)


def _inserted(connection: Connection, table: Table, row: Mapping[str, object]) -> int:
    result = connection.execute(insert(table).values(row))
    key = result.inserted_primary_key
    assert key is not None
    return int(key[0])
