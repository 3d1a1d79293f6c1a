"""Which place a name means, by how large it is and by where the report's other places lie."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.places.gazetteer import Entry, Gazetteer, Kind
from onrecord.reading.places.names import folded
from onrecord.reading.places.scales import SENSES, Senses

# No more candidates of one name are weighed; the gazetteer lists the larger ones first.
MOST_CANDIDATES = 60
# A region gives way to a town of its name that has more than one in so many of its people.
_LARGE_TOWN = 6
# Candidates that weigh so much less than the best are out.
_HOPELESS = 9.0
# The side of a neighbourhood's square in degrees.
_SQUARE = 1.5


@dataclass(slots=True)
class Name:
    """One name of a report: what it can mean, how often it is named; `within` once what stands beside
    it has told which candidates are left."""

    candidates: list[Entry]
    count: int
    priors: list[float]
    shares: list[float]


def prior(entry: Entry, gazetteer: Gazetteer, scales: Senses = SENSES) -> float:
    """How likely an entry is meant before anything is known of the report, in log units."""
    weight = scales.population * math.log10(entry.population + 10)
    if entry.kind is Kind.COUNTRY:
        weight += scales.country
    elif entry.kind is Kind.AREA:
        weight += (scales.own_area if entry.country else scales.area) - scales.population
    elif entry.kind is Kind.REGION:
        weight += scales.region
    elif entry.kind is Kind.DISTRICT:
        weight += scales.district
    elif entry.country:
        country = gazetteer.country_by_code(entry.country)
        if country and country.capital and folded(country.capital) == folded(entry.name):
            weight += scales.capital
    if entry.other_name and not entry.short:
        weight += scales.other_name
    return weight


def named(candidates: Sequence[Entry], count: int, gazetteer: Gazetteer, scales: Senses = SENSES) -> Name:
    """A name with its candidates weighed. A region gives way to its town of that name where
    many of its people live there (New York, Moscow) or where it bears that name only beside another."""
    priors = [prior(entry, gazetteer, scales) for entry in candidates]
    towns = {
        entry.region: entry for entry in reversed(candidates) if entry.kind is Kind.TOWN and entry.region
    }
    for i, entry in enumerate(candidates):
        town = towns.get(entry.region) if entry.kind is Kind.REGION and entry.region else None
        if town is not None and (
            _LARGE_TOWN * town.population > entry.population or (entry.other_name and not town.other_name)
        ):
            priors[i] += scales.own_town
    best = max(priors)
    kept = [i for i, weight in enumerate(priors) if weight > best - _HOPELESS]
    name = Name([candidates[i] for i in kept], count, [priors[i] for i in kept], [])
    name.shares = _shares(name.priors)
    return name


def _shares(weights: Sequence[float]) -> list[float]:
    best = max(weights)
    raised = [math.exp(weight - best) for weight in weights]
    total = sum(raised)
    return [one / total for one in raised]


def _square(entry: Entry) -> tuple[int, int]:
    return int((entry.lat + 90) / _SQUARE), int((entry.lon + 180) / _SQUARE)


class _Ground:
    """How much of a report's places lies in each country, region and square."""

    def __init__(self) -> None:
        self.total = 0.0
        self.countries: defaultdict[str, float] = defaultdict(float)
        self.regions: defaultdict[str, float] = defaultdict(float)
        self.squares: defaultdict[tuple[int, int], float] = defaultdict(float)

    def add(self, name: Name, sign: float) -> None:
        """Adds a name's candidates by their shares, or takes them off with a `sign` of -1."""
        weight = sign * (1 + math.log(name.count))
        self.total += weight
        for entry, share in zip(name.candidates, name.shares, strict=True):
            part = weight * share
            if abs(part) < 0.005:
                continue
            if entry.country:
                self.countries[entry.country] += part
            if entry.region:
                self.regions[entry.region] += part
            if entry.kind in (Kind.TOWN, Kind.DISTRICT):
                y, x = _square(entry)
                for dy in (-1, 0, 1):
                    for dx in (-1, 0, 1):
                        self.squares[y + dy, x + dx] += part

    def weight(self, entry: Entry, scales: Senses) -> float:
        """What the ground speaks for an entry."""
        if self.total <= 0:
            return 0.0
        weight = 0.0
        if entry.country:
            weight += scales.same_country * self.countries[entry.country] / self.total
        if entry.region:
            weight += scales.same_region * self.regions[entry.region] / self.total
        if entry.kind in (Kind.TOWN, Kind.DISTRICT):
            weight += scales.near * min(1.0, self.squares[_square(entry)] / self.total * 2)
        return weight


def link(names: Sequence[Name], scales: Senses = SENSES) -> None:
    """Raises the weight of towns and districts of which the one lies in the other: in a report that names
    Paris and Henry County, that of Tennessee has both."""
    districts: dict[int, list[tuple[int, int]]] = {}
    for i, name in enumerate(names):
        for k, entry in enumerate(name.candidates):
            if entry.kind is Kind.DISTRICT and not entry.other_name:
                districts.setdefault(entry.number, []).append((i, k))
    raised = set()
    for i, name in enumerate(names):
        for k, entry in enumerate(name.candidates):
            if entry.district in districts and entry.kind is Kind.TOWN:
                linked = [at for at in districts[entry.district] if at[0] != i]
                if linked:
                    raised.update([(i, k), *linked])
    for i, k in sorted(raised):
        names[i].priors[k] += scales.linked
    for i in sorted({i for i, _ in raised}):
        names[i].shares = _shares(names[i].priors)


def settle(names: Sequence[Name], scales: Senses = SENSES) -> list[Entry]:
    """The entry that each name means. Rounds over all names in text order, each weighed against
    what the others stand for by then: time grows with the number of names, not with its square."""
    link(names, scales)
    ground = _Ground()
    for name in names:
        ground.add(name, 1.0)
    open_names = [name for name in names if len(name.candidates) > 1]
    for _ in range(scales.rounds):
        for name in open_names:
            ground.add(name, -1.0)
            name.shares = _shares(
                [
                    before + ground.weight(entry, scales)
                    for entry, before in zip(name.candidates, name.priors, strict=True)
                ]
            )
            ground.add(name, 1.0)
    return [
        name.candidates[max(range(len(name.candidates)), key=lambda i: (name.shares[i], -i))]
        for name in names
    ]
