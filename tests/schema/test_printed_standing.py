from __future__ import annotations

import copy
import json
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from onrecord import desk
from onrecord.desk.printed import shown_standing_json
from onrecord.schema.change import Change
from onrecord.schema.claim import Claim
from onrecord.schema.position import LABELS, STATUSES, Standing
from onrecord.schema.printed_standing import answer_json, change_json, claim_json, standing_json
from tests.export.standings import changes, claims, oil, oil_change, oil_claim, standings

SCHEMA = json.loads((files("onrecord.schema") / "onrecord-1.json").read_text(encoding="utf-8"))


def valid(name: str) -> Draft202012Validator:
    """Holds what is printed against the part of the contract that is called so."""
    return Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": SCHEMA["$defs"]})


HELD = st.sampled_from([*LABELS, "none", None])


@given(standings(), HELD)
def test_a_standing_is_printed_as_the_schema_has_it(standing: Standing, held: Any) -> None:
    told = standing_json(standing)
    valid("standing").validate(told)
    shown = desk.ShownStanding(
        standing=standing,
        actor=None if held is None else "Ines Calloway",
        position=held,
        evidence=standing.positions[:2],
        history=((None, "alleged"), ("2026-03-04", "contested")),
    )
    valid("standing").validate(shown_standing_json(shown))
    for question in (7, "oil#3", None, {"of": "me"}):
        valid("answer").validate(answer_json(question, standing, held, standing.positions))


@given(claims(), changes())
def test_claims_and_changes_are_printed_as_the_schema_has_them(claim: Claim, change: Change) -> None:
    valid("claim").validate(claim_json(claim))
    valid("change").validate(change_json(change))


def test_labels_and_statuses_are_the_schema_s() -> None:
    assert tuple(SCHEMA["$defs"]["label"]["enum"]) == LABELS
    assert tuple(SCHEMA["$defs"]["status"]["enum"]) == STATUSES
    assert SCHEMA["$defs"]["heldOrNull"]["enum"] == [*LABELS, "none", None]


PRINTED = {
    "standing": standing_json(oil()),
    "answer": answer_json("oil#3", oil(), "confirms", oil().positions),
    "claim": claim_json(oil_claim()),
    "change": change_json(oil_change()),
}
FIELDS = [(name, (field,)) for name, told in PRINTED.items() for field in told]
FIELDS += [("standing", ("positions", 0, field)) for field in PRINTED["standing"]["positions"][0]]
FIELDS += [("answer", ("evidence", 0, field)) for field in PRINTED["answer"]["evidence"][0]]


def place_of(told: Any, path: Sequence[Any]) -> Any:
    for step in path[:-1]:
        told = told[step]
    return told


@pytest.mark.parametrize(("name", "path"), FIELDS)
def test_no_field_of_a_claim_may_be_missing(name: str, path: tuple[Any, ...]) -> None:
    told = copy.deepcopy(PRINTED[name])
    assert valid(name).is_valid(told)
    del place_of(told, path)[path[-1]]
    assert not valid(name).is_valid(told)


@pytest.mark.parametrize(
    ("name", "path", "value"),
    [
        ("standing", ("status",), "true"),
        ("standing", ("since",), "2026-03"),
        ("standing", ("deciding",), [-1]),
        ("standing", ("positions", 0, "position"), "none"),
        ("standing", ("positions", 0, "report_id"), "a1"),
        ("standing", ("positions", 0, "score"), 1.2),
        ("standing", ("positions", 0, "start"), -1),
        ("answer", ("position",), "agrees"),
        ("answer", ("evidence", 0, "statement"), "a1"),
        ("claim", ("id",), "a1"),
        ("claim", ("parties",), None),
        ("change", ("recorded",), "2026-03-09"),
        ("change", ("before",), None),
    ],
)
def test_what_breaks_the_contract_of_claims_is_refused(name: str, path: tuple[Any, ...], value: Any) -> None:
    told = copy.deepcopy(PRINTED[name])
    place_of(told, path)[path[-1]] = value
    assert not valid(name).is_valid(told)


@given(standings())
def test_a_standing_is_printed_whole(standing: Standing) -> None:
    told = standing_json(standing)
    assert json.loads(json.dumps(told)) == told
    assert [one["position"] for one in told["positions"]] == [one.label for one in standing.positions]
    assert all(standing.positions[at] in standing.deciding for at in told["deciding"])
    assert {standing.positions[at] for at in told["deciding"]} == set(standing.deciding)


@given(claims())
def test_a_claim_is_printed_flat(claim: Claim) -> None:
    told = claim_json(claim)
    assert json.loads(json.dumps(told)) == told
    assert told["reports"] == list(claim.reports)
    assert set(told["parties"]) == {one["actor"] for one in told["positions"]}


@given(changes())
def test_a_change_is_printed_with_its_report(change: Change) -> None:
    told = change_json(change)
    assert json.loads(json.dumps(told)) == told
    assert (told["report"], told["before"], told["after"]) == (change.input, change.before, change.after)


def test_a_position_tells_where_it_was_read() -> None:
    denied = claim_json(oil_claim())["positions"][2]
    assert denied["actor"] == "Skarvey Ferries" and denied["day"] == "2026-02-05"
    assert (
        denied["report"] == "skarvey/r2.html" and denied["statement"] == oil().positions[2].evidence.statement
    )
    assert denied["words"] == "“not a litre of oil” had been dumped"
    assert denied["score"] == 0.914 and denied["ruling"] is None


def test_the_moment_of_a_change_is_in_utc() -> None:
    assert change_json(oil_change())["recorded"] == "2026-03-09T08:30:15Z"


def test_an_answer_is_as_the_contract_has_it() -> None:
    standing = oil()
    told = answer_json("oil#3", standing, "confirms", standing.positions[:-3:-1])
    assert list(told) == ["id", "position", "status", "since", "evidence"]
    assert (told["id"], told["position"], told["status"]) == ("oil#3", "confirms", "confirmed")
    assert list(told["evidence"][0]) == ["report", "statement", "actor", "position", "day", "score"]
    assert told["evidence"][0]["report"] == "skarvey/r5.html"
    assert answer_json(7, standing, None, [])["position"] is None
