"""onrecord undo"""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.judged import By, Reason, tell, user, what
from onrecord.cli.options import AsJson
from onrecord.cli.settings import open_record, settings_of


def undo(
    context: typer.Context,
    judgement: Annotated[
        str | None,
        typer.Argument(metavar="JUDGEMENT", help="Its id, or the first digits of it.  [default: the last]"),
    ] = None,
    reason: Reason = "",
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Takes a judgement back.

    Nothing is deleted: the record keeps the judgement, and who took it back, when and why.

    \b
    Examples:
      onrecord undo
      onrecord undo 5d0c2f19 --reason "the two are sisters"
    """
    from onrecord import desk

    settings = settings_of(context)
    with open_record(settings) as record:
        made = desk.undo(record, judgement, by=user(by), reason=reason)
    tell(made, f"Undone: {made.kind} {made.id[:8]}, {what(made)}.", settings, as_json=as_json)
