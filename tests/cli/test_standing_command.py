from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.cli.group import ERROR, USAGE
from tests.cli.claims import fill, lines
from tests.cli.conftest import Invoke

CLAIM = "Tarnholm signed a lease with Belvar."


@pytest.fixture
def filled(place: Path, invoke: Invoke) -> Invoke:
    fill(place / "onrecord.db")
    return invoke


def test_a_standing_has_a_row_an_actor_and_the_words_of_each_position(filled: Invoke) -> None:
    shown = filled("standing", CLAIM)
    assert (shown.exit_code, shown.stderr) == (0, "")
    told = " ".join(shown.stdout.split())
    assert told.startswith(f"{CLAIM} confirmed since 2026-03-09 · before that contested from 2026-03-02")
    for words in (
        "2026-03-02 Belvar ● asserts",
        "no lease of the northern quay was signed",
        "the lease was signed by its own lawyer",
        "Coast Herald · 2026-03-02 · lease-1.txt · statement ",
    ):
        assert words in told
    assert any(line.startswith("Tarnholm") and "×denies" in line for line in shown.stdout.splitlines())


def test_a_claim_need_not_be_quoted(filled: Invoke) -> None:
    assert lines(filled, "standing", *CLAIM.split()) == lines(filled, "standing", CLAIM)


@pytest.mark.parametrize(
    ("asked", "position", "status", "positions"),
    [
        ([], None, "confirmed", 3),
        (["--actor", "Tarnholm"], "confirms", "confirmed", 3),
        (["--actor", "Tarnholm", "--at", "2026-03-08"], "denies", "contested", 2),
        (["--actor", "Norring"], "none", "confirmed", 3),
        (["--known", "2026-03-02"], None, "contested", 2),
        (["--at", "2026-03-01"], None, "unreported", 0),
    ],
)
def test_a_standing_as_json(
    filled: Invoke, asked: list[str], position: str | None, status: str, positions: int
) -> None:
    (told,) = lines(filled, "standing", CLAIM, *asked)
    assert (told["position"], told["status"], len(told["positions"])) == (position, status, positions)
    assert told["actor"] == (asked[1] if "--actor" in asked else None)
    assert [one["status"] for one in told["history"]] == ["contested", "confirmed"][: max(0, positions - 1)]
    if position not in (None, "none"):
        assert told["positions"][told["evidence"][0]]["position"] == position


def test_an_actor_is_answered_in_words(filled: Invoke) -> None:
    assert "Tarnholm confirms since 2026-03-09" in filled("standing", CLAIM, "--actor", "Tarnholm").stdout
    assert "Norring has taken no position" in filled("standing", CLAIM, "--actor", "Norring").stdout


def test_where_nobody_took_a_position_it_says_what_to_do(filled: Invoke, news: Path) -> None:
    early = filled("standing", CLAIM, "--at", "2026-03-01")
    assert (early.exit_code, "without --at" in early.stderr) == (0, True)
    assert "onrecord claims --about" in filled("standing", "The tunnel was dug.").stderr
    (news / "none.txt").write_text("{", encoding="utf-8")
    filled("--record", "empty.db", "add", "news/none.txt", "--language", "en")
    filled("--record", "empty.db", "forget", "news/none.txt", "--yes")
    assert "onrecord add" in filled("--record", "empty.db", "standing", CLAIM).stderr


@pytest.mark.parametrize(
    "args",
    [
        [],
        [" "],
        [CLAIM, "--at", "2026-03"],
        [CLAIM, "--known", "Monday"],
        [CLAIM, "--batch", "questions.jsonl"],
        ["--batch", "questions.jsonl", "--actor", "Tarnholm"],
        ["--batch", "nowhere.jsonl"],
    ],
)
def test_what_makes_no_sense_ends_with_2(filled: Invoke, args: list[str]) -> None:
    result = filled("standing", *args)
    assert (result.exit_code, result.stdout) == (USAGE, "")
    assert result.stderr.startswith("onrecord: ")


QUESTIONS = [
    {"id": "q1", "claim": CLAIM},
    {"id": 2, "claim": CLAIM, "actor": "Tarnholm", "at": "2026-03-08", "known": None},
    {"id": ["three"], "claim": "The ferry sank.", "actor": "Tarnholm"},
    {"id": None, "claim": "The ferry sank.", "at": "2026-03-01"},
]
ASKED = "".join(json.dumps(question) + "\n\n" for question in QUESTIONS)


def test_a_batch_answers_each_question_in_order(filled: Invoke, place: Path) -> None:
    (place / "questions.jsonl").write_text("\ufeff" + ASKED, encoding="utf-8")
    result = filled("standing", "--batch", "questions.jsonl")
    assert (result.exit_code, result.stderr) == (0, "")
    told = [json.loads(line) for line in result.stdout.splitlines()]
    assert [one["id"] for one in told] == [question["id"] for question in QUESTIONS]
    assert [one["position"] for one in told] == [None, "denies", "none", None]
    assert [one["status"] for one in told] == ["confirmed", "contested", "contested", "unreported"]
    assert [one["since"] for one in told] == ["2026-03-09", "2026-03-02", "2026-03-05", None]
    assert [one["evidence"][0]["report"] if one["evidence"] else None for one in told] == [
        "lease-2.txt",
        "lease-1.txt",
        None,
        None,
    ]
    assert set(told[0]["evidence"][0]) == {"report", "statement", "actor", "position", "day", "score"}
    assert filled("standing", "--batch", "-", input=ASKED).stdout == result.stdout


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[" * 100_000,
        "[]",
        "7",
        '{"claim": "x"}',
        '{"id": 1}',
        '{"id": 1, "claim": null}',
        '{"id": 1, "claim": " "}',
        '{"id": 1, "claim": "x", "actor": 3}',
        '{"id": 1, "claim": "x", "at": "2026-03"}',
        '{"id": 1, "claim": "x", "known": "soon"}',
        b'{"id": 1, "claim": "\xff"}',
    ],
)
def test_a_line_that_is_no_question_is_named(filled: Invoke, place: Path, line: str | bytes) -> None:
    bad = line if isinstance(line, bytes) else line.encode()
    asked = json.dumps(QUESTIONS[0]).encode() + b"\n\n" + bad + b"\n" + json.dumps(QUESTIONS[1]).encode()
    (place / "questions.jsonl").write_bytes(asked)
    result = filled("standing", "--batch", "questions.jsonl")
    assert (result.exit_code, result.stdout) == (USAGE, "")
    assert result.stderr.startswith("onrecord: questions.jsonl, line 3: ")
    piped = filled("standing", "--batch", "-", input=asked)
    assert (piped.exit_code, len(piped.stdout.splitlines())) == (USAGE, 1)
    assert piped.stderr.startswith("onrecord: standard input, line 3: ")


@pytest.mark.parametrize("indexed", [True, False])
def test_a_record_that_cannot_be_written_answers(
    filled: Invoke, monkeypatch: pytest.MonkeyPatch, indexed: bool
) -> None:
    expected = filled("standing", CLAIM).stdout if indexed else ""
    monkeypatch.setattr("os.access", lambda *_: False)
    told = filled("standing", CLAIM)
    assert told.exit_code == 0
    assert (told.stdout == expected) == indexed
    assert ("left out" in told.stderr) != indexed


def test_without_a_record(invoke: Invoke) -> None:
    assert invoke("standing", CLAIM).exit_code == ERROR
