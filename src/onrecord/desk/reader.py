"""What the desk asks of a reader, and each report with its reading."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Protocol

from onrecord.errors import InputError
from onrecord.schema import Failure, ReaderInfo, Reading, Report


class ReportReader(Protocol):
    """Reads reports into readings. `onrecord.Reader` is one."""

    @property
    def info(self) -> ReaderInfo:
        """Which reader this is."""
        ...

    def read_many(self, reports: Iterable[Report], workers: int = 1) -> Iterator[Reading]:
        """One reading a report, in order. Takes from `reports` in the thread that asks for readings,
        and no more than a bounded number ahead. Raises InputError at a report that it cannot read."""
        ...


def each_read(
    reader: ReportReader, reports: Iterable[Report], workers: int = 1
) -> Iterator[tuple[Report, Reading | Failure]]:
    """Every report with its reading, in order; a Failure where the reader could not read it.

    Reports are taken as they are needed. With `workers` > 1 they are read in that many processes.
    """
    source = iter(reports)
    waiting: deque[Report] = deque()

    def still_to_read(again: tuple[Report, ...]) -> Iterator[Report]:
        yield from again
        for report in source:
            waiting.append(report)
            yield report

    while True:
        try:
            for reading in reader.read_many(still_to_read(tuple(waiting)), workers):
                yield waiting.popleft(), reading
        except InputError as error:
            if not waiting:
                raise
            # The reader stopped at the first that waits; it is asked anew for the rest.
            report = waiting.popleft()
            yield report, Failure(input=report.input, code=error.code, message=error.message)
        else:
            return
