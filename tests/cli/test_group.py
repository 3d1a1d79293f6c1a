from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.cli.group import ERROR, USAGE, options_first
from tests.cli.conftest import Invoke

WORDS = st.sampled_from(["read", "a.html", "-", "--limit", "3", "--quiet", "-v", "--record", "--record=b.db"])


@given(st.lists(WORDS), st.lists(WORDS))
def test_moving_options_loses_nothing_and_is_done_once(before: list[str], after: list[str]) -> None:
    args = [*before, "--", *after]
    moved = options_first(args)
    assert sorted(moved) == sorted(args)
    assert moved[len(moved) - len(after) :] == after
    assert options_first(moved) == moved


def test_options_for_all_commands_stand_before_or_after(news: Path, invoke: Invoke, place: Path) -> None:
    assert invoke("--record", "one.db", "-q", "add", "news").exit_code == 0
    assert invoke("add", "news", "--record", "two.db", "-q").exit_code == 0
    assert invoke("add", "news", "--record=three.db", "-q").exit_code == 0
    assert {path.name for path in place.glob("*.db")} == {"one.db", "two.db", "three.db"}


def test_the_environment_names_the_record(
    news: Path, invoke: Invoke, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_DB", str(place / "from-env.db"))
    assert invoke("add", "news").exit_code == 0
    assert (place / "from-env.db").exists()
    assert not (place / "onrecord.db").exists()


@pytest.mark.parametrize(
    "args",
    [
        ["search", "ferry"],
        ["reports"],
        ["show", "abcd"],
        ["failures"],
        ["verify"],
        ["forget", "abcd"],
        ["reread"],
        ["export"],
        ["info"],
    ],
)
def test_without_a_record_each_command_says_what_to_do(args: list[str], invoke: Invoke, place: Path) -> None:
    result = invoke(*args)
    assert result.exit_code == ERROR
    assert "onrecord add" in result.stderr
    assert result.stdout == ""
    assert list(place.iterdir()) == []


@pytest.mark.parametrize(
    "args",
    [
        ["sing"],
        ["read"],
        ["read", "a.html", "--format", "pdf"],
        ["read", "a.html", "--language", "xx"],
        ["add", "a.html", "--workers", "0"],
        ["--record"],
    ],
)
def test_a_wrong_line_ends_with_2(args: list[str], invoke: Invoke) -> None:
    result = invoke(*args)
    assert result.exit_code == USAGE
    assert result.stderr


def test_a_day_that_is_none_ends_with_2(news: Path, invoke: Invoke) -> None:
    invoke("add", "news")
    result = invoke("search", "ferry", "--since", "last week")
    assert result.exit_code == USAGE
    assert "last week" in result.stderr


def test_a_file_that_is_no_record_is_left_alone(place: Path, invoke: Invoke) -> None:
    (place / "notes.txt").write_text("Not a record. " * 100, encoding="utf-8")
    result = invoke("--record", "notes.txt", "add", "notes.txt")
    assert result.exit_code == ERROR
    assert "notes.txt" in result.stderr
    assert (place / "notes.txt").read_text(encoding="utf-8").startswith("Not a record.")


def test_the_version_is_told(invoke: Invoke) -> None:
    from onrecord import __version__

    assert invoke("--version").stdout == f"onrecord {__version__}\n"
