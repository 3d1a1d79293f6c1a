"""A text's words as the lexicon writes them."""

from __future__ import annotations

import re

from onrecord.reading.acts.data import word_list
from onrecord.schema import Span

# Letters with inner apostrophes and hyphens; a long run is cut, so that no text makes a long word.
_WORD = re.compile(r"[^\W\d_]{1,40}(?:['-][^\W\d_]{1,40}){0,3}")
_ENDINGS = {"'ll": "will", "'ve": "have", "'re": "are", "'m": "am", "'d": "would"}
_WHOLE = {
    "cannot": ("can", "not"),
    "can't": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "ain't": ("is", "not"),
    "let's": ("let", "us"),
}
_IS, _ONESELF, _ONES = word_list("is"), word_list("reflexive"), word_list("possessive")
_UNLIKE = _ONESELF | _ONES | {"cannot"}  # words without an apostrophe that are written otherwise


def words(text: str, start: int, end: int) -> list[str]:
    """Lower-case words of text[start:end]: contractions in full ("didn't" is "did not"), "oneself" for
    every reflexive and "one's" for every possessive pronoun; a name's 's is dropped."""
    found: list[str] = []
    for word in _WORD.findall(_plain(text[start:end])):
        if word in _UNLIKE or "'" in word:
            found.extend(_written(word))
        else:
            found.append(word)
    return found


def placed(text: str, start: int, end: int) -> list[tuple[str, Span]]:
    """The same words, each with the characters of `text` that it was read from."""
    return [
        (word, Span(start + match.start(), start + match.end()))
        for match in _WORD.finditer(_plain(text[start:end]))
        for word in _written(match.group())
    ]


def _plain(text: str) -> str:
    """Lower case with straight apostrophes, character for character."""
    lower = text.replace("’", "'").lower()
    if lower.isascii():
        return lower
    return lower if len(lower) == len(text) else "".join(c.lower()[:1] for c in text.replace("’", "'"))


def _written(word: str) -> tuple[str, ...]:
    if word in _ONES:
        return ("one's",)
    if word in _ONESELF:
        return ("oneself",)
    return _parted(word) if "'" in word or word == "cannot" else (word,)


def _parted(word: str) -> tuple[str, ...]:
    whole = _WHOLE.get(word)
    if whole:
        return whole
    if word.endswith("n't"):
        return (word[:-3], "not")
    at = word.rindex("'")
    base, ending = word[:at], word[at:]
    if ending in _ENDINGS:
        return (base, _ENDINGS[ending])
    if ending == "'s":
        return (base, "is") if base in _IS else (base,)
    return (word,)
