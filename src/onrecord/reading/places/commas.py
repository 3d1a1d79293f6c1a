"""What a comma tells: in "Paris, Texas" the second name says which of those called by the first is meant."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading.places.gazetteer import AFTER_COMMA, NUMBER, OTHER_NAME, SHORT_FORM, Gazetteer, Kind
from onrecord.reading.places.matching import Match

_BETWEEN = frozenset((", ", ",", " (", ",\u00a0"))
_WHOLE = (Kind.COUNTRY, Kind.REGION, Kind.DISTRICT)


def qualify(text: str, matches: Sequence[Match], gazetteer: Gazetteer) -> None:
    """Fills `within` of each match that is followed by the name of what it lies in, and `qualifies` of
    that one. From the end backwards, so that in "Athens, Clarke County, Ga." the state tells which
    county and the county which town."""
    for match, after in zip(reversed(matches[:-1]), reversed(matches[1:]), strict=True):
        gap = text[match.end : after.start]
        if gap not in _BETWEEN or match.name == after.name:
            continue
        wholes = [one & NUMBER for one in after.filed if gazetteer.kind(one & NUMBER) in _WHOLE]
        if after.within is not None:
            wholes = [number for number in wholes if number in after.within]
        if not wholes or _listed(match, after, wholes, gazetteer):
            continue
        countries, regions, districts = set(), set(), set()
        for number in wholes:
            kind = gazetteer.kind(number)
            if kind is Kind.COUNTRY:
                countries.add(gazetteer.country_number(number))
            elif kind is Kind.REGION:
                regions.add(gazetteer.region_number(number))
            else:
                districts.add(number)
        inner = {
            one & NUMBER
            for one in match.filed
            if gazetteer.kind(one & NUMBER) not in (Kind.COUNTRY, Kind.AREA)
            and one & NUMBER not in wholes
            and (
                gazetteer.country_number(one & NUMBER) in countries
                or gazetteer.region_number(one & NUMBER) in regions
                or gazetteer.district_number(one & NUMBER) in districts
            )
        }
        if inner:
            match.within = inner
            after.qualifies = True
            kept = {number for number in wholes if any(gazetteer.lies_in(one, number) for one in inner)}
            after.within = kept if after.within is None else after.within & kept or kept


def _listed(match: Match, after: Match, wholes: Sequence[int], gazetteer: Gazetteer) -> bool:
    """Whether the two stand side by side rather than one in the other: "China, Japan and Korea", "Ohio,
    Delaware and Utah". A state in short form never stands beside its like: "Delaware, Ohio" may be two
    states, "Delaware, O." is a town."""
    ranks = {gazetteer.kind(one & NUMBER) for one in match.filed if not one & OTHER_NAME}
    beside = {gazetteer.kind(number) for number in wholes}
    if any(one & (SHORT_FORM | AFTER_COMMA) for one in after.filed):
        return False
    return (Kind.COUNTRY in ranks and Kind.COUNTRY in beside) or (
        Kind.REGION in ranks and Kind.REGION in beside
    )
