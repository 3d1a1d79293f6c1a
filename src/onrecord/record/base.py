"""What every store of a record promises: opening, writing, viewing, indexing.

SQLite keeps the promise today (onrecord.record.sqlite). Another store joins by keeping these
protocols under the tests of tests/record, which run over every backend that they name.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self, Unpack

from onrecord.record.feeding import KnownFeed
from onrecord.record.filters import Day, SearchFilters
from onrecord.record.index_rows import IndexedStatement, IndexRow, KeyedRelation, PackedVectors, Relation
from onrecord.record.results import (
    SPEAKING,
    Added,
    Copy,
    Difference,
    Forgotten,
    FoundStatement,
    Judgement,
    JudgementKind,
    Merged,
    Part,
    RecordInfo,
    ReportActor,
    Reread,
    Revision,
    SearchCounts,
    SpokenTally,
    StoredFailure,
    StoredReport,
    TimesQuoted,
)
from onrecord.schema import Document, Failure, ReaderInfo, Reading, Report
from onrecord.schema.feed import FeedItem


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

    def judge(
        self,
        kind: JudgementKind,
        target: Mapping[str, Any],
        *,
        by: str,
        reason: str = "",
        when: datetime | None = None,
    ) -> Judgement: ...

    def undo(
        self, prefix: str | None = None, *, by: str, reason: str = "", when: datetime | None = None
    ) -> Judgement: ...


class Viewing(Protocol):
    """Questions to a record. Each sees one moment of it; none waits for a writer."""

    def has(self, report: Report, reader: ReaderInfo) -> bool: ...

    def dated(self, report: Report) -> Report: ...

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
        self, words: str, *, limit: int | None = 50, **filters: Unpack[SearchFilters]
    ) -> Iterator[FoundStatement]: ...

    def search_counts(
        self, words: str, *, most: int = 10_000, **filters: Unpack[SearchFilters]
    ) -> SearchCounts: ...

    def search_reports(
        self,
        words: str,
        *,
        publisher: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        limit: int | None = 50,
    ) -> Iterator[StoredReport]: ...

    def actors_in(self, blocks: Collection[str], *, counted: bool = True) -> Iterator[ReportActor]: ...

    def actors_of(self, report_id: str) -> list[ReportActor]: ...

    def actor_blocks(self, words: str | None = None) -> Iterator[tuple[str, int]]: ...

    def spoken(
        self,
        actors: Collection[tuple[str, int]],
        parts: Collection[Part] = SPEAKING,
        *,
        rejected: bool = False,
        limit: int | None = None,
    ) -> list[FoundStatement]: ...

    def spoken_tally(self, actors: Collection[tuple[str, int]], *, rejected: bool = False) -> SpokenTally: ...

    def times_quoted(self, actors: Collection[tuple[str, int]]) -> list[TimesQuoted]: ...

    def judgements(self, *, undone: bool = False) -> list[Judgement]: ...

    def rejection(self, statement_id: str) -> Judgement | None: ...

    def failures(self, *, newest: bool = False, limit: int | None = None) -> Iterator[StoredFailure]: ...

    def forgotten(self) -> Iterator[Forgotten]: ...

    def verify(self) -> Iterator[Difference]: ...

    def info(self) -> RecordInfo: ...

    def stamp(self, *, added: bool = True) -> tuple[int, ...]: ...


class Indexing(Protocol):
    """What claims are found by: made from the facts by networks, kept beside them, and made again where
    it is missing."""

    def index(
        self, report_id: str, rows: Sequence[IndexRow], *, maker: str, reading: Reading | None = None
    ) -> bool: ...

    def unindexed(self, maker: str, *, limit: int) -> list[str]: ...

    def indexed_reports(self, maker: str) -> int: ...

    def vectors(self, buckets: Sequence[int] | None = None) -> Iterator[IndexedStatement]: ...

    def vectors_of(self, numbers: Sequence[int]) -> Iterator[IndexedStatement]: ...

    def packed_vectors(self, buckets: Sequence[int] | None, size: int) -> PackedVectors: ...

    def packed_vectors_of(self, numbers: Sequence[int], size: int) -> PackedVectors: ...

    def statements_at(self, places: Sequence[tuple[int, int]]) -> list[FoundStatement | None]: ...

    def reports_with(self, words: Iterable[str], most: int) -> dict[str, list[int]]: ...

    def recorded(self, report_ids: Collection[str]) -> dict[str, datetime]: ...

    def recorded_since(self, moment: datetime) -> list[str]: ...

    def last_recorded(self, most: int) -> list[str]: ...

    def relations(self, keys: Collection[bytes]) -> dict[bytes, Relation]: ...

    def keep_relations(self, rows: Sequence[KeyedRelation]) -> bool: ...


class Feeding(Protocol):
    """What was seen in feeds, so that nothing is fetched twice."""

    def feed(self, address: str) -> KnownFeed | None: ...

    def unseen(self, address: str, items: Sequence[FeedItem]) -> list[FeedItem]: ...

    def keep_feed(
        self,
        address: str,
        items: Sequence[FeedItem],
        *,
        etag: str | None = None,
        modified: str | None = None,
    ) -> None: ...

    def waiting_items(self, address: str) -> list[FeedItem]: ...

    def settle(self, address: str, key: str, *, most_tries: int | None = None) -> None: ...


class Tracing(Protocol):
    """Where texts come from: copies of others, revisions of one article."""

    def copies(self, report_ids: Collection[str]) -> dict[str, Copy]: ...

    def copies_of(self, report_id: str) -> list[Copy]: ...

    def copy_counts(self, report_ids: Collection[str]) -> dict[str, int]: ...

    def addresses_of(self, report_id: str) -> list[str]: ...

    def revisions(self, address: str) -> list[Revision]: ...


class Joining(Protocol):
    """Copying a record, and joining it with another."""

    def backup(self, target: Path, progress: Callable[[float], None] | None = None) -> None: ...

    def merge_in(self, other: Path, progress: Callable[[int, int], None] | None = None) -> Merged: ...


class RecordStore(Opened, Writing, Viewing, Indexing, Feeding, Tracing, Joining, Protocol):
    """All that the desk asks of a record."""
