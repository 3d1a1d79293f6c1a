"""onrecord info"""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from onrecord.cli.options import AsJson
from onrecord.cli.settings import open_record, settings_of
from onrecord.cli.streams import say, show, write_json

if TYPE_CHECKING:
    from rich.console import RenderableType

    from onrecord.record import RecordInfo

PUBLISHERS_SHOWN = 10


def info(context: typer.Context, as_json: AsJson = False) -> None:
    """Shows the record in figures.

    \b
    Example:
      onrecord info --record archive.db --json
    """
    from onrecord import desk
    from onrecord.desk.printed import info_json

    with open_record(settings_of(context)) as record:
        told = desk.info(record)
    if as_json:
        write_json([info_json(told)])
        return
    show(_figures(told))
    if not told.reports:
        say("The record is empty. Fill it with: onrecord add INPUT...")


def _figures(told: RecordInfo) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    from onrecord.cli.summaries import counted
    from onrecord.export.text import one_line

    made = Table.grid(padding=(0, 2))
    rows: list[tuple[str, str]] = [
        ("record", told.path),
        ("size", f"{told.size / 1e6:,.1f} MB; pages and texts as they came {told.raw_size / 1e6:,.1f} MB"),
        ("reports", f"{told.reports:,}, in {counted(told.sightings, 'sighting')}"),
        ("statements", f"{told.statements:,}"),
        ("failures", f"{told.failures:,}"),
        ("forgotten", f"{told.forgotten:,}"),
        ("judgements", f"{told.judgements:,}"),
    ]
    if told.first_day and told.last_day:
        rows.append(("published", f"{told.first_day} to {told.last_day}"))
    rows += [
        ("reader", f"{reader.version} {reader.weights[:12]}: {counted(count, 'report')}")
        for reader, count in told.readers
    ]
    rows += [
        ("publisher", f"{name}: {counted(count, 'report')}")
        for name, count in told.publishers[:PUBLISHERS_SHOWN]
    ]
    for name, value in rows:
        made.add_row(Text(name, style="dim"), Text(one_line(value)))
    return made
