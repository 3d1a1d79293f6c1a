"""onrecord verify"""

from __future__ import annotations

import typer

from onrecord.cli.group import ERROR
from onrecord.cli.options import AsJson
from onrecord.cli.settings import open_record, open_relater, settings_of
from onrecord.cli.streams import say, write, write_json


def verify(context: typer.Context, as_json: AsJson = False) -> None:
    """Checks that the record still is as stored.

    Every hash of bytes, texts and readings is computed again, and so is everything derived from
    them: search, actors, what claims are found by. Names what differs, and ends with exit status 1
    if anything does.

    \b
    Example:
      onrecord verify
    """
    from onrecord import desk
    from onrecord.desk.printed import difference_json

    settings = settings_of(context)
    with open_record(settings) as record:
        differences = list(desk.verify(record, open_relater()))
        reports = desk.info(record).reports if not differences else 0
    if as_json:
        write_json(map(difference_json, differences))
    else:
        write(f"{found.part} {found.id}: {found.message}\n" for found in differences)
    if differences:
        say(f"{len(differences):,} differ. Restore the record from a copy.")
        raise typer.Exit(ERROR)
    if not settings.quiet:
        say(f"All is as it was stored: {reports:,} report{'' if reports == 1 else 's'}.")
