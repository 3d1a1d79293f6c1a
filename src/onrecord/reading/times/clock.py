"""Clock times and parts of days."""

from __future__ import annotations

from typing import Final

from onrecord.reading.times.hits import Hit
from onrecord.reading.times.tokens import CHAR
from onrecord.reading.times.words import CLOCK_WORDS, DAY_PARTS, NUMBERS

_HOUR_SHAPES: Final = "".join(CHAR[n] for n in ("CLOCK", "CLKDOT", "DIG2", "NUMW", "BIG", "YEAR"))
_LATEST_HOUR: Final = 24


def clock_of(hit: Hit) -> str | None:
    """ "T" and the clock time that `hit` names ("T15:30"), None where it names none."""
    words, classes = hit.tokens.words, hit.tokens.classes
    word = hit.word("NOON")
    if word is not None:
        return f"T{CLOCK_WORDS[word]:02d}:00"
    mark = hit.index("AMPM", "OCLOCK", "ZONE", "ZWORD", "HOURS")
    at = hit.index("CLOCK")
    if at is None and mark is not None and mark > 0 and classes[mark - 1] in _HOUR_SHAPES:
        at = mark - 1
    if at is None:
        return None
    half = hit.word("AMPM")
    hour, minute = _hour_minute(words[at], classes[at])
    if half is not None and hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > _LATEST_HOUR or minute > 59:
        return None
    return f"T{hour:02d}:{minute:02d}"


def _hour_minute(word: str, char: str) -> tuple[int, int]:
    if char == CHAR["NUMW"]:
        return NUMBERS[word], 0
    if not word.isdigit():
        parts = word.replace(".", ":").split(":")
        if not all(p.isdigit() for p in parts):
            return _LATEST_HOUR + 1, 0
        return int(parts[0]), int(parts[1]) if len(parts) > 1 else 0
    if len(word) == 4:
        return int(word[:2]), int(word[2:])
    return int(word), 0


def part_of(hit: Hit) -> str | None:
    """ "T" and the part of the day that `hit` names ("TMO"), None where it names none."""
    word = hit.word("PART", "NIGHT")
    return None if word is None else f"T{DAY_PARTS[word]}"
