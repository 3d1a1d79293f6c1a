"""Where sentences end and which stretches of text hold a verb: what tells whose time an expression is.

No parser: marks and closed lists of words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from onrecord.reading.times import verbs
from onrecord.reading.times.words import CLASSES, MONTHS, WEEKDAYS

# A full stop after these, with a capital, ends no sentence.
_ABBREVIATIONS: Final = (
    "mr mrs ms dr st jr sr sen rep gov gen col lt sgt capt prof rev hon inc ltd corp co jan feb mar apr jun "
    "jul aug sep sept oct nov dec u.s u.k u.n e.u"
)
_ABBREVIATED: Final = frozenset(_ABBREVIATIONS.split())
# After "a.m." and "p.m." a sentence goes on with these.
_AFTER_CLOCK: Final = frozenset(WEEKDAYS) | frozenset(MONTHS) | frozenset(CLASSES["ZONE"].split())
_END: Final = re.compile(
    r"[.!?…][\"”’'»)]{0,3}\s{1,9}(?=[\"“‘«„(]?[^\W\d_a-z])|\n\s{0,9}|[.!?]['\"”’»]{1,3}\s{1,9}(?=[\"“‘«„])"
)
_LAST_WORD: Final = re.compile(r"[\w.]{1,12}\Z")
_WORD: Final = re.compile(r"[^\W\d_]{1,40}")

_AUXILIARIES: Final = frozenset(f"{verbs.HAVE} {verbs.IS} {verbs.MODAL} was were be been".split())
_NO_AUXILIARIES: Final = frozenset({"s", "to", "ll", "may", "re", "ve", "having"})
_PAST: Final = frozenset(verbs.PAST.split()) - _AUXILIARIES
_NOT_PAST: Final = frozenset(verbs.NOT_PAST.split()) | frozenset(verbs.ISSUED.split())
_DETERMINERS: Final = frozenset(f"{verbs.NO_VERB} most newly so very more".split())


class Sentences:
    """The sentences of a text, by the characters at which they begin."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0]
        for match in _END.finditer(text):
            if match.group()[0] == "." and _abbreviated(text, match.start(), match.end()):
                continue
            self._starts.append(match.end())

    def start(self, at: int) -> int:
        """Where the sentence begins in which character `at` stands."""
        return self._starts[bisect_right(self._starts, at) - 1]

    def end(self, at: int) -> int:
        """Where the sentence ends in which character `at` stands."""
        index = bisect_right(self._starts, at)
        return self._starts[index] if index < len(self._starts) else len(self._text)


def _abbreviated(text: str, stop: int, after: int) -> bool:
    """Whether the full stop at `stop`, with the next word at `after`, ends an abbreviation only."""
    word = _LAST_WORD.search(text, max(0, stop - 12), stop)
    if word is None:
        return False
    found = word.group().lower()
    if found in ("a.m", "p.m"):
        following = _WORD.match(text, after)
        return following is not None and following.group().lower() in _AFTER_CLOCK
    return word.group()[0].isupper() and (found in _ABBREVIATED or (len(found) == 1 and found.isalpha()))


def has_verb(text: str, auxiliaries: bool = True) -> bool:
    """Whether a finite verb, as far as its form tells, stands in `text`; with `auxiliaries` False "had",
    "will" and their like do not count. "Issued" and its like, which say how words came out, never do, nor
    do participles after an article ("a packed hall")."""
    before = ""
    for match in _WORD.finditer(text):
        word = match.group().lower()
        if word in _PAST or (auxiliaries and word in _AUXILIARIES and word not in _NO_AUXILIARIES):
            return True
        if len(word) > 3 and word.endswith("ed") and word not in _NOT_PAST and before not in _DETERMINERS:
            return True
        before = word
    return False
