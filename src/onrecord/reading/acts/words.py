"""A text's words as the lexicon writes them."""

from __future__ import annotations

import re

# Letters with inner apostrophes and hyphens; a long run is cut, so that no text makes a long word.
_WORD = re.compile(r"[^\W\d_]{1,40}(?:['’-][^\W\d_]{1,40}){0,3}")
_ENDINGS = {"'ll": "will", "'ve": "have", "'re": "are", "'m": "am", "'d": "would"}
_WHOLE = {
    "cannot": ("can", "not"),
    "can't": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "ain't": ("is", "not"),
    "let's": ("let", "us"),
}
_IS = frozenset("it he she that there what who here where".split())
_ONESELF = frozenset("himself herself itself themselves myself ourselves yourself yourselves".split())
_ONES = frozenset("his her its their my our your".split())


def words(text: str, start: int, end: int) -> list[str]:
    """Lower-case words of text[start:end]: contractions in full ("didn't" is "did not"), "oneself" for
    every reflexive and "one's" for every possessive pronoun; a name's 's is dropped."""
    found: list[str] = []
    for word in _WORD.findall(text[start:end].replace("’", "'").lower()):
        if word in _ONES:
            found.append("one's")
        elif word in _ONESELF:
            found.append("oneself")
        elif "'" in word:
            found.extend(_parted(word))
        else:
            found.append(word)
    return found


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
