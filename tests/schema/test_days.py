from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.schema.days import days_of
from tests.examples import DAYS


@given(DAYS, DAYS)
def test_days_months_years_and_spans(one: str, other: str) -> None:
    assert days_of(one) == (one, one)
    first, last = sorted((one, other))
    assert days_of(f"{first}/{last}") == (first, last)
    assert days_of(one[:4]) == (f"{one[:4]}-01-01", f"{one[:4]}-12-31")
    month = days_of(one[:7])
    assert month is not None and month.first == f"{one[:7]}-01"
    if month.last != "9999-12-31":
        assert (date.fromisoformat(month.last) + timedelta(days=1)).day == 1


NONE = [None, "", "Monday", "2026-13", "2026-02-30", "0000", "2026/", "2026-03-02/2025"]


@pytest.mark.parametrize("when", NONE)
def test_what_covers_no_days(when: str | None) -> None:
    assert days_of(when) is None


@given(st.text(max_size=12) | st.text("0123456789-/", max_size=21))
def test_anything_has_an_answer(when: str) -> None:
    days = days_of(when)
    assert days is None or date.fromisoformat(days.first) <= date.fromisoformat(days.last)
