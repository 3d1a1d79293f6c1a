"""onrecord add"""

from __future__ import annotations

import typer

from onrecord.cli.options import AsJson, Inputs, Language, Workers
from onrecord.cli.settings import open_reader, open_record, open_relater, settings_of
from onrecord.cli.streams import say, write_json


def add(
    context: typer.Context,
    inputs: Inputs,
    language: Language = None,
    workers: Workers = 1,
    as_json: AsJson = False,
) -> None:
    """Reads documents and keeps them in the record.

    A text that is there already is stored once, with every place where it was seen. Adding the same
    again changes nothing. What cannot be read is recorded as a failure, and the rest goes on.

    \b
    Examples:
      onrecord add news/ "archive/**/*.html.gz"
      cat reports.jsonl | onrecord add - --workers 2
    """
    from onrecord import desk
    from onrecord.cli.progress import progress_bar
    from onrecord.cli.summaries import status, tell_added
    from onrecord.desk.printed import added_json

    settings = settings_of(context)
    reader = open_reader()
    if settings.verbose:
        say(f"record {settings.record_path}, reader {reader.info.version} {reader.info.weights[:12]}")
    with (
        open_record(settings, create=True) as record,
        progress_bar("adding", quiet=settings.quiet) as progress,
    ):
        summary = desk.add(
            inputs,
            record,
            reader,
            relater=open_relater(),
            language=language,
            workers=workers,
            progress=progress,
        )
    if as_json:
        write_json([added_json(summary)])
    if not settings.quiet:
        tell_added(summary, settings)
    if code := status(summary):
        raise typer.Exit(code)
