"""Worker processes that end in the middle of the work."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from multiprocessing import active_children

import pytest

from onrecord.reading import Reader
from onrecord.reading.model_files import FOLDER
from onrecord.reading.workers import read_in_processes
from onrecord.schema import Report

REPORTS = [Report(text=f"The mill at Ostrand said it would close gate {n}.", input=str(n)) for n in range(40)]


def test_a_killed_worker_loses_nothing() -> None:
    def reports() -> Iterator[Report]:
        for n, report in enumerate(REPORTS):
            if n == 30:
                for child in active_children():
                    os.kill(child.pid or 0, signal.SIGKILL)
            yield report

    read = list(read_in_processes(reports(), FOLDER, workers=2))
    assert [reading.report.input for reading in read] == [report.input for report in REPORTS]
    assert read == [Reader().read(report) for report in REPORTS]


def test_leaving_early_ends_the_workers() -> None:
    readings = read_in_processes(iter(REPORTS), FOLDER, workers=2)
    next(readings)
    readings.close()  # type: ignore[attr-defined]
    assert not active_children()


@pytest.mark.parametrize("workers", [1, 3])
def test_nothing_to_read(workers: int) -> None:
    assert list(Reader().read_many([], workers=workers)) == []
