"""Which names that the gazetteer holds are places in this report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.reading.mentions import Mention
from onrecord.reading.places.cues import BODIES, PREPOSITIONS, SPEAKING, STREETS, TITLES
from onrecord.reading.places.gazetteer import AFTER_COMMA, NUMBER, OTHER_NAME, SHORT_FORM, Gazetteer, Kind
from onrecord.reading.places.matching import Match
from onrecord.reading.places.names import folded
from onrecord.reading.places.scales import SIGNS, Signs
from onrecord.reading.places.words import Word

_BIG, _TOWN = 300_000, 30_000


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
        match.evidence = _label(text, match, mention, signs)
        exact = (
            mention is not None
            and (mention.label in ("polity", "location"))
            and mention.span[0] >= match.start
        )
        match.evidence += _around(words, match, persons, exact, signs)
        size = sizes.get(match.name)
        if size is None:
            size = sizes[match.name] = _size(match.filed, gazetteer, signs)
        match.evidence += size
        if match.within is not None or match.qualifies:
            match.evidence += signs.qualified
    sure = {match.name for match in matches if match.evidence >= signs.elsewhere}
    return [match for match in matches if match.evidence + (signs.elsewhere if match.name in sure else 0) > 0]


def _label(text: str, match: Match, mention: Mention | None, signs: Signs) -> float:
    if mention is None:
        return signs.unseen
    start, end = mention.span
    if match.start <= start and end <= match.end:
        return signs.exact[mention.label]
    if folded(text[start:end]) == match.name:
        return signs.exact[mention.label]
    return signs.inside[mention.label]


def _around(words: Sequence[Word], match: Match, persons: frozenset[str], exact: bool, signs: Signs) -> float:
    """What the words before and after say."""
    weight = 0.0
    before = words[match.first - 1] if match.first else None
    after = words[match.last] if match.last < len(words) else None
    if before is not None and match.start - before.end <= 2:
        word = before.text.lower()
        if word in PREPOSITIONS and not before.dotted:
            weight += signs.preposition
        elif word in TITLES:
            weight += signs.title
        elif match.left and not exact:
            weight += signs.left
    if after is not None and after.start - match.end <= 2:
        word = after.text.lower()
        if match.right and (word in STREETS or word in BODIES):
            weight += 2 * signs.right
        elif match.right and not exact:
            weight += signs.right
        elif word in SPEAKING:
            weight += signs.speaking
    if match.name in persons and not exact:
        weight += signs.surname
    return weight


def _size(filed: Sequence[int], gazetteer: Gazetteer, signs: Signs) -> float:
    """What the best known of the places called so weighs."""
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
