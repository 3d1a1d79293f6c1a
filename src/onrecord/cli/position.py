"""onrecord position"""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from onrecord.cli.judged import By, tell, user, what
from onrecord.cli.options import AsJson
from onrecord.cli.settings import open_record, open_relater, settings_of

Ruled = Literal["asserts", "confirms", "denies", "declines", "doubts", "retracts", "none"]

position = typer.Typer(
    name="position",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Corrects which position an actor took on a claim.",
)


@position.callback()
def _position() -> None:
    pass


@position.command("set")
def set_position(
    context: typer.Context,
    claim: Annotated[
        str, typer.Argument(metavar="CLAIM", help="A claim's id from onrecord claims, or the claim in words.")
    ],
    actor: Annotated[str, typer.Argument(metavar="ACTOR", help="A name, words of one, or a key.")],
    label: Annotated[Ruled, typer.Argument(metavar="POSITION", help="One of the six positions, or none.")],
    day: Annotated[str, typer.Argument(metavar="DAY", help="The day on which it was taken: YYYY-MM-DD.")],
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why, to be kept in the record; needed.")] = "",
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Rules which position an actor took on a claim on a day.

    It takes the place of what was read of that actor on that day, and is shown as a person's ruling.
    A position is asserts, confirms, denies, declines, doubts or retracts; none: it took no position.

    \b
    Examples:
      onrecord position set 9c41e07b "Port Authority" denies 2026-03-02 --reason "the quote is cut short"
      onrecord position set "The port signed a contract" "Port Authority" none 2026-03-02 --reason irony
    """
    from onrecord import desk

    settings = settings_of(context)
    with open_record(settings) as record:
        made = desk.set_position(
            record, claim, actor, label, day, by=user(by), reason=reason, relater=open_relater()
        )
    tell(made, f"Set: {what(made)}.", settings, as_json=as_json)
