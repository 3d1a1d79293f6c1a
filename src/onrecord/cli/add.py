"""onrecord add"""

from __future__ import annotations

import typer

from onrecord.cli.fetch_options import (
    DEFAULT_PAUSE,
    AllowPrivate,
    Contact,
    DryRun,
    Pause,
    Proxy,
    settings_for,
)
from onrecord.cli.options import AsJson, Language, Sources, Workers
from onrecord.cli.settings import open_reader, open_record, open_relater, settings_of
from onrecord.cli.streams import say, write_json


def add(
    context: typer.Context,
    inputs: Sources,
    dry_run: DryRun = False,
    contact: Contact = None,
    allow_private: AllowPrivate = False,
    pause: Pause = DEFAULT_PAUSE,
    proxy: Proxy = None,
    language: Language = None,
    workers: Workers = 1,
    as_json: AsJson = False,
) -> None:
    """Reads documents and keeps them in the record.

    Addresses are fetched, and a feed (RSS or Atom, an address or a file) is followed to the pages of its
    items, those that were seen before left out.

    A text that is there already is stored once, with every place where it was seen. Adding the same
    again changes nothing. What cannot be read is recorded as a failure, and the rest goes on.

    \b
    Examples:
      onrecord add news/ "archive/**/*.html.gz"
      cat reports.jsonl | onrecord add - --workers 2
      onrecord add https://news.example/rss --contact desk@example.org
    """
    from onrecord import desk
    from onrecord.cli.progress import progress_bar
    from onrecord.cli.summaries import status, tell_added
    from onrecord.cli.wanted import show_wanted
    from onrecord.desk.printed import added_json

    settings = settings_of(context)
    fetching = settings_for(contact, allow_private, pause, proxy)
    if dry_run:
        show_wanted(inputs, settings, fetching, as_json=as_json)
        return
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
            fetching=fetching,
            progress=progress,
        )
    if as_json:
        write_json([added_json(summary)])
    if not settings.quiet:
        tell_added(summary, settings)
    if code := status(summary):
        raise typer.Exit(code)
