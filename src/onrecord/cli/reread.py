"""onrecord reread"""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.options import AsJson, Workers
from onrecord.cli.settings import open_reader, open_record, settings_of
from onrecord.cli.streams import write_json


def reread(
    context: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="REPORT", help="Ids, inputs or addresses.  [default: all not read by it yet]"),
    ] = None,
    workers: Workers = 1,
    as_json: AsJson = False,
) -> None:
    """Reads stored reports again with the present reader.

    \b
    Examples:
      onrecord reread --workers 2
      onrecord reread 3f2a91c0
    """
    from onrecord import desk
    from onrecord.cli.progress import progress_bar
    from onrecord.cli.summaries import status, tell_reread
    from onrecord.desk.printed import reread_json

    settings = settings_of(context)
    with open_record(settings) as record, progress_bar("reading again", quiet=settings.quiet) as progress:
        summary = desk.reread(record, open_reader(), names or (), workers=workers, progress=progress)
    if as_json:
        write_json([reread_json(summary)])
    if not settings.quiet:
        tell_reread(summary, settings)
    if code := status(summary):
        raise typer.Exit(code)
