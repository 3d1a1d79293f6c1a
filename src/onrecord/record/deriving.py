"""The rows that a current reading gives: statements, actors, and who has which part in which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from onrecord.record.canonical import canonical_json
from onrecord.record.naming import block_of
from onrecord.record.results import Part
from onrecord.schema import ActorKind, Place, Reading, Statement, quote
from onrecord.schema.days import days_of
from onrecord.schema.places_named import PlacesNamed

Row = dict[str, object]


class DerivedRows(NamedTuple):
    """Rows of the tables `statements`, `actors` and `parts`, each in the order of its key."""

    statements: list[Row]
    actors: list[Row]
    parts: list[Row]


def derived_rows(report: int, reading: Reading) -> DerivedRows:
    """What search and actors go by, of the report of that number; made from nothing but the reading."""
    actors = _Actors(reading)
    told = sorted(actors.parts())
    parts: list[Row] = [
        {"report": report, "actor": actor, "part": part, "statement": place} for actor, part, place in told
    ]
    return DerivedRows(_statement_rows(report, reading), actors.rows(report, told), parts)


def _statement_rows(report: int, reading: Reading) -> list[Row]:
    text = reading.report.text
    named = PlacesNamed(reading.places)
    return [
        {
            "report": report,
            "place": place,
            "id": statement.id,
            "kind": statement.kind,
            "mode": statement.mode,
            "act": statement.act,
            **_said(statement.when),
            "source": quote(text, statement.source),
            "cue": quote(text, statement.cue),
            "content": quote(text, statement.content),
            "speakers": _lines(statement.speakers),
            "speaks_for": _lines(statement.speaks_for),
            **_places(text, named.by(statement)),
        }
        for place, statement in enumerate(reading.statements)
    ]


def _said(when: str | None) -> Row:
    days = days_of(when)
    return {"said_from": days and days.first, "said_to": days and days.last}


def _places(text: str, places: Iterable[Place]) -> Row:
    names: list[str] = []
    codes: list[str] = []
    for place in places:
        words = " ".join(place.span.of(text).split())
        names.append(place.name if words == place.name else f"{place.name}\t{words}")
        codes.extend(code.replace("-", "") for code in (place.country, place.region) if code)
    return {"places": _lines(names), "codes": " ".join(dict.fromkeys(codes))}


def _lines(names: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(name.replace("\n", " ") for name in names))


class _Actors:
    """The actors of a reading by their place: its own, then those that only statements name."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._names = [actor.name for actor in reading.actors]
        self._kinds: list[ActorKind] = [actor.kind for actor in reading.actors]
        self._places: dict[str, int] = {}
        for place, name in enumerate(self._names):
            self._places.setdefault(name, place)
        for statement in reading.statements:
            for name in statement.speakers:
                self._add(name, _speaker_kind(statement))
            for name in (*statement.speaks_for, *statement.via):
                self._add(name, "organisation")

    def _add(self, name: str, kind: ActorKind) -> None:
        if name not in self._places:
            self._places[name] = len(self._names)
            self._names.append(name)
            self._kinds.append(kind)

    def parts(self) -> set[tuple[int, Part, int]]:
        """Actor, part and statement, by their places."""
        found: set[tuple[int, Part, int]] = set()
        for place, statement in enumerate(self._reading.statements):
            for name in statement.speakers:
                found.add((self._places[name], "speaker", place))
            for name in statement.speaks_for:
                found.add((self._places[name], "speaks_for", place))
            for name in statement.via:
                found.add((self._places[name], "via", place))
        return found

    def rows(self, report: int, parts: Iterable[tuple[int, Part, int]]) -> list[Row]:
        """Their rows; roles as the reading has them, without repetition."""
        spoken = Counter(actor for actor, part, _ in parts if part == "speaker")
        speaks_for: dict[str, set[str]] = {}
        for statement in self._reading.statements:
            if len(statement.speakers) == 1:
                speaks_for.setdefault(statement.speakers[0], set()).update(statement.speaks_for)
        roles: list[list[list[str | None]]] = [
            [list(role) for role in dict.fromkeys((role.title, role.of) for role in actor.roles)]
            for actor in self._reading.actors
        ]
        roles += [[] for _ in self._names[len(roles) :]]
        return [
            {
                "report": report,
                "place": place,
                "block": block_of(name, kind),
                "kind": kind,
                "name": name,
                "roles": canonical_json(roles[place]),
                "speaks_for": canonical_json(sorted(speaks_for.get(name, ()))),
                "spoken": spoken[place],
            }
            for place, (name, kind) in enumerate(zip(self._names, self._kinds, strict=True))
        ]


def _speaker_kind(statement: Statement) -> ActorKind:
    """What a speaker is that is not among the reading's actors."""
    if len(statement.speakers) == 1 and statement.speaker_kind is not None:
        return statement.speaker_kind
    return "organisation"
