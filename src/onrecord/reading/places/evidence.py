"""Which names that the gazetteer holds are places in this report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.reading.mentions import Mention
from onrecord.reading.places.cues import (
    BELONGING,
    BODIES,
    INSIDE,
    KINDS_OF_PLACE,
    LANDS,
    NO_NAMES,
    SPEAKING,
    STREETS,
    THINGS,
    TITLES,
    TOWARDS,
)
from onrecord.reading.places.gazetteer import AFTER_COMMA, NUMBER, OTHER_NAME, SHORT_FORM, Gazetteer, Kind
from onrecord.reading.places.matching import Match
from onrecord.reading.places.names import folded
from onrecord.reading.places.scales import SIGNS, Signs
from onrecord.reading.places.words import Word

_BIG, _TOWN = 300_000, 30_000
_DATELINE = re.compile(
    r"(?:, [A-Z][\w.]{1,12}){0,2} ?(?:\([^)\n]{1,20}\) ?)?[—–-]{1,2}(?=\s)|(?:, [A-Z][\w.]{1,12})? \([A-Z]"
)
# Between the names of a list.
_LISTED = frozenset((", ", " and ", ", and ", " or ", " to ", " & ", "/", "; "))
_PARTY = frozenset("DRI")


def surnames(text: str, mentions: Sequence[Mention]) -> frozenset[str]:
    """The last words of the persons named in full."""
    found = set()
    for mention in mentions:
        if mention.label == "person":
            parts = folded(text[slice(*mention.span)]).split(" ")
            if len(parts) > 1:
                found.add(parts[-1])
    return frozenset(found)


def overlapping(matches: Sequence[Match], mentions: Sequence[Mention]) -> Iterator[Mention | None]:
    """For each match the tagger's name that overlaps it, the first of several; both are in text order."""
    at = 0
    for match in matches:
        while at < len(mentions) and mentions[at].span[1] <= match.start:
            at += 1
        yield mentions[at] if at < len(mentions) and mentions[at].span[0] < match.end else None


def weigh(
    text: str,
    words: Sequence[Word],
    matches: Sequence[Match],
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    signs: Signs = SIGNS,
) -> list[Match]:
    """Those matches that are places, their evidence filled in."""
    persons = surnames(text, mentions)
    sizes: dict[str, float] = {}
    for match, mention in zip(matches, overlapping(matches, mentions), strict=True):
        size = sizes.get(match.name)
        if size is None:
            size = sizes[match.name] = _size(match, gazetteer, signs)
        trusted = mention is not None and mention.label in ("polity", "location")
        match.evidence = (
            size
            + _label(text, match, mention, size, signs)
            + _before(text, words, match, trusted, signs)
            + _after(text, words, match, trusted, signs)
        )
        if match.name in persons and not trusted:
            match.evidence += signs.surname
        if match.within is not None or match.qualifies:
            match.evidence += signs.qualified
    _lists(text, matches, signs)
    sure = {match.name for match in matches if match.evidence >= signs.sure}
    return [match for match in matches if match.evidence + (signs.elsewhere if match.name in sure else 0) > 0]


def _label(text: str, match: Match, mention: Mention | None, size: float, signs: Signs) -> float:
    """What the tagger says."""
    if mention is None:
        return signs.unseen
    start, end = mention.span
    if (match.start <= start and end <= match.end) or folded(text[start:end]) == match.name:
        return signs.exact[mention.label]
    # "the U.S. Department of Agriculture", "the Ohio House": a state before its own bodies.
    state = size >= signs.region or match.name.endswith((" county", " parish"))
    if mention.label in ("organisation", "facility") and start == match.start and state and match.right:
        return signs.owner - min(0.0, size - signs.region)
    return signs.inside[mention.label]


def _before(text: str, words: Sequence[Word], match: Match, trusted: bool, signs: Signs) -> float:
    """What stands before a name says."""
    if not match.first:
        return 0.0
    before = words[match.first - 1]
    gap = text[before.end : match.start]
    word = before.text.lower()
    if gap == "-" and before.text in _PARTY:
        return signs.qualified
    if gap in (", ", "., ") and word in STREETS and before.capital:
        return signs.listed
    if len(gap) > 2 or "\n" in gap:
        return 0.0
    if word == "the" and match.first > 1:
        # "across the Horn of Africa"
        return max(0.0, _led_by(words[match.first - 2].text.lower(), signs))
    led = 0.0 if before.dotted else _led_by(word, signs)
    if led:
        return led
    if word == "of" and match.first > 1 and words[match.first - 2].text.lower() in KINDS_OF_PLACE:
        return signs.kind_of_place
    if word in TITLES:
        return signs.title
    if word in KINDS_OF_PLACE and not before.capital and not before.dotted:
        return signs.kind_before
    if match.left and not trusted:
        return signs.left + (signs.land if word in LANDS else 0)
    return 0.0


def _led_by(word: str, signs: Signs) -> float:
    """What a preposition says."""
    if word in INSIDE:
        return signs.inside_of
    return signs.towards if word in TOWARDS else 0.0


def _after(text: str, words: Sequence[Word], match: Match, trusted: bool, signs: Signs) -> float:
    """What follows a name says."""
    if text.startswith("$", match.end):
        return signs.title
    line = match.start == 0 or text[max(0, match.start - 2) : match.start].strip(" ")[-1:] in ("", ".", "\n")
    if line and text[match.start : match.end].isupper() and _DATELINE.match(text, match.end):
        return signs.qualified
    if match.last >= len(words):
        return 0.0
    after = words[match.last]
    gap = text[match.end : after.start]
    if gap not in (" ", "-", "’s ", "'s "):
        return 0.0
    word = after.text.lower()
    if word in THINGS:
        return 2 * signs.land
    if word in BELONGING:
        return signs.belonging if gap in (" ", "-") else 0.0
    if match.right and gap in (" ", "-"):
        if word in STREETS or word in BODIES or word in LANDS:
            return signs.right + (0 if trusted else signs.land)
        if word in TITLES:
            return signs.office
        return 0.0 if trusted else signs.right
    if word in SPEAKING:
        return signs.speaking
    return 0.0


def _lists(text: str, matches: Sequence[Match], signs: Signs) -> None:
    """Names in a list with a place are places: "Cairo, Giza and Minya"."""
    for order in (matches, matches[::-1]):
        for one, other in pairwise(order):
            first, second = (one, other) if one.start < other.start else (other, one)
            if one.evidence > signs.sure and not one.qualifies and text[first.end : second.start] in _LISTED:
                other.evidence += signs.listed


def _size(match: Match, gazetteer: Gazetteer, signs: Signs) -> float:
    """What the best known of the places called so weighs."""
    if match.name in NO_NAMES:
        return signs.no_name
    filed = match.filed
    if all(one & AFTER_COMMA and not one & SHORT_FORM for one in filed):
        return signs.after_comma
    chief = [one & NUMBER for one in filed if not one & OTHER_NAME or one & SHORT_FORM]
    weight = 0.0 if chief else signs.other_name
    best = signs.small_town
    for number in chief or [one & NUMBER for one in filed[:5]]:
        kind = gazetteer.kind(number)
        if kind is Kind.COUNTRY:
            return weight + signs.country
        if kind in (Kind.REGION, Kind.AREA):
            best = max(best, signs.region)
        else:
            people = gazetteer.population(number)
            best = max(best, signs.big_town if people > _BIG else signs.town if people > _TOWN else best)
    return weight + best
