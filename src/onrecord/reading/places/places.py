"""Places: the toponyms of a report, found and resolved."""

from __future__ import annotations

from collections.abc import Sequence

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

    `mentions` are the tagger's names in text order; wrong labels and missed names are borne.
    `statements` tell which capitals speak ("Lisbon said") and so are no places.
    """
    words = words_of(text)
    look_up = Lookup(gazetteer)
    found = matches(text, words, look_up)
    extend(text, words, found, mentions, gazetteer)
    qualify(text, found, gazetteer)
    accepted = weigh(text, words, found, mentions, gazetteer, signs)
    accepted = [match for match in accepted if not speaks(match, statements, gazetteer)]
    meant = _meant(accepted, gazetteer, senses)
    places = [_place(text, match, entry) for match, entry in zip(accepted, meant, strict=True)]
    places += unknown_places(text, mentions, accepted, meant, gazetteer)
    places.sort(key=_span)
    places += list(streets(text, words, [place.span for place in places]))
    return tuple(sorted(places, key=_span))


def _span(place: Place) -> tuple[int, int]:
    return place.span


def speaks(match: Match, statements: Sequence[Statement], gazetteer: Gazetteer) -> bool:
    """Whether a capital stands for its state as the source of a statement."""
    if not statements or gazetteer.country_of_capital(match.name) is None:
        return False
    return any(
        start <= match.start and match.end <= end and end - start <= match.end - match.start + 4
        for statement in statements
        for start, end in statement.source
    )


def _meant(accepted: Sequence[Match], gazetteer: Gazetteer, senses: Senses) -> list[Entry]:
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
    for (_, within), members in groups.items():
        filed = accepted[members[0]].filed
        if within:
            filed = [one for one in filed if one & NUMBER in within] or filed
        candidates = [gazetteer.entry(one) for one in filed[:MOST_CANDIDATES]]
        names.append(named(candidates, len(members), gazetteer, senses))
    meant: dict[int, Entry] = {}
    for members, entry in zip(groups.values(), settle(names, senses), strict=True):
        for i in members:
            meant[i] = entry
    return [meant[i] for i in range(len(accepted))]


def _place(text: str, match: Match, entry: Entry) -> Place:
    return Place(
        span=Span(match.start, match.end),
        name=entry.name,
        lat=entry.lat,
        lon=entry.lon,
        country=entry.country,
        region=entry.region,
    )
