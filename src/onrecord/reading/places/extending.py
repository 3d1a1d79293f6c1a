"""Names that go on: "Kursk Region", "North Dallas", "Hamilton Township"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading.mentions import Mention
from onrecord.reading.places.cues import DISTRICTS, PARTS, REGIONS
from onrecord.reading.places.gazetteer import NUMBER, Gazetteer, Kind
from onrecord.reading.places.matching import Match
from onrecord.reading.places.words import Word


def extend(
    text: str,
    words: Sequence[Word],
    matches: Sequence[Match],
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
) -> None:
    """Lengthens matches by the words that belong to them, and narrows what they mean."""
    ends = {match.last for match in matches}
    for match in matches:
        if match.right:
            after = words[match.last]
            word = after.text.lower()
            if word in REGIONS or word in DISTRICTS:
                match.filed = _regions(match.filed, gazetteer) if word in REGIONS else match.filed
                match.name += " " + word
                match.last += 1
                match.end = after.end
                match.right = (
                    match.last < len(words) and words[match.last].capital and _touching(words, match.last)
                )
        if match.left and match.first not in ends:
            before = words[match.first - 1]
            if before.text.lower() in PARTS and match.start - before.end <= 1:
                match.first -= 1
                match.start = before.start
                match.left = (
                    match.first > 0 and words[match.first - 1].capital and _touching(words, match.first)
                )


def _touching(words: Sequence[Word], at: int) -> bool:
    return not words[at - 1].dotted and words[at].start - words[at - 1].end == 1


def _regions(filed: list[int], gazetteer: Gazetteer) -> list[int]:
    """The regions called so, and those in which towns called so lie."""
    own = [one for one in filed if gazetteer.kind(one & NUMBER) in (Kind.REGION, Kind.DISTRICT, Kind.AREA)]
    if own:
        return own
    around = dict.fromkeys(
        number for one in filed if (number := gazetteer.region_of(one & NUMBER)) is not None
    )
    return list(around) or filed
