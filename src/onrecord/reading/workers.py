"""Reading in several processes, in order."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

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
    """Readings in the order of `reports`, read by `workers` processes of one thread each."""
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _begin, (folder,))
    waiting: deque[Future[Reading]] = deque()
    try:
        for report in reports:
            waiting.append(pool.submit(_read, report))
            if len(waiting) >= _AHEAD * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
