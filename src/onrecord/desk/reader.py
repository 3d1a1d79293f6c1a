"""What the desk asks of a reader, and each report with its reading."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from typing import Protocol

from onrecord.schema import Failure, ReaderInfo, Reading, Report


class ReportReader(Protocol):
    """Reads reports into readings. `onrecord.Reader` is one."""

    @property
    def info(self) -> ReaderInfo:
        """Which reader this is."""
        ...

    def read_each(
        self, reports: Iterable[Report], workers: int = 1
    ) -> Generator[Reading | Failure, None, None]:
        """One outcome a report, in order. Takes from `reports` in the thread that asks for readings,
        and no more than a bounded number ahead. A report that cannot be read gives a Failure."""
        ...


def each_read(
    reader: ReportReader, reports: Iterable[Report], workers: int = 1
) -> Generator[tuple[Report, Reading | Failure], None, None]:
    """Every report with its reading, in order; a Failure where the reader could not read it.

    Reports are taken as they are needed. They are read in `workers` processes, which end when the
    iterator is closed.
    """
    waiting: deque[Report] = deque()

    def noted() -> Iterator[Report]:
        for report in reports:
            waiting.append(report)
            yield report

    with closing(reader.read_each(noted(), workers)) as results:
        for result in results:
            yield waiting.popleft(), result
