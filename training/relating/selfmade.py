"""Pairs made from real news without a person: what a statement of PolNeAR's train part says becomes a
claim; turned round, or with another name, number or day, it becomes another. They teach the form of the
task, not its finer points. And FNC-1's headlines with bodies, for their stance.

Readings are those of `onrecord read` (onrecord/1 lines).
"""

from __future__ import annotations

import json
import pathlib
import random
import re
import sys
from collections.abc import Iterator

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from pairs import POSITIONS, Row, Told

from onrecord.schema import Statement, quote
from onrecord.schema.printed import reading_from_json

STANCES = ("unrelated", "discuss", "agree", "disagree")
_TAKES = dict.fromkeys(("state", "allege", "predict", "promise", "warn"), "asserts")
_TAKES |= {"confirm": "confirms", "doubt": "doubts", "decline": "declines", "retract": "retracts"}
_DENYING = re.compile(r"\b(den(y|ies|ied|ying)|reject\w*|refut\w+|disput\w+|dismiss\w*)\b", re.IGNORECASE)
_VERB = re.compile(
    r"\b(is|are|was|were|has|have|had|will|would|can|could|should|did|does|may|might|\w{3,}ed)\b"
)
_TURN = re.compile(r"\b(is|are|was|were|has|had|will|would|can|could|should|did|does)\b( not|n't)?")
_LOOSE = re.compile(r"^(i|we|he|she|it|they|this|that|these|those|you|there|what|who|how|if|as|to)\b", re.I)
_NUMBER = re.compile(r"\b\d[\d,.]*\d\b|\b\d\b")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+(?: [A-Z][a-z]+)*")
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def told(readings: pathlib.Path) -> list[list[Told]]:
    """The statements of each text."""
    with readings.open(encoding="utf-8") as lines:
        found = [reading_from_json(row) for row in map(json.loads, lines) if "statements" in row]
    return [[Told(one.report, (s,)) for s in one.statements] for one in found]


def rows(text: list[Told], chance: random.Random) -> Iterator[Row]:
    """The pairs of one text, other ones each time."""
    names = sorted({name for one in text for name in _NAME.findall(quote_of(one))})
    for one in text:
        claim = _claim(quote_of(one))
        position = _position(one)
        if claim is None or position is None:
            continue
        yield Row(claim, one, POSITIONS.index(position))
        if position in ("asserts", "denies") and (turned := _turned(claim, chance)):
            other = "denies" if position == "asserts" else "asserts"
            yield Row(turned, one, POSITIONS.index(other))
        if (wrong := _changed(claim, names, chance)) is not None:
            yield Row(wrong, one, 0)
        far = [s for s in text if abs(_start(s) - _start(one)) > 400]
        for other_one in chance.sample(far, min(2, len(far))):
            yield Row(claim, other_one, 0)


def headlines(corpora: pathlib.Path) -> list[tuple[str, str, int]]:
    """Headline, body and stance (a row of STANCES) of FNC-1, a quarter of the unrelated ones."""
    bodies: dict[int, str] = {}
    with (corpora / "fnc1-bodies.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            bodies[row["id"]] = row["text"]
    found = []
    with (corpora / "fnc1-stances.jsonl").open(encoding="utf-8") as lines:
        for number, row in enumerate(map(json.loads, lines)):
            if row["stance"] != "unrelated" or number % 4 == 0:
                found.append((row["headline"], bodies[row["body"]], STANCES.index(row["stance"])))
    return found


def quote_of(one: Told) -> str:
    """The words of its content."""
    return quote(one.report.text, one.forms[0].content)


def _start(one: Told) -> int:
    return one.forms[0].content[0].start


def _position(one: Told) -> str | None:
    statement: Statement = one.forms[0]
    if statement.act is None or statement.support["act"].confidence < 0.6:
        return None
    if statement.act == "deny":
        cue = quote(one.report.text, statement.cue)
        return "denies" if _DENYING.search(cue) else None
    return _TAKES.get(statement.act)


def _claim(words: str) -> str | None:
    """The words as a sentence, None where they are none that stands alone."""
    told_words = words.strip(" “”\"'‘’,.;:—-")
    told_words = re.sub(r"^(that|whether) ", "", told_words)
    if not 5 <= len(told_words.split()) <= 30 or _LOOSE.match(told_words) or not _VERB.search(told_words):
        return None
    return f"{told_words[0].upper()}{told_words[1:]}."


def _turned(claim: str, chance: random.Random) -> str | None:
    found = list(_TURN.finditer(claim))
    if not found:
        return None
    one = found[0]
    new = one.group(1) if one.group(2) else f"{one.group(1)} not"
    return claim[: one.start()] + new + claim[one.end() :]


def _changed(claim: str, names: list[str], chance: random.Random) -> str | None:
    """The claim with another number, day or name."""
    ways = []
    if (numbers := list(_NUMBER.finditer(claim))) and (one := chance.choice(numbers)):
        digit = chance.choice([d for d in "123456789" if d != one.group()[0]])
        ways.append((one.span(), digit + one.group()[1:]))
    if days := [m for m in re.finditer(r"\w+", claim) if m.group() in _DAYS]:
        one = chance.choice(days)
        ways.append((one.span(), chance.choice([d for d in _DAYS if d != one.group()])))
    if (own := list(_NAME.finditer(claim))) and (others := [n for n in names if n not in claim]):
        ways.append((chance.choice(own).span(), chance.choice(others)))
    if not ways:
        return None
    (start, end), new = chance.choice(ways)
    return claim[:start] + new + claim[end:]
