from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.axis import axis
from tests.examples import DAYS

MANY = st.lists(st.none() | DAYS, max_size=30)
WIDTHS = st.integers(20, 200)


def in_order(days: list[str | None]) -> list[str | None]:
    return sorted(set(days), key=lambda day: (day is None, day or ""))


@given(MANY, WIDTHS)
def test_later_days_never_stand_left_of_earlier_ones(days: list[str | None], width: int) -> None:
    found = axis(days, width, 11)
    columns = [found.places[day] for day in in_order(days)]
    assert columns == sorted(columns)
    assert all(0 <= at < max(width - 11, 1) for at in columns)


@given(MANY, WIDTHS)
def test_places_are_apart_and_days_share_one_only_where_there_is_no_room(
    days: list[str | None], width: int
) -> None:
    found = axis(days, width, 11)
    columns = sorted(set(found.places.values()))
    assert all(after - before >= 4 for before, after in pairwise(columns))
    assert found.shared == (len(columns) < len(set(days)))
    if found.shared:
        assert 4 * len(set(days)) > width - 11


@given(MANY, WIDTHS)
def test_labels_stand_at_their_days_and_fit(days: list[str | None], width: int) -> None:
    found = axis(days, width, 11)
    line = found.labels()
    assert len(line) <= width
    shown = {part.start(): part.group() for part in re.finditer(r"no day|\S+", line)}
    for at, label in shown.items():
        assert any(place == at and (day or "no day").endswith(label) for day, place in found.places.items())


def test_the_distance_is_that_of_the_days_where_there_is_room() -> None:
    found = axis(["2026-01-01", "2026-01-11", "2026-01-31"], 101, 0)
    assert list(found.places.values()) == [0, 33, 100]


def test_a_year_is_written_where_it_is_new() -> None:
    found = axis(["2025-12-30", "2026-01-02", "2026-03-01"], 60, 11)
    assert found.labels().split() == ["2025-12-30", "2026-01-02", "03-01"]
