"""A copy of a record in another file, as it is at one moment, while others go on writing."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from onrecord.errors import RecordError
from onrecord.record.database import Database

_PAGES = 2048
Copied = Callable[[float], None]
"""Told which part of the record is copied, from 0 to 1."""


def back_up(database: Database, target: Path, progress: Copied | None = None) -> None:
    """Copies the whole record into a new file by SQLite's online backup. It is there whole or not at all.

    Raises RecordError where there is such a file, or it cannot be written.
    """
    if os.path.lexists(target):
        raise RecordError(f"{target}: there is such a file already: name a new one")
    unfinished = target.with_name(target.name + ".unfinished")
    try:
        _copy(database, unfinished, progress)
        with unfinished.open("rb+") as file:
            os.fsync(file.fileno())
        # Unlike a renaming, this fails where somebody else has made the file since.
        os.link(unfinished, target)
    except FileExistsError:
        raise RecordError(f"{target}: there is such a file already: name a new one") from None
    except OSError as error:
        raise RecordError(f"{target}: cannot be written: {error.strerror}") from error
    finally:
        for left in (unfinished, *(unfinished.with_name(unfinished.name + end) for end in ("-wal", "-shm"))):
            left.unlink(missing_ok=True)


def _copy(database: Database, unfinished: Path, progress: Copied | None) -> None:
    def told(_: int, remaining: int, total: int) -> None:
        if progress is not None:
            progress(1 - remaining / total if total else 1.0)

    unfinished.unlink(missing_ok=True)
    # A transaction holds the moment: the backup would begin anew with every write of another process.
    with database.driver() as source:
        source.execute("BEGIN")
        try:
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()
            with _target(unfinished), closing(sqlite3.connect(unfinished)) as target:
                source.backup(target, pages=_PAGES, progress=told)
        finally:
            source.execute("ROLLBACK")


class _target:
    """Names the file that is written where writing it fails."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None: ...

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, sqlite3.DatabaseError):
            raise RecordError(f"{self._path}: cannot be written: {error}") from error
