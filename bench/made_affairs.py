"""Invented affairs: parties, what they are said to have done, and the words that an affair is told in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from random import Random
from typing import TypeVar

from made_words import (
    ACTIONS,
    CURRENCIES,
    FIELDS,
    FIRM_ENDINGS,
    FIRST_NAMES,
    MONTHS,
    OWN,
    PAPER_ENDINGS,
    PLACE_ENDINGS,
    QUALITIES,
    STATE_ENDINGS,
    SURNAME_ENDINGS,
)
from onrecord.schema import ActorKind

SEED = 1
FIRST_DAY = date(2024, 1, 1)
LARGEST = 600
"""How many reports the largest affairs have; one in `_ONE_IN` has as many at once."""
_ONE_IN = 400
_SMALLEST = 2
_TAIL = 1.05  # of the Pareto distribution of sizes: Zipf-like, with 10 reports an affair on average
_OWN = 30  # nouns that an affair has for itself
_STATES, _PAPERS, _SURNAMES = 60, 60, 12_000

One = TypeVar("One")


@dataclass(frozen=True, slots=True)
class Party:
    """One who speaks: `title` and `of` say which office of whom a person holds, `short` is how a text
    calls it once it is known."""

    name: str
    kind: ActorKind
    short: str
    title: str | None = None
    of: str | None = None

    @property
    def pronoun(self) -> str:
        """How it speaks of itself in indirect speech."""
        if self.kind != "person":
            return "it"
        return "she" if self.name.split()[0].endswith("a") else "he"

    @property
    def full(self) -> str:
        """How a text first names it."""
        if self.title is None:
            return self.name
        return f"{self.of} {self.title} {self.name}" if self.of else f"the {self.title} {self.name}"


@dataclass(frozen=True, slots=True)
class Deed:
    """What `who` is said to have done, in three forms of the verb, the day and the place of it, and whether
    it will grant it in the end."""

    who: Party
    past: str
    base: str
    participle: str
    day: str
    place: str
    granted: bool

    def wording(self, number: int) -> str:
        """The claim that it was done, in one of many wordings, the same number the same words."""
        name = self.who.name
        ways = (f"{name} {self.past}", f"{name} has {self.participle}", f"It was {name} that {self.past}")
        more = (
            "",
            f" on {self.day}",
            f" in {self.place}",
            " that week",
            " in the end",
            " before anybody knew",
        )
        return f"{ways[number % len(ways)]}{more[number // len(ways) % len(more)]}."


@dataclass(frozen=True, slots=True)
class Affair:
    """What some reports are about: the first one appears on `begins`, `size` is how many there are."""

    number: int
    size: int
    begins: date
    place: str
    elsewhere: str
    parties: tuple[Party, ...]
    deeds: tuple[Deed, ...]
    things: tuple[str, ...]
    nouns: tuple[str, ...]
    own: tuple[str, ...]


def size_of(number: int) -> int:
    """How many reports the affair of that number has."""
    if number % _ONE_IN == 0:
        return LARGEST
    chance = Random(f"{SEED}/size/{number}")
    return min(LARGEST, int(_SMALLEST * chance.random() ** (-1 / _TAIL)))


@lru_cache(maxsize=4096)
def affair(number: int, begins: date) -> Affair:
    """The affair of that number, the same each time."""
    chance = Random(f"{SEED}/affair/{number}")
    bodies, titles, things, nouns = chance.choice(FIELDS)
    place, elsewhere = place_name(chance), place_name(chance)
    own = tuple(chance.sample(OWN, _OWN))
    firm = f"{_coined(chance)} {chance.choice(FIRM_ENDINGS)}"
    named = [f"{place} {body}" for body in bodies]
    parties = [Party(name, "organisation", f"the {_last(name)}") for name in named]
    parties.append(Party(firm, "organisation", "the firm"))
    size = size_of(number)
    for _ in range(min(12, 3 + size // 25)):
        of = chance.choice([*named, firm])
        parties.append(_person(chance, chance.choice(titles), of))
    if chance.random() < 0.5:
        state = _skewed(states(), chance)
        parties.append(Party(state, "state", state))
        parties.append(_person(chance, "foreign minister", state))
    parties.append(Party(f"a resident of {place}", "unnamed", "the resident"))
    parties.append(Party(f"a person close to {firm}", "unnamed", "the person"))
    of_affair = tuple(f"{chance.choice(QUALITIES)} {thing}" for thing in things)
    deeds = tuple(
        _deed(chance, parties, of_affair, place, elsewhere, begins) for _ in range(min(12, 1 + size // 12))
    )
    return Affair(
        number=number,
        size=size,
        begins=begins,
        place=place,
        elsewhere=elsewhere,
        parties=tuple(parties),
        deeds=deeds,
        things=of_affair,
        nouns=nouns,
        own=own,
    )


def _deed(
    chance: Random, parties: Sequence[Party], things: Sequence[str], place: str, elsewhere: str, begins: date
) -> Deed:
    able = [party for party in parties if party.kind != "unnamed"]
    who, other = chance.sample(able, 2)
    day = told_day(begins - timedelta(days=chance.randint(3, 400)))
    told = {
        "thing": chance.choice(things),
        "other": other.name,
        "amount": amount(chance),
        "place": place,
        "elsewhere": elsewhere,
        "number": number_words(chance),
        "day": day,
        "month": chance.choice(MONTHS),
    }
    past, base, participle = (form.format_map(told) for form in chance.choice(ACTIONS))
    return Deed(who, past, base, participle, day, place, granted=chance.random() < 0.3)


def _person(chance: Random, title: str, of: str) -> Party:
    surname = _skewed(surnames(), chance)
    return Party(f"{chance.choice(FIRST_NAMES)} {surname}", "person", surname, title, of)


def told_day(day: date) -> str:
    """A day as texts name it."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def amount(chance: Random) -> str:
    """A sum of invented money."""
    return f"{chance.randint(2, 990)} {chance.choice(('million', 'thousand'))} {chance.choice(CURRENCIES)}"


