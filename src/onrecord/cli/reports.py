"""onrecord reports"""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from onrecord.cli.options import AsJson, Limit, Publisher, Since, Until
from onrecord.cli.settings import open_record, settings_of
from onrecord.cli.streams import say, show, write_json

if TYPE_CHECKING:
    from rich.table import Table

    from onrecord.record import StoredReport


def reports(
    context: typer.Context,
    publisher: Publisher = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 50,
    as_json: AsJson = False,
) -> None:
    """Lists the reports in the record, those published last first.

    \b
    Examples:
      onrecord reports
      onrecord reports --publisher "Northern Wire" --since 2026-03-01 --limit 500 --json
    """
    from onrecord import desk
    from onrecord.desk.printed import stored_report_json

    with open_record(settings_of(context)) as record:
        found = desk.reports(record, publisher=publisher, since=since, until=until, limit=limit)
        if as_json:
            write_json(map(stored_report_json, found))
            return
        listed = list(found)
        held = desk.info(record).reports
    if listed:
        show(_table(listed))
        if len(listed) == limit < held:
            say(f"The first {limit:,} are shown; --limit N shows more.")
    elif held:
        say("No report fits. Leave out an option.")
    else:
        say("The record is empty. Fill it with: onrecord add INPUT...")


def _table(listed: list[StoredReport]) -> Table:
    from rich.text import Text

    from onrecord.cli.tables import ID_SHOWN, table
    from onrecord.export.text import one_line

    copied = any(stored.copy for stored in listed)
    made = table("day", "publisher", "title", "statements", "id", *(["copy of"] if copied else []))
    made.columns[3].justify = "right"
    for column in (0, 3, 4, 5)[: 4 if copied else 3]:
        made.columns[column].no_wrap = True
    for stored in listed:
        report = stored.report
        made.add_row(
            Text(stored.day or ""),
            Text(one_line(report.publisher or "")),
            Text(one_line(report.title or report.input)),
            Text(str(stored.statements)),
            Text(stored.id[:ID_SHOWN], style="dim"),
            *([Text(_copy(stored), style="dim")] if copied else []),
        )
    return made


def _copy(stored: StoredReport) -> str:
    from onrecord.cli.tables import ID_SHOWN

    copy = stored.copy
    return "" if copy is None else f"{copy.original[:ID_SHOWN]} {copy.share:.0%}"
