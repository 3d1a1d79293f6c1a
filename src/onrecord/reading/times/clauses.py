"""Where sentences end and which stretches of text hold a verb: what tells whose time an expression is.

No parser: marks and closed lists of words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from onrecord.reading.times import verbs

# A full stop after these ends no sentence.
_ABBREVIATIONS: Final = (
    "mr mrs ms dr st jr sr sen rep gov gen col lt sgt capt prof rev hon no nos vs etc inc ltd corp co jan feb mar "
    "apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun a.m p.m u.s u.k u.n e.u"
)
_END: Final = re.compile(
    r"[.!?…][\"”’'»)]{0,3}\s+(?=[\"“‘«„(]?[^\W\d_a-z])|\n\s*|[.!?]['\"”’»]{1,3}\s+(?=[\"“‘«„])"
)
_LAST_WORD: Final = re.compile(r"[\w.]{1,12}\Z")
_ABBREVIATED: Final = frozenset(_ABBREVIATIONS.split())
_WORD: Final = re.compile(r"[^\W\d_]+")
_PAST: Final = (
    frozenset(verbs.PAST.split()) | frozenset(verbs.HAVE.split()) | frozenset(verbs.IS.split()) - {"s"}
)
_MODAL: Final = frozenset(verbs.MODAL.split()) - {"to", "ll", "may"}
_NOT_PAST: Final = frozenset(verbs.NOT_PAST.split()) | frozenset(verbs.ISSUED.split())


class Sentences:
    """The sentences of a text, by the characters at which they begin."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0]
        for match in _END.finditer(text):
            if match.group()[0] == "." and _abbreviated(text, match.start()):
                continue
            self._starts.append(match.end())

    def start(self, at: int) -> int:
        """Where the sentence begins in which character `at` stands."""
        return self._starts[bisect_right(self._starts, at) - 1]

    def end(self, at: int) -> int:
        """Where the sentence ends in which character `at` stands."""
        index = bisect_right(self._starts, at)
        return self._starts[index] if index < len(self._starts) else len(self._text)


def _abbreviated(text: str, stop: int) -> bool:
    word = _LAST_WORD.search(text, max(0, stop - 12), stop)
    if word is None:
        return False
    found = word.group().lower()
    return found in _ABBREVIATED or (len(found) == 1 and found.isalpha() and text[stop - 1].isupper())


def has_verb(text: str) -> bool:
    """Whether a finite verb, as far as its form tells, stands in `text`; "issued" and its like, which
    say how words came out, do not count."""
    for match in _WORD.finditer(text):
        word = match.group().lower()
        if word in _PAST or word in _MODAL:
            return True
        if len(word) > 4 and word.endswith("ed") and word not in _NOT_PAST:
            return True
    return False
