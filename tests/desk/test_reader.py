from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.desk.reader import each_read
from onrecord.errors import InputError
from onrecord.schema import Failure, Report
from tests.stand_in import SaidReader


@given(st.lists(st.booleans(), max_size=12))
def test_each_report_has_its_own_outcome_in_order(readable: list[bool]) -> None:
    reports = [
        Report(text=f"The mayor said {number}." if good else f"unreadable {number}", input=str(number))
        for number, good in enumerate(readable)
    ]
    results = list(each_read(SaidReader(), reports))
    assert [report for report, _ in results] == reports
    for (report, result), good in zip(results, readable, strict=True):
        assert isinstance(result, Failure) != good
        assert (result.input if isinstance(result, Failure) else result.report.input) == report.input


def test_reports_are_taken_as_they_are_needed() -> None:
    taken: list[int] = []

    def reports() -> Iterator[Report]:
        for number in range(3):
            taken.append(number)
            yield Report(text=str(number))

    next(each_read(SaidReader(), reports()))
    assert taken == [0]


def test_an_error_of_the_inputs_themselves_is_not_swallowed() -> None:
    def reports() -> Iterator[Report]:
        raise InputError("missing", "a.html", "there is no such file")
        yield

    with pytest.raises(InputError):
        list(each_read(SaidReader(), reports()))
