"""What the commands that judge say, and who judges."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.settings import Settings
from onrecord.cli.streams import say, write_json
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.record import Judgement
    from onrecord.record.results import JudgementKind

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
    from onrecord.export.text import one_line

    return one_line(_WORDS[judgement.kind](judgement.target))


def _merge(target: Mapping[str, Any]) -> str:
    first, second = (actor["name"] for actor in target["actors"])
    if first == second:
        first, second = (actor["key"] for actor in target["actors"])
    return f"{first} and {second} are one"


def _split(target: Mapping[str, Any]) -> str:
    return f"{' and '.join(target['names'])} in {target['report'][:8]} is another"


def _claim_merge(target: Mapping[str, Any]) -> str:
    first, second = map(_claim, target["claims"])
    return f"{first} and {second} are one"


def _position(target: Mapping[str, Any]) -> str:
    held = "took no position" if target["label"] == "none" else target["label"]
    return f"{target['actor']['name']} {held}, {target['day']}, on {_claim(target['claim'])}"


_WORDS: Mapping[JudgementKind, Callable[[Mapping[str, Any]], str]] = {
    "merge": _merge,
    "split": _split,
    "accept": lambda target: f"statement {target['statement'][:8]} is right",
    "correct": lambda target: f"in statement {target['statement'][:8]} {_said(target['said'])}",
    "reject": lambda target: f"statement {target['statement'][:8]} is wrong",
    "claim-merge": _claim_merge,
    "claim-split": lambda target: (
        f"statement {target['apart']['statement'][:8]} does not bear on {_claim(target['claim'])}"
    ),
    "claim-reject": lambda target: f"{_claim(target['claim'])} is none that the reports turn on",
    "position": _position,
}


def _said(said: Mapping[str, Any]) -> str:
    words = {"speakers": "the speaker", "act": "the act", "when": "the day"}
    return ", ".join(f"{words[name]} is {_value(value)}" for name, value in said.items())


def _value(value: object) -> str:
    return " and ".join(value) or "nobody named" if isinstance(value, list) else str(value or "not told")


def _claim(claim: Mapping[str, Any]) -> str:
    """A claim as a judgement names it: its words in quotation marks."""
    return f"“{claim['words'] if 'words' in claim else claim['sentence']}”"
