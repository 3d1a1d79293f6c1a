"""What each sign weighs: whether a name is a place, and which place it is. All in log units, set by hand
and checked on half of two public sets; nothing here was learnt from a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from onrecord.reading.mentions import Label


@dataclass(frozen=True, slots=True)
class Signs:
    """A name in the gazetteer is a place where its signs add up to more than nothing.

    `exact`, `inside`, `around`: what it weighs that the tagger's name is this one, holds it, or is held
    by it, by label; `unseen`: that the tagger saw none.
    """

    exact: Mapping[Label, float] = field(
        default_factory=lambda: MappingProxyType(
            {
                "polity": 3.0,
                "location": 2.0,
                "facility": 0.5,
                "organisation": -1.2,
                "person": -2.2,
                "people": -2.0,
                "work": -3.0,
            }
        )
    )
    inside: Mapping[Label, float] = field(
        default_factory=lambda: MappingProxyType(
            {
                "polity": 0.5,
                "location": 0.0,
                "facility": -1.0,
                "organisation": -4.0,
                "person": -5.0,
                "people": -4.0,
                "work": -4.0,
            }
        )
    )
    unseen: float = -1.7
    owner: float = -1.0
    country: float = 2.0
    region: float = 1.3
    big_town: float = 1.2
    town: float = 0.5
    small_town: float = -0.7
    no_name: float = -6.0
    other_name: float = -0.7
    after_comma: float = -4.0
    inside_of: float = 2.3
    towards: float = 1.4
    kind_of_place: float = 4.0
    qualified: float = 4.0
    listed: float = 1.8
    belonging: float = 2.8
    office: float = 2.0
    kind_before: float = 1.5
    land: float = -2.0
    left: float = -1.2
    right: float = -0.6
    sure: float = 1.5
    elsewhere: float = 2.0
    surname: float = -2.5
    title: float = -3.0
    speaking: float = -0.7


@dataclass(frozen=True, slots=True)
class Senses:
    """Which of the places that share a name is meant: the decimal logarithm of its population, plus
    what its kind weighs, plus how much of the report's other places lie in the same country, region and
    neighbourhood."""

    population: float = 1.0
    country: float = 3.0
    area: float = 9.0
    own_area: float = 7.5
    region: float = 1.5
    district: float = 0.0
    capital: float = 2.5
    other_name: float = -2.0
    own_town: float = -3.0
    same_country: float = 2.0
    same_region: float = 5.0
    near: float = 2.0
    linked: float = 3.0
    rounds: int = 4


SIGNS = Signs()
SENSES = Senses()
