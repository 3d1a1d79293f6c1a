"""onrecord backup"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.options import AsJson
from onrecord.cli.progress import steps
from onrecord.cli.settings import open_record, settings_of
from onrecord.cli.streams import say, write_json


def backup(
    context: typer.Context,
    target: Annotated[Path, typer.Argument(metavar="FILE", help="The file to make; it must not be there.")],
    as_json: AsJson = False,
) -> None:
    """Copies the whole record into a new file.

    Others may go on adding meanwhile: the copy is the record as it was at one moment. It is a record
    like any other; it is opened and all facts in it are checked before this ends.

    \b
    Example:
      onrecord backup onrecord-2026-03-01.db
    """
    from onrecord import desk

    settings = settings_of(context)
    with open_record(settings) as record, steps(quiet=settings.quiet) as shown:
        count = shown.so_far("copying, %", lambda: 100)
        checking = shown.so_far("checking the copy")

        def progress(share: float) -> None:
            if count is not None and checking is not None:
                count(round(100 * share))
                if share == 1.0:
                    checking(0)  # its bar moves without an end until all is checked

        reports = desk.backup(record, target, progress=progress)
    if as_json:
        write_json([{"path": str(target), "reports": reports, "size": target.stat().st_size}])
    if not settings.quiet:
        say(f"{target}: {reports:,} report{'' if reports == 1 else 's'}, all as stored.")
