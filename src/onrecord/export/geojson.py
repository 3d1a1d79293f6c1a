"""GeoJSON (RFC 7946): one feature for each statement and place that its content names.

Coordinates are longitude, then latitude, in degrees (WGS 84). A place whose position is not known has
no feature.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator
from typing import Any

from onrecord.schema import Place, Reading, Statement, quote
from onrecord.schema.places_named import PlacesNamed


def collection(readings: Iterable[Reading], rejected: Container[str] = ()) -> Iterator[str]:
    """A FeatureCollection in pieces, one feature a line, so that a large one need not be held at once.
    `rejected` are ids of statements whose features say that a judgement rejects them."""
    opening = '{"type": "FeatureCollection", "features": [\n'
    for found in features(readings, rejected):
        yield opening + json.dumps(found, ensure_ascii=False, allow_nan=False)
        opening = ",\n"
    yield opening + "]}\n" if opening.startswith("{") else "\n]}\n"


def features(readings: Iterable[Reading], rejected: Container[str] = ()) -> Iterator[dict[str, Any]]:
    """One Feature for each statement and place, in the order of the readings and of the text. A place
    that a statement names twice has one."""
    for reading in readings:
        named = PlacesNamed(reading.places)
        for statement in reading.statements:
            told = _told(reading, statement, statement.id in rejected)
            for number, (place, lon, lat) in enumerate(_located(named.by(statement)), 1):
                yield {
                    "type": "Feature",
                    "id": f"{statement.id}-{number}",
                    "geometry": {"type": "Point", "coordinates": [lon, lat]},
                    "properties": {
                        "place": place.name,
                        "country": place.country,
                        "region": place.region,
                        **told,
                    },
                }


def _located(places: Iterable[Place]) -> list[tuple[Place, float, float]]:
    """Each place that has a position once, with its longitude and latitude."""
    found: dict[tuple[str, float, float], Place] = {}
    for place in places:
        if place.lat is not None and place.lon is not None:
            found.setdefault((place.name, place.lon, place.lat), place)
    return [(place, lon, lat) for (_, lon, lat), place in found.items()]


def _told(reading: Reading, statement: Statement, rejected: bool) -> dict[str, Any]:
    """What a feature tells of its statement and its report."""
    report = reading.report
    return {
        "statement": statement.id,
        "speakers": list(statement.speakers),
        "speaks_for": list(statement.speaks_for),
        "via": list(statement.via),
        "mode": statement.mode,
        "act": statement.act,
        "when": statement.when,
        "source": quote(report.text, statement.source),
        "cue": quote(report.text, statement.cue),
        "words": quote(report.text, statement.content),
        "confidence": statement.confidence,
        "rejected": rejected,
        "report": report.id,
        "input": report.input,
        "title": report.title,
        "publisher": report.publisher,
        "published": report.published,
        "url": report.url,
    }
