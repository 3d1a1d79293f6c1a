"""Places that the tagger names and the gazetteer does not hold."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading.mentions import Mention
from onrecord.reading.places.cues import STREETS
from onrecord.reading.places.gazetteer import Gazetteer
from onrecord.reading.places.matching import Match
from onrecord.schema import Span
from onrecord.schema.place import Place


def unknown_places(
    text: str, mentions: Sequence[Mention], matches: Sequence[Match], gazetteer: Gazetteer
) -> list[Place]:
    """The tagger's polities and locations that no match overlaps, without coordinates."""
    places = []
    at = 0
    for mention in mentions:
        start, end = mention.span
        while at < len(matches) and matches[at].end <= start:
            at += 1
        if at < len(matches) and matches[at].start < end:
            continue
        name = text[start:end]
        if any(c.isdigit() for c in name):
            continue
        if mention.label not in ("polity", "location") or not any(c.isupper() for c in name):
            continue
        if name.split()[-1].lower().strip(".") in STREETS or gazetteer.people(name):
            continue
        places.append(Place(span=Span(start, end), name=name))
    return places
