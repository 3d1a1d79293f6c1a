"""The gazetteer: what places there are, what they are called, where they lie."""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_left
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from onrecord.reading.places.gazetteer_file import opened
from onrecord.reading.places.names import folded, key_of

FOLDER = Path(__file__).parents[2] / "gazetteer"
FILE = "gazetteer.bin"

NO_COUNTRY, NO_REGION, NO_DISTRICT = 0xFF, 0xFFFF, 0xFFFF
# What a filed name is beside its entry's number: another name than the chief one; a short form that is
# written in capitals or with dots ("UK", "N.Y.", "Ala."); one that counts only after a comma ("OH").
OTHER_NAME, SHORT_FORM, AFTER_COMMA = 1 << 31, 1 << 30, 1 << 29
NUMBER = (1 << 29) - 1
# Populations are kept as POPULATION_STEPS times their decimal logarithm.
POPULATION_STEPS = 25


class Kind(IntEnum):
    """What a place is: a `region` is one of a country's first level, a `district` of its second (US
    counties among them), an `area` a continent, sea, river or other part of the world."""

    COUNTRY = 0
    AREA = 1
    REGION = 2
    DISTRICT = 3
    TOWN = 4


_KINDS = tuple(Kind)


@dataclass(frozen=True, slots=True)
class Country:
    """`code` is ISO 3166-1 alpha-2; `name` the usual English name; `names` all English names, that
    one first; `peoples` what its things and people are called ("Norwegian"; plurals are not listed);
    `capital` with its other spellings and the government's other seats in `seats`."""

    code: str
    name: str
    names: tuple[str, ...]
    peoples: tuple[str, ...]
    seats: tuple[str, ...]

    @property
    def capital(self) -> str | None:
        """The capital, None for a country without."""
        return self.seats[0] if self.seats else None


@dataclass(frozen=True, slots=True)
class Entry:
    """One place. `population` is rounded, 0 where not known; `district` is the number of the entry of
    second level that it lies in. `other_name`: found by another name than its chief one; `short`: by a
    short form written in capitals or with dots; `after_comma`: by one that counts only after a comma."""

    number: int
    name: str
    kind: Kind
    lat: float
    lon: float
    country: str | None
    region: str | None
    population: float
    district: int | None = None
    other_name: bool = False
    short: bool = False
    after_comma: bool = False