def number_words(chance: Random) -> str:
    """A number above one, in digits."""
    return f"{int(2 + chance.paretovariate(0.6)) % 90_000 + 2:,}"


def place_name(chance: Random) -> str:
    """An invented town."""
    return _coined(chance, PLACE_ENDINGS)


@cache
def states() -> tuple[str, ...]:
    """Invented states, which many affairs share."""
    return _pool("states", _STATES, STATE_ENDINGS)


@cache
def surnames() -> tuple[str, ...]:
    """Invented surnames; `_skewed` makes the first ones as common as the commonest of a large country."""
    return _pool("surnames", _SURNAMES, SURNAME_ENDINGS)


@cache
def papers() -> tuple[str, ...]:
    """Publishers, who report on all affairs."""
    chance = Random(f"{SEED}/papers")
    return tuple(f"{place_name(chance)} {chance.choice(PAPER_ENDINGS)}" for _ in range(_PAPERS))


def _pool(name: str, count: int, endings: Sequence[str]) -> tuple[str, ...]:
    chance = Random(f"{SEED}/{name}")
    found: dict[str, None] = {}
    while len(found) < count:
        found[_coined(chance, endings)] = None
    return tuple(found)


def _coined(chance: Random, endings: Sequence[str] = ("",)) -> str:
    """A word with an ending, since most names that texts hold have a word of the vocabulary in them."""
    return chance.choice(OWN).capitalize() + chance.choice(endings)


def _skewed(pool: Sequence[One], chance: Random) -> One:
    """One of a pool, the first ones far more often."""
    return pool[int(len(pool) * chance.random() ** 2)]


def _last(name: str) -> str:
    return name.rsplit(" ", 1)[-1].lower()
