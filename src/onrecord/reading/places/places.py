"""Places: the toponyms of a report, found and resolved.

1. `matching.py`: names in the text that the gazetteer holds; `extending.py`: those that go on.
2. `commas.py`: "Paris, Texas".
3. `evidence.py`: which of them are places here; `unknown.py`: places that the gazetteer does not hold.
4. `setting.py`: which place each name means.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.reading.mentions import Mention
from onrecord.reading.places.commas import qualify
from onrecord.reading.places.evidence import weigh
from onrecord.reading.places.extending import extend
from onrecord.reading.places.gazetteer import NUMBER, Entry, Gazetteer
from onrecord.reading.places.matching import Lookup, Match, matches
from onrecord.reading.places.scales import SENSES, SIGNS, Senses, Signs
from onrecord.reading.places.setting import MOST_CANDIDATES, Name, named, settle
from onrecord.reading.places.unknown import streets, unknown_places
from onrecord.reading.places.words import words_of
from onrecord.schema import Span, Statement
from onrecord.schema.place import Place

# Words between the capitals of a joint source: "Lisbon and Oslo".
_JOINT = frozenset(("and", "both", "the", "or", "while", "neither", "nor"))
# A place in the publisher's own name weighs as if the report named it so many times more.
_HOME = 3


def find_places(
    text: str,
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    publisher: str | None = None,
    statements: Sequence[Statement] = (),
    signs: Signs = SIGNS,
    senses: Senses = SENSES,
) -> tuple[Place, ...]:
    """The places that the text names, in order, none overlapping another.

    `mentions` are the tagger's names in text order; wrong labels and missed names are borne. A place in
    the `publisher`'s name speaks for itself where the text names it too ("Lexington Courier").
    `statements` tell which capitals stand for their state ("Lisbon said") and so are no places.
    """
    words = words_of(text)
    look_up = Lookup(gazetteer)
    found = matches(text, words, look_up)
    extend(words, found, gazetteer)
    qualify(text, found, gazetteer)
    speaking = _speaking(text, statements)
    accepted = [
        match
        for match in weigh(text, words, found, mentions, gazetteer, signs)
        if match.start not in speaking or gazetteer.country_of_capital(match.name) is None
    ]
    home = matches(publisher, words_of(publisher), look_up) if publisher else []
    meant = _meant(accepted, {match.name for match in home}, gazetteer, senses)
    places = [_place(match, entry) for match, entry in zip(accepted, meant, strict=True)]
    places += unknown_places(text, mentions, accepted, meant, gazetteer)
    places.sort(key=_span)
    places += streets(text, words, [place.span for place in places])
    return tuple(_apart(sorted(places, key=_span)))


def _span(place: Place) -> tuple[int, int]:
    return place.span


def _apart(places: Sequence[Place]) -> Iterator[Place]:
    """Those that begin after the one before has ended."""
    end = 0
    for place in places:
        if place.span[0] >= end:
            end = place.span[1]
            yield place


def _speaking(text: str, statements: Sequence[Statement]) -> frozenset[int]:
    """Where the words begin of sources that are names and nothing else: "Lisbon", "Lisbon and Oslo",
    but not "officials in Lisbon"."""
    starts: set[int] = set()
    for start, end in {span for statement in statements for span in statement.source}:
        words = words_of(text[start:end])
        if all(word.capital or word.text in _JOINT for word in words):
            starts.update(start + word.start for word in words)
    return frozenset(starts)


def _meant(accepted: Sequence[Match], home: set[str], gazetteer: Gazetteer, senses: Senses) -> list[Entry]:
    """The entry of each match; matches of one name mean one place, unless commas tell otherwise."""
    told: dict[str, frozenset[int]] = {}
    for match in accepted:
        if match.within:
            told.setdefault(match.name, frozenset(match.within))
    groups: dict[tuple[str, frozenset[int]], list[int]] = {}
    for i, match in enumerate(accepted):
        within = frozenset(match.within) if match.within else told.get(match.name, frozenset())
        groups.setdefault((match.name, within), []).append(i)
    names: list[Name] = []
    for (name, within), members in groups.items():
        filed = accepted[members[0]].filed
        if within:
            filed = [one for one in filed if one & NUMBER in within] or filed
        candidates = [gazetteer.entry(one) for one in filed[:MOST_CANDIDATES]]
        count = len(members) + (_HOME if name in home else 0)
        names.append(named(candidates, count, gazetteer, senses))
    meant: dict[int, Entry] = {}
    for members, entry in zip(groups.values(), settle(names, senses), strict=True):
        for i in members:
            meant[i] = entry
    return [meant[i] for i in range(len(accepted))]


def _place(match: Match, entry: Entry) -> Place:
    return Place(
        span=Span(match.start, match.end),
        name=entry.name,
        lat=entry.lat,
        lon=entry.lon,
        country=entry.country,
        region=entry.region,
    )
