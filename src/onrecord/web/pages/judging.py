"""Judging actors and claims, what was judged, and taking it back."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Form, Path, Query, Response

from onrecord import desk
from onrecord.desk.printed import judgement_json
from onrecord.errors import UsageError
from onrecord.export.judged_words import judged_words
from onrecord.web.drawn import went
from onrecord.web.judge import By, Reason, Remembered, remember
from onrecord.web.links import actor_url, claim_url
from onrecord.web.routing import PageRouter
from onrecord.web.shown import Shown
from onrecord.web.workbench import Bench

router = PageRouter(nav=("Judgements", "/judgements"))

Name = Annotated[str, Form(max_length=2000)]


@router.page("/judgements", "judgements.html")
def judgements(
    bench: Bench,
    judge: Remembered = "",
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
) -> Shown:
    """What people judged, the last first, also what was taken back."""
    found = list(desk.judgements(bench.record, undone=True))
    shown = found[::-1][:limit]
    return Shown(
        title="Judgements",
        data={"judgements": [judgement_json(one.judgement, one.standing) for one in shown]},
        context={
            "found": [(one, judged_words(one.judgement.kind, one.judgement.target)) for one in shown],
            "number": len(found),
            "judge": judge,
        },
    )


@router.act("/judgements/{judgement}/undo")
def undo(
    bench: Bench, judgement: Annotated[str, Path(max_length=64)], by: By, reason: Reason = ""
) -> Response:
    """Takes a judgement back in the name of `by`. Leads to the judgements."""
    desk.undo(bench.record, judgement, by=by, reason=reason)
    return remember(went("/judgements"), by)


@router.act("/judge/actor")
def judge_actor(
    bench: Bench,
    key: Name,
    verdict: Annotated[Literal["merge", "split"], Form()],
    by: By,
    other: Name = "",
    report: Name = "",
    reason: Reason = "",
) -> Response:
    """Judges that an actor is one with `other` (a name or key), or that the one so called in `report` is
    somebody else. Leads to the actor."""
    if verdict == "merge":
        if not other.strip():
            raise UsageError("say with whom the actor is one: a name, or a key as its page has it")
        desk.merge(bench.record, key, other.strip(), by=by, reason=reason)
    else:
        if not report.strip():
            raise UsageError("say in which report somebody else is meant: its id, input or address")
        desk.split(bench.record, key, report.strip(), by=by, reason=reason)
    return remember(went(actor_url(key)), by)


@router.act("/judge/claim/{claim}")
def judge_claim(
    bench: Bench,
    claim: Annotated[str, Path(max_length=64)],
    verdict: Annotated[Literal["position", "apart", "merge", "reject"], Form()],
    by: By,
    actor: Name = "",
    label: Annotated[str, Form(max_length=20)] = "",
    day: Annotated[str, Form(max_length=10)] = "",
    other: Annotated[str, Form(max_length=64)] = "",
    reason: Reason = "",
) -> Response:
    """Rules which position an actor took on a claim on a day; or that a statement (`other`) does not bear
    on it, that another claim (`other`) is the same, or that it is no claim. Leads to the claim, or to
    all of them."""
    back = claim_url(claim)
    if verdict == "position":
        with bench.relating() as relater:
            desk.set_position(bench.record, claim, actor, label, day, by=by, reason=reason, relater=relater)
    elif verdict == "apart":
        desk.split_claim(bench.record, claim, other, by=by, reason=reason)
    elif verdict == "merge":
        desk.merge_claims(bench.record, claim, other, by=by, reason=reason)
    else:
        desk.reject_claim(bench.record, claim, by=by, reason=reason)
        back = "/claims"
    return remember(went(back), by)
