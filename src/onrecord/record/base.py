"""What every store of a record promises: opening, writing, viewing.

SQLite keeps the promise today (onrecord.record.sqlite). Another store joins by keeping these three
protocols under the tests of tests/record, which run over every backend that they name.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from types import TracebackType
from typing import Protocol, Self

from onrecord.record.results import (
    Added,
    Difference,
    Forgotten,
    FoundStatement,
    RecordInfo,
    Reread,
    StoredFailure,
    StoredReport,
)
from onrecord.schema import Document, Failure, Kind, ReaderInfo, Reading, Report

Day = date | str
"""A day; as a string YYYY-MM-DD, or YYYY-MM or YYYY for all days of a month or year."""


class Opened(Protocol):
    """A record that is open: a context manager that closes."""

    def close(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


class Writing(Protocol):
    """Acts that change a record, each whole or not at all, from any number of processes."""

    def add(self, document: Document, reading: Reading | None, *, seen: datetime | None = None) -> Added: ...

    def fail(self, failure: Failure, *, seen: datetime | None = None) -> None: ...

    def reread(self, report_id: str, reading: Reading, *, when: datetime | None = None) -> Reread: ...

    def forget(self, prefix: str, *, reason: str = "", when: datetime | None = None) -> Forgotten: ...

    def readmit(self, report_id: str) -> None: ...

    def sweep(self) -> bool: ...


class Viewing(Protocol):
    """Questions to a record. Each sees one moment of it; none waits for a writer."""

    def has(self, report: Report, reader: ReaderInfo) -> bool: ...

    def report(self, prefix: str) -> StoredReport: ...

    def reading(self, prefix: str) -> Reading: ...

    def statement(self, prefix: str) -> FoundStatement: ...

    def raw(self, sha256: str) -> bytes: ...

    def reports(
        self,
        *,
        publisher: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        limit: int | None = None,
    ) -> Iterator[StoredReport]: ...

    def readings(self) -> Iterator[Reading]: ...

    def search(
        self,
        words: str,
        *,
        speaker: str | None = None,
        kind: Kind | None = None,
        since: Day | None = None,
        until: Day | None = None,
        publisher: str | None = None,
        limit: int | None = 50,
    ) -> Iterator[FoundStatement]: ...

    def search_reports(
        self,
        words: str,
        *,
        publisher: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        limit: int | None = 50,
    ) -> Iterator[StoredReport]: ...

    def failures(self) -> Iterator[StoredFailure]: ...

    def forgotten(self) -> Iterator[Forgotten]: ...

    def verify(self) -> Iterator[Difference]: ...

    def info(self) -> RecordInfo: ...


class RecordStore(Opened, Writing, Viewing, Protocol):
    """All that the desk asks of a record."""
