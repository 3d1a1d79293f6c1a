"""Progress on standard error, where that is a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich import progress as bars

    from onrecord.desk import Progress, ProgressReport

Count = Callable[[int], None]
"""Told a number of things that were done."""


@contextmanager
def progress_bar(what: str, *, quiet: bool) -> Iterator[ProgressReport | None]:
    """Gives what the desk calls after each document; None where no bar is to be drawn."""
    bar = _bar(quiet)
    if bar is None:
        yield None
        return
    started = time.monotonic()
    with bar:
        task = bar.add_task(what, total=None, told="")

        def report(progress: Progress) -> None:
            rate = progress.documents / max(time.monotonic() - started, 0.001)
            told = f"{progress.documents:,} · {rate:,.1f}/s · {progress.failed:,} failed"
            total = None if progress.share is None else 1.0
            bar.update(task, total=total, completed=progress.share or 0.0, told=told)

        yield report


Total = Callable[[], int | None]
"""How many there are to do in all, None where that is not known; asked once, when the first are done."""


def _unknown() -> None:
    return None


class Steps:
    """The steps of one task, each with a line of its own as soon as something of it is done."""

    def __init__(self, bar: bars.Progress | None) -> None:
        self._bar = bar

    def more(self, what: str, total: Total = _unknown) -> Count | None:
        """Gives what is called with how many more of a step are done; None where nothing is drawn."""
        return None if self._bar is None else _Line(self._bar, what, total).more

    def so_far(self, what: str, total: Total = _unknown) -> Count | None:
        """Gives what is called with how many of a step are done by then; None where nothing is drawn."""
        return None if self._bar is None else _Line(self._bar, what, total).so_far


class _Line:
    """One step: a bar where it is known how much there is to do, and numbers."""

    def __init__(self, bar: bars.Progress, what: str, total: Total) -> None:
        self._bar = bar
        self._what = what
        self._ask = total
        self._task: bars.TaskID | None = None
        self._started = time.monotonic()
        self._total: int | None = None
        self._done = 0

    def more(self, number: int) -> None:
        self.so_far(self._done + number)

    def so_far(self, number: int) -> None:
        if self._task is None:
            self._total = self._ask()
            self._task = self._bar.add_task(self._what, total=self._total, told="")
        self._done = number
        rate = number / max(time.monotonic() - self._started, 0.001)
        of = "" if self._total is None else f" of {self._total:,}"
        self._bar.update(self._task, completed=number, told=f"{number:,}{of} · {rate:,.1f}/s")


@contextmanager
def steps(*, quiet: bool) -> Iterator[Steps]:
    """Draws the steps of a task while it lasts; nothing where `quiet` or not on a terminal."""
    bar = _bar(quiet)
    if bar is None:
        yield Steps(None)
        return
    with bar:
        yield Steps(bar)


def _bar(quiet: bool) -> bars.Progress | None:
    if quiet or not sys.stderr.isatty():
        return None
    from rich import progress as bars
    from rich.console import Console

    return bars.Progress(
        bars.TextColumn("{task.description}"),
        bars.BarColumn(),
        bars.TextColumn("{task.fields[told]}"),
        bars.TimeRemainingColumn(),
        console=Console(stderr=True, highlight=False),
        transient=True,
    )
