"""Who is in the reader's mind at a place of the text: recent, prominent, and fitting the word used."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.reading.actors.cast import Cast, Member
from onrecord.reading.actors.lists import LISTS
from onrecord.reading.actors.settings import Settings
from onrecord.reading.actors.words import Words

_MARKS = frozenset({"'s", "’s", "'", "’"})
_BEFORE_OBJECTS = frozenset(LISTS["salience before objects"])


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """A member seen at a token, with how prominent it was there."""

    token: int
    number: int
    weight: float


class Salience:
    """Everyone seen so far, in text order; sources join as they are resolved."""

    def __init__(self, cast: Cast, words: Words, settings: Settings) -> None:
        self._cast, self._words, self._settings = cast, words, settings
        self._events: list[Event] = []
        self._sources: dict[int, list[tuple[int, Member]]] = {}
        for i, name in enumerate(cast.phrases.names):
            member = cast.of_name[i]
            self._events.append(Event(name.first, member.number, self._weight(i, name.first, name.last)))

    def _weight(self, i: int, first: int, last: int) -> float:
        words, settings = self._words, self._settings
        weight = 0.0
        start = self._cast.around[i].before.start
        if words.begins(start):
            weight += settings.subject
        elif start > 0 and words.low[start - 1] in _BEFORE_OBJECTS:
            weight += settings.object
        if last < len(words) and words.low[last] in _MARKS:
            weight += settings.possessor
        sight = self._cast.polities.sights.get(i)
        if sight is not None and sight.how == "people":
            weight += settings.adjective
        if words.quoted[first]:
            weight += settings.quoted
        return weight

    def see(self, member: Member, token: int, weight: float) -> None:
        """A member was meant at `token`, as a source."""
        self._sources.setdefault(self._words.sentence[min(token, len(self._words) - 1)], []).append(
            (token, member)
        )
        insort(self._events, Event(token, member.number, weight))

    def source_in(self, sentence: int, before: int) -> Member | None:
        """The last source resolved in a sentence before a token."""
        found = [m for token, m in self._sources.get(sentence, ()) if token < before]
        return found[-1] if found else None

    def ranked(
        self,
        token: int,
        fits: Callable[[Member], float | None],
        decay: float | None = None,
        elsewhere: bool = False,
    ) -> list[tuple[float, Member]]:
        """The members seen before `token`, not too far away, that fit, best first. `fits` gives what
        agreement adds to a member's score, None where it cannot be meant; `decay` is what a sentence costs;
        `elsewhere`: without those named in the same sentence."""
        settings, words = self._settings, self._words
        if decay is None:
            decay = settings.decay
        at = min(token, len(words) - 1)
        best: dict[int, float] = {}
        here: set[int] = set()
        for k in range(bisect_left(self._events, Event(token, -1, 0.0)) - 1, -1, -1):
            event = self._events[k]
            away = words.sentence[at] - words.sentence[event.token]
            if away > settings.reach or token - event.token > settings.reach_tokens:
                break
            if elsewhere and away == 0:
                here.add(event.number)
            score = event.weight - decay * away - settings.slope * (token - event.token)
            score -= settings.paragraph * (words.paragraph[at] - words.paragraph[event.token] > 0)
            known = best.get(event.number)
            best[event.number] = score if known is None else max(known, score) + settings.again
        found = []
        for number, score in best.items():
            if number in here:
                continue
            extra = fits(self._cast.members[number])
            if extra is not None:
                found.append((score + extra, self._cast.members[number]))
        return sorted(found, key=lambda row: (-row[0], row[1].number))
