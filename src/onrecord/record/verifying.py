"""Recomputing all that a record claims about itself, and naming what differs."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Row, Select, select
from sqlalchemy.exc import DatabaseError

from onrecord.record.canonical import (
    named_from_json,
    reading_sha256,
    sha256,
    statements_from_json,
    unpack,
)
from onrecord.record.database import Database
from onrecord.record.deriving import derived_rows
from onrecord.record.filing import candidates
from onrecord.record.judging import UNDO, judgement_id, pointed_at
from onrecord.record.newest import newest
from onrecord.record.results import Difference, Sighting
from onrecord.record.rows import reading_from, report_rows, sighting_from, sighting_rows
from onrecord.record.sightings import precedence, sighting_key
from onrecord.record.tables import (
    SEARCH_INDEXES,
    actors,
    forgotten,
    judgements,
    parts,
    raws,
    readings,
    reports,
    sightings,
    statements,
)
from onrecord.record.verifying_copies import address_differences, copy_differences
from onrecord.record.verifying_index import index_differences, maker_differences, relation_differences
from onrecord.schema import Span, Statement, statement_id

# What reading damaged JSON of ours may raise.
_UNREADABLE = (ValueError, KeyError, TypeError, IndexError, AttributeError)


def differences(database: Database) -> Iterator[Difference]:
    """What differs, file first. A part that cannot be read at all is itself a difference."""
    with database.reading() as connection, _damaged_text_read(connection):
        for part, check in _CHECKS.items():
            try:
                yield from check(connection)
            except DatabaseError as error:
                yield Difference(part=part, id="", message=f"cannot be read: {error.orig}")
    if not database.readonly:
        yield from _search_differences(database)


@contextmanager
def _damaged_text_read(connection: Connection) -> Iterator[None]:
    """Text that is no UTF-8 any more is read with U+FFFD, so that its hash can tell which it is."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    driver.text_factory = lambda stored: stored.decode(errors="replace")
    try:
        yield
    finally:
        driver.text_factory = str


def _file(connection: Connection) -> Iterator[Difference]:
    for (found,) in connection.exec_driver_sql("PRAGMA integrity_check").all():
        if found != "ok":
            yield Difference(part="file", id="", message=str(found))


def _references(connection: Connection) -> Iterator[Difference]:
    for table, row, other, _ in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        yield Difference(part="reference", id=f"{table} {row}", message=f"refers to no row of {other}")


def _raws(connection: Connection) -> Iterator[Difference]:
    for row in connection.execute(select(raws).order_by(raws.c.sha256)):
        try:
            found = unpack(row.packed)
        except zlib.error as error:
            yield Difference(part="raw", id=row.sha256, message=f"cannot be unpacked: {error}")
            continue
        if sha256(found) != row.sha256:
            yield Difference(part="raw", id=row.sha256, message="the bytes have another SHA-256")
        if len(found) != row.size:
            yield Difference(part="raw", id=row.sha256, message=f"{len(found)} bytes, not {row.size}")


def _texts(connection: Connection) -> Iterator[Difference]:
    for row in connection.execute(select(reports.c.id, reports.c.text).order_by(reports.c.id)):
        if sha256(row.text) != row.id:
            yield Difference(part="text", id=row.id, message="the text has another SHA-256")


def _sightings(connection: Connection) -> Iterator[Difference]:
    """Sightings by their key; and that the right one of each report is shown."""
    columns = (reports.c.number, reports.c.id, reports.c.title, reports.c.day)
    by_id: Select[Any] = select(*columns).order_by(reports.c.id)
    for report in connection.execute(by_id):
        rows = connection.execute(sighting_rows().where(sightings.c.report == report.number)).all()
        try:
            yield from _sightings_of(report, [(row, sighting_from(row)) for row in rows])
        except _UNREADABLE as error:
            yield Difference(part="sighting", id=report.id, message=f"a sighting cannot be read: {error!r}")


def _sightings_of(report: Row[Any], seen: list[tuple[Row[Any], Sighting]]) -> Iterator[Difference]:
    for row, sighting in seen:
        if sighting_key(report.id, sighting) != row.key:
            message = f"the sighting as {row.input} is not as it was stored"
            yield Difference(part="sighting", id=report.id, message=message)
    if not seen:
        yield Difference(part="report", id=report.id, message="has no sighting")
        return
    first, told = min(seen, key=lambda pair: precedence(pair[1]))
    if [row.number for row, _ in seen if row.shown] != [first.number]:
        yield Difference(part="report", id=report.id, message="shows another sighting than the first")
    if (report.title, report.day) != (told.title, told.day):
        yield Difference(part="report", id=report.id, message="title or day are not the sighting's")


