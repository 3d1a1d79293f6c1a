"""States: by name, by their people's name, by their capital or seat of government, invented ones too."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from onrecord.reading.actors.lists import LISTS
from onrecord.reading.actors.phrases import Phrases
from onrecord.reading.actors.seats import HINTS, SEATS
from onrecord.reading.actors.vocabulary import DEPARTMENTS

# What only a state, or a region with a government, has.
_OF_STATES = frozenset(LISTS["polities of states"])
_STATELIKE = frozenset(LISTS["polities statelike"])
_OF_SEAS = frozenset({"gulf", "sea", "bay", "strait"})
_LOCATING = frozenset({"in", "at", "near", "to", "from", "around", "outside", "of"})
_PLACED = frozenset({"polity", "location"})
_TOWN = 3000  # inhabitants from which a place tells of its country
_HINTS = 4
# How much a state is in mind where its institutions or towns are named.
INSTITUTION, TOWN = 0.6, -0.2
_ALIKE = 50  # names with the same first letters that are compared
_DEMONYM_ENDINGS = (
    "n",
    "an",
    "ian",
    "nian",
    "ish",
    "ese",
    "i",
    "er",
    "ic",
    "ine",
    "lander",
    "ite",
    "sh",
    "ch",
)


class Country(Protocol):
    """A country's code, its usual name, and what its things and people are called, the usual word first."""

    @property
    def code(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def peoples(self) -> tuple[str, ...]: ...


class Entry(Protocol):
    """A place: the ISO 3166-1 alpha-2 code of its country, and how many live there."""

    @property
    def country(self) -> str | None: ...

    @property
    def population(self) -> float: ...


class Gazetteer(Protocol):
    """What is asked of a gazetteer: names of countries in English, None where a word is no such thing."""

    @property
    def countries(self) -> Sequence[Country]:
        """All countries."""
        ...

    def country(self, name: str) -> str | None:
        """The country that bears `name`."""
        ...

    def country_of_capital(self, name: str) -> str | None:
        """The country whose capital bears `name`."""
        ...

    def country_of_demonym(self, word: str) -> str | None:
        """The country whose people or things are called `word`."""
        ...

    def country_by_code(self, code: str) -> Country | None:
        """The country of a code."""
        ...

    def look_up(self, name: str) -> Sequence[Entry]:
        """All places called `name`."""
        ...


@dataclass(frozen=True, slots=True)
class Sight:
    """A state seen at name number `name`: `how` is "name", "people" or "seat"."""

    name: int
    state: str
    how: str


def is_polity(gazetteer: Gazetteer, word: str) -> bool:
    """Whether a single word is the name of a country, a people or a capital."""
    found = (
        gazetteer.country(word) or gazetteer.country_of_capital(word) or gazetteer.country_of_demonym(word)
    )
    return found is not None


class Polities:
    """The states of one text."""

    def __init__(self, phrases: Phrases, gazetteer: Gazetteer, publisher: str | None = None) -> None:
        self._words = phrases.words
        self._names = phrases.names
        self._gazetteer = gazetteer
        self._answers: dict[str, tuple[str | None, str]] = {}
        self._firsts = [n.first for n in self._names]
        keys = [self._words.of(n.first, n.last) for n in self._names]
        invented = self._invented(keys)
        self._peoples = {state: key for key, state in invented.items() if key != state.lower()}
        self.home = self._home(publisher)
        seats = self._seats(keys, invented)
        self.sights: dict[int, Sight] = {}
        for index, key in enumerate(keys):
            sight = self._sight(index, key, invented, seats)
            if sight is not None:
                self.sights[index] = sight
        self.places: set[int] = set()
        hints = [(k, HINTS[low], INSTITUTION) for k, low in enumerate(self._words.low) if low in HINTS]
        self._hints = sorted([*hints, *self._towns(keys, gazetteer)])
        self._order = sorted(self.sights)
        self._at = [self._names[i].first for i in self._order]

    def of_name(self, text: str) -> str | None:
        """The state that words mean, by name, people or seat."""
        return self._asked(text)[0]

    def people_of(self, state: str) -> str:
        """What is of the state is called: "Norwegian"; the state's own name where that is not known."""
        invented = self._peoples.get(state)
        if invented is not None:
            return invented[:1].upper() + invented[1:]
        known = next((c for c in self._gazetteer.countries if c.name == state), None)
        return known.peoples[0] if known is not None and known.peoples else state

    @cached_property
    def most_told(self) -> str | None:
        """The state of which the text tells most often; the first of several."""
        votes: Counter[str] = Counter()
        for index in self._order:
            sight = self.sights[index]
            votes[sight.state] += 1 if sight.how == "people" else 2
        for _, state, weight in self._hints:
            votes[state] += 3 if weight == INSTITUTION else 1
        return votes.most_common(1)[0][0] if votes else None

    def hinted(self, token: int) -> Sequence[tuple[int, str, float]]:
        """The last words before a token that only one state's institutions or towns are called by, with
        that state, and how much it is in mind."""
        k = bisect_left(self._hints, (token, "", 0.0))
        return self._hints[max(0, k - _HINTS) : k]

    def _towns(self, keys: list[str], gazetteer: Gazetteer) -> Iterator[tuple[int, str, float]]:
        """Places that are no seat of government, with their countries; they go into `places`."""
        low = self._words.low
        for index, (name, key) in enumerate(zip(self._names, keys, strict=True)):
            before = low[name.first - 1] if name.first else ""
            if index in self.sights or not (before in _LOCATING or name.label in _PLACED):
                continue
            found = max(gazetteer.look_up(key), key=lambda entry: entry.population, default=None)
            if found is not None:
                self.places.add(index)
                country = gazetteer.country_by_code(found.country) if found.country else None
                if country is not None and found.population > _TOWN:
                    yield name.first, country.name, TOWN

    def _home(self, publisher: str | None) -> str | None:
        """The state whose name, people or capital the publisher's name tells."""
        said = (publisher or "").split()
        if _OF_SEAS.intersection(word.lower() for word in said):
            return None
        for word in said:
            state = self.of_name(word) if word[0].isupper() else None
            if state is not None:
                return state
        return None

    def before(self, token: int, reach: int) -> list[Sight]:
        """The last `reach` sights that begin before a token, nearest first."""
        k = bisect_left(self._at, token)
        return [self.sights[i] for i in reversed(self._order[max(0, k - reach) : k])]

    def after(self, token: int, reach: int) -> list[Sight]:
        """The next `reach` sights at or after a token."""
        k = bisect_left(self._at, token)
        return [self.sights[i] for i in self._order[k : k + reach]]

    def _sight(self, index: int, key: str, invented: dict[str, str], seats: dict[str, str]) -> Sight | None:
        low = key.lower()
        if low in invented:
            return Sight(index, invented[low], "name" if invented[low].lower() == low else "people")
        if low in seats:
            return Sight(index, seats[low], "seat")
        state, how = self._asked(key)
        return None if state is None else Sight(index, state, how)

    def _asked(self, key: str) -> tuple[str | None, str]:
        """What the gazetteer says of words, asked once: the state that they mean, and how."""
        if key not in self._answers:
            country = self._gazetteer.country(key)
            people = None if country or " " in key else self._gazetteer.country_of_demonym(key)
            seat = None
            if not country and not people:
                low = key.lower().removeprefix("the ")
                seat = SEATS.get(low) or self._gazetteer.country_of_capital(key)
            how = "name" if country else "people" if people else "seat"
            self._answers[key] = (country or people or seat, how)
        return self._answers[key]

    def _invented(self, keys: list[str]) -> dict[str, str]:
        """States that no gazetteer knows, by what the text says is theirs; from each of their names and
        their people's names, in lower case, to the state's name."""
        low = self._words.low
        known: dict[str, str] = {}
        for name, key in zip(self._names, keys, strict=True):
            if (
                key.lower() in known
                or len(key) < 4
                or self.of_name(key) is not None
                or name.label == "person"
            ):
                continue
            k = name.last
            owned = k < len(low) and low[k] in ("'s", "’s")
            k += owned
            following = low[k : k + 3]
            if (following and following[0] in DEPARTMENTS) or (
                following and following[0] in ("prime", "deputy", "acting")
            ):
                following = following[1:]
            if _STATELIKE.intersection(key.lower().split()):
                continue
            if following and following[0] in _OF_STATES and name.last - name.first <= 2:
                known[key.lower()] = key
        states = {key.lower(): key for key in keys}
        alike: dict[str, list[str]] = {}
        for low_key in sorted(states):
            alike.setdefault(low_key[:4], []).append(low_key)
        for low_key in sorted(known):
            root = next((s for s in alike[low_key[:4]][:_ALIKE] if _people_of(low_key, s)), None)
            if root is not None:
                known[low_key] = known[root] = states[root]
        for low_key in sorted(states):
            if low_key not in known:
                near = alike[low_key[:4]][:_ALIKE]
                root = next((s for s in near if s in known and _people_of(low_key, s)), None)
                if root is not None:
                    known[low_key] = known[root]
        return known

    def _seats(self, keys: list[str], invented: dict[str, str]) -> dict[str, str]:
        """Capitals that the text introduces: "Ostervik, the Lindmark capital", "Lindmark's capital,
        Ostervik", "the capital of Lindmark, Ostervik"."""
        low, found = self._words.low, {}
        for i, word in enumerate(low):
            if word != "capital":
                continue
            state = self._capital_of(i, keys, invented)
            city = self._city_at(i, keys)
            if state is not None and city is not None and city.lower() not in invented:
                found[city.lower()] = state
        return found

    def _capital_of(self, i: int, keys: list[str], invented: dict[str, str]) -> str | None:
        for k in (*range(max(0, i - 2), i), *range(i + 2, min(len(self._words), i + 4))):
            index = self._name_at(k)
            if index is not None and (k < i or self._words.low[i + 1] == "of"):
                state = invented.get(keys[index].lower()) or self.of_name(keys[index])
                if state is not None:
                    return state
        return None

    def _city_at(self, i: int, keys: list[str]) -> str | None:
        """The name that stands in apposition to the phrase around "capital" at `i`."""
        low = self._words.low
        for k in range(i, max(-1, i - 6), -1):
            if low[k] == "," and k > 0:
                index = self._name_at(k - 1)
                if index is not None:
                    return keys[index]
                break
        for k in range(i + 1, min(len(low) - 1, i + 6)):
            if low[k] == "," or (k == i + 1 and self._words.cap[k]):
                index = self._name_at(k + (low[k] == ","))
                return None if index is None else keys[index]
        return None

    def _name_at(self, token: int) -> int | None:
        """The name that covers a token."""
        k = bisect_left(self._firsts, token + 1) - 1
        return k if k >= 0 and self._names[k].last > token else None


def _people_of(people: str, state: str) -> bool:
    """Whether `people` can be the adjective of the state: "torvanian" of "torvania"."""
    if len(state) < 4 or not people.startswith(state[: max(4, len(state) - 2)]):
        return False
    root = state.rstrip("aeiouy")
    return any(people in (state + e, root + e, state[:-1] + e) for e in _DEMONYM_ENDINGS) and people != state
