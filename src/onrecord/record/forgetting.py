"""Taking a report out of a record so that nothing of it is left but a mark."""

from __future__ import annotations

import sqlite3

from sqlalchemy import Connection, bindparam, delete, exists, insert, select, update

from onrecord.record.canonical import moment_from
from onrecord.record.copying import drop_signature
from onrecord.record.database import Database, waiting
from onrecord.record.indexing import drop_index
from onrecord.record.judging import forget_judgements
from onrecord.record.results import Forgotten
from onrecord.record.tables import (
    SEARCH_INDEXES,
    actors,
    addresses,
    forgotten,
    parts,
    raws,
    readings,
    reports,
    sightings,
    statements,
)

_SWEEP_WAIT_MS = 3000
_FORGOTTEN = select(exists().where(forgotten.c.report_id == bindparam("id"), forgotten.c.readmitted == 0))


def is_forgotten(connection: Connection, report_id: str) -> bool:
    """Whether this text was forgotten and not readmitted since."""
    return bool(connection.scalar(_FORGOTTEN, {"id": report_id}))


def forget_report(connection: Connection, report_id: str, when: str, reason: str) -> None:
    """Deletes a report, its sightings and readings, what was made from them, the judgements that
    point into it, and raw bytes that no other report came from; leaves its mark. What the relating
    network said stays: it is kept under hashes, without words."""
    report = connection.scalars(select(reports.c.number).where(reports.c.id == report_id)).one()
    seen_in = connection.scalars(select(sightings.c.raw).where(sightings.c.report == report)).all()
    drop_index(connection, report)
    drop_signature(connection, report)
    own = select(sightings.c.number).where(sightings.c.report == report)
    connection.execute(delete(addresses).where(addresses.c.sighting.in_(own)))
    for table in (parts, actors, statements, readings, sightings):
        connection.execute(delete(table).where(table.c.report == report))
    connection.execute(delete(reports).where(reports.c.number == report))
    forget_judgements(connection, report_id)
    for raw in set(seen_in):
        shared = exists().where(sightings.c.raw == raw)
        connection.execute(delete(raws).where(raws.c.number == raw, ~shared))
    # FTS5 marks what is deleted and keeps the words until it merges: have it merge now.
    for index in SEARCH_INDEXES:
        connection.exec_driver_sql(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
    mark = {"report_id": report_id, "forgotten": when, "reason": reason, "wiped": 0, "readmitted": 0}
    connection.execute(insert(forgotten).values(mark))


def sweep(database: Database) -> bool:
    """Moves the write-ahead log into the file and empties it, so that no deleted bytes are left.

    False where another process is reading what the log holds; nothing is lost then, and a later
    sweep can do it.
    """
    with database.reading() as reader:
        left = reader.scalars(select(forgotten.c.number).where(forgotten.c.wiped == 0)).all()
    with database.driver() as connection:
        try:
            with waiting(connection, _SWEEP_WAIT_MS):
                busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        except sqlite3.OperationalError:
            busy = 1
    if busy:
        return False
    with database.writing() as writer:
        writer.execute(update(forgotten).where(forgotten.c.number.in_(left)).values(wiped=1))
    return True


def marks(connection: Connection) -> list[Forgotten]:
    """The marks of forgotten reports, oldest first, those readmitted left out."""
    found = connection.execute(
        select(forgotten)
        .where(forgotten.c.readmitted == 0)
        .order_by(forgotten.c.forgotten, forgotten.c.number)
    )
    return [
        Forgotten(id=row.report_id, when=moment_from(row.forgotten), reason=row.reason, wiped=bool(row.wiped))
        for row in found
    ]