def _readings(connection: Connection) -> Iterator[Difference]:
    """Readings by their hash, the ids of their statements; and that the newest one is current."""
    for report in connection.execute(select(reports).order_by(reports.c.id)):
        rows = connection.execute(select(readings).where(readings.c.report == report.number)).all()
        for row in rows:
            yield from _reading(report, row)
        possible = candidates(connection, report.number, report.day)
        expected = [newest(possible).number] if possible else []
        if not expected or [row.number for row in rows if row.current] != expected:
            yield Difference(
                part="reading", id=report.id, message="the newest reading is not the current one"
            )


def _reading(report: Row[Any], row: Row[Any]) -> Iterator[Difference]:
    if reading_sha256(row.statements, row.named) != row.sha256:
        yield Difference(part="reading", id=report.id, message="the reading has another SHA-256")
    try:
        found = statements_from_json(row.statements)
        named = named_from_json(row.named)
    except _UNREADABLE as error:
        yield Difference(part="reading", id=report.id, message=f"the reading is no JSON of ours: {error!r}")
        return
    every = [span for actor in named.actors for span in actor.mentions]
    every += [time.span for time in named.times] + [place.span for place in named.places]
    if not _within(every, len(report.text)):
        yield Difference(part="reading", id=report.id, message="an actor, time or place leaves the text")
    for statement in found:
        if statement.id != statement_id(report.id, statement.source, statement.cue, statement.content):
            yield Difference(part="statement", id=statement.id, message="the id is not made from its spans")
        if not _within(_spans(statement), len(report.text)):
            yield Difference(part="statement", id=statement.id, message="a span leaves the text")


def _spans(statement: Statement) -> list[Span]:
    return [*statement.source, *statement.cue, *statement.content]


def _within(every: list[Span], length: int) -> bool:
    return all(0 <= span.start < span.end <= length for span in every)


def _derived(connection: Connection) -> Iterator[Difference]:
    """The rows that search and actors go by, against the current reading that they derive from."""
    for report in connection.execute(report_rows().add_columns(reports.c.id).order_by(reports.c.id)):
        try:
            expected = derived_rows(report.number, reading_from(report))
        except _UNREADABLE:
            continue  # told by _readings
        for part, table, keys, rows in (
            ("statement", statements, ("place",), expected.statements),
            ("actor", actors, ("place",), expected.actors),
            ("actor", parts, ("actor", "part", "statement"), expected.parts),
        ):
            columns = [column for column in table.c if column.name != "number"]
            of_report = select(*columns).where(table.c.report == report.number)
            in_order = of_report.order_by(*(table.c[key] for key in keys))
            if [dict(row) for row in connection.execute(in_order).mappings()] != rows:
                yield Difference(part=part, id=report.id, message=f"its {table.name} are not the reading's")


def _judgements(connection: Connection) -> Iterator[Difference]:
    """Judgements by their ids, which are made from all that they say; and which are undone."""
    rows = connection.execute(select(judgements).order_by(judgements.c.number)).all()
    undone: set[str] = set()
    for row in rows:
        if judgement_id(row.kind, row.target, row.by, row.made, row.reason) != row.id:
            yield Difference(part="judgement", id=row.id, message="is not as it was stored")
            continue
        target = json.loads(row.target)
        if row.kind == UNDO:
            undone.add(target["judgement"])
        if pointed_at(row.kind, target) != {"report_id": row.report_id, "statement": row.statement}:
            yield Difference(part="judgement", id=row.id, message="points elsewhere than it says")
    for row in rows:
        if bool(row.undone) != (row.id in undone):
            yield Difference(part="judgement", id=row.id, message="whether it is undone is not as was said")


def _forgotten(connection: Connection) -> Iterator[Difference]:
    for report_id in connection.scalars(select(forgotten.c.report_id).where(forgotten.c.wiped == 0)):
        message = "forgotten, but bytes of it may be left in the files: sweep once nobody is reading"
        yield Difference(part="forgotten", id=report_id, message=message)


def _search_differences(database: Database) -> Iterator[Difference]:
    for index in SEARCH_INDEXES:
        with database.driver() as connection:
            error = _search_error(connection, index)
        if error is not None:
            message = f"the index differs from what it was made from: {error}"
            yield Difference(part="search", id=index, message=message)


def _search_error(connection: sqlite3.Connection, index: str) -> sqlite3.DatabaseError | None:
    """What FTS5 says, which compares an index with its table by a write that changes nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        return error
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    return None


_CHECKS: dict[str, Callable[[Connection], Iterator[Difference]]] = {
    "file": _file,
    "reference": _references,
    "raw": _raws,
    "text": _texts,
    "sighting": _sightings,
    "reading": _readings,
    "statement": _derived,
    "address": address_differences,
    "copy": copy_differences,
    "index": index_differences,
    "maker": maker_differences,
    "relation": relation_differences,
    "judgement": _judgements,
    "forgotten": _forgotten,
}
