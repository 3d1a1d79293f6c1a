from __future__ import annotations

import json

from hypothesis import given

from onrecord.schema.change import Change
from onrecord.schema.claim import Claim
from onrecord.schema.position import Standing
from onrecord.schema.printed_standing import answer_json, change_json, claim_json, standing_json
from tests.export.standings import changes, claims, oil, oil_change, oil_claim, standings


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
