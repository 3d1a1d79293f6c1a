"""onrecord accept"""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.judged import By, Reason, tell, user, what
from onrecord.cli.options import AsJson
from onrecord.cli.settings import open_record, settings_of


def accept(
    context: typer.Context,
    statement: Annotated[str, typer.Argument(metavar="STATEMENT", help="Its id, or the first digits of it.")],
    reason: Reason = "",
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Judges that a statement was read rightly.

    Nothing else changes; `export --format corrections` tells it to whoever trains a reader.

    \b
    Example:
      onrecord accept 9c41e07b
    """
    from onrecord import desk

    settings = settings_of(context)
    with open_record(settings) as record:
        made = desk.accept(record, statement, by=user(by), reason=reason)
    tell(made, f"Accepted: {what(made)}.", settings, as_json=as_json)
