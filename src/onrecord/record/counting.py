"""Which reports hold which words, and how many: what tells a telling word from a common one."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from onrecord.record.database import driver_of
from onrecord.record.words import any_of, one_phrase

# Counting matches is as fast as FTS5's own table of words, and takes a word as the index takes it,
# however it is written.
_COUNT = "SELECT count(*) FROM report_search WHERE report_search MATCH ?"
# Ties are told apart by id, which those that are ranked lowest need not be looked up for.
_BEST = """
    WITH ranked AS MATERIALIZED (
        SELECT rowid AS number, bm25(report_search, 4.0, 1.0) AS rank
        FROM report_search WHERE report_search MATCH :words
    ),
    least AS MATERIALIZED (SELECT rank FROM ranked ORDER BY rank LIMIT 1 OFFSET :limit - 1)
    SELECT ranked.number FROM ranked CROSS JOIN reports ON reports.number = ranked.number
    WHERE NOT EXISTS (SELECT 1 FROM least WHERE ranked.rank > least.rank)
    ORDER BY ranked.rank, reports.id LIMIT :limit
"""


def word_counts(connection: Connection, words: Iterable[str]) -> dict[str, int]:
    """In how many reports' title and text each word stands; 0 for what holds no letter or digit."""
    driver = driver_of(connection)
    counts: dict[str, int] = {}
    for word in words:
        if word not in counts:
            phrase = one_phrase(word)
            found = driver.execute(_COUNT, (any_of([phrase]),)).fetchone() if phrase else (0,)
            counts[word] = found[0]
    return counts


def reports_with_any(connection: Connection, words: Iterable[str], limit: int) -> list[int]:
    """Numbers of at most `limit` reports whose title and text hold a word of these, best first."""
    wanted = [phrase for word in dict.fromkeys(words) if (phrase := one_phrase(word)) is not None]
    if not wanted or limit < 1:
        return []
    asked = {"words": any_of(wanted), "limit": limit}
    return [number for (number,) in driver_of(connection).execute(_BEST, asked)]
