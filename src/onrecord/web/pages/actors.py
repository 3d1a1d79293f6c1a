"""Actors: who is in the record, and one of them: roles, statements, positions."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any

from fastapi import Path, Query, Response

from onrecord import desk
from onrecord.desk import ActorPositions
from onrecord.desk.printed import judgement_json, known_actor_json, moment, shown_actor_json
from onrecord.export.words import role_words
from onrecord.record import Judgement
from onrecord.schema.position import LABELS
from onrecord.schema.printed_standing import position_json
from onrecord.web.drawing.marks import picture_of
from onrecord.web.drawing.months import months_svg
from onrecord.web.drawing.stretches import Stretch, stretches
from onrecord.web.drawn import went
from onrecord.web.judge import Remembered
from onrecord.web.links import actor_url, search_url
from onrecord.web.routing import PageRouter
from onrecord.web.shown import Shown
from onrecord.web.workbench import LISTED_ACTORS, Bench

router = PageRouter(nav=("Actors", "/actors"))

_LOOKED_AT = 20
"""How many of an actor's statements are looked at for its positions, unless more are asked for."""


@router.page("/actors", "actors.html")
def actors(
    bench: Bench,
    words: Annotated[str, Query(max_length=500)] = "",
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
) -> Shown:
    """Who speaks in most statements, or whom some words name."""
    found, when = None, None
    if words.strip() or limit > LISTED_ACTORS or bench.is_small:
        found = desk.listed_actors(bench.record, words.strip() or None, limit=limit)
    elif (kept := bench.loudest_actors()) is not None:
        found, when = kept[:limit], bench.most_heard.when
    return Shown(
        title="Actors",
        data={
            "actors": [known_actor_json(one) for one in found or ()],
            "worked_out": when and moment(when),
        },
        context={"found": found, "words": words, "limit": limit, "when": when},
    )


@router.page("/speaker", "error.html")
def speaker(
    bench: Bench,
    report: Annotated[str, Query(max_length=64)],
    name: Annotated[str, Query(max_length=2000)],
) -> Response:
    """Sends on to the actor that a report calls by a name."""
    return went(actor_url(desk.key_of(bench.record, report, name)))


@router.page("/positions", "positions.html")
def positions(
    bench: Bench,
    actor: Annotated[str, Query(max_length=2000)],
    limit: Annotated[int, Query(ge=1, le=100)] = _LOOKED_AT,
) -> Shown:
    """What an actor held of the claims that its newest statements bear on; those that changed first."""
    with bench.relating() as relater:
        found = desk.actor_positions(bench.record, relater, actor, most=limit)
    return Shown(
        title=f"Positions of {found.actor.name}",
        data={"actor": known_actor_json(found.actor), "looked_at": found.looked_at, "held": _held(found)},
        context={"found": found, "limit": limit, "signs": {label: picture_of(label) for label in LABELS}},
    )


# Last: a key may hold anything, slashes too.
@router.page("/actors/{key:path}", "actor.html")
def actor(
    bench: Bench,
    key: Annotated[str, Path(max_length=2000)],
    limit: Annotated[int, Query(ge=1, le=200)] = 20,
    judge: Remembered = "",
) -> Shown:
    """An actor: its names and roles over time, what it said, for whom, who speaks for it."""
    made = bench.actor(key, limit)
    found, known = made.value, made.value.actor
    merges = desk.merges(bench.record, known)
    roles = [Stretch(role_words(one.title, one.of), one.first, one.last) for one in found.roles]
    months = Counter[str]()
    for member in known.members:
        if member.day and member.statements:
            months[member.day[:7]] += member.statements
    return Shown(
        title=known.name,
        data={
            **shown_actor_json(found),
            "merges": [judgement_json(one, "stands") for one in merges],
            "worked_out": made.when and moment(made.when),
        },
        context={
            "found": found,
            "limit": limit,
            "merged": [_merged(one) for one in merges],
            "acts": Counter(one.statement.act for one in found.statements if one.statement.act).most_common(),
            "drawn_roles": stretches(roles, f"Roles of {known.name} over time"),
            "months": months_svg(
                sorted(months.items()),
                lambda month: search_url(speaker=known.name, since=month, until=month),
            ),
            "role_words": role_words,
            "judge": judge,
            "when": made.when,
        },
    )


def _merged(merge: Judgement) -> dict[str, Any]:
    """A merge for the page: whom it makes one, by whom, when, why."""
    return {"actors": merge.target["actors"], "by": merge.by, "made": merge.made, "reason": merge.reason}


def _held(found: ActorPositions) -> list[dict[str, Any]]:
    return [
        {
            "claim": one.claim.id,
            "sentence": one.claim.sentence,
            "status": one.claim.standing.status,
            "changed": one.changed,
            "positions": [position_json(position) for position in one.positions],
        }
        for one in found.held
    ]
