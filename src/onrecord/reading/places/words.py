"""The capitalised words of a text, in the runs in which a place's name can stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

# A word: letters, with apostrophes and dots between them ("N'Djamena", "U.S.") and at most one dot behind.
_WORD = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)*\.?")
_APOSTROPHES = ("'", "’")
# Words in small letters that stand within names.
JOINING = frozenset(
    [
        "of",
        "the",
        "and",
        "de",
        "la",
        "del",
        "el",
        "al",
        "du",
        "des",
        "le",
        "les",
        "upon",
        "on",
        "by",
        "in",
        "sur",
        "am",
        "an",
        "der",
        "den",
        "da",
        "do",
        "dos",
        "das",
        "di",
        "e",
        "y",
        "au",
        "aux",
        "à",
        "bin",
        "ar",
        "as",
        "ash",
        "es",
        "il",
        "lo",
        "los",
        "las",
        "san",
        "kwa",
        "ibn",
        "ul",
        "ud",
        "under",
    ]
)
# A dot behind these, or behind a single letter, does not end a run.
_ABBREVIATED = frozenset(["st", "ste", "mt", "ft", "pt", "n", "s", "e", "w", "no", "so", "gov", "sen"])
# "People's Republic of China": a name can go on after a possessive.
_GAPS = frozenset((" ", "-", "‑", "–", "\u00a0", " & ", "'s ", "’s "))
# A run is cut after so many words: a text all in capitals is no name.
_LONGEST_RUN = 60


class Word(NamedTuple):
    """A word at [start, end), without its possessive or final dot; `dotted` where a dot follows it."""

    start: int
    end: int
    text: str
    capital: bool
    dotted: bool


def _word(match: re.Match[str]) -> Word:
    text = match.group()
    dotted = text.endswith(".")
    bare = text[:-1] if dotted else text
    # "Kyiv's" is Kyiv, "N'Djamena" all of it.
    if bare[-2:-1] in _APOSTROPHES and bare[-1] in "sS":
        bare = bare[:-2]
    capital = bare[0].isupper() or (bare[1:2] in _APOSTROPHES and bare[2:3].isupper())
    return Word(match.start(), match.start() + len(bare), bare, capital, dotted)


def words_of(text: str) -> list[Word]:
    """All words of the text, in order."""
    return [_word(match) for match in _WORD.finditer(text)]


def _joined(text: str, before: Word, after: Word) -> bool:
    """Whether only one blank, or a hyphen, stands between two words that one name can hold."""
    gap = text[before.end : after.start]
    if before.dotted:
        short = len(before.text) == 1 or "." in before.text or before.text.lower() in _ABBREVIATED
        return short and gap in (". ", ".", ".\u00a0")
    return gap in _GAPS


def runs(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """[first, last + 1) of every run of words in which a name can stand: it begins and ends with a
    capital, and holds nothing else but a few joining words, at most two in a row."""
    first, last = -1, -1
    for i, word in enumerate(words):
        follows = first >= 0 and i - first < _LONGEST_RUN and _joined(text, words[i - 1], word)
        if follows and word.capital:
            last = i
        elif follows and word.text in JOINING and i - last <= 2:
            continue
        else:
            if first >= 0:
                yield first, last + 1
            first, last = (i, i) if word.capital else (-1, -1)
    if first >= 0:
        yield first, last + 1
