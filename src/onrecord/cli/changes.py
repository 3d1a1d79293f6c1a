"""onrecord changes"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from onrecord.cli.options import AsJson
from onrecord.cli.settings import open_record, open_relater, settings_of
from onrecord.cli.streams import say, show, write, write_json

if TYPE_CHECKING:
    from onrecord.record import Record

ChangesFormat = Literal["text", "json", "atom"]


def changes(
    context: typer.Context,
    since: Annotated[
        str,
        typer.Option(
            metavar="DAY",
            help="Reports that the record got on this day (in UTC) or later: YYYY-MM-DD, or a moment.",
        ),
    ],
    format: Annotated[
        ChangesFormat, typer.Option(help="text is for a terminal; json one object a line; atom a feed.")
    ] = "text",
    as_json: AsJson = False,
) -> None:
    """Lists which positions and statuses changed as reports came into the record.

    Goes by when the record got a report, not by when it was published: what is added today is new
    today. Each change names the report that brought it. The newest come first.

    \b
    Examples:
      onrecord changes --since 2026-03-01
      onrecord changes --since 2026-03-01T06:00 --json
      onrecord changes --since 2026-03-01 --format atom > changes.xml
    """
    from onrecord import desk
    from onrecord.cli.changed import changes_text
    from onrecord.cli.indexing import looking
    from onrecord.desk.changes import moment_of
    from onrecord.export import atom
    from onrecord.schema.printed_standing import change_json

    settings = settings_of(context)
    moment = moment_of(since)
    with open_record(settings) as record:
        relater = open_relater()
        with looking(record, relater, settings) as told:
            found = desk.changes(record, relater, since, progress=told.indexed)
        if as_json or format == "json":
            write_json(map(change_json, found))
        elif format == "atom":
            write([atom.feed(found, name=settings.record_path.name, since=moment)])
        elif found:
            show(changes_text(found))
        else:
            _nothing(record, since)


def _nothing(record: Record, since: str) -> None:
    from onrecord import desk

    if not desk.info(record).reports:
        say("The record is empty. Fill it with: onrecord add INPUT...")
    else:
        say(f"Nothing changed since {since}. Go by an earlier day, or list all: onrecord claims")
