"""Judging statements: the queue, least confident first, and what its forms and those of reports do."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from urllib.parse import quote

from fastapi import Form, Path, Query, Response

from onrecord import desk
from onrecord.errors import UsageError
from onrecord.record import FoundStatement, Judgement, RecordStore
from onrecord.schema import ACTS
from onrecord.schema.printed import statement_json
from onrecord.web.drawn import went
from onrecord.web.judge import By, Reason, Remembered, remember
from onrecord.web.routing import PageRouter
from onrecord.web.shown import Shown
from onrecord.web.workbench import Bench

router = PageRouter(nav=("Review", "/review"))
_AROUND = 240  # characters of the report before and behind a statement

Verdict = Literal["accept", "reject", "correct", "undo"]


@router.page("/review", "review.html")
def review(
    bench: Bench,
    limit: Annotated[int, Query(ge=1, le=100)] = 10,
    judge: Remembered = "",
) -> Shown:
    """Statements that nobody judged, the least confident first."""
    queue = desk.review_queue(bench.record, limit=limit)
    return Shown(
        title="Review",
        data={
            "left": queue.left,
            "judged": queue.judged,
            "reports": queue.reports,
            "statements": [
                {"report": one.report.id, **statement_json(one.statement)} for one in queue.waiting
            ],
        },
        context={
            "waiting": [_in_context(one) for one in queue.waiting],
            "acts": ACTS,
            "judge": judge,
            "last": _last(bench.record),
        },
    )


@router.file("/corrections.jsonl", "application/x-ndjson")
def corrections(bench: Bench) -> Response:
    """The readings in which people judged statements, as they corrected them."""
    told = "".join(desk.export(bench.record, "corrections"))
    name = "attachment; filename=corrections.jsonl"
    return Response(
        told.encode("utf-8", "backslashreplace"),
        media_type="application/x-ndjson",
        headers={"Content-Disposition": name},
    )


@router.act("/statements/{statement}/judge")
def judge(
    bench: Bench,
    statement: Annotated[str, Path(max_length=64)],
    verdict: Annotated[Verdict, Form()],
    by: By,
    reason: Reason = "",
    speakers: Annotated[str, Form(max_length=2000)] = "",
    act: Annotated[str, Form(max_length=20)] = "",
    when: Annotated[str, Form(max_length=30)] = "",
    back: Annotated[Literal["review", "report"], Form()] = "review",
) -> Response:
    """Judges a statement in the name of `by`: accept, reject, correct (to these speakers, with
    semicolons between them, this act and this day) or undo the last judgement of it. Leads back to where
    it was judged."""
    found = bench.record.statement(statement)
    if verdict == "accept":
        desk.accept(bench.record, found.statement.id, by=by, reason=reason)
    elif verdict == "reject":
        desk.reject(bench.record, found.statement.id, by=by, reason=reason)
    elif verdict == "correct":
        said = _changed(found, speakers, act, when)
        desk.correct(bench.record, found.statement.id, said, by=by, reason=reason)
    else:
        desk.undo(bench.record, _judgement_of(bench.record, found.statement.id).id, by=by, reason=reason)
    report = f"/reports/{quote(found.report.id)}?statement={found.statement.id}#text-{found.statement.id}"
    return remember(went("/review" if back == "review" else report), by)


def _changed(found: FoundStatement, speakers: str, act: str, when: str) -> dict[str, Any]:
    """Those fields of a form that say something else than was read."""
    names = tuple(name for one in speakers.split(";") if (name := " ".join(one.split())))
    said: dict[str, Any] = {"speakers": names, "act": act or None, "when": when.strip() or None}
    told = {name: value for name, value in said.items() if value != getattr(found.statement, name)}
    if not told:
        raise UsageError("nothing is changed: change the speaker, the act or the day, or accept it as it is")
    return told


def _judgement_of(record: RecordStore, statement: str) -> Judgement:
    review = desk.reviews(record).get(statement)
    if review is None:
        raise UsageError(f"{statement}: nobody judged this statement, so there is nothing to undo")
    return review.last


def _last(record: RecordStore) -> Judgement | None:
    """The last judgement of a statement that stands."""
    found = [one.last for one in desk.reviews(record).values()]
    return max(found, key=lambda one: (one.made, one.id), default=None)


def _in_context(found: FoundStatement) -> dict[str, Any]:
    """A statement with its report's words around it, in pieces: (role or "", text)."""
    text, statement = found.report.text, found.statement
    roles = (("source", statement.source), ("cue", statement.cue), ("content", statement.content))
    marks = sorted((span.start, span.end, role) for role, spans in roles for span in spans)
    at = max(0, marks[0][0] - _AROUND)
    end = min(len(text), max(stop for _, stop, _ in marks) + _AROUND)
    pieces = []
    for start, stop, role in marks:
        if start < at:
            continue  # spans of one statement may overlap where its cue is its source
        pieces += [("", text[at:start]), (role, text[start:stop])]
        at = stop
    return {"found": found, "pieces": [*pieces, ("", text[at:end])]}
