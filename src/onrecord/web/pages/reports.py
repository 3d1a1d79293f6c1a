"""Reports: which there are, and one of them with its statements drawn into its text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import Path, Query, Response
from markupsafe import Markup

from onrecord import desk
from onrecord.desk import ShownReport, ShownStatement
from onrecord.desk.printed import copy_json, shown_json, stored_report_json
from onrecord.export.words import role_words
from onrecord.identity import Review
from onrecord.record import FoundStatement
from onrecord.schema import ACTS, Statement, quote
from onrecord.schema.drawing import DRAWING_STYLE, drawing
from onrecord.schema.labels import act_label
from onrecord.schema.outline import outline
from onrecord.schema.places_named import PlacesNamed
from onrecord.standing import sentence_of
from onrecord.web.drawn import went
from onrecord.web.judge import Remembered
from onrecord.web.links import report_url
from onrecord.web.quoting import quoted, quoted_json, span_of
from onrecord.web.routing import PageRouter
from onrecord.web.shown import Shown
from onrecord.web.workbench import Bench

router = PageRouter(nav=("Reports", "/reports"))

Name = Annotated[str, Query(max_length=500)]
Day = Annotated[str, Query(max_length=10)]


@router.get("/reports.css", include_in_schema=False)
def drawing_style() -> Response:
    """The style sheet of the drawn text, the same as in exported pages."""
    return Response(DRAWING_STYLE, media_type="text/css", headers={"Cache-Control": "max-age=3600"})


@router.page("/reports", "reports.html")
def reports(
    bench: Bench,
    publisher: Name = "",
    since: Day = "",
    until: Day = "",
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
) -> Shown:
    """Reports, the newest first."""
    found = list(
        desk.reports(
            bench.record,
            publisher=publisher or None,
            since=since or None,
            until=until or None,
            limit=limit,
        )
    )
    return Shown(
        title="Reports",
        data={"reports": [stored_report_json(one) for one in found]},
        context={
            "found": found,
            "publisher": publisher,
            "since": since,
            "until": until,
            "limit": limit,
        },
    )


@router.page("/reports/{report}", "report.html")
def report(
    bench: Bench,
    report: Annotated[str, Path(max_length=2000)],
    at: Annotated[str, Query(max_length=30)] = "",
    quote: Annotated[str, Query(max_length=5000)] = "",
    statement: Annotated[str, Query(max_length=64)] = "",
    judge: Remembered = "",
) -> Shown | Response:
    """A report with its statements; `at` marks a span ("120-164"), `quote` are the words that should stand
    there, `statement` marks the parts of one."""
    found = desk.show(bench.record, report)
    if isinstance(found, ShownStatement):
        asked = f"{report_url(found.reading.report.id)}?statement={found.statement.id}"
        return went(f"{asked}#text-{found.statement.id}")
    return _shown(bench, found, at, quote, statement, judge)


def _shown(bench: Bench, found: ShownReport, at: str, words: str, lit: str, judge: str) -> Shown:
    reading, own = found.reading, found.reading.report
    marked = quoted(own, span_of(at, own), words) if at else None
    drawn = drawing(reading, at=marked.span if marked else None, lit=lit, named=True)
    reviews = desk.reviews(bench.record)
    histories = desk.history(bench.record, found.stored.id)
    return Shown(
        title=own.title or own.input,
        data={
            **shown_json(found),
            "copies": [copy_json(one) for one in found.copies],
            "at": marked and quoted_json(marked),
        },
        context={
            "found": found,
            # Made of escaped parts: schema.drawing.
            "drawn": Markup(drawn),
            "marked": marked,
            "entries": [_entry(found, reviews, *one) for one in outline(reading.statements)],
            "lit": lit,
            "unknown": bool(lit) and lit not in {one.id for one in reading.statements},
            "histories": [one for one in histories if len(one.revisions) > 1],
            "role_words": role_words,
            "acts": ACTS,
            "judge": judge,
        },
    )


def _entry(
    found: ShownReport, reviews: Mapping[str, Review], number: str, depth: int, statement: Statement
) -> dict[str, Any]:
    """What the list tells of a statement."""
    text = found.reading.report.text
    whole = FoundStatement(statement=statement, report=found.reading.report)
    return {
        "number": number,
        "depth": min(depth, 4),
        "statement": statement,
        "source": quote(text, statement.source),
        "cue": quote(text, statement.cue),
        "content": quote(text, statement.content),
        "act": act_label(statement),
        "places": list(dict.fromkeys(one.name for one in PlacesNamed(found.reading.places).by(statement))),
        "rejected": statement.id in found.rejected,
        "review": reviews.get(statement.id),
        "sentence": sentence_of(whole) if statement.act and statement.speakers else "",
    }
