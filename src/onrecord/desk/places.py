"""The places that statements name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Unpack

from onrecord.record import FoundStatement, RecordStore, SearchFilters

_TOLD = 3
"""Statements that are given of each place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceNamed:
    """A place, in how many statements it is named, and the first of these. Degrees are None where its
    position is not known."""

    name: str
    country: str | None
    region: str | None
    lat: float | None
    lon: float | None
    statements: int
    first: tuple[FoundStatement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesFound:
    """Places, those that most statements name first, of `looked_at` statements."""

    places: tuple[PlaceNamed, ...]
    looked_at: int


def places(
    record: RecordStore, words: str = "", *, most: int = 500, **filters: Unpack[SearchFilters]
) -> PlacesFound:
    """The places that statements name which hold all of `words` and pass the filters (see SearchFilters), of
    the `most` that a search finds first: without words, the newest. Raises UsageError as a search does."""
    named: dict[tuple[str, str | None, str | None], list[FoundStatement]] = {}
    where: dict[tuple[str, str | None, str | None], tuple[float | None, float | None]] = {}
    looked_at = 0
    for found in record.search(words, limit=most, **filters):
        looked_at += 1
        for place in found.places:
            key = (place.name, place.country, place.region)
            told = named.setdefault(key, [])
            if not told or told[-1].statement.id != found.statement.id:
                told.append(found)
            if where.get(key, (None, None))[0] is None:
                where[key] = (place.lat, place.lon)
    made = [
        PlaceNamed(
            name=key[0],
            country=key[1],
            region=key[2],
            lat=where[key][0],
            lon=where[key][1],
            statements=len(told),
            first=tuple(told[:_TOLD]),
        )
        for key, told in named.items()
    ]
    made.sort(key=lambda one: (-one.statements, one.name, one.country or "", one.region or ""))
    return PlacesFound(places=tuple(made), looked_at=looked_at)
