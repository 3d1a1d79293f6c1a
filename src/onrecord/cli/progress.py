"""A progress bar on standard error, where that is a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from onrecord.desk import Progress, ProgressReport


@contextmanager
def progress_bar(what: str, *, quiet: bool) -> Iterator[ProgressReport | None]:
    """Gives what the desk calls after each document; None where no bar is to be drawn."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich import progress as bars
    from rich.console import Console

    bar = bars.Progress(
        bars.TextColumn("{task.description}"),
        bars.BarColumn(),
        bars.TextColumn("{task.fields[told]}"),
        bars.TimeRemainingColumn(),
        console=Console(stderr=True, highlight=False),
        transient=True,
    )
    started = time.monotonic()
    with bar:
        task = bar.add_task(what, total=None, told="")

        def report(progress: Progress) -> None:
            rate = progress.documents / max(time.monotonic() - started, 0.001)
            told = f"{progress.documents:,} · {rate:,.1f}/s · {progress.failed:,} failed"
            total = None if progress.share is None else 1.0
            bar.update(task, total=total, completed=progress.share or 0.0, told=told)

        yield report
