"""TIMEX3 values: which are well formed, and the days that they cover."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.times.values import days_of, is_value, month_value, week_value

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31))


@given(DAYS)
def test_a_week_covers_seven_days_from_a_monday(day: date) -> None:
    value = week_value(day)
    covered = days_of(value)
    assert is_value(value)
    assert covered is not None
    first, last = covered
    assert first.isoweekday() == 1
    assert last - first == timedelta(days=6)
    assert first <= day <= last


@given(DAYS, st.integers(-40, 40))
def test_months_beyond_a_year_are_those_of_the_years_around(day: date, step: int) -> None:
    value = month_value(day.year, day.month + step)
    covered = days_of(value)
    assert covered is not None
    months = 12 * day.year + day.month + step
    assert (12 * covered[0].year + covered[0].month, covered[0].day) == (months, 1)
    assert (covered[1] + timedelta(days=1)).day == 1


@given(DAYS)
def test_the_parts_of_a_year_cover_it(day: date) -> None:
    year = days_of(f"{day.year:04d}")
    quarters = [days_of(f"{day.year:04d}-Q{n}") for n in range(1, 5)]
    halves = [days_of(f"{day.year:04d}-H{n}") for n in (1, 2)]
    assert year is not None
    for parts in (quarters, halves):
        known = [part for part in parts if part is not None]
        assert (known[0][0], known[-1][1]) == year
        assert all(b[0] - a[1] == timedelta(days=1) for a, b in pairwise(known))


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2027-03-09", "2027-03-09", "2027-03-09"),
        ("2027-03-09T15:30", "2027-03-09", "2027-03-09"),
        ("2027-W10-WE", "2027-03-13", "2027-03-14"),
        ("2027-SU", "2027-06-01", "2027-08-31"),
        ("2027-WI", "2027-12-01", "2028-02-29"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("199", "1990-01-01", "1999-12-31"),
        ("18XX", "1800-01-01", "1899-12-31"),
    ],
)
def test_days_of(value: str, first: str, last: str) -> None:
    assert is_value(value)
    assert days_of(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "value", ["P3D", "PT2H", "PXY", "P2.5Y", "PRESENT_REF", "XXXX-10-23", "XXXX-WXX-5", "BC0044"]
)
def test_values_without_definite_days(value: str) -> None:
    assert is_value(value)
    assert days_of(value) is None


@pytest.mark.parametrize(
    "value", ["", "P", "PT", "2027-13", "2027-02-3", "2027-W54", "2027-Q5", "T25:00", "soon", "2027-03-09T"]
)
def test_what_is_no_value(value: str) -> None:
    assert not is_value(value)


@given(st.text(alphabet="0123456789XPTWQHMDYE-:.", max_size=14))
def test_days_only_of_values(value: str) -> None:
    if days_of(value) is not None and is_value(value):
        first, last = days_of(value) or (date.max, date.min)
        assert first <= last
