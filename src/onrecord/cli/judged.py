"""What the commands that judge say, and who judges."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.settings import Settings
from onrecord.cli.streams import say, write_json
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.record import Judgement

By = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", envvar="ONRECORD_USER", help="Who judges.  [default: the name you logged in with]"
    ),
]
Reason = Annotated[str, typer.Option(metavar="TEXT", help="Why, to be kept in the record.")]


def user(by: str | None) -> str:
    """Who judges: the name given, else the one of the login. Raises UsageError where there is none."""
    if by is not None:
        return by
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        raise UsageError("the system does not know your name: give one with --by") from None


def tell(judgement: Judgement, words: str, settings: Settings, *, as_json: bool) -> None:
    """Says that a judgement was made, in `words`, and how to take it back."""
    from onrecord.desk.printed import judgement_json

    if as_json:
        write_json([judgement_json(judgement, "undone" if judgement.undone else "stands")])
    if not settings.quiet:
        back = "" if judgement.undone else f" Take it back with: onrecord undo {judgement.id[:8]}"
        say(f"{words}{back}")


def what(judgement: Judgement) -> str:
    """What a judgement says, in a few words."""
    from onrecord.export.judged_words import judged_words

    return judged_words(judgement.kind, judgement.target)
