"""onrecord actors"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import AsJson, Limit
from onrecord.cli.settings import open_record, settings_of
from onrecord.cli.streams import say, show, write_json

if TYPE_CHECKING:
    from rich.table import Table

    from onrecord.identity import KnownActor


def actors(
    context: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="WORDS", help="Words of a name.  [default: everyone]")
    ] = None,
    limit: Limit = 50,
    as_json: AsJson = False,
) -> None:
    """Lists who speaks in the record, over all reports.

    Persons, organisations and states that several reports name are one where name and role agree,
    never by a bare surname; onrecord merge and split correct that.

    \b
    Examples:
      onrecord actors
      onrecord actors calloway --json
    """
    from onrecord import desk
    from onrecord.desk.printed import known_actor_json

    with open_record(settings_of(context)) as record:
        found = desk.actors(record, " ".join(words) if words else None, limit=limit)
        held = desk.info(record).reports
    if as_json:
        write_json(map(known_actor_json, found))
    elif found:
        show(_table(found))
        if len(found) == limit:
            say(f"The first {limit:,} are shown; --limit N shows more.")
    elif held:
        say("No actor fits. Try fewer words; reports read by an older onrecord: onrecord reread")
    else:
        say("The record is empty. Fill it with: onrecord add INPUT...")


def _table(found: list[KnownActor]) -> Table:
    from rich.text import Text

    from onrecord.cli.tables import table
    from onrecord.export.text import WHO, one_line

    made = table("name", "kind", "statements", "reports", "seen", "key")
    for column in (2, 3):
        made.columns[column].justify = "right"
    for actor in found:
        made.add_row(
            Text(one_line(actor.name), style=WHO),
            Text(actor.kind),
            Text(f"{actor.statements:,}"),
            Text(f"{actor.reports:,}"),
            Text(" to ".join(dict.fromkeys(actor.days or ()))),
            Text(actor.key, style="dim"),
        )
    return made
