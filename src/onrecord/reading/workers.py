"""Reading in several processes, in order."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.messages import input_error
from onrecord.schema import Reading, Report

if TYPE_CHECKING:
    from onrecord.reading.reader import Reader

_AHEAD = 8  # reports a worker that are under way or waiting, so that memory stays flat

# The reader of a worker process; nothing is shared between processes.
_reader: Reader | None = None


def _begin(folder: Path) -> None:
    from onrecord.reading.reader import Reader

    global _reader
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends its workers
    _reader = Reader(folder)


def _read(report: Report | str) -> Reading:
    assert _reader is not None
    return _reader.read(report)


def read_in_processes(reports: Iterable[Report | str], folder: Path, workers: int) -> Iterator[Reading]:
    """Readings in the order of `reports`, read by `workers` processes of one thread each.

    Raises InputError "crashed" at a report whose process ended and ended again when it was read alone.
    """
    crew = _Crew(folder, workers)
    try:
        for report in reports:
            crew.take(report)
            if len(crew.waiting) >= _AHEAD * workers:
                yield crew.next()
        while crew.waiting:
            yield crew.next()
    finally:
        crew.pool.shutdown(wait=True, cancel_futures=True)


class _Crew:
    """A pool of processes and the reports that wait for it, oldest first."""

    def __init__(self, folder: Path, workers: int) -> None:
        self._folder = folder
        self._workers = workers
        self.pool = self._new_pool(workers)
        self.waiting: deque[tuple[Report | str, Future[Reading]]] = deque()

    def _new_pool(self, workers: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(workers, get_context("spawn"), _begin, (self._folder,))

    def take(self, report: Report | str) -> None:
        """Hands a report to the pool."""
        try:
            self.waiting.append((report, self.pool.submit(_read, report)))
        except BrokenProcessPool:
            self._mend()
            self.waiting.append((report, self.pool.submit(_read, report)))

    def next(self) -> Reading:
        """The reading of the report that has waited longest."""
        report, coming = self.waiting.popleft()
        try:
            return coming.result()
        except BrokenProcessPool:
            # A pool breaks as a whole: which report broke it shows when this one is read alone.
            self._mend()
            return self._alone(report)

    def _alone(self, report: Report | str) -> Reading:
        with self._new_pool(1) as one:
            try:
                return one.submit(_read, report).result()
            except BrokenProcessPool as error:
                raise input_error("crashed", getattr(report, "input", "-")) from error

    def _mend(self) -> None:
        self.pool.shutdown(wait=True, cancel_futures=True)
        self.pool = self._new_pool(self._workers)
        again = [report for report, _ in self.waiting]
        self.waiting = deque((report, self.pool.submit(_read, report)) for report in again)
