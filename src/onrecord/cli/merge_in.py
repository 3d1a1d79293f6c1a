"""onrecord merge-in"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.options import AsJson
from onrecord.cli.progress import steps
from onrecord.cli.settings import open_record, settings_of
from onrecord.cli.streams import say, write_json


def merge_in(
    context: typer.Context,
    other: Annotated[Path, typer.Argument(metavar="OTHER", help="The other record; it is not changed.")],
    as_json: AsJson = False,
) -> None:
    """Adds all that another record holds to this one.

    The record then is as if all had been added to it: reports with every place where they were seen
    and every reading, judgements, failures. What either record forgot is forgotten. It may be
    stopped at any moment and run again.

    \b
    Example:
      onrecord merge-in colleague.db
    """
    from onrecord import desk
    from onrecord.cli.summaries import counted
    from onrecord.desk.printed import merged_json

    settings = settings_of(context)
    with open_record(settings, create=True) as record, steps(quiet=settings.quiet) as shown:
        totals: list[int] = []
        count = shown.so_far("joining", lambda: totals[-1])

        def progress(done: int, total: int) -> None:
            totals.append(total)
            if count is not None:
                count(done)

        merged = desk.merge_in(record, other, progress=progress)
    if as_json:
        write_json([merged_json(merged)])
    if not settings.quiet:
        parts = [
            counted(merged.reports, "report"),
            counted(merged.sightings, "sighting"),
            counted(merged.readings, "reading"),
            counted(merged.judgements, "judgement"),
            counted(merged.failures, "failure"),
        ]
        forgotten = f"; {merged.forgotten:,} forgotten there" if merged.forgotten else ""
        say(f"New: {', '.join(parts)}{forgotten}.")
