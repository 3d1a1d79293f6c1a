"""A match of a rule: its tokens, and what they say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from onrecord.reading.times.tokens import CHAR, Tokens
from onrecord.reading.times.words import MONTHS, NUMBERS, ORDINALS, UNIT_OF, WEEKDAYS
from onrecord.schema import TimeType

_NUMBER_CHARS: Final = "".join(CHAR[n] for n in ("NUMW", "DIG2", "BIG", "YEAR", "CLKDOT", "FRAC", "ART"))
# Word pairs that multiply rather than add: "two hundred".
_FRACTIONS: Final = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_MULTIPLIERS: Final = (100, 1000, 1_000_000)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means: TIMEX3 type, value (None where nothing can be told) and modifier."""

    type: TimeType
    value: str | None
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """Tokens `first` to `last` (exclusive) of `tokens`, as `rule` matched them, and their classes."""

    tokens: Tokens
    rule: str
    first: int
    last: int
    classes: str

    def has(self, *names: str) -> bool:
        """Whether a token of one of the classes `names` is among the tokens."""
        return any(CHAR[name] in self.classes for name in names)

    def word(self, *names: str) -> str | None:
        """The first word, in lower case, of a token of one of the classes `names`."""
        at = self.index(*names)
        return None if at is None else self.tokens.words[at]

    def index(self, *names: str) -> int | None:
        """The number of the first token of one of the classes `names`."""
        found = [at for at in (self.classes.find(CHAR[name]) for name in names) if at >= 0]
        return self.first + min(found) if found else None

    def month(self) -> int | None:
        """The month that is named, 1 to 12."""
        word = self.word("MON", "MAYW", "MAB")
        return None if word is None else MONTHS[word]

    def weekday(self) -> int | None:
        """The weekday that is named, Monday is 1."""
        word = self.word("WDAY", "WAB", "WDAYS")
        return None if word is None else WEEKDAYS[word]

    def year(self) -> int | None:
        """The year that is written in four digits."""
        word = self.word("YEAR")
        return None if word is None else int(word)

    def day_numbers(self) -> list[int]:
        """Days of the month, as written in digits ("4", "22nd", "24-25")."""
        found: list[int] = []
        for word, char in self._pairs():
            if char in (CHAR["DIG2"], CHAR["ORDD"]):
                found.append(int("".join(c for c in word if c.isdigit())))
            elif char in (CHAR["ORDW"], CHAR["SECW"]):
                found.append(ORDINALS[word])
            elif char == CHAR["DRANGE"]:
                found.extend(int(part) for part in word.replace("–", "-").split("-"))
        return found

    def ordinal(self) -> int | None:
        """The ordinal number that is named, with a ten before it ("twenty-first")."""
        tens = 0
        for word, char in self._pairs():
            if char == CHAR["ORDD"]:
                return int("".join(c for c in word if c.isdigit()))
            if char in (CHAR["ORDW"], CHAR["SECW"]):
                return tens + ORDINALS[word]
            if char == CHAR["NUMW"]:
                tens = NUMBERS[word]
        return None

    def unit(self) -> str | None:
        """The unit of time that is named, in the singular."""
        found: str | None = None
        for word, char in self._pairs():
            if word in UNIT_OF and char not in _NUMBER_CHARS:
                found = UNIT_OF[word]
        return found

    def amount(self) -> float | None:
        """How many units; None for a vague number ("several", "dozens of")."""
        if self.has("SOME", "DOZENS", "DRANGE"):
            return None
        total, number, half = 0.0, 0.0, 0.0
        seen = False
        for at, (word, char) in enumerate(self._pairs()):
            if char in (CHAR["OR"], CHAR["TO"]):
                return None if seen and self._numbers_after(at) else total + number
            if char == CHAR["HALF"]:
                half = 0.5
            elif char == CHAR["DOZEN"]:
                number, seen = 12.0 * (number or 1), True
            elif char in _NUMBER_CHARS and not (char == CHAR["ART"] and seen):
                value = float(NUMBERS[word]) if word in NUMBERS else _digits(word)
                if value in _MULTIPLIERS and seen:
                    number *= value
                else:
                    number += value
                seen = True
        if half and not self.has("AND"):
            return half
        return total + number + half if seen else None

    def _numbers_after(self, at: int) -> bool:
        return any(c in _NUMBER_CHARS for c in self.classes[at + 1 :])

    def _pairs(self) -> list[tuple[str, str]]:
        return list(zip(self.tokens.words[self.first : self.last], self.classes, strict=True))


def _digits(word: str) -> float:
    if word in _FRACTIONS:
        return _FRACTIONS[word]
    over, slash, under = word.partition("/")
    if slash and over.isdigit() and under.isdigit() and int(under):
        return int(over) / int(under)
    plain = word.replace(",", "")
    try:
        return float(plain)
    except ValueError:
        return 0.0
