"""A record in one SQLite file."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord.record.base import RecordStore
from onrecord.record.feeds import RecordFeeding
from onrecord.record.indexes import RecordIndexing
from onrecord.record.joining import RecordJoining
from onrecord.record.opening import open_database
from onrecord.record.traces import RecordTracing
from onrecord.record.viewing import RecordViewing
from onrecord.record.writing import RecordWriting


class Record(
    RecordWriting, RecordViewing, RecordIndexing, RecordFeeding, RecordTracing, RecordJoining, RecordStore
):
    """The facts of one record: texts, sightings, raw bytes and readings, with search over them.

    Several processes and threads may use one file at once: writers take turns, readers never wait.
    Iterators show the record as it was at their first step, whatever is written meanwhile. Every
    method may raise RecordError where the file is busy, full or damaged.
    """

    def __init__(self, path: str | PathLike[str], create: bool = True, *, readonly: bool = False) -> None:
        """Opens the record at `path`, or makes it if there is none and `create` is true.

        A file that may not be written is opened for reading. Raises NoRecord, NotARecord,
        NewerRecord, RecordError.
        """
        self.path = Path(path)
        self._database = open_database(self.path, create=create, readonly=readonly)

    def close(self) -> None:
        """Closes the file. Iterators still in use keep it open until they end."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
