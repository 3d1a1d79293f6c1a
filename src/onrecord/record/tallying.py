"""What a search finds, in numbers."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import Connection, select

from onrecord.record.filters import SearchFilters
from onrecord.record.results import SearchCounts
from onrecord.record.searching import count_by_words, matching_statements
from onrecord.record.tables import is_shown, reports, sightings, statements

_TOLD = (
    statements.c.act,
    statements.c.kind,
    statements.c.speakers,
    statements.c.places,
    reports.c.day,
    select(sightings.c.publisher)
    .where(sightings.c.report == statements.c.report, is_shown)
    .scalar_subquery()
    .label("publisher"),
)


def search_counts(connection: Connection, words: str, filters: SearchFilters, most: int) -> SearchCounts:
    """Counts over what a search finds, over the first `most` of it in the record where it is more; how many
    it finds in all is told where words alone tell it, which is soon counted."""
    found = matching_statements(words, filters, *_TOLD)
    if found is None:
        return SearchCounts()
    rows = connection.execute(found.limit(most + 1)).all()
    complete = len(rows) <= most
    counters: dict[str, Counter[str]] = {
        name: Counter() for name in ("act", "kind", "speaker", "place", "publisher", "month")
    }
    for act, kind, speakers, places, day, publisher in rows[:most]:
        counters["kind"][kind] += 1
        counters["act"].update([act] if act else ())
        counters["speaker"].update(set(speakers.splitlines()))
        counters["place"].update({line.partition("\t")[0] for line in places.splitlines()})
        counters["publisher"].update([publisher] if publisher else ())
        counters["month"].update([day[:7]] if day else ())
    whole = None if complete else count_by_words(words, filters)
    counted = min(len(rows), most)
    return SearchCounts(
        total=counted if whole is None else connection.scalar(whole) or 0,
        exact=complete or whole is not None,
        counted=counted,
        acts=most_first(counters["act"]),
        kinds=most_first(counters["kind"]),
        speakers=most_first(counters["speaker"]),
        places=most_first(counters["place"]),
        publishers=most_first(counters["publisher"]),
        months=tuple(sorted(counters["month"].items())),
    )


def most_first(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    """Names with their counts, the largest count first, equals by name."""
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
