"""onrecord correct"""

from __future__ import annotations

from typing import Annotated, Any

import typer

from onrecord.cli.judged import By, Reason, tell, user, what
from onrecord.cli.options import AsJson
from onrecord.cli.settings import open_record, settings_of

NOT_TOLD = "none"


def correct(
    context: typer.Context,
    statement: Annotated[str, typer.Argument(metavar="STATEMENT", help="Its id, or the first digits of it.")],
    speaker: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Who speaks; more than once for several, 'none' for nobody named."),
    ] = None,
    act: Annotated[
        str | None, typer.Option(metavar="ACT", help="What is done by saying it, or 'none'.")
    ] = None,
    day: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="When it was said, or 'none' where the text does not tell."),
    ] = None,
    reason: Reason = "",
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Judges that a statement was read rightly but for its speaker, act or day.

    The reading stays as it is; where its report is shown, and in `export --format corrections`, the
    corrected values stand.

    \b
    Example:
      onrecord correct 9c41e07b --speaker "Ine Calloway" --act deny --day 2026-03-04
    """
    from onrecord import desk

    said: dict[str, Any] = {}
    if speaker:
        said["speakers"] = [name for name in speaker if name != NOT_TOLD]
    if act is not None:
        said["act"] = None if act == NOT_TOLD else act
    if day is not None:
        said["when"] = None if day == NOT_TOLD else day
    settings = settings_of(context)
    with open_record(settings) as record:
        made = desk.correct(record, statement, said, by=user(by), reason=reason)
    tell(made, f"Corrected: {what(made)}.", settings, as_json=as_json)
