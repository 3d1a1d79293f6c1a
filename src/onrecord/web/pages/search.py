"""Search: statements by words, speaker, act, kind, publisher, days and place, with counts by each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from fastapi import Depends, Query, Response

from onrecord import desk
from onrecord.desk.printed import context_json, found_json, search_counts_json
from onrecord.errors import UsageError
from onrecord.export import csv
from onrecord.record import FoundStatement, SearchCounts
from onrecord.schema import ACTS, KINDS, MODES, ReaderInfo, Reading
from onrecord.web.asked import MOST_SHOWN, Asked
from onrecord.web.drawing.months import months_svg
from onrecord.web.routing import PageRouter
from onrecord.web.shown import Shown
from onrecord.web.workbench import Bench

router = PageRouter(nav=("Search", "/search"))
_LISTED = 8
"""How many names a count lists."""
Search = Annotated[Asked, Depends()]


@router.page("/search", "search.html")
def search(bench: Bench, asked: Search) -> Shown:
    """Statements that hold every word and pass every filter, best match first, in the words around them,
    with counts over all that is found."""
    found: list[FoundStatement] = []
    counts, error = SearchCounts(), None
    if not asked.is_empty:
        try:
            counts = desk.search_counts(bench.record, asked.words, **asked.filters)
            found = list(desk.search(bench.record, asked.words, limit=asked.limit, **asked.filters))
        except UsageError as wrong:
            error = str(wrong)
    shown = [(one, desk.in_context(one, asked.words)) for one in found]
    return Shown(
        title="Search" if asked.is_empty else f"Search: {asked.words.strip() or 'by filters'}",
        status=200 if error is None else 400,
        data={
            "words": asked.words,
            "filters": asked.given,
            "error": error,
            "counts": search_counts_json(counts),
            "found": [{**found_json(one), "context": context_json(around)} for one, around in shown],
        },
        context={
            "asked": asked,
            "counted_by": list(_counted_by(asked, counts)),
            "months": months_svg(counts.months, lambda month: asked.url(since=month, until=month)),
            "shown": shown,
            "total": counts.total,
            "more": _more(asked, counts),
            "choices": {"act": ACTS, "kind": KINDS, "mode": MODES},
        },
    )


@router.file("/search/export", "text/csv")
def search_export(
    bench: Bench, asked: Search, format: Annotated[Literal["csv", "jsonl"], Query()] = "csv"
) -> Response:
    """The statements that a search shows, as a table or as JSON lines, to be saved."""
    found = desk.search(bench.record, asked.words, limit=asked.limit, **asked.filters)
    if format == "csv":
        body, kind = "".join(csv.rows(map(_alone, found))), "text/csv; charset=utf-8"
    else:
        body, kind = "".join(_lines(found)), "application/x-ndjson"
    saved = {"Content-Disposition": f'attachment; filename="onrecord-search.{format}"'}
    return Response(body.encode("utf-8", "backslashreplace"), media_type=kind, headers=saved)


def _alone(found: FoundStatement) -> Reading:
    """A reading that holds this statement alone. A table does not tell who read it."""
    reader = ReaderInfo(version="", weights="")
    return Reading(report=found.report, reader=reader, statements=(found.statement,), places=found.places)


def _lines(found: Iterator[FoundStatement]) -> Iterator[str]:
    return (json.dumps(found_json(one), ensure_ascii=False) + "\n" for one in found)


def _counted_by(asked: Asked, counts: SearchCounts) -> Iterator[dict[str, Any]]:
    """For each thing that is counted: its filter, its names with their counts and what a click asks for."""
    for label, name, counted in (
        ("Speakers", "speaker", counts.speakers),
        ("Acts", "act", counts.acts),
        ("Kinds", "kind", counts.kinds),
        ("Publishers", "publisher", counts.publishers),
        ("Places", "place", counts.places),
    ):
        rows = [
            (value, number, asked.url(**{name: _phrase(name, value)})) for value, number in counted[:_LISTED]
        ]
        yield {"label": label, "filter": name, "rows": rows, "left_out": max(0, len(counted) - _LISTED)}


def _phrase(name: str, value: str) -> str:
    """What to ask for to find this very name: words of a speaker's name count one by one unless quoted."""
    return f'"{value}"' if name == "speaker" and " " in value and '"' not in value else value


def _more(asked: Asked, counts: SearchCounts) -> str | None:
    if (counts.exact and counts.total <= asked.limit) or asked.limit == MOST_SHOWN:
        return None
    return asked.url(limit=str(min(asked.limit * 4, MOST_SHOWN)))
