from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.desk.comparing import statement_changes, word_changes
from onrecord.schema import Reading
from tests.standing.made import Said, told

WORDS = st.lists(st.sampled_from(["the", "ferry", "sank", "late", "\n", "port."]), max_size=30).map(" ".join)


@given(WORDS, WORDS)
def test_the_pieces_are_both_texts(before: str, after: str) -> None:
    pieces = word_changes(before, after)
    assert "".join(piece.words for piece in pieces if piece.what != "gone") == after
    kept = " ".join(piece.words for piece in pieces if piece.what != "new")
    assert kept.split() == before.split()
    assert all(piece.words for piece in pieces)
    assert all(one.what != other.what for one, other in pairwise(pieces))


def test_what_is_the_same_stays() -> None:
    pieces = word_changes("The ferry sank late on Monday.", "The ferry sank early on Monday.")
    assert [(piece.what, piece.words.strip()) for piece in pieces] == [
        ("same", "The ferry sank"),
        ("gone", "late"),
        ("new", "early"),
        ("same", "on Monday."),
    ]


def test_a_paragraph_of_a_million_words_is_compared_as_a_whole() -> None:
    before, after = "a " * 1_000_000, "b " + "a " * 1_000_000
    assert [piece.what for piece in word_changes(before, after)] == ["gone", "new"]


ONE, OTHER, THIRD = (
    Said("Port Authority", "the ferry would sail again on Monday"),
    Said("Ines Calloway", "nobody had asked the crew"),
    Said("the council", "a report was due in March"),
)


def changes(before: Reading, after: Reading) -> tuple[list[str], list[str], list[tuple[str, str]]]:
    found = statement_changes(before, after)
    return (
        [one.speakers[0] for one in found.came],
        [one.speakers[0] for one in found.went],
        [(one.act or "", other.act or "") for one, other in found.changed],
    )


def test_statements_come_go_and_change() -> None:
    before = told("ferry", ONE, OTHER)
    assert changes(before, told("ferry", OTHER, ONE)) == ([], [], [])
    assert changes(before, told("ferry", OTHER, THIRD)) == (["the council"], ["Port Authority"], [])
    denied = replace(ONE, act="deny", words="the ferry would not sail again on Monday")
    assert changes(before, told("ferry", denied, OTHER)) == ([], [], [("state", "deny")])
    assert changes(before, told("ferry", ONE, replace(OTHER, act="deny"))) == ([], [], [("state", "deny")])


@given(st.lists(st.sampled_from([ONE, OTHER, THIRD]), max_size=4), st.sampled_from([ONE, OTHER, THIRD]))
def test_what_came_goes_the_other_way_round(said: list[Said], more: Said) -> None:
    before, after = told("ferry", *said), told("ferry", *said, more)
    forth, back = statement_changes(before, after), statement_changes(after, before)
    assert len(forth.came) == len(back.went) == 1
    assert forth.went == back.came == ()
