from __future__ import annotations

import copy
import json
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from onrecord.schema import Failure, Reading
from onrecord.schema.printed import failure_json, reading_from_json, reading_json
from tests.examples import TEXTS, ferries, readings

SCHEMA = json.loads((files("onrecord.schema") / "onrecord-1.json").read_text(encoding="utf-8"))
VALID = Draft202012Validator(SCHEMA)


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@given(readings(tidy=True))
def test_a_reading_is_printed_as_the_schema_has_it_and_comes_back(reading: Reading) -> None:
    printed = json.loads(json.dumps(reading_json(reading)))
    VALID.validate(printed)
    assert reading_from_json(printed) == reading


@given(st.builds(Failure, input=TEXTS, code=TEXTS.filter(len), message=TEXTS.filter(len)))
def test_a_failure_is_printed_as_the_schema_has_it(failure: Failure) -> None:
    VALID.validate(failure_json(failure))


LATER: dict[str, Any] = {
    "mode": "speech",
    "act": "deny",
    "speakers": ["Ines Calloway"],
    "speaker_kind": "person",
    "speaks_for": [],
    "via": ["Harbour Radio"],
    "when": "2026-03-02/2026-03-08",
    "support": {"act": {"confidence": 0.8, "spans": [[3, 9]]}},
}


def test_later_fields_are_allowed() -> None:
    line = reading_json(ferries())
    line["statements"][0].update(LATER)
    line["actors"] = [
        {
            "name": "Ines Calloway",
            "kind": "person",
            "mentions": [[0, 4]],
            "roles": [{"title": "mayor", "of": None, "spans": [[5, 9]]}],
        }
    ]
    line["times"] = [
        {
            "start": 1,
            "end": 5,
            "type": "DATE",
            "value": "2026-03",
            "mod": None,
            "from": "2026-03-01",
            "to": "2026-03-31",
        }
    ]
    line["places"] = [
        {"start": 1, "end": 5, "name": "Oslo", "lat": 59.9, "lon": 10.7, "country": "NO", "region": "NO-03"}
    ]
    VALID.validate(line)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "onrecord/2"),
        (("report", "id"), "abc"),
        (("report", "text"), None),
        (("statements", 0, "content"), []),
        (("statements", 0, "content"), [[4]]),
        (("statements", 0, "source"), [[-1, 4]]),
        (("statements", 0, "kind"), "quoted"),
        (("statements", 0, "confidence"), 1.2),
        (("statements", 0, "mode"), "song"),
        (("statements", 0, "when"), "last week"),
        (("failure",), {"code": "language", "message": "both a reading and a failure"}),
    ],
)
def test_what_breaks_the_contract_is_refused(path: tuple[Any, ...], value: Any) -> None:
    line = copy.deepcopy(reading_json(ferries()))
    place = line
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert not VALID.is_valid(line)


@pytest.mark.parametrize("field", ["report", "reader", "statements", "actors", "times", "places"])
def test_no_field_may_be_missing(field: str) -> None:
    line = reading_json(ferries())
    del line[field]
    assert not VALID.is_valid(line)
