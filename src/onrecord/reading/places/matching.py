"""Names in a text that the gazetteer holds, longest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.reading.places.gazetteer import AFTER_COMMA, OTHER_NAME, SHORT_FORM, Gazetteer
from onrecord.reading.places.names import folded
from onrecord.reading.places.words import Word, runs

# No name in the gazetteer that a report writes has more words.
LONGEST = 6


@dataclass(slots=True)
class Match:
    """A name at the words [first, last): `name` folded, `filed` what the gazetteer files under it
    that fits the way it is written. `left` and `right`: whether its run goes on to that side with a
    capital. `within`: the numbers of entries that what follows after a comma leaves; None for all."""

    first: int
    last: int
    start: int
    end: int
    name: str
    filed: list[int]
    left: bool
    right: bool
    within: set[int] | None = None
    qualifies: bool = False
    evidence: float = field(default=0.0)


class Lookup:
    """The gazetteer as one text sees it: each name is looked up once."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._known: dict[str, tuple[str, list[int]]] = {}

    def __call__(self, written: str) -> tuple[str, list[int]]:
        """The folded name, and what is filed under it."""
        found = self._known.get(written)
        if found is None:
            name = folded(written)
            found = self._known[written] = (name, self.gazetteer.filed(name))
        return found


def _fitting(written: str, dotted: bool, filed: list[int]) -> list[int]:
    """What can be meant by a name written so. Short forms need capitals or a dot, those that count only
    after a comma two capitals; a name with dots within, or one that is written like a short form and a
    dot behind it, is one where there is one."""
    if not any(one & (SHORT_FORM | AFTER_COMMA) for one in filed):
        return filed
    loud = written.isupper() and len(written) > 1
    if "." in written or loud or dotted:
        short = [one for one in filed if one & SHORT_FORM or (one & AFTER_COMMA and loud)]
        if short:
            return short
    return [one for one in filed if not one & (SHORT_FORM | AFTER_COMMA)]


def matches(text: str, words: Sequence[Word], look_up: Lookup) -> list[Match]:
    """The names in the text that the gazetteer holds, in order, none overlapping another; of two that
    begin at one word the longer."""
    found: list[Match] = []
    for begin, end in runs(text, words):
        first = begin
        while first < end:
            step = 1
            if words[first].capital:
                for last in range(min(first + LONGEST, end) - 1, first - 1, -1):
                    if not words[last].capital:
                        continue
                    match = _match(text, words, first, last, look_up)
                    if match is not None:
                        match.left = first > begin and _goes_on(words[first - 1], words[first])
                        match.right = last + 1 < end and _goes_on(words[last], words[last + 1])
                        found.append(match)
                        step = last + 1 - first
                        break
            first += step
    return found


def _goes_on(word: Word, after: Word) -> bool:
    """Whether two words stand in one name, as far as capitals and what is between them tell."""
    return word.capital and after.capital and after.start - word.end <= 2


def _match(text: str, words: Sequence[Word], first: int, last: int, look_up: Lookup) -> Match | None:
    start, end = words[first].start, words[last].end
    written = text[start:end]
    name, filed = look_up(written)
    if not filed:
        return None
    filed = _fitting(written, words[last].dotted, filed)
    if not filed:
        return None
    if words[last].dotted and ("." in written or filed[0] & SHORT_FORM):
        end += 1
    return Match(first, last + 1, start, end, name, filed, False, False)


def chief(filed: list[int]) -> bool:
    """Whether some place is called so by its chief name."""
    return any(not one & OTHER_NAME for one in filed)
