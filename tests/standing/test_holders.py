from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.schema.position import Position
from onrecord.standing.holders import joined_holders
from tests.standing.made import position

HOLDERS = [
    ("person/hanna-sorvik@port", "Hanna Sorvik"),
    ("report/0a/person/sorvik", "Sorvik"),
    ("person/jon-sorvik", "Jon Sorvik"),
    ("body/tarnholm-port-authority", "Tarnholm Port Authority"),
    ("body/port-authority", "Port Authority"),
    ("body/port", "Port"),
    ("body/belvar", "Belvar"),
    ("person/belvar", "Belvar"),
    ("unnamed/a-port-authority-official", "a Port Authority official"),
    ("apart/0b/body/belvar", "Belvar"),
]


def of(holder: tuple[str, str], start: int = 0) -> Position:
    return position(holder[1], "asserts", "2026-03-04", key=holder[0], start=start, source="They")


def joined(*holders: tuple[str, str]) -> list[tuple[str, str]]:
    """Key and name after joining, in the order given."""
    return [(one.key, one.actor) for one in joined_holders(of(*pair) for pair in zip(holders, range(9)))]  # noqa: B905


@pytest.mark.parametrize(
    ("one", "other", "stands"),
    [
        # One name, taken for a person by one report.
        (("body/belvar", "Belvar"), ("person/belvar", "Belvar"), 0),
        (("body/the-belvar", "the Belvar"), ("body/belvar", "Belvar"), 1),
        # The surname of the only person of that name.
        (HOLDERS[1], HOLDERS[0], 1),
        # A body's name with words left out.
        (HOLDERS[4], HOLDERS[3], 1),
    ],
)
def test_who_is_one(one: tuple[str, str], other: tuple[str, str], stands: int) -> None:
    assert joined(one, other) == [(one, other)[stands]] * 2
    assert joined(other, one) == [(one, other)[stands]] * 2


@pytest.mark.parametrize(
    "holders",
    [
        [HOLDERS[0], HOLDERS[1], HOLDERS[2]],  # which of two it is cannot be told
        [HOLDERS[5], HOLDERS[3]],  # too little of a name
        [HOLDERS[8], HOLDERS[4]],  # an unnamed source is nobody else
        [HOLDERS[9], HOLDERS[6]],  # a person judged that it is not the same
    ],
)
def test_who_is_not(holders: list[tuple[str, str]]) -> None:
    assert joined(*holders) == holders


def test_one_position_is_not_told_twice() -> None:
    surname, full = of(HOLDERS[1]), of(HOLDERS[0])
    assert joined_holders([surname, full]) == [full]


SOME = st.lists(st.tuples(st.sampled_from(HOLDERS), st.integers(0, 5)), max_size=10, unique=True)


@given(SOME.flatmap(lambda some: st.tuples(st.just(some), st.permutations(some))))
def test_the_order_does_not_matter_and_joining_again_changes_nothing(
    pair: tuple[list[tuple[tuple[str, str], int]], list[tuple[tuple[str, str], int]]],
) -> None:
    found, mixed = (joined_holders(of(*one) for one in some) for some in pair)
    assert set(found) == set(mixed)
    assert joined_holders(found) == found
    assert {(one.key, one.actor) for one in found} <= {holder for holder, _ in pair[0]}
