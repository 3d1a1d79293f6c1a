"""claims, changes, claim merge, split and reject, position set, and what judgements make of them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from onrecord.cli.group import ERROR, USAGE
from onrecord.export.atom import ATOM
from onrecord.record import Record
from tests.cli.claims import LEASE, SENTENCE, fill, lines
from tests.cli.conftest import Invoke
from tests.standing.made import NEWER, Said, document, told

FERRY = "the old ferry had sunk off Skarvey with its crates"


@pytest.fixture
def filled(place: Path, invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> Invoke:
    monkeypatch.setenv("ONRECORD_USER", "r.imhof")
    fill(place / "onrecord.db")
    return invoke


def listed(invoke: Invoke, *args: str) -> dict[str, str]:
    """The claims that are listed with their ids, in order."""
    return {one["claim"]: one["id"] for one in lines(invoke, "claims", *args)}


def test_claims_are_listed_newest_change_first(filled: Invoke) -> None:
    shown = filled("claims")
    assert (shown.exit_code, shown.stderr) == (0, "")
    for words in (
        SENTENCE,
        "confirmed",
        "since 2026-03-09",
        "Belvar, Tarnholm",
        "contested",
        "Norring, Aker",
    ):
        assert words in " ".join(shown.stdout.split())
    lease, ferry = lines(filled, "claims")
    assert (lease["claim"], ferry["claim"]) == (SENTENCE, FERRY)
    assert lease["id"][:8] in shown.stdout
    assert lease["reports"] == ["lease-1.txt", "lease-2.txt"]
    assert (lease["changed"], ferry["changed"]) == ("2026-03-09", "2026-03-05")
    text = LEASE.report.text
    assert (lease["stated_in"], text[lease["start"] : lease["end"]]) == (LEASE.report.id, SENTENCE)


@pytest.mark.parametrize(
    ("args", "found"),
    [
        (["--about", "a ferry that sank"], [FERRY]),
        (["--status", "confirmed"], [SENTENCE]),
        (["--status", "alleged"], []),
        (["--changed-since", "2026-03-06"], [SENTENCE]),
        (["--limit", "1"], [SENTENCE]),
        (["--limit", "0"], [SENTENCE, FERRY]),
        (["--limit", "1", "--all"], [SENTENCE, FERRY]),
    ],
)
def test_claims_are_narrowed(filled: Invoke, args: list[str], found: list[str]) -> None:
    assert list(listed(filled, *args)) == found


def test_claims_that_are_not_shown_are_told_of(filled: Invoke) -> None:
    assert "--limit N shows more" in filled("claims", "--limit", "1").stderr
    nothing = filled("claims", "--status", "withdrawn")
    assert (nothing.exit_code, nothing.stdout) == (0, "") and "Leave out an option" in nothing.stderr
    assert filled("claims", "--status", "true").exit_code == USAGE
    assert filled("claims", "--limit", "-1").exit_code == USAGE


def test_where_reports_turn_on_nothing_it_says_what_to_do(place: Path, invoke: Invoke) -> None:
    with Record(place / "onrecord.db") as record:
        assert not list(record.reports())
    for command in (["claims"], ["changes", "--since", "2026-03-01"]):
        assert "onrecord add" in invoke(*command).stderr
    alone = told("a.txt", Said("Norring", "the crane was sold to Belvar"))
    with Record(place / "onrecord.db") as record:
        record.add(document(alone), alone)
    assert "onrecord standing CLAIM" in invoke("claims").stderr


def test_changes_tell_which_report_brought_them(filled: Invoke) -> None:
    shown = filled("changes", "--since", "2026-03-10")
    assert (shown.exit_code, shown.stderr) == (0, "")
    told_of = " ".join(shown.stdout.split())
    assert f"2026-03-10 09:00 2026-03-09 · lease-2.txt contested → confirmed {SENTENCE}" in told_of
    assert "Tarnholm ◆ confirms 2026-03-09 the lease was signed by its own lawyer" in told_of
    assert "Coast Herald · 2026-03-02 · A lease unreported → contested" in told_of
    rows = lines(filled, "changes", "--since", "2026-03-10")
    assert [one["report"] for one in rows] == ["lease-2.txt", "ferry-2.txt", "ferry-1.txt", "lease-1.txt"]
    assert [one["after"] for one in rows] == ["confirmed", "contested", "alleged", "contested"]
    late = lines(filled, "changes", "--since", "2026-03-10T08:30")
    assert late == rows[:1]
    by_format = filled("changes", "--since", "2026-03-10T08:30", "--format", "json").stdout
    assert [json.loads(by_format)] == late


def test_changes_as_a_feed(filled: Invoke) -> None:
    result = filled("changes", "--since", "2026-03-10", "--format", "atom")
    feed = ElementTree.fromstring(result.stdout)
    assert feed.findtext(f"{{{ATOM}}}title") == "Claims on record: onrecord.db"
    assert len(feed.findall(f"{{{ATOM}}}entry")) == 4
    nothing = filled("changes", "--since", "2027-01-01", "--format", "atom")
    assert ElementTree.fromstring(nothing.stdout).findtext(f"{{{ATOM}}}updated") == "2027-01-01T00:00:00Z"


def test_where_nothing_changed_it_says_so(filled: Invoke) -> None:
    nothing = filled("changes", "--since", "2027-01-01")
    assert (nothing.exit_code, nothing.stdout) == (0, "") and "since 2027-01-01" in nothing.stderr
    assert filled("changes").exit_code == USAGE
    assert filled("changes", "--since", "Monday").exit_code == USAGE


def test_a_rejected_claim_is_listed_no_more_until_that_is_undone(filled: Invoke) -> None:
    claim = listed(filled)[FERRY]
    made = filled("claim", "reject", claim[:8], "--reason", "another ferry")
    assert made.exit_code == 0 and f"“{FERRY}” is none" in made.stderr and "onrecord undo" in made.stderr
    assert list(listed(filled)) == [SENTENCE]
    assert lines(filled, "standing", "The ferry sank.")[0]["status"] == "contested"
    assert filled("undo").exit_code == 0
    assert list(listed(filled)) == [SENTENCE, FERRY]


def test_claims_that_are_one_are_listed_as_one(filled: Invoke) -> None:
    claims = listed(filled)
    (made,) = lines(filled, "claim", "merge", claims[SENTENCE], claims[FERRY], "--by", "m.lund")
    assert (made["kind"], made["by"]) == ("claim-merge", "m.lund")
    assert [claim["sentence"] for claim in made["target"]["claims"]] == [SENTENCE, FERRY]
    assert len(listed(filled)) == 1
    assert filled("claim", "merge", claims[FERRY], claims[FERRY]).exit_code == USAGE
    assert filled("claim", "merge", claims[FERRY], "ffffffff").exit_code == ERROR


def test_a_statement_that_is_split_off_bears_on_a_claim_no_more(filled: Invoke) -> None:
    (lease,) = (one for one in lines(filled, "claims") if one["claim"] == SENTENCE)
    confirming = next(one["statement"] for one in lease["positions"] if one["position"] == "confirms")
    made = filled("claim", "split", lease["id"], confirming, "--reason", "the older lease")
    assert made.exit_code == 0 and f"statement {confirming[:8]} does not bear on “{SENTENCE}”" in made.stderr
    after = next(one for one in lines(filled, "claims") if one["claim"] == SENTENCE)
    assert after["status"] == "contested"
    assert filled("claim", "split", lease["id"], lease["id"]).exit_code == USAGE


def test_a_position_that_a_person_set_is_shown_as_such(filled: Invoke) -> None:
    made = filled("position", "set", SENTENCE, "Tarnholm", "doubts", "2026-03-09", "--reason", "cut short")
    assert made.exit_code == 0
    assert f"Tarnholm doubts, 2026-03-09, on “{SENTENCE}”" in made.stderr
    shown = filled("standing", SENTENCE)
    assert "contested since 2026-03-02" in shown.stdout and "set by a person: judgement" in shown.stdout
    assert filled("undo").exit_code == 0
    claim = listed(filled)[SENTENCE]
    none = filled("position", "set", claim, "Tarnholm", "none", "2026-03-09", "--reason", "not its lawyer")
    assert "Tarnholm took no position" in none.stderr
    after = next(one for one in lines(filled, "claims") if one["id"] == claim)
    assert after["status"] == "contested"


@pytest.mark.parametrize(
    ("args", "status", "words"),
    [
        ([SENTENCE, "Tarnholm", "denies", "2026-03-09"], USAGE, "--reason"),
        ([SENTENCE, "Tarnholm", "denies", "2026-03", "--reason", "x"], USAGE, "YYYY-MM-DD"),
        ([SENTENCE, "Tarnholm", "believes", "2026-03-09", "--reason", "x"], USAGE, "believes"),
        ([SENTENCE, "Giraffe", "denies", "2026-03-09", "--reason", "x"], ERROR, "Giraffe"),
        (["ffffffff", "Tarnholm", "denies", "2026-03-09", "--reason", "x"], ERROR, "ffffffff"),
    ],
)
def test_a_ruling_that_makes_no_sense(filled: Invoke, args: list[str], status: int, words: str) -> None:
    result = filled("position", "set", *args)
    assert result.exit_code == status and words in result.stderr
    assert lines(filled, "judgements") == []


def test_a_name_of_several_is_whoever_took_a_position_on_the_claim(filled: Invoke, place: Path) -> None:
    def by(body: str) -> Said:
        return Said("Ada Lund", "the crane was sold", kind="person", speaks_for=(body,), title="head")

    quarry = replace(by("Aker"), words="the quarry had been shut by its owner")
    with Record(place / "onrecord.db") as record:
        for reading in (told("crane.txt", by("Norring")), told("quarry.txt", quarry)):
            record.add(document(reading), reading)
    ruling = ("Ada Lund", "denies", "2026-03-04", "--reason", "x")
    (made,) = lines(filled, "position", "set", "The quarry was shut.", *ruling)
    assert made["target"]["actor"] == {"key": "person/ada-lund@aker", "name": "Ada Lund"}
    several = filled("position", "set", "The tunnel was dug.", *ruling)
    assert several.exit_code == ERROR and "2 actors are meant" in several.stderr


def test_judgements_are_listed_and_orphaned_with_what_they_point_at(filled: Invoke, place: Path) -> None:
    claims = listed(filled)
    denial = next(
        one["statement"] for one in lines(filled, "claims")[0]["positions"] if one["position"] == "denies"
    )
    ruling = ("Tarnholm", "denies", "2026-03-09", "--reason", "x")
    for args in (
        ("claim", "merge", claims[SENTENCE], claims[FERRY]),
        ("claim", "split", claims[SENTENCE], denial),
        ("claim", "split", claims[FERRY], denial),
        ("claim", "reject", claims[SENTENCE]),
        ("claim", "reject", claims[FERRY]),
        ("position", "set", claims[SENTENCE], *ruling),
        ("position", "set", claims[FERRY], *ruling),
        ("position", "set", "Something else.", *ruling),
    ):
        assert filled(*args).exit_code == 0
    kinds = [one["kind"] for one in lines(filled, "judgements")]
    assert kinds == ["claim-merge", *["claim-split"] * 2, *["claim-reject"] * 2, *["position"] * 3]
    assert {one["standing"] for one in lines(filled, "judgements")} == {"stands"}
    with Record(place / "onrecord.db") as record:
        record.reread(LEASE.report.id, replace(LEASE, reader=NEWER, statements=()))
    standing = [one["standing"] for one in lines(filled, "judgements")]
    assert standing == ["orphaned"] * 3 + ["orphaned", "stands", "orphaned", "stands", "stands"]
    assert "orphaned" in filled("judgements").stdout
    assert FERRY not in listed(filled)


@pytest.mark.parametrize(
    "args",
    [
        ["claims"],
        ["changes", "--since", "2026-03-01"],
        ["claim", "merge", "aaaa", "bbbb"],
        ["claim", "split", "aaaa", "bbbb"],
        ["claim", "reject", "aaaa"],
        ["position", "set", "aaaa", "b", "denies", "2026-03-01", "--reason", "x"],
    ],
)
def test_without_a_record(args: list[str], invoke: Invoke) -> None:
    result = invoke(*args)
    assert result.exit_code == ERROR and "onrecord add" in result.stderr
