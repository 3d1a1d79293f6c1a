"""Readings of a stored report: kept beside each other, the newest one current.

A reading is filed under the publication day that it was made for, on which the times in it depend.
Only those made for the report's day may be current.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from onrecord.record.canonical import (
    canonical_json,
    named_from_json,
    named_json,
    reading_sha256,
    statements_from_json,
    statements_json,
)
from onrecord.record.deriving import derived_rows
from onrecord.record.indexing import clear_index
from onrecord.record.newest import Candidate, newest
from onrecord.record.numbers import Numbers
from onrecord.record.tables import actors, is_current, parts, readers, readings, reports, statements
from onrecord.schema import ReaderInfo, Reading, Report

_READERS = Numbers(readers, "version", "weights", "settings")
_OF_DAY = (readings.c.report == bindparam("of"), readings.c.day == bindparam("on"))
_FILED = select(readings.c.number).where(*_OF_DAY, readings.c.reader == bindparam("by"))
_HERE = select(readings.c.number, readings.c.reread, readings.c.sha256).where(
    *_OF_DAY, readings.c.reader == bindparam("by")
)
_DAY = select(reports.c.day).where(reports.c.number == bindparam("of"))
_CURRENT = select(readings.c.number).where(readings.c.report == bindparam("of"), is_current)
_CANDIDATES = (
    select(readings.c.number, readers.c.version, readers.c.weights, readers.c.settings, readings.c.reread)
    .join(readers, readers.c.number == readings.c.reader)
    .where(*_OF_DAY)
)
_ADD = insert(readings)
_LAST = select(func.max(readings.c.number))
_REPLACE = update(readings).where(readings.c.number == bindparam("the"))
_RETIRE = update(readings).where(readings.c.report == bindparam("of"), is_current).values(current=0)
_PROMOTE = update(readings).where(readings.c.number == bindparam("the")).values(current=1)
_STORED = select(readings.c.statements, readings.c.named).where(readings.c.number == bindparam("the"))
_CLEAR = [delete(table).where(table.c.report == bindparam("of")) for table in (statements, actors, parts)]
_ADD_STATEMENTS, _ADD_ACTORS, _ADD_PARTS = insert(statements), insert(actors), insert(parts)


def add_reading(
    connection: Connection, report: int, day: str | None, reading: Reading, *, reread: str | None = None
) -> bool:
    """Stores a reading of the report of that number and publication day; False if it was known.

    A reader's reading for one day is stored once: what is there stays. With `reread` (the moment at
    which it was asked for) the new one takes its place. Makes the newest reading current.
    """
    made_for = reading.report.day or ""
    settings = canonical_json(dict(reading.reader.settings))
    reader = _READERS.of(connection, reading.reader.version, reading.reader.weights, settings)
    number = connection.scalar(_FILED, {"of": report, "on": made_for, "by": reader})
    if number is not None and reread is None:
        return False
    stored, named = statements_json(reading.statements), named_json(reading)
    row: dict[str, Any] = {
        "reread": reread,
        "sha256": reading_sha256(stored, named),
        "statements": stored,
        "named": named,
    }
    if number is None:
        key = {"report": report, "day": made_for, "reader": reader, "current": 0}
        number = connection.execute(_ADD, row | key).lastrowid
    else:
        # A number of its own, so that it can be told from what it replaces (informing.record_stamp).
        new = (connection.scalar(_LAST) or 0) + 1
        connection.execute(_REPLACE.values(row | {"number": new}), {"the": number})
        number = new
    if made_for == (day or "") and newest(candidates(connection, report, day)).number == number:
        _make_current(connection, report, number, reading)
    return True


def file_stored(
    connection: Connection, report: int, reader: tuple[str, str, str], stored: Mapping[str, Any]
) -> bool:
    """Files a reading as another record stored it: `reader` is version, weights and settings, `stored` day,
    reread, sha256, statements and named. False where the one that is here by that reader stays: the one that
    was asked for last, else one fixed by what they say. `settle` must follow."""
    by = _READERS.of(connection, *reader)
    key = {"report": report, "day": stored["day"], "reader": by}
    here = connection.execute(_HERE, {"of": report, "on": stored["day"], "by": by}).one_or_none()
    if here is None:
        connection.execute(_ADD, {**stored, **key, "current": 0})
        return True
    if (stored["reread"] or "", here.sha256) <= (here.reread or "", stored["sha256"]):
        return False
    new = (connection.scalar(_LAST) or 0) + 1
    connection.execute(_REPLACE.values({**stored, "number": new, "current": 0}), {"the": here.number})
    return True


def settle(connection: Connection, report: int, text: str) -> None:
    """Makes the newest reading for a report's publication day current, if it is not."""
    day = connection.scalars(_DAY, {"of": report}).one()
    possible = candidates(connection, report, day)
    current = connection.scalar(_CURRENT, {"of": report})
    if not possible or newest(possible).number != current:
        follow_day(connection, report, day, text)


def candidates(connection: Connection, report: int, day: str | None) -> list[Candidate]:
    """The readings of a report that may be its current one: those made for its publication day."""
    return [Candidate(*row) for row in connection.execute(_CANDIDATES, {"of": report, "on": day or ""})]


def follow_day(connection: Connection, report: int, day: str | None, text: str) -> bool:
    """Makes the newest reading for the report's new publication day current; False if there is none,
    and then none is current."""
    possible = candidates(connection, report, day)
    if not possible:
        connection.execute(_RETIRE, {"of": report})
        return False
    number = newest(possible).number
    row = connection.execute(_STORED, {"the": number}).one()
    # Rows are made from text and reading alone: reader and sightings do not matter here.
    named = named_from_json(row.named)
    reading = Reading(
        report=Report(text=text),
        reader=ReaderInfo(version="", weights=""),
        statements=statements_from_json(row.statements),
        **named._asdict(),
    )
    _make_current(connection, report, number, reading)
    return True


def _make_current(connection: Connection, report: int, number: int, reading: Reading) -> None:
    connection.execute(_RETIRE, {"of": report})
    connection.execute(_PROMOTE, {"the": number})
    clear_index(connection, report)
    for clear in _CLEAR:
        connection.execute(clear, {"of": report})
    rows = derived_rows(report, reading)
    for add, made in (
        (_ADD_STATEMENTS, rows.statements),
        (_ADD_ACTORS, rows.actors),
        (_ADD_PARTS, rows.parts),
    ):
        if made:
            connection.execute(add, made)
