"""What the record holds: reports, failures, figures."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.record import Day, RecordInfo, RecordStore, StoredFailure, StoredReport


def reports(
    record: RecordStore,
    *,
    publisher: str | None = None,
    since: Day | None = None,
    until: Day | None = None,
    limit: int | None = None,
) -> Iterator[StoredReport]:
    """Reports in the record's order. `since`, `until`: publication days, both included."""
    return record.reports(publisher=publisher, since=since, until=until, limit=limit)


def last_reports(record: RecordStore, limit: int = 10) -> list[StoredReport]:
    """The reports that the record got last, the last first."""
    return [record.report(one) for one in record.last_recorded(limit)]


def failures(
    record: RecordStore, *, newest: bool = False, limit: int | None = None
) -> Iterator[StoredFailure]:
    """The inputs that could not be taken or read, and why; by input, or with `newest` those that failed last
    first."""
    return record.failures(newest=newest, limit=limit)


def info(record: RecordStore) -> RecordInfo:
    """The record in figures."""
    return record.info()
