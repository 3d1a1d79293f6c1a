"""Which reports hold which words: what tells a telling word from a common one."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from onrecord.record.database import driver_of
from onrecord.record.words import any_of, one_phrase

_HOLD = "SELECT rowid FROM report_search WHERE report_search MATCH ? LIMIT ?"


def reports_with(connection: Connection, words: Iterable[str], most: int) -> dict[str, list[int]]:
    """The numbers of the reports whose title and text hold each word, ascending; words that none holds, or
    more than `most`, are left out. Takes time with `most`, however common a word is."""
    driver = driver_of(connection)
    found: dict[str, list[int]] = {}
    for word in dict.fromkeys(words):
        phrase = one_phrase(word)
        if phrase is None:
            continue
        numbers = [number for (number,) in driver.execute(_HOLD, (any_of([phrase]), most + 1))]
        if 0 < len(numbers) <= most:
            found[word] = numbers
    return found
