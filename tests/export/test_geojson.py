from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from onrecord.export.geojson import collection, features
from onrecord.schema import Reading
from onrecord.schema.places_named import PlacesNamed
from tests.examples import crane, readings

POSITION = {
    "type": "array",
    "prefixItems": [
        {"type": "number", "minimum": -180, "maximum": 180},
        {"type": "number", "minimum": -90, "maximum": 90},
    ],
    "minItems": 2,
    "maxItems": 3,
}
# RFC 7946, sections 3.1.2, 3.2, 3.3, 4 (no crs) and 7.1 (members that an object may not have).
RFC_7946 = {
    "type": "object",
    "required": ["type", "features"],
    "properties": {
        "type": {"const": "FeatureCollection"},
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "geometry", "properties"],
                "properties": {
                    "type": {"const": "Feature"},
                    "id": {"type": ["string", "number"]},
                    "geometry": {
                        "type": "object",
                        "required": ["type", "coordinates"],
                        "properties": {"type": {"const": "Point"}, "coordinates": POSITION},
                        "not": {
                            "anyOf": [{"required": [word]} for word in ("geometry", "properties", "features")]
                        },
                    },
                    "properties": {"type": ["object", "null"]},
                },
                "not": {"anyOf": [{"required": [word]} for word in ("coordinates", "features", "crs")]},
            },
        },
    },
    "not": {"anyOf": [{"required": [word]} for word in ("coordinates", "geometry", "properties", "crs")]},
}


def printed(found: list[Reading]) -> Any:
    return json.loads("".join(collection(found)))


@given(st.lists(readings(), max_size=2))
def test_it_is_geojson(found: list[Reading]) -> None:
    Draft202012Validator(RFC_7946).validate(printed(found))


@given(readings(tidy=True))
def test_each_statement_has_a_feature_for_each_place_that_is_known(reading: Reading) -> None:
    expected = [
        (statement.id, place.name, place.lon, place.lat)
        for statement in reading.statements
        for place in PlacesNamed(reading.places).by(statement)
        if place.lat is not None and place.lon is not None
    ]
    told = [
        (one["properties"]["statement"], one["properties"]["place"], *one["geometry"]["coordinates"])
        for one in printed([reading])["features"]
    ]
    by_statement = {name for name, *_ in expected}
    for name in by_statement:
        want = [one for one in expected if one[0] == name]
        # A statement that stands twice in a reading is told twice.
        assert set(want) == {one for one in told if one[0] == name}
    assert {name for name, *_ in told} == by_statement


def test_a_feature_tells_who_said_what_where() -> None:
    reading = located(crane(title="A crane", published="2026-03-04"))
    found, _ = features([reading])
    assert found["id"] == f"{reading.statements[0].id}-1"
    assert found["geometry"] == {"type": "Point", "coordinates": [10.75, 59.91]}
    told = found["properties"]
    assert (told["place"], told["country"], told["region"]) == ("Oslo", "NO", "NO-03")
    assert (told["speakers"], told["act"], told["when"]) == (["Portugal"], "deny", "2026-03-02")
    assert told["words"] == "that it bought the crane"
    assert (told["report"], told["title"]) == (reading.report.id, "A crane")


def test_what_was_rejected_says_so() -> None:
    reading = located(crane())
    told = features([reading], rejected={reading.statements[1].id})
    assert [one["properties"]["rejected"] for one in told] == [False, True]


def located(reading: Reading) -> Reading:
    """The reading with its first place in its first statement, its second in its second."""
    pairs = zip(reading.places, reading.statements, strict=True)
    return replace(reading, places=tuple(replace(place, span=one.content[0]) for place, one in pairs))
