"""onrecord merge"""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.judged import By, Reason, tell, user, what
from onrecord.cli.options import AsJson
from onrecord.cli.settings import open_record, settings_of


def merge(
    context: typer.Context,
    first: Annotated[str, typer.Argument(metavar="ACTOR", help="A name, words of one, or a key.")],
    second: Annotated[str, typer.Argument(metavar="ACTOR", help="The other.")],
    reason: Reason = "",
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Judges that two actors are one.

    The judgement is kept beside what was read, with who made it, when and why, and holds for reports
    that are added later.

    \b
    Example:
      onrecord merge "Ines Calloway" "I. Brandt" --reason "her name since 2019"
    """
    from onrecord import desk

    settings = settings_of(context)
    with open_record(settings) as record:
        made = desk.merge(record, first, second, by=user(by), reason=reason)
    tell(made, f"Merged: {what(made)}.", settings, as_json=as_json)
