"""Statements by their words."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.record import Day, FoundStatement, RecordStore
from onrecord.schema import Kind


def search(
    record: RecordStore,
    words: str,
    *,
    speaker: str | None = None,
    kind: Kind | None = None,
    since: Day | None = None,
    until: Day | None = None,
    publisher: str | None = None,
    limit: int | None = 50,
) -> Iterator[FoundStatement]:
    """Statements whose content holds every word and "quoted phrase" of `words`, best match first.

    `speaker`: words of the source. `since`, `until`: publication days, both included; YYYY-MM and
    YYYY stand for the whole month or year. Raises UsageError for a day that is none.
    """
    return record.search(
        words, speaker=speaker, kind=kind, since=since, until=until, publisher=publisher, limit=limit
    )
