"""Toponyms that the gazetteer does not hold: small places that the text calls places, and streets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.reading.mentions import Mention
from onrecord.reading.places.cues import (
    IN_STREETS,
    INSIDE,
    KINDS_OF_PLACE,
    LANDS,
    NAMED_STREETS,
    NO_NAMES,
    STREETS,
    TOWARDS,
)
from onrecord.reading.places.gazetteer import Entry, Gazetteer
from onrecord.reading.places.matching import Match
from onrecord.reading.places.words import Word
from onrecord.schema import Span
from onrecord.schema.place import Place

_BEFORE = re.compile(r"(?:(\w{2,12}) )?(\w{1,16}) (?:the )?$")
# How many words a street's name has at most before the word that tells that it is one.
_STREET_WORDS = 3


class Taken:
    """Which parts of the text belong to places already: asked from left to right."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._spans = spans
        self._at = 0

    def overlapping(self, start: int, end: int) -> bool:
        """Whether one of them overlaps [start, end); `start` never goes back."""
        while self._at < len(self._spans) and self._spans[self._at][1] <= start:
            self._at += 1
        return self._at < len(self._spans) and self._spans[self._at][0] < end


def unknown_places(
    text: str,
    mentions: Sequence[Mention],
    accepted: Sequence[Match],
    meant: Sequence[Entry],
    gazetteer: Gazetteer,
) -> list[Place]:
    """The tagger's names that no accepted match overlaps and that the words around call places, without
    coordinates; country and region are told by a place behind a comma: "Ciocile, Romania"."""
    starts = {match.start: entry for match, entry in zip(accepted, meant, strict=True)}
    taken = Taken([(match.start, match.end) for match in accepted])
    places = []
    for mention in mentions:
        start, end = mention.span
        if taken.overlapping(start, end) or not _like_a_name(text[start:end], gazetteer):
            continue
        whole = starts.get(end + 2) if text.startswith(", ", end) else None
        if _called_a_place(text, mention, whole):
            places.append(
                Place(
                    span=mention.span,
                    name=text[start:end],
                    country=whole.country if whole else None,
                    region=whole.region if whole else None,
                )
            )
    return places


def _like_a_name(name: str, gazetteer: Gazetteer) -> bool:
    words = name.lower().split()
    return (
        name[:1].isupper()
        and not any(c.isdigit() or c in "\n" for c in name)
        and words[-1].strip(".") not in STREETS
        and not all(word in NO_NAMES for word in words)
        and gazetteer.people(name) is None
    )


def _called_a_place(text: str, mention: Mention, whole: Entry | None) -> bool:
    """Whether the tagger and the words around agree that it is one."""
    start, end = mention.span
    placed = mention.label in ("polity", "location")
    before = _BEFORE.search(text, max(0, start - 40), start)
    first, second = (before.group(1) or "", before.group(2).lower()) if before else ("", "")
    if second == "of" and first.lower() in KINDS_OF_PLACE - _DIRECTIONS:
        return mention.label != "people"
    if not placed:
        return False
    if whole is not None or second in INSIDE:
        return True
    words = text[start:end].lower().split()
    if words[0] in LANDS or words[-1] in LANDS:
        return len(words) > 1
    return mention.label == "location" and len(words) > 1 and second in TOWARDS


_DIRECTIONS = frozenset(
    ("north", "south", "east", "west", "capital", "state", "republic", "department", "area")
)


def streets(text: str, words: Sequence[Word], taken: Sequence[tuple[int, int]]) -> Iterator[Place]:
    """Streets and roads by name, without coordinates: "Dublin Road". `taken` are spans of places in order."""
    spans = Taken(taken)
    for last in range(1, len(words)):
        word = words[last]
        if not word.capital or word.text.lower() not in NAMED_STREETS:
            continue
        first = last
        while first > 0 and last - first < _STREET_WORDS and _one_name(words[first - 1], words[first]):
            first -= 1
        while first < last and words[first].text.lower() in NO_NAMES - IN_STREETS:
            first += 1
        if first < last and not spans.overlapping(words[first].start, word.end):
            yield Place(span=Span(words[first].start, word.end), name=text[words[first].start : word.end])


def _one_name(before: Word, after: Word) -> bool:
    return before.capital and not before.dotted and after.start - before.end == 1
