"""onrecord reject"""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.judged import By, Reason, tell, user, what
from onrecord.cli.options import AsJson
from onrecord.cli.settings import open_record, settings_of


def reject(
    context: typer.Context,
    statement: Annotated[str, typer.Argument(metavar="STATEMENT", help="Its id, or the first digits of it.")],
    reason: Reason = "",
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Judges that a statement was read wrongly.

    It is left out of search and of what actors say, and marked where its report is shown; search and
    actor show it with --rejected.

    \b
    Example:
      onrecord reject 9c41e07b --reason "the reporter is being ironic"
    """
    from onrecord import desk

    settings = settings_of(context)
    with open_record(settings) as record:
        made = desk.reject(record, statement, by=user(by), reason=reason)
    tell(made, f"Rejected: {what(made)}.", settings, as_json=as_json)
