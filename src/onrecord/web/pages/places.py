"""Map: the places that statements name."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import Query

from onrecord import desk
from onrecord.desk import PlaceNamed
from onrecord.desk.printed import found_json
from onrecord.web.drawing.world import LARGE, SMALL, WORLD, Dot, land, view_of, world
from onrecord.web.links import search_url
from onrecord.web.routing import PageRouter
from onrecord.web.shown import Shown
from onrecord.web.workbench import Bench

router = PageRouter(nav=("Map", "/places"))

_MOST = 500
"""Statements looked at."""
Told = Annotated[str, Query(max_length=300)]


@router.page("/places", "places.html")
def places(
    bench: Bench,
    words: Annotated[str, Query(max_length=1000)] = "",
    speaker: Told = "",
    since: Told = "",
    until: Told = "",
    view: Annotated[Literal["near", "world"], Query()] = "near",
) -> Shown:
    """The places that statements name, on a map and in a list."""
    asked = {"speaker": speaker.strip(), "since": since.strip(), "until": until.strip()}
    found = desk.places(
        bench.record,
        words,
        most=_MOST,
        speaker=asked["speaker"] or None,
        since=asked["since"] or None,
        until=asked["until"] or None,
    )
    given = {key: value for key, value in {"words": words.strip(), **asked}.items() if value}
    dots = [
        Dot(one.lat, one.lon, one.statements, _words(one), search_url(place=one.name, **given))
        for one in found.places
        if one.lat is not None and one.lon is not None
    ]
    seen = WORLD if view == "world" else view_of(dots)
    return Shown(
        title="Map",
        data={
            "looked_at": found.looked_at,
            "places": [
                {**_place_json(one), "first": [found_json(of) for of in one.first]} for one in found.places
            ],
        },
        context={
            "found": found,
            "asked": {"words": words, **asked},
            "given": given,
            "view": view,
            "most": _MOST,
            "land": land(),
            "maps": [world(dots, seen, size) for size in (LARGE, SMALL)],
            "place_words": _words,
        },
    )


def _words(place: PlaceNamed) -> str:
    code = place.region or place.country
    return f"{place.name} ({code})" if code else place.name


def _place_json(place: PlaceNamed) -> dict[str, Any]:
    return {
        "name": place.name,
        "country": place.country,
        "region": place.region,
        "lat": place.lat,
        "lon": place.lon,
        "statements": place.statements,
    }
