"""Names that go on: "Kursk Region", "North Dallas", "Hamilton Township"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading.places.cues import DISTRICTS, PARTS, REGIONS
from onrecord.reading.places.gazetteer import NUMBER, Gazetteer, Kind
from onrecord.reading.places.matching import Match
from onrecord.reading.places.words import Word


def extend(words: Sequence[Word], matches: Sequence[Match], gazetteer: Gazetteer) -> None:
    """Lengthens matches by the words that belong to them, and narrows what they mean."""
    ends = {match.last for match in matches}
    for match in matches:
        if match.right:
            after = words[match.last]
            word = after.text.lower()
            if word == "state" and match.last + 1 < len(words) and _goes_on(words, match.last + 1):
                continue  # "Ohio State University"
            if word in REGIONS or word in DISTRICTS:
                match.filed = _regions(match.filed, gazetteer) if word in REGIONS else match.filed
                match.name += " " + word
                match.last += 1
                match.end = after.end
                match.right = match.last < len(words) and _goes_on(words, match.last)
        if match.left and match.first not in ends:
            before = words[match.first - 1]
            if before.text.lower() in PARTS and match.start - before.end <= 1:
                match.first -= 1
                match.start = before.start
                match.left = match.first > 0 and _goes_on(words, match.first)


def _goes_on(words: Sequence[Word], at: int) -> bool:
    """Whether the words before and at `at` can stand in one name."""
    before, after = words[at - 1], words[at]
    touching = not before.dotted and after.start - before.end == 1
    return touching and before.capital and after.capital


def _regions(filed: list[int], gazetteer: Gazetteer) -> list[int]:
    """The regions called so, and those in which towns called so lie."""
    own = [one for one in filed if gazetteer.kind(one & NUMBER) in (Kind.REGION, Kind.DISTRICT, Kind.AREA)]
    if own:
        return own
    around = dict.fromkeys(
        number for one in filed if (number := gazetteer.region_of(one & NUMBER)) is not None
    )
    return list(around) or filed
