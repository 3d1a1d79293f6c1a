"""onrecord changes"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from onrecord.cli.options import AsJson
from onrecord.cli.settings import open_record, open_relater, settings_of
from onrecord.cli.streams import say, show, write, write_json

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from onrecord.record import Record
    from onrecord.schema.change import Change

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
    from onrecord.cli.indexing import indexing
    from onrecord.desk.changes import moment_of
    from onrecord.export import atom
    from onrecord.schema.printed_standing import change_json

    settings = settings_of(context)
    moment = moment_of(since)
    with open_record(settings) as record:
        relater = open_relater()
        with indexing(record, relater, settings) as progress:
            found = desk.changes(record, relater, since, progress=progress)
        if as_json or format == "json":
            write_json(map(change_json, found))
        elif format == "atom":
            write([atom.feed(found, name=settings.record_path.name, since=moment)])
        elif found:
            show(_table(found))
        else:
            _nothing(record, since)


def _nothing(record: Record, since: str) -> None:
    from onrecord import desk

    if not desk.info(record).reports:
        say("The record is empty. Fill it with: onrecord add INPUT...")
    else:
        say(f"Nothing changed since {since}. Go by an earlier day, or list all: onrecord claims")


def _table(found: list[Change]) -> Table:
    from rich.text import Text

    from onrecord.cli.tables import ID_SHOWN, table
    from onrecord.export.text import WHAT, one_line

    made = table("recorded", "claim", "status", "positions", "because of", "id")
    made.expand = True
    for column, share in ((1, 30), (3, 26), (4, 20)):
        made.columns[column].ratio = share
    made.columns[2].min_width = len("unreported →")
    made.columns[5].no_wrap = True
    for change in found:
        made.add_row(
            Text(f"{change.recorded:%Y-%m-%d %H:%M}"),
            Text(one_line(change.claim.sentence), style=WHAT),
            _status(change),
            _positions(change),
            Text(_report(change)),
            Text(change.claim.id[:ID_SHOWN], style="dim"),
        )
    return made


def _status(change: Change) -> Text:
    from rich.text import Text

    if change.before == change.after:
        return Text(change.after, style="dim")
    return Text(f"{change.before} → {change.after}", style="bold")


def _positions(change: Change) -> Text:
    from rich.text import Text

    from onrecord.export.text import WHO, one_line
    from onrecord.export.timeline import STYLES, mark

    lines = [
        Text.assemble(
            (one_line(one.actor), WHO),
            " ",
            (mark(one.label), STYLES[one.label]),
            f" {one.day}" if one.day else "",
        )
        for one in change.positions
    ]
    return Text("\n").join(lines)


def _report(change: Change) -> str:
    from onrecord.export.text import one_line

    told = (change.publisher, change.published, change.title or change.input)
    return ", ".join(one_line(fact) for fact in told if fact)
