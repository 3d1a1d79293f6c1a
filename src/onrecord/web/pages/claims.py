"""Claims: what the reports turn on, and how one of them stands."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Path, Query

from onrecord import desk
from onrecord.desk import ShownClaim
from onrecord.schema.position import LABELS, STATUSES
from onrecord.schema.printed_standing import claim_json, position_json, standing_json
from onrecord.web.clocks import clock_json, clocks
from onrecord.web.drawing.board import NARROW, WIDE, Board, board, parties_first
from onrecord.web.drawing.marks import picture_of
from onrecord.web.judge import Remembered
from onrecord.web.links import actor_url, claim_url, evidence_url, standing_url
from onrecord.web.routing import PageRouter
from onrecord.web.shown import Shown
from onrecord.web.workbench import Bench

router = PageRouter(nav=("Claims", "/claims"))

ROWS = 40
"""Parties drawn on a board; the list below it has all."""

Words = Annotated[str, Query(max_length=2000)]
Day = Annotated[str, Query(max_length=10)]


@router.page("/claims", "claims.html")
def claims(
    bench: Bench,
    about: Words = "",
    status: Annotated[str, Query(max_length=20)] = "",
    since: Day = "",
    limit: Annotated[int, Query(ge=1, le=200)] = 20,
) -> Shown:
    """What the reports turn on, the newest change first."""
    with bench.relating() as relater:
        found = desk.claims(
            bench.record,
            relater,
            about=about.strip() or None,
            status=status or None,
            changed_since=since or None,
            limit=limit,
        )
    return Shown(
        title="Claims",
        data={"claims": [claim_json(one) for one in found]},
        context={
            "found": found,
            "about": about,
            "status": status,
            "since": since,
            "limit": limit,
            "statuses": STATUSES,
        },
    )


@router.page("/claims/{claim}", "claim.html")
def claim(
    bench: Bench,
    claim: Annotated[str, Path(max_length=64)],
    at: Day = "",
    known: Day = "",
    judge: Remembered = "",
) -> Shown:
    """How a claim stood on a day, as it was known on a day."""
    with bench.relating() as relater:
        found = desk.claim(bench.record, relater, claim, at=at or None, known=known or None)
    return _shown(found, judge)


@router.page("/standing", "claim.html")
def standing(bench: Bench, claim: Words = "", at: Day = "", known: Day = "") -> Shown:
    """How a claim in plain words stood on a day, as it was known on a day."""
    with bench.relating() as relater:
        found = desk.claim_in_words(bench.record, relater, claim, at=at or None, known=known or None)
    return _shown(found)


def _shown(found: ShownClaim, judge: str = "") -> Shown:
    drawn, left_out = parties_first(found.positions, ROWS)
    told = Board(
        positions=drawn,
        standing=found.standing,
        history=found.history,
        at=found.at,
        statement=lambda one: evidence_url(one.evidence),
        actor=actor_url,
    )
    hands = clocks(found)
    return Shown(
        title=found.sentence,
        data={
            "claim": found.claim and claim_json(found.claim),
            "at": found.at,
            "known": found.known,
            "standing": standing_json(found.standing),
            "history": [{"status": status, "since": day} for day, status in found.history],
            "on_record": [position_json(one) for one in found.positions],
            "clocks": [clock_json(one) for one in hands],
        },
        context={
            "found": found,
            "boards": [board(told, layout) for layout in (WIDE, NARROW)] if drawn else [],
            "left_out": left_out,
            "hands": hands,
            "counted": frozenset(found.standing.positions),
            "signs": {label: picture_of(label) for label in LABELS},
            "judge": judge,
            "turned": lambda hand, day: _turned(found, hand, day),
        },
    )


def _turned(found: ShownClaim, hand: str, day: str | None) -> str:
    """The page with one clock at `day`, None for no bound, and the other as it is."""
    days: dict[str, Any] = {"at": found.at, "known": found.known, hand: day}
    if found.claim is None:
        return standing_url(found.sentence, **days)
    return claim_url(found.claim.id, **days)
