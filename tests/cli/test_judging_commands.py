"""actors, actor, merge, split, reject, undo, judgements, and what search and show make of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.cli.group import ERROR, USAGE
from onrecord.record import Record
from tests.cli.conftest import Invoke
from tests.examples import crane
from tests.identity.made import Who, keep, told

PORT = "Varde Port Authority"


@pytest.fixture
def filled(place: Path, invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> Invoke:
    monkeypatch.setenv("ONRECORD_USER", "r.imhof")
    with Record(place / "onrecord.db") as record:
        keep(record, told("a", Who("Ines Calloway", title="harbour master", of=PORT, speaks_for=(PORT,))))
        keep(record, told("b", Who("Ines Calloway", title="mayor", of="Varde")), told("c", Who("I. Brandt")))
        keep(record, crane(title="Crane", input="crane", published="2026-03-04"))
    return invoke


def lines(invoke: Invoke, *args: str) -> list[dict[str, Any]]:
    result = invoke(*args, "--json")
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_actors_are_listed_and_narrowed(filled: Invoke) -> None:
    shown = filled("actors")
    assert "Ines Calloway" in shown.stdout and "Portugal" in shown.stdout
    found = lines(filled, "actors", "calloway")
    assert {actor["key"] for actor in found} >= {"person/ines-calloway@varde"}
    assert len(found) == 3 and all(actor["kind"] == "person" for actor in found)
    assert "--limit" in filled("actors", "--limit", "1").stderr
    nobody = filled("actors", "giraffe")
    assert (nobody.exit_code, nobody.stdout) == (0, "") and "No actor" in nobody.stderr


def test_an_actor_is_shown_with_roles_places_and_statements(filled: Invoke) -> None:
    shown = filled("actor", "person/ines-calloway@varde-port-authority")
    for words in ("harbour master of Varde Port Authority, seen 2026-03-04", "Oslo (1)", "words 0 of a"):
        assert words in shown.stdout
    (actor,) = lines(filled, "actor", "person/ines-calloway@varde-port-authority")
    assert actor["speaks_for"] == [{"name": PORT, "statements": 1}]
    assert actor["statements_shown"][0]["words"]["source"] == "Ines Calloway"
    several = filled("actor", "Ines", "Calloway")
    assert several.exit_code == ERROR and "person/ines-calloway@varde " in several.stderr
    nobody = filled("actor", "giraffe")
    assert nobody.exit_code == ERROR and "onrecord actors" in nobody.stderr


def test_a_merge_and_its_undoing(filled: Invoke) -> None:
    made = filled("merge", "person/ines-calloway@varde", "Brandt", "--reason", "her name since 2019")
    assert made.exit_code == 0
    assert "Ines Calloway and I. Brandt are one" in made.stderr and "onrecord undo" in made.stderr
    (judgement,) = lines(filled, "judgements")
    assert (judgement["by"], judgement["reason"]) == ("r.imhof", "her name since 2019")
    assert judgement["standing"] == "stands"
    assert lines(filled, "actor", "Brandt")[0]["reports"] == 2
    assert filled("merge", "Brandt", "person/ines-calloway@varde").exit_code == USAGE
    undone = filled("undo", judgement["id"][:6], "--by", "m.lund")
    assert undone.exit_code == 0 and "Undone: merge" in undone.stderr
    assert lines(filled, "actor", "Brandt")[0]["reports"] == 1
    assert "No judgement" in filled("judgements").stderr
    assert lines(filled, "judgements", "--undone")[0]["undone"]["by"] == "m.lund"
    again = filled("undo", judgement["id"])
    assert again.exit_code == USAGE and "undone before" in again.stderr
    assert filled("undo").exit_code == ERROR


def test_a_split(filled: Invoke, place: Path) -> None:
    with Record(place / "onrecord.db") as record:
        keep(record, told("d", Who("I. Brandt")))
    assert lines(filled, "actor", "Brandt")[0]["reports"] == 2
    assert "I. Brandt in" in filled("split", "Brandt", "d", "--reason", "another").stderr
    assert filled("actor", "Brandt").exit_code == ERROR
    assert "nothing to split" in filled("split", "person/i-brandt", "c").stderr
    assert "split" in filled("judgements").stdout


def test_a_rejected_statement_is_hidden_marked_and_found_on_demand(filled: Invoke) -> None:
    (found,) = lines(filled, "search", "crane", "--act", "deny")
    name = found["statement"]["id"]
    assert found["rejected"] is False
    (judgement,) = lines(filled, "reject", name[:8], "--reason", "irony")
    assert judgement["target"]["statement"] == name
    assert lines(filled, "search", "crane", "--act", "deny") == []
    assert lines(filled, "search", "crane", "--rejected")[0]["rejected"] is True
    assert "rejected" in filled("search", "crane", "--rejected").stdout
    assert lines(filled, "actor", "Portugal")[0]["statements"] == 0
    assert len(lines(filled, "actor", "Portugal", "--rejected")[0]["statements_shown"]) == 1
    assert "by r.imhof" in filled("show", name).stdout and "irony" in filled("show", name).stdout
    assert "rejected" in filled("show", "crane").stdout
    assert lines(filled, "show", "crane")[0]["rejected"] == [name]
    assert filled("reject", name).exit_code == USAGE
    assert filled("reject", "0000000000").exit_code == ERROR


@pytest.mark.parametrize(
    ("options", "cues"),
    [
        (["--speaker", "Portugal"], ["denied"]),
        (["--speaks-for", "lisbon"], ["wrote"]),
        (["--act", "deny", "--mode", "speech"], ["denied", "wrote"]),
        (["--said-since", "2026-03-02", "--said-until", "2026-03"], ["denied"]),
        (["--place", "Oslo"], ["said", "said", "said"]),
        (["--place", "NO"], ["said", "said", "said"]),
        (["--place", "PT"], []),
    ],
)
def test_search_by_options_alone(filled: Invoke, options: list[str], cues: list[str]) -> None:
    assert [found["words"]["cue"] for found in lines(filled, "search", *options)] == cues


def test_search_for_nothing_or_for_an_act_that_is_none(filled: Invoke) -> None:
    nothing = filled("search")
    assert nothing.exit_code == USAGE and "--speaker" in nothing.stderr
    assert filled("search", "--act", "sing").exit_code == USAGE
    assert filled("search", "--said-since", "Monday").exit_code == USAGE


def test_show_tells_who_when_and_where(filled: Invoke) -> None:
    shown = filled("show", "crane").stdout
    assert "deny · via Harbour Radio › a port spokesman · said 2026-03-02" in shown
    assert "Ines Calloway (person, harbour master of Lisbon Port Authority)" in shown
    assert "Oslo (NO-03); Lisbon (PT-11)" in shown
    name = lines(filled, "search", "crane", "--act", "deny")[0]["statement"]["id"]
    told_of = filled("show", name).stdout
    for words in ("Portugal (state)", "Harbour Radio › a port spokesman", "2026-03-02", "deny"):
        assert words in told_of


@pytest.mark.parametrize(
    "args",
    [["actors"], ["actor", "x"], ["merge", "x", "y"], ["split", "x", "y"], ["reject", "abcd"], ["undo"]],
)
def test_without_a_record(args: list[str], invoke: Invoke) -> None:
    result = invoke(*args)
    assert result.exit_code == ERROR and "onrecord add" in result.stderr


def test_who_judges_is_the_login_where_nobody_is_named(
    filled: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ONRECORD_USER")
    monkeypatch.setenv("LOGNAME", "ilse")
    assert lines(filled, "merge", "Portugal", "Brandt")[0]["by"] == "ilse"
    blank = filled("undo", "--by", " ")
    assert blank.exit_code == USAGE and "--by" in blank.stderr
