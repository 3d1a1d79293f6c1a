"""From a path to a database that holds a record of this onrecord's form."""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path

from sqlalchemy import Connection

from onrecord.errors import NewerRecord, NoRecord, NotARecord, RecordError
from onrecord.record.database import WAIT_SECONDS, Database, sqlite_code

APPLICATION_ID = 0x6F6E7263
"""The mark "onrc" in an SQLite file's header."""

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006")
"""The migrations, oldest first. Listed here so that opening a record of today needs no Alembic."""


def open_database(path: Path, *, create: bool, readonly: bool) -> Database:
    """The database at `path`, made or brought up to date if need be.

    A file that this process may not write is opened for reading. Raises NoRecord, NotARecord,
    NewerRecord, or RecordError where it cannot be opened for another reason.
    """
    _check_path(path, create=create and not readonly)
    if readonly or (path.exists() and not os.access(path, os.W_OK)):
        return _open_to_read(path)
    database = Database(path)
    try:
        _make_ready(database, create=create)
    except BaseException:
        database.close()
        raise
    return database


def revision(connection: Connection, path: Path) -> str | None:
    """The migration that the file stands at; None for a file without tables. Raises NotARecord."""
    mark = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    if mark == APPLICATION_ID:
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        return str(found)
    if mark == 0 and not connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one():
        return None
    raise NotARecord(f"{path}: this is a database of another program, not a record of onrecord")


def _check_path(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise NotARecord(f"{path}: this is a folder; name the record's file")
    if not path.exists() and not (create and path.absolute().parent.is_dir()):
        missing = "the folder that it should be in does not exist" if create else "there is no such file"
        raise NoRecord(f"{path}: no record: {missing}")


def _make_ready(database: Database, *, create: bool) -> None:
    standing = _standing(database)
    if standing is None and not create:
        raise NoRecord(f"{database.path}: no record: the file is empty")
    _set_write_ahead(database)
    if standing != REVISIONS[-1]:
        _migrate(database)


def _standing(database: Database) -> str | None:
    """The file's revision, known to this onrecord."""
    try:
        with database.reading() as connection:
            standing = revision(connection, database.path)
    except RecordError as error:
        if sqlite_code(error.__cause__) == sqlite3.SQLITE_NOTADB:
            raise NotARecord(f"{database.path}: this file is no record of onrecord") from error
        raise
    if standing is not None and standing not in REVISIONS:
        raise NewerRecord(
            f"{database.path}: written by a newer onrecord (form {standing}; this one knows up to "
            f"{REVISIONS[-1]}): update onrecord"
        )
    return standing


def _migrate(database: Database) -> None:
    # Under the write lock, so that of two processes that create one record the second finds it made.
    with database.writing() as connection:
        if revision(connection, database.path) == REVISIONS[-1]:
            return
        from onrecord.record.migrations.run import upgrade

        upgrade(connection, REVISIONS[-1])
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def _set_write_ahead(database: Database) -> None:
    """Turns the write-ahead log on, so that readers and a writer do not wait for each other.

    SQLite does not wait for a lock here, so this does. A file system that cannot hold such a log
    keeps the older journal: slower, and as safe.
    """
    deadline = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            with database.driver() as connection:
                connection.execute("PRAGMA journal_mode = WAL").fetchone()
            return
        except RecordError as error:
            busy = sqlite_code(error.__cause__) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
            if not busy or time.monotonic() > deadline:
                raise
            time.sleep(0.02)


def _open_to_read(path: Path) -> Database:
    try:
        return _opened_to_read(Database(path, readonly=True))
    except RecordError as error:
        log = path.with_name(path.name + "-wal")
        pending = log.exists() and log.stat().st_size > 0
        if pending or sqlite_code(error.__cause__) not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            raise
    # In a folder that cannot be written SQLite cannot make its log. There is none, so none is needed.
    return _opened_to_read(Database(path, readonly=True, frozen=True))


def _opened_to_read(database: Database) -> Database:
    try:
        standing = _standing(database)
        if standing is None:
            raise NoRecord(f"{database.path}: no record: the file is empty")
        if standing != REVISIONS[-1]:
            raise RecordError(
                f"{database.path}: of an older form ({standing}) and cannot be written: open it once "
                "where it can be, to bring it up to date"
            )
    except BaseException:
        database.close()
        raise
    return database
