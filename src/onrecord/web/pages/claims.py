"""Claims: what the reports turn on, and how one of them stands."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import Path, Query

from onrecord import desk
from onrecord.desk import ShownClaim
from onrecord.desk.printed import moment
from onrecord.schema.claim import Claim
from onrecord.schema.position import LABELS, STATUSES, Position
from onrecord.schema.printed_standing import claim_json, position_json, standing_json
from onrecord.web.clocks import clock_json, clocks
from onrecord.web.drawing.board import NARROW, WIDE, Board, board, parties_first
from onrecord.web.drawing.marks import picture_of
from onrecord.web.judge import Remembered
from onrecord.web.links import actor_url, claim_url, evidence_url, standing_url
from onrecord.web.routing import PageRouter
from onrecord.web.shown import Shown
from onrecord.web.workbench import LISTED_CLAIMS, Bench, Workbench

router = PageRouter(nav=("Claims", "/claims"))

ROWS = 40
"""Parties drawn on a board; the list below it has all."""
EVIDENCE = 60
"""Positions quoted below a board, the newest, unless all are asked for."""

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
    """What the reports turn on, the newest change first. Of a large record those that changed last, as they
    were when they were worked out last; about some words, those found in a few seconds."""
    when: datetime | None = None
    looked_at = 0
    if about.strip() or bench.is_small:

        def looked(number: int) -> None:
            nonlocal looked_at
            looked_at = number

        with bench.relating() as relater:
            found: list[Claim] | None = desk.claims(
                bench.record,
                relater,
                about=about.strip() or None,
                status=status or None,
                changed_since=since or None,
                limit=limit,
                seconds=bench.settings.question_seconds / 2,
                looked=looked,
            )
    else:
        found, when = _as_last_known(bench, status, since, limit)
    return Shown(
        title="Claims",
        data={
            "claims": [claim_json(one) for one in found or ()],
            "worked_out": when and moment(when),
        },
        context={
            "found": found,
            "when": when,
            "is_small": bench.is_small,
            "looked_at": looked_at,
            "kept": LISTED_CLAIMS,
            "about": about,
            "status": status,
            "since": since,
            "limit": limit,
            "statuses": STATUSES,
        },
    )


def _as_last_known(
    bench: Workbench, status: str, since: str, limit: int
) -> tuple[list[Claim] | None, datetime | None]:
    """Of the claims that are kept ready, those that stand so and changed since, and when they were made."""
    desk.check_claims(status=status or None, changed_since=since or None)
    kept = bench.latest_claims()
    if kept is None:
        return None, None
    found = [one for one in kept if status in ("", one.standing.status) and (one.changed or "") >= since]
    return found[:limit], bench.latest.when


@router.page("/claims/{claim}", "claim.html")
def claim(
    bench: Bench,
    claim: Annotated[str, Path(max_length=64)],
    at: Day = "",
    known: Day = "",
    whole: bool = False,
    judge: Remembered = "",
) -> Shown:
    """How a claim stood on a day, as it was known on a day."""
    made = bench.claim(claim)
    found = desk.on_days(made.value, at=at or None, known=known or None)
    return _shown(found, judge=judge, whole=whole, when=made.when)


@router.page("/standing", "claim.html")
def standing(bench: Bench, claim: Words = "", at: Day = "", known: Day = "", whole: bool = False) -> Shown:
    """How a claim in plain words stood on a day, as it was known on a day."""
    with bench.relating() as relater:
        found = desk.claim_in_words(bench.record, relater, claim, at=at or None, known=known or None)
    return _shown(found, whole=whole)


def _shown(found: ShownClaim, *, judge: str = "", whole: bool = False, when: datetime | None = None) -> Shown:
    evidence = found.positions if whole else _newest(found)
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
            "worked_out": when and moment(when),
            "standing": standing_json(found.standing),
            "history": [{"status": status, "since": day} for day, status in found.history],
            "on_record": [position_json(one) for one in found.positions],
            "clocks": [clock_json(one) for one in hands],
        },
        context={
            "found": found,
            "boards": [board(told, layout) for layout in (WIDE, NARROW)] if drawn else [],
            "left_out": left_out,
            "when": when,
            "evidence": evidence,
            "evidence_left_out": len(found.positions) - len(evidence),
            "whole_url": _url(found, {"at": found.at, "known": found.known, "whole": "true"}),
            "hands": hands,
            "counted": frozenset(found.standing.positions),
            "signs": {label: picture_of(label) for label in LABELS},
            "judge": judge,
            "turned": lambda hand, day: _turned(found, hand, day),
        },
    )


def _turned(found: ShownClaim, hand: str, day: str | None) -> str:
    """The page with one clock at `day`, None for no bound, and the other as it is."""
    return _url(found, {"at": found.at, "known": found.known, hand: day})


def _url(found: ShownClaim, asked: dict[str, str | None]) -> str:
    if found.claim is None:
        return standing_url(found.sentence, **asked)
    return claim_url(found.claim.id, **asked)


def _newest(found: ShownClaim) -> list[Position]:
    """The last of the positions, and those that decide the status."""
    cut = max(0, len(found.positions) - EVIDENCE)
    deciding = found.standing.deciding
    return [one for number, one in enumerate(found.positions) if number >= cut or one in deciding]
