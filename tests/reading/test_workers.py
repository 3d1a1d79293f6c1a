"""Reading in processes that end in the middle of the work."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

from onrecord.crew import Bounds
from onrecord.reading import Reader
from onrecord.reading.model_files import FOLDER
from onrecord.reading.workers import read_in_processes
from onrecord.schema import Failure, Report
from tests.processes import children

REPORTS = [Report(text=f"The mill at Ostrand said it would close gate {n}.", input=str(n)) for n in range(40)]


def test_a_killed_worker_loses_nothing() -> None:
    before = children()
    killed: set[int] = set()

    def reports() -> Iterator[Report]:
        for n, report in enumerate(REPORTS):
            if n == 30:
                killed.update(children() - before)
                for child in killed:
                    os.kill(child, signal.SIGKILL)
            yield report

    read = list(read_in_processes(reports(), FOLDER, workers=2))
    assert len(killed) == 2
    assert read == [Reader().read(report) for report in REPORTS]


def test_a_report_beyond_its_bounds_is_a_failure_and_the_rest_is_read() -> None:
    long = Report(text="“Why?” he said. " * 8000, input="long")
    given = [REPORTS[0], long, REPORTS[1]]
    small = Bounds(seconds=0.5, patience=60.0)
    first, failed, last = read_in_processes(iter(given), FOLDER, workers=1, bounds=small)
    assert isinstance(failed, Failure)
    assert (failed.input, failed.code) == ("long", "too-slow")
    assert [first, last] == [Reader().read(REPORTS[0]), Reader().read(REPORTS[1])]


def test_leaving_early_ends_the_workers() -> None:
    before = children()
    readings = read_in_processes(iter(REPORTS), FOLDER, workers=2)
    next(readings)
    assert len(children() - before) == 2
    readings.close()
    assert children() == before


@pytest.mark.parametrize("workers", [1, 3])
def test_nothing_to_read(workers: int) -> None:
    assert list(Reader().read_many([], workers=workers)) == []