class Gazetteer:
    """Looks up places by name, and countries by name, capital and people.

    `file` is one that training/gazetteer.py made; without it, the one in the package. Names are
    compared without case, accents and punctuation; an article before them does not count.
    """

    def __init__(self, file: Path | None = None) -> None:
        self.file = file or FOLDER / FILE
        columns = opened(self.file)
        whole = columns.whole
        self._lat, self._lon = columns.fractions["lat"], columns.fractions["lon"]
        self._keys, self._checks, self._filed = whole["keys"], whole["checks"], whole["filed"]
        self._population, self._kind = whole["population"], whole["kind"]
        self._country, self._region, self._district = whole["country"], whole["region"], whole["district"]
        self._name_at, self._names = whole["name_at"], whole["names"]
        facts = json.loads(bytes(whole["facts"]))
        self._regions: list[str] = facts["regions"]
        self._first_district: int = facts["first_district"]
        self.countries: tuple[Country, ...] = tuple(
            Country(row["code"], row["names"][0], *(tuple(row[k]) for k in ("names", "peoples", "seats")))
            for row in facts["countries"]
        )
        # Regions stand between the areas and the districts.
        self._region_entries: dict[int, int] = {}
        for number in range(self._first_district - 1, -1, -1):
            if self._kind[number] == Kind.REGION and self._region[number] != NO_REGION:
                self._region_entries[self._region[number]] = number
        self._by_name: dict[str, Country] = {}
        self._by_seat: dict[str, Country] = {}
        self._by_people: dict[str, Country] = {}
        self._by_code = {country.code: country for country in self.countries}
        # Where two countries share a name ("Congolese", "Kingston"), the more populous, listed first, has it.
        for country in self.countries:
            for table, names in (
                (self._by_name, country.names),
                (self._by_seat, country.seats),
                (self._by_people, country.peoples),
            ):
                for name in names:
                    table.setdefault(_without_article(name), country)

    def __len__(self) -> int:
        """How many places it holds."""
        return len(self._kind)

    def fingerprint(self) -> str:
        """SHA-256 over the gazetteer's file, in hex."""
        return hashlib.sha256(self.file.read_bytes()).hexdigest()

    # Countries

    def country(self, name: str) -> str | None:
        """The usual English name of the country called so in full or in short: "Russia" for "the
        Russian Federation", "United States" for "U.S."; None where no country is."""
        found = self._by_name.get(_without_article(name))
        # "us" and "un" in small letters are words.
        return found.name if found and not name.islower() else None

    def is_country(self, name: str) -> bool:
        """Whether a country is called so, in full or in short."""
        return self.country(name) is not None

    def country_of_capital(self, name: str) -> str | None:
        """The country whose capital or seat of government it is: "Portugal" for "Lisbon"."""
        found = self._by_seat.get(_without_article(name))
        return found.name if found else None

    def country_of_demonym(self, word: str) -> str | None:
        """The country whose things or people are called so: "Norway" for "Norwegian" and
        "Norwegians", "Poland" for "Poles"."""
        found = self.people(word)
        return found.name if found else None

    def people(self, word: str) -> Country | None:
        """The country whose things or people are called so."""
        name = _without_article(word)
        found = self._by_people.get(name)
        if found is None and name.endswith("s"):
            found = self._by_people.get(name[:-1])
        return found

    def country_by_code(self, code: str) -> Country | None:
        """The country of an ISO 3166-1 alpha-2 code."""
        return self._by_code.get(code)

    # Places

    def is_place(self, name: str) -> bool:
        """Whether any place is called so."""
        return bool(self.look_up(name))

    def look_up(self, name: str) -> tuple[Entry, ...]:
        """All places called so, in the gazetteer's order: countries, areas, regions, districts,
        towns, the more populous first within each."""
        return tuple(self.entry(filed) for filed in self.filed(folded(name)))

    def filed(self, name: str) -> list[int]:
        """What is filed under a folded name: numbers of entries, with the flags of this module."""
        key, check = key_of(name)
        at = bisect_left(self._keys, key)
        found = []
        while at < len(self._keys) and self._keys[at] == key:
            if self._checks[at] == check:
                found.append(self._filed[at])
            at += 1
        return found

    # Single facts of an entry by its number, for those who need no more of it.

    def kind(self, number: int) -> Kind:
        """What kind of place it is."""
        return _KINDS[self._kind[number]]

    def population(self, number: int) -> float:
        """About how many live there, 0 where not known."""
        return float(10 ** (self._population[number] / POPULATION_STEPS) - 1)

    def country_number(self, number: int) -> int:
        """The number of its country in the table of countries; NO_COUNTRY for none."""
        return self._country[number]

    def region_number(self, number: int) -> int | None:
        """The number of its first-level region; None where not known."""
        region = self._region[number]
        return None if region == NO_REGION else region

    def district_number(self, number: int) -> int | None:
        """The number of the entry of second level that it lies in; None where not known."""
        district = self._district[number]
        return None if district == NO_DISTRICT else self._first_district + district

    def region_of(self, number: int) -> int | None:
        """The number of the entry of the first-level region that it lies in."""
        return self._region_entries.get(self._region[number])

    def lies_in(self, number: int, whole: int) -> bool:
        """Whether a place lies in a country, region or district."""
        kind = self.kind(whole)
        if kind is Kind.COUNTRY:
            return self._country[number] == self._country[whole]
        if kind is Kind.REGION:
            return self._region[number] == self._region[whole]
        return self.district_number(number) == whole

    def entry(self, filed: int) -> Entry:
        """The entry of a filed name, or of an entry's bare number."""
        number = filed & NUMBER
        country, region, district = self._country[number], self._region[number], self._district[number]
        return Entry(
            number=number,
            name=bytes(self._names[self._name_at[number] : self._name_at[number + 1]]).decode(),
            kind=_KINDS[self._kind[number]],
            lat=round(self._lat[number], 4),
            lon=round(self._lon[number], 4),
            country=None if country == NO_COUNTRY else self.countries[country].code,
            region=None if region == NO_REGION else self._regions[region],
            population=10 ** (self._population[number] / POPULATION_STEPS) - 1,
            district=None if district == NO_DISTRICT else self._first_district + district,
            other_name=bool(filed & OTHER_NAME),
            short=bool(filed & SHORT_FORM),
            after_comma=bool(filed & AFTER_COMMA),
        )


def _without_article(name: str) -> str:
    return folded(name).removeprefix("the ")
