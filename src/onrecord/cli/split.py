"""onrecord split"""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.judged import By, Reason, tell, user, what
from onrecord.cli.options import AsJson
from onrecord.cli.settings import open_record, settings_of


def split(
    context: typer.Context,
    actor: Annotated[str, typer.Argument(metavar="ACTOR", help="A name, words of one, or a key.")],
    report: Annotated[
        str, typer.Argument(metavar="REPORT", help="Its id, the first digits of it, its input or address.")
    ],
    reason: Reason = "",
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Judges that a report means somebody else by an actor's name.

    Whom that report means is an actor of its own from then on; merge it with another if need be. What
    was made one by `onrecord merge` is taken apart by undoing that.

    \b
    Example:
      onrecord split "Ines Calloway" 3f2a91c0 --reason "a nurse of the same name"
    """
    from onrecord import desk

    settings = settings_of(context)
    with open_record(settings) as record:
        made = desk.split(record, actor, report, by=user(by), reason=reason)
    tell(made, f"Split: {what(made)}.", settings, as_json=as_json)
