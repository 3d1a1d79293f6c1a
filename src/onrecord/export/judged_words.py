"""What a judgement says, in a few words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from onrecord.export.text import one_line


def judged_words(kind: str, target: Mapping[str, Any]) -> str:
    """What a judgement of this kind says of its target, on one line."""
    return one_line(_WORDS[kind](target))


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


_WORDS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
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
