"""onrecord judgements"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.judged import what
from onrecord.cli.options import AsJson
from onrecord.cli.settings import open_record, settings_of
from onrecord.cli.streams import say, show, write_json

if TYPE_CHECKING:
    from rich.table import Table

    from onrecord.identity import Judged


def judgements(
    context: typer.Context,
    undone: Annotated[bool, typer.Option("--undone", help="Those that were taken back, too.")] = False,
    as_json: AsJson = False,
) -> None:
    """Lists what people judged, oldest first.

    A judgement is orphaned where a report was read anew and nothing is left that it could be about. It
    changes nothing then, and stands again if a later reading has it again.

    \b
    Example:
      onrecord judgements --undone
    """
    from onrecord import desk
    from onrecord.desk.printed import judgement_json

    with open_record(settings_of(context)) as record:
        found = list(desk.judgements(record, undone=undone))
    if as_json:
        write_json(judgement_json(one.judgement, one.standing) for one in found)
    elif found:
        show(_table(found))
    else:
        say("No judgement is recorded. Make one with: onrecord reject, merge or split")


def _table(found: list[Judged]) -> Table:
    from rich.text import Text

    from onrecord.cli.tables import ID_SHOWN, table
    from onrecord.export.text import one_line

    made = table("made", "by", "what", "why", "standing", "id")
    for one in found:
        judgement = one.judgement
        made.add_row(
            Text(f"{judgement.made:%Y-%m-%d %H:%M}"),
            Text(one_line(judgement.by)),
            Text(f"{judgement.kind}: {what(judgement)}"),
            Text(one_line(judgement.reason)),
            Text(one.standing, style="" if one.standing == "stands" else "bold"),
            Text(judgement.id[:ID_SHOWN], style="dim"),
        )
    return made
