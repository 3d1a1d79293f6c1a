"""onrecord claim"""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.judged import By, Reason, tell, user, what
from onrecord.cli.options import AsJson, ClaimId
from onrecord.cli.settings import open_record, settings_of

claim = typer.Typer(
    name="claim",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Corrects what the reports turn on: two claims are one, a statement bears on none, a claim is none.",
)


@claim.command()
def merge(
    context: typer.Context,
    first: ClaimId,
    second: Annotated[str, typer.Argument(metavar="CLAIM", help="The other.")],
    reason: Reason = "",
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Judges that two claims are one.

    What bears on either bears on both. The judgement is kept beside what was read, with who made it,
    when and why, and can be taken back.

    \b
    Example:
      onrecord claim merge 9c41e07b 1f20aa35 --reason "the same contract"
    """
    from onrecord import desk

    settings = settings_of(context)
    with open_record(settings) as record:
        made = desk.merge_claims(record, first, second, by=user(by), reason=reason)
    tell(made, f"Merged: {what(made)}.", settings, as_json=as_json)


@claim.command()
def split(
    context: typer.Context,
    claim: ClaimId,
    statement: Annotated[str, typer.Argument(metavar="STATEMENT", help="Its id, or the first digits of it.")],
    reason: Reason = "",
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Judges that a statement does not bear on a claim.

    \b
    Example:
      onrecord claim split 9c41e07b 70d3c1f2 --reason "that was the older contract"
    """
    from onrecord import desk

    settings = settings_of(context)
    with open_record(settings) as record:
        made = desk.split_claim(record, claim, statement, by=user(by), reason=reason)
    tell(made, f"Split: {what(made)}.", settings, as_json=as_json)


@claim.command()
def reject(
    context: typer.Context,
    claim: ClaimId,
    reason: Reason = "",
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Judges that a claim is none that the reports turn on.

    It is listed no more. Who asks for it in words still gets its standing.

    \b
    Example:
      onrecord claim reject 9c41e07b --reason "a figure of speech"
    """
    from onrecord import desk

    settings = settings_of(context)
    with open_record(settings) as record:
        made = desk.reject_claim(record, claim, by=user(by), reason=reason)
    tell(made, f"Rejected: {what(made)}.", settings, as_json=as_json)
