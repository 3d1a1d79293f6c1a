"""A text as tokens, and its tokens as a string of classes that the patterns run over.

Each token is one character of `Tokens.classes`: "." where it means nothing for times, else the
character of its class (`char_of`). Patterns are thus regular expressions over classes, and their
matches are token numbers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from onrecord.reading.times.holidays import HOLIDAY, HOLIDAY_FIRST
from onrecord.reading.times.words import ALL_CAPITALS, CAPITAL, CLASS_OF, CLASSES

# Classes of tokens that are not words: numbers by their shape, and marks.
SHAPES: Final = (
    "DIG2",  # 1 or 2 digits
    "YEAR",  # 4 digits from 1000 to 2999
    "BIG",  # any other number
    "ORDD",  # 1st, 22nd
    "DECD",  # 1990s, '90s
    "ISO",  # 2026-03-04, with a time or without
    "NUMD",  # 3/4/2026, 04.03.2026
    "CLOCK",  # 10:30
    "CLKDOT",  # 10.30
    "YRANGE",  # 1994-97
    "DRANGE",  # 24-25
    "NINE",  # 9/11
    "FRAC",  # 1/2
    "HYPH",
    "COMMA",
    "DOT",
    "SLASH",
    "QUOTE",
    "PARO",
    "PARC",
    "HOLI",  # a holiday
    "MONEY",  # a currency sign or a number sign: the number after it is no time
)

CHAR: Final = {name: chr(0x100 + i) for i, name in enumerate((*CLASSES, *SHAPES))}
NOTHING: Final = "."
MARKS: Final = ("HYPH", "COMMA", "DOT", "SLASH", "QUOTE", "PARO", "PARC", "MONEY")
"""Classes of marks, with which no time begins."""

_WORD_CHARS: Final = {word: CHAR[name] for word, name in CLASS_OF.items()}
_NEEDS_CAPITAL: Final = frozenset(CHAR[name] for name in CAPITAL)
_NEEDS_CAPITALS: Final = frozenset(CHAR[name] for name in ALL_CAPITALS)
_MARKS: Final = {
    "-": CHAR["HYPH"],
    "‑": CHAR["HYPH"],
    "–": CHAR["HYPH"],
    "—": CHAR["HYPH"],
    ",": CHAR["COMMA"],
    ".": CHAR["DOT"],
    "/": CHAR["SLASH"],
    "'": CHAR["QUOTE"],
    "’": CHAR["QUOTE"],
    "(": CHAR["PARO"],
    ")": CHAR["PARC"],
    "$": CHAR["MONEY"],
    "€": CHAR["MONEY"],
    "£": CHAR["MONEY"],
    "¥": CHAR["MONEY"],
    "₹": CHAR["MONEY"],
    "½": CHAR["FRAC"],
    "¼": CHAR["FRAC"],
    "¾": CHAR["FRAC"],
    "#": CHAR["MONEY"],
}
# Repeats are bounded, so that no text makes this slow.
_TOKEN = re.compile(
    r"[ap]\.\s?m\b\.?"
    r"|o['’]clock\b"
    r"|['’]?\d{2,4}(?:['’])?s\b"
    r"|\d{1,2}(?:st|nd|rd|th)\b"
    r"|\d{1,12}(?:[.,:/–-]\d{1,12}){0,4}"
    r"|[^\W\d_]{1,40}"
    r"|[^\w\s]",
    re.IGNORECASE,
)
_SHAPES = re.compile(
    r"(?P<NINE>9/11(?![\d/]))|(?P<FRAC>1/[2-9]|[23]/[34])|(?P<ISO>[12]\d{3}-\d{2}-\d{2})|(?P<YRANGE>[12]\d{3}[–/-](?:\d{4}|\d{2}))"
    r"|(?P<NUMD>\d{1,2}([./-])\d{1,2}\6(?:\d{4}|\d{2}))|(?P<CLOCK>\d{1,2}:\d{2}(?::\d{2})?)"
    r"|(?P<CLKDOT>\d{1,2}\.\d{2})|(?P<DRANGE>\d{1,2}[–-]\d{1,2})|(?P<YEAR>[12]\d{3})|(?P<DIG2>\d{1,2})"
)
_ENDS_SENTENCE = frozenset('.!?;"”')


@dataclass(frozen=True, slots=True)
class Tokens:
    """`words` in lower case, `starts` and `ends` in characters of `text`, `classes` one character a token."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    classes: str

    def capital(self, index: int) -> bool:
        """Whether token `index` begins with a capital letter."""
        return self.text[self.starts[index]].isupper()


def tokens_of(text: str) -> Tokens:
    """The tokens of `text`, in order."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    classes: list[str] = []
    skip = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start < skip:
            continue
        raw = match.group()
        word = raw.lower()
        char = _WORD_CHARS.get(word)
        if char is None:
            char = _MARKS.get(word) or (NOTHING if word.isalpha() else _shape(word))
        elif (char in _NEEDS_CAPITAL and not raw[0].isupper()) or (
            char in _NEEDS_CAPITALS and not raw.isupper()
        ):
            char = NOTHING
        if word in HOLIDAY_FIRST and raw[0].isupper():
            holiday = HOLIDAY.match(text, start)
            if holiday is not None:
                end = skip = holiday.end()
                word, char = holiday.group().lower(), CHAR["HOLI"]
        words.append(word)
        starts.append(start)
        ends.append(end)
        classes.append(char)
    return Tokens(text, words, starts, ends, "".join(classes))


def _shape(word: str) -> str:
    """The class of a token that is no word: what kind of number it is, if one."""
    if word[0].isdigit():
        if word[-1].isdigit():
            match = _SHAPES.fullmatch(word)
            return CHAR[match.lastgroup] if match is not None and match.lastgroup else CHAR["BIG"]
        return CHAR["DECD"] if word[-1] == "s" and word.rstrip("s'’")[-1] == "0" else _ordinal(word)
    if word[-1] == "s" and len(word) > 2 and word.strip("s'’")[-1:] == "0":
        return CHAR["DECD"]
    return CHAR["AMPM"] if word[0] in "ap" and "m" in word else NOTHING


def _ordinal(word: str) -> str:
    return CHAR["ORDD"] if word[-2:] in ("st", "nd", "rd", "th") else NOTHING
