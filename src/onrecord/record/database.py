"""One SQLite file: its connections, their settings, their errors in plain words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DatabaseError, DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from onrecord.errors import RecordError
from onrecord.record import deadline

WAIT_SECONDS = 60.0
"""How long a writer waits for another process's write to end."""

_STEPS = 20_000
"""After how many of SQLite's steps it is looked whether a question's time is up: a few milliseconds."""

_SETTINGS = (
    "PRAGMA foreign_keys = ON",
    # What is deleted is overwritten with zeros, so that `forget` leaves nothing to find.
    "PRAGMA secure_delete = ON",
    # With the write-ahead log, NORMAL survives a kill without loss. A power cut cannot damage the
    # record; it may take the last documents, each whole. FULL would wait for the disk at each one.
    "PRAGMA synchronous = NORMAL",
    "PRAGMA cache_size = -16000",
)

_REASONS = {
    sqlite3.SQLITE_BUSY: f"another process has been writing for {WAIT_SECONDS:.0f} s; try again",
    sqlite3.SQLITE_LOCKED: "it is locked; try again",
    sqlite3.SQLITE_FULL: "the disk is full; nothing of this was written",
    sqlite3.SQLITE_IOERR: "the disk failed to write or read; nothing of this was written",
    sqlite3.SQLITE_READONLY: "it cannot be written: check the rights of the file and its folder",
    sqlite3.SQLITE_CORRUPT: "the file is damaged; `onrecord verify` names what differs",
    sqlite3.SQLITE_NOTADB: "the file is no database, or its first bytes are damaged",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened: check the rights of the file and its folder",
}


class Database:
    """Connections to one SQLite file, which threads may share; a pool hands them out."""

    def __init__(self, path: Path, *, readonly: bool = False, frozen: bool = False) -> None:
        """`frozen`: nobody else writes the file, so SQLite may read it without a lock or log."""
        self.path = path
        self.readonly = readonly
        mode = "ro&immutable=1" if frozen else "ro" if readonly else "rwc"
        address = f"file:{quote(str(path.absolute()))}?mode={mode}"
        self._engine = create_engine(
            "sqlite://",
            creator=lambda: sqlite3.connect(
                address, uri=True, timeout=WAIT_SECONDS, check_same_thread=False, isolation_level=None
            ),
            poolclass=QueuePool,
            max_overflow=-1,  # every iterator that is not exhausted holds a connection
        )
        event.listen(self._engine, "connect", _set_up)
        event.listen(self._engine, "begin", _begin)
        self._writer = self._engine.execution_options(writing=True)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one moment of the file and waits for no writer."""
        with self.plain_errors(), self._engine.connect() as connection, _bounded(connection):
            yield connection

    @contextmanager
    def writing(self, *, wait_ms: int | None = None) -> Iterator[Connection]:
        """A connection that holds the write lock; all that is done with it is kept, or nothing.
        `wait_ms` is how long to wait for another writer, if not WAIT_SECONDS."""
        if self.readonly:
            raise RecordError(f"{self.path}: {_REASONS[sqlite3.SQLITE_READONLY]}")
        with self.plain_errors(), self._writer.connect() as connection, ExitStack() as waits:
            if wait_ms is not None:
                waits.enter_context(waiting(driver_of(connection), wait_ms))
            with connection.begin():
                yield connection

    @contextmanager
    def driver(self) -> Iterator[sqlite3.Connection]:
        """SQLite's own connection, outside any transaction, for what cannot run in one."""
        with self.plain_errors():
            lent = self._engine.raw_connection()
            try:
                connection = lent.driver_connection
                assert isinstance(connection, sqlite3.Connection)
                yield connection
            finally:
                lent.close()

    @contextmanager
    def plain_errors(self) -> Iterator[None]:
        """Turns the database's errors into RecordError with the path and what to do."""
        try:
            yield
        except DatabaseError as error:
            if sqlite_code(error) == sqlite3.SQLITE_INTERRUPT:
                raise deadline.too_slow() from error
            raise RecordError(f"{self.path}: {_reason(error.orig)}") from error
        except sqlite3.DatabaseError as error:
            if sqlite_code(error) == sqlite3.SQLITE_INTERRUPT:
                raise deadline.too_slow() from error
            raise RecordError(f"{self.path}: {_reason(error)}") from error

    def close(self) -> None:
        """Closes every connection that is not in use."""
        self._engine.dispose()


@contextmanager
def _bounded(connection: Connection) -> Iterator[None]:
    """Ends queries when the time of `deadline.within` is up, if there is one."""
    if not deadline.is_bounded():
        yield
        return
    deadline.check()
    driver = driver_of(connection)
    driver.set_progress_handler(deadline.is_over, _STEPS)
    try:
        yield
    finally:
        driver.set_progress_handler(None, 0)


@contextmanager
def waiting(connection: sqlite3.Connection, wait_ms: int) -> Iterator[None]:
    """Lets a connection wait this long for locks, instead of as long as usual."""
    usual = connection.execute("PRAGMA busy_timeout").fetchone()[0]
    connection.execute(f"PRAGMA busy_timeout = {wait_ms}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA busy_timeout = {usual}")


def driver_of(connection: Connection) -> sqlite3.Connection:
    """SQLite's own connection within the caller's transaction: where rows are many, since through
    SQLAlchemy one costs several times as much."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


def sqlite_code(error: BaseException | None) -> int:
    """SQLite's primary error code, of its own error or of one that SQLAlchemy wrapped; else 0."""
    if isinstance(error, DBAPIError):
        error = error.orig
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _reason(error: BaseException | None) -> str:
    return _REASONS.get(sqlite_code(error), str(error))


def _set_up(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    for setting in _SETTINGS:
        connection.execute(setting)


def _begin(connection: Connection) -> None:
    # sqlite3 opens no transaction of its own (isolation_level None). A writer takes the lock at
    # once: one that began by reading could not wait for another writer, only fail.
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
