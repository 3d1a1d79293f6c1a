"""Reading in other processes, in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future
from pathlib import Path

from onrecord.crew import BOUNDS, Bounds, Crew, Undone
from onrecord.schema import Failure, Reading, Report

_AHEAD = 8  # reports a worker that are under way or waiting, so that memory stays flat

CHARACTERS_AT_ONCE = 50_000
"""The length of a text that may take what `Bounds` say; a longer one has as much again for each such part
begun. A slow processor reads 1,300 words a second, and these are fewer than 10,000."""

_Waiting = tuple[Report | str, Future[Reading | Undone]]


def begin(folder: Path) -> Callable[[Report | str], Reading]:
    """What a worker process reads with: the model's files in `folder`, loaded before its first job."""
    from onrecord.reading.reader import Reader

    reader = Reader(folder)
    reader.load()
    return reader.read


def read_in_processes(
    reports: Iterable[Report | str], folder: Path, workers: int, bounds: Bounds = BOUNDS
) -> Generator[Reading | Failure, None, None]:
    """What became of each report, in their order, read by `workers` processes of one thread each.

    A Failure "too-slow" or "too-much-memory" where a report went beyond `bounds`, "fault" where the
    reader failed on it, "crashed" where its process ended, and ended again with another try.
    """
    with Crew[Report | str, Reading](begin, (folder,), workers=workers, bounds=bounds) as crew:
        waiting: deque[_Waiting] = deque()
        for report in reports:
            waiting.append((report, crew.submit(report, _parts(report))))
            while waiting and (len(waiting) >= _AHEAD * workers or waiting[0][1].done()):
                yield _settled(*waiting.popleft())
        while waiting:
            yield _settled(*waiting.popleft())


def _parts(report: Report | str) -> int:
    text = report.text if isinstance(report, Report) else report
    return 1 + len(text) // CHARACTERS_AT_ONCE


def _settled(report: Report | str, coming: Future[Reading | Undone]) -> Reading | Failure:
    found = coming.result()
    if isinstance(found, Undone):
        return found.failure(report.input if isinstance(report, Report) else "-")
    return found
