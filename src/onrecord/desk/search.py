"""Statements by their words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Unpack

from onrecord.errors import UsageError
from onrecord.record import FoundStatement, RecordStore, SearchCounts, SearchFilters
from onrecord.schema.first_hand import first_hand_statement

COUNTED = 2_000
"""Of how many statements a search tells speakers, acts and the like: a few hundredths of a second."""


def search(
    record: RecordStore, words: str, *, limit: int | None = 50, **filters: Unpack[SearchFilters]
) -> Iterator[FoundStatement]:
    """Statements whose content, source, cue or speaker holds every word and "quoted phrase" of `words`,
    best match first; those that a judgement rejects are left out unless `rejected` is True.

    Filters are described at onrecord.record.SearchFilters. Raises UsageError where there are neither
    words nor filters, and for a day, kind, mode or act that is none.
    """
    _check_asked(words, filters)
    found = record.search(words, limit=limit, **filters)
    return (
        replace(one, statement=first_hand_statement(one.statement, one.report.publisher)) for one in found
    )


def search_counts(
    record: RecordStore, words: str, *, most: int = COUNTED, **filters: Unpack[SearchFilters]
) -> SearchCounts:
    """What `search` finds with these, in numbers: how many statements by each speaker, act, kind, publisher,
    place and month, over `most` of them at most. Raises UsageError as it does."""
    _check_asked(words, filters)
    return record.search_counts(words, most=most, **filters)


def _check_asked(words: str, filters: SearchFilters) -> None:
    if not words.strip() and not any(value for value in filters.values()):
        raise UsageError("nothing to search for: give words, or an option such as --speaker or --act")
