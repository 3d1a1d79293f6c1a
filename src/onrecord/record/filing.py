"""Readings of a stored report: kept beside each other, the newest one current."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from onrecord.record.canonical import canonical_json, sha256, statements_json
from onrecord.record.newest import Candidate, newest
from onrecord.record.numbers import Numbers
from onrecord.record.tables import is_current, readers, readings, statements
from onrecord.schema import Reading, quote

_READERS = Numbers(readers, "version", "weights", "settings")
_OF_DAY = (readings.c.report == bindparam("of"), readings.c.day == bindparam("on"))
_FILED = select(readings.c.number).where(*_OF_DAY, readings.c.reader == bindparam("by"))
_CANDIDATES = (
    select(readings.c.number, readers.c.version, readers.c.weights, readers.c.settings, readings.c.reread)
    .join(readers, readers.c.number == readings.c.reader)
    .where(*_OF_DAY)
)
_ADD = insert(readings)
_REPLACE = update(readings).where(readings.c.number == bindparam("the"))
_RETIRE = update(readings).where(readings.c.report == bindparam("of"), is_current).values(current=0)
_PROMOTE = update(readings).where(readings.c.number == bindparam("the")).values(current=1)
_MOVE = update(readings).where(readings.c.report == bindparam("of"))
_CLEAR_STATEMENTS = delete(statements).where(statements.c.report == bindparam("of"))
_ADD_STATEMENTS = insert(statements)


def add_reading(
    connection: Connection, report: int, day: str | None, reading: Reading, *, reread: str | None = None
) -> bool:
    """Stores a reading of the report of that number and publication day; False if it was known.

    A reader's reading is stored once: what is there stays. With `reread` (the moment at which it
    was asked for) the new one takes its place. Makes the newest reading current.
    """
    settings = canonical_json(dict(reading.reader.settings))
    reader = _READERS.of(connection, reading.reader.version, reading.reader.weights, settings)
    number = connection.scalar(_FILED, {"of": report, "on": day or "", "by": reader})
    if number is not None and reread is None:
        return False
    stored = statements_json(reading.statements)
    row: dict[str, Any] = {"reread": reread, "sha256": sha256(stored), "statements": stored}
    if number is None:
        key = {"report": report, "day": day or "", "reader": reader, "current": 0}
        number = connection.execute(_ADD, row | key).lastrowid
    else:
        connection.execute(_REPLACE.values(row), {"the": number})
    if newest(candidates(connection, report, day)).number == number:
        _make_current(connection, report, number, reading)
    return True


def candidates(connection: Connection, report: int, day: str | None) -> list[Candidate]:
    """The readings of a report that may be its current one: those made for its publication day."""
    return [Candidate(*row) for row in connection.execute(_CANDIDATES, {"of": report, "on": day or ""})]


def move_readings(connection: Connection, report: int, day: str | None) -> None:
    """Files a report's readings under its new publication day."""
    connection.execute(_MOVE.values(day=day or ""), {"of": report})


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
    connection.execute(_RETIRE, {"of": report})
    connection.execute(_PROMOTE, {"the": number})
    connection.execute(_CLEAR_STATEMENTS, {"of": report})
    if rows := statement_rows(report, reading):
        connection.execute(_ADD_STATEMENTS, rows)
