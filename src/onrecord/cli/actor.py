"""onrecord actor"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import AsJson, Limit, Rejected
from onrecord.cli.settings import open_record, settings_of
from onrecord.cli.streams import say, write_json
from onrecord.cli.streams import show as show_to_people

if TYPE_CHECKING:
    from rich.table import Table

    from onrecord.desk import ShownActor

COUNTED = 12
"""How many places and the like are named; --json names all."""


def actor(
    context: typer.Context,
    name: Annotated[
        list[str], typer.Argument(metavar="NAME", help="A name, words of one, or a key from onrecord actors.")
    ],
    rejected: Rejected = False,
    limit: Limit = 50,
    as_json: AsJson = False,
) -> None:
    """Shows one actor: names, roles over time, whom it speaks for and who for it, places, statements.

    \b
    Examples:
      onrecord actor Ines Calloway
      onrecord actor person/ines-calloway@varde --json
    """
    from onrecord import desk
    from onrecord.cli.tables import statement_table
    from onrecord.desk.printed import shown_actor_json

    with open_record(settings_of(context)) as record:
        shown = desk.actor(record, " ".join(name), rejected=rejected, limit=limit)
    if as_json:
        write_json([shown_actor_json(shown)])
        return
    show_to_people(_facts(shown))
    if shown.statements:
        show_to_people(statement_table(shown.statements))
    if len(shown.statements) == limit:
        say(f"The newest {limit:,} statements are shown; --limit N shows more.")


def _facts(shown: ShownActor) -> Table:
    from rich.table import Table
    from rich.text import Text

    from onrecord.export.text import WHO, one_line
    from onrecord.export.words import role_words

    actor = shown.actor
    rows = [
        ("kind", actor.kind),
        ("names", ", ".join(f"{name} ({count})" for name, count in actor.names)),
        ("said", f"{actor.statements:,} in {actor.reports:,} report{'' if actor.reports == 1 else 's'}"),
        ("seen", " to ".join(dict.fromkeys(actor.days or ()))),
    ]
    for role in shown.roles:
        days = " to ".join(dict.fromkeys(day for day in (role.first, role.last) if day))
        rows.append(("role", f"{role_words(role.title, role.of)}{days and f', seen {days}'}"))
    rows += [
        ("speaks for", _counted(shown.speaks_for)),
        ("voices", _counted(shown.voices)),
        ("places", _counted(shown.places)),
        ("key", actor.key),
    ]
    made = Table.grid(padding=(0, 2))
    made.add_row(Text("actor", style="dim"), Text(one_line(actor.name), style=WHO))
    for label, told in rows:
        if told:
            made.add_row(Text(label, style="dim"), Text(one_line(told)))
    return made


def _counted(names: tuple[tuple[str, int], ...]) -> str:
    told = ", ".join(f"{name} ({count})" for name, count in names[:COUNTED])
    return told + (f", … {len(names) - COUNTED} more" if len(names) > COUNTED else "")
