"""onrecord forget"""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.options import AsJson
from onrecord.cli.settings import open_record, settings_of
from onrecord.cli.streams import say, write_json


def forget(
    context: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="REPORT", help="Its id, the first digits of it, its input or address.")
    ],
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why, to be kept in the record.")] = "",
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    as_json: AsJson = False,
) -> None:
    """Removes a report and all that came from it.

    Its text, raw bytes, sightings and readings go. The record keeps its id, the moment and the
    reason, and does not take the text again.

    \b
    Example:
      onrecord forget 3f2a91c0 --reason "withdrawn by the publisher"
    """
    from onrecord import desk
    from onrecord.desk.printed import forgotten_json
    from onrecord.export.text import one_line

    settings = settings_of(context)
    with open_record(settings) as record:
        stored = record.report(name)
        if not yes:
            title = one_line(stored.report.title or stored.report.input)
            question = f"Forget {stored.id[:12]} ({title})? It cannot be undone."
            typer.confirm(question, abort=True, err=True)
        forgotten = desk.forget(record, stored.id, reason=reason)
    if as_json:
        write_json([forgotten_json(forgotten)])
    if not settings.quiet:
        say(f"Forgotten: {forgotten.id}")
    if not forgotten.wiped:
        say("Another process was reading: bytes of it may lie in the record's files until the next forget.")
