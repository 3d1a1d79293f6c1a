"""Statements by their words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Unpack

from onrecord.errors import UsageError
from onrecord.record import FoundStatement, RecordStore, SearchFilters
from onrecord.schema.first_hand import first_hand_statement


def search(
    record: RecordStore, words: str, *, limit: int | None = 50, **filters: Unpack[SearchFilters]
) -> Iterator[FoundStatement]:
    """Statements whose content, source, cue or speaker holds every word and "quoted phrase" of `words`,
    best match first; those that a judgement rejects are left out unless `rejected` is True.

    Filters are described at onrecord.record.SearchFilters. Raises UsageError where there are neither
    words nor filters, and for a day, kind, mode or act that is none.
    """
    if not words.strip() and not any(value for value in filters.values()):
        raise UsageError("nothing to search for: give words, or an option such as --speaker or --act")
    found = record.search(words, limit=limit, **filters)
    return (
        replace(one, statement=first_hand_statement(one.statement, one.report.publisher)) for one in found
    )
