from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.schema.position import LABELS, STATUSES, Label, Position, Status
from onrecord.standing.status import (
    deciding,
    in_order,
    latest,
    status_history,
    status_of,
    status_since,
)
from onrecord.standing.taking import before
from tests.standing.made import position

DAYS = [f"2026-03-0{day}" for day in range(1, 7)]
ACTORS = ["Port", "Union", "Ministry"]
# Reports by their day and id, in the order in which a reader would list them.
REPORTS = [("2026-03-02", "d" * 64), ("2026-03-04", "b" * 64), ("2026-03-04", "c" * 64), (DAYS[5], "a" * 64)]


ON_A_DAY = st.sampled_from(DAYS)


@st.composite
def some_position(draw: st.DrawFn, days: st.SearchStrategy[str | None] = ON_A_DAY) -> Position:
    published, report = draw(st.sampled_from(REPORTS))
    start = draw(st.integers(0, 5))
    return position(
        draw(st.sampled_from(ACTORS)),
        draw(st.sampled_from(LABELS)),
        draw(days),
        published=published,
        report=report,
        start=start,
        statement=f"{start:016x}",
    )


POSITIONS = st.lists(
    some_position(),
    max_size=12,
    unique_by=lambda one: (one.key, one.evidence.report, one.evidence.start),
)


# The rules, written a second time from their description and in another way: nothing is sorted, each
# actor's last is the one that no other comes after, and statuses are looked at day by day.


def comes_after(one: Position, other: Position) -> bool:
    """Whether, of two positions of one actor, `one` counts as the later."""
    if one.day != other.day:
        return (one.day or "~") > (other.day or "~")
    here = REPORTS.index((one.evidence.published or "", one.evidence.report))
    there = REPORTS.index((other.evidence.published or "", other.evidence.report))
    if here != there:
        return here > there
    if (one.label == "retracts") != (other.label == "retracts"):
        return one.label == "retracts"
    return one.evidence.start > other.evidence.start


def held_by(positions: list[Position], actor: str, at: str, aside: tuple[str, ...]) -> Label | None:
    own = [one for one in positions if one.actor == actor and one.label not in aside]
    own = [one for one in own if one.day is not None and one.day <= at]
    last = [one for one in own if not any(comes_after(other, one) for other in own)]
    assert len(last) <= 1
    return last[0].label if last else None


def told_status(positions: list[Position], at: str) -> Status:
    held = [held_by(positions, actor, at, ("declines", "doubts")) for actor in ACTORS]
    if all(one is None for one in held):
        return "unreported"
    put_forward = [one for one in held if one in ("asserts", "confirms", "retracts")]
    if put_forward and all(one == "retracts" for one in put_forward):
        return "withdrawn"
    stand_by = "asserts" in held or "confirms" in held
    if stand_by and "denies" in held:
        return "contested"
    if "confirms" in held:
        return "confirmed"
    return "alleged" if stand_by else "denied"


@given(POSITIONS, ON_A_DAY)
def test_the_status_is_the_one_of_the_rules(positions: list[Position], at: str) -> None:
    taken = in_order(before(positions, at, None))
    assert status_of(taken) == told_status(positions, at)


@given(POSITIONS, ON_A_DAY)
def test_an_actor_holds_what_it_took_last(positions: list[Position], at: str) -> None:
    last = latest(in_order(before(positions, at, None)))
    for actor in ACTORS:
        found = last.get(f"body/{actor.lower()}")
        assert (found.label if found else None) == held_by(positions, actor, at, ())


@given(POSITIONS, ON_A_DAY)
def test_a_status_holds_without_a_break_since_its_day(positions: list[Position], at: str) -> None:
    status, since = status_since(in_order(before(positions, at, None)))
    days = [day for day in DAYS if day <= at]
    if status == "unreported":
        assert since is None
        return
    held = [told_status(positions, day) == status for day in days]
    first = len(held) - held[::-1].index(False) if False in held else 0
    assert since == days[first]


@given(POSITIONS.flatmap(lambda some: st.tuples(st.just(some), st.permutations(some))))
def test_the_order_given_does_not_matter(pair: tuple[list[Position], list[Position]]) -> None:
    positions, mixed = pair
    assert in_order(mixed) == in_order(positions)
    assert status_history(in_order(mixed)) == status_history(in_order(positions))


@given(st.lists(some_position(st.none() | ON_A_DAY), max_size=9))
def test_a_history_ends_with_the_status_and_never_stands_still(positions: list[Position]) -> None:
    taken = in_order(positions)
    history = status_history(taken)
    assert status_since(taken)[0] == status_of(taken) == (history[-1][1] if history else "unreported")
    assert all(one[1] != other[1] for one, other in pairwise([(None, "unreported"), *history]))
    days = [day or "~" for day, _ in history]
    assert days == sorted(set(days))
    assert {status for _, status in history} <= set(STATUSES)


@given(st.lists(some_position(), max_size=9))
def test_what_decides_is_enough(positions: list[Position]) -> None:
    taken = in_order(positions)
    found = deciding(taken)
    assert status_of(in_order(found)) == status_of(taken)
    assert len({one.key for one in found}) == len(found)
    assert all(one.label not in ("declines", "doubts") for one in found)
    assert list(found) == list(reversed(in_order(found)))


@given(POSITIONS, st.sampled_from(ACTORS), ON_A_DAY, st.sampled_from(["declines", "doubts"]))
def test_declining_and_doubting_leave_the_status(
    positions: list[Position], actor: str, day: str, label: Label
) -> None:
    more = [*positions, position(actor, label, day, published=day, start=99)]
    assert status_history(in_order(more)) == status_history(in_order(positions))


def test_a_ruling_comes_last_on_its_day() -> None:
    ruling = position("Port", "confirms", "2026-03-04", published=None, ruling="c0ffee", report="")
    read = position("Port", "denies", "2026-03-04", published="2026-03-09")
    later = position("Port", "denies", "2026-03-05")
    assert in_order([later, ruling, read]) == [read, ruling, later]
    assert in_order([ruling, later, read]) == [read, ruling, later]


@pytest.mark.parametrize(
    ("labels", "status"),
    [
        ([], "unreported"),
        (["declines", "doubts"], "unreported"),
        (["asserts"], "alleged"),
        (["asserts", "denies"], "contested"),
        (["confirms", "denies"], "contested"),
        (["asserts", "confirms"], "confirmed"),
        (["denies"], "denied"),
        (["retracts"], "withdrawn"),
        (["retracts", "denies"], "withdrawn"),
        (["retracts", "asserts"], "alleged"),
        (["retracts", "asserts", "denies"], "contested"),
    ],
)
def test_statuses_one_by_one(labels: list[Label], status: Status) -> None:
    taken = [position(f"Actor {at}", label, "2026-03-04", start=at) for at, label in enumerate(labels)]
    assert status_of(in_order(taken)) == status


def test_what_is_of_unknown_day_comes_last_and_has_no_day() -> None:
    dated, undated = position("Port", "denies", "2026-03-04"), position("Union", "asserts", None)
    assert status_history(in_order([undated, dated])) == [("2026-03-04", "denied"), (None, "contested")]
    assert status_since(in_order([undated, dated])) == ("contested", None)
