"""Whom a report's names mean, over all reports, and for whom they speak."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import ClassVar, NamedTuple
from weakref import WeakKeyDictionary

from onrecord.identity.grouping import Group
from onrecord.identity.known import KnownActor
from onrecord.identity.table import ActorTable
from onrecord.record import RecordStore
from onrecord.record.naming import fold

_ELSEWHERE = 40
"""In how many other reports at most it is looked up for whom an actor speaks."""
_MEMBERS = 60_000
"""How many actors of reports are kept grouped at most, about."""


class Named(NamedTuple):
    """An actor by its key and its full name."""

    key: str
    name: str


class Naming:
    """The actors that some reports name, by report and name. A name is looked up when it is asked for,
    since the block of a common one holds thousands of actors."""

    def __init__(self, record: RecordStore, reports: Iterable[str]) -> None:
        self._record = record
        self._table = ActorTable(record)
        self._reports = frozenset(reports)
        self._actors: dict[tuple[str, str], KnownActor | None] = {}
        self._blocks_of: dict[str, dict[str, set[str]]] = {}
        self._groups = _Groups.of(record)
        self._bodies: dict[str, tuple[Named, ...]] = {}

    def of(self, report: str, name: str) -> Named:
        """Whom a report calls `name`; of a name that the report's actors do not hold, the name itself."""
        return self._of(report, name) if report in self._reports else _unknown(report, name)

    def bodies_of(self, report: str, name: str) -> tuple[Named, ...]:
        """For whom the actor that a report calls `name` speaks in most of the reports, this one or others,
        in which it speaks for anybody; nobody where they differ."""
        known = self._actor(report, name) if report in self._reports else None
        if known is None or known.kind == "unnamed":
            return ()
        if known.key not in self._bodies:
            self._bodies[known.key] = self._bodies_of(known)
        return self._bodies[known.key]

    def _bodies_of(self, known: KnownActor) -> tuple[Named, ...]:
        telling = [member for member in known.members if member.speaks_for][:_ELSEWHERE]
        counts: Counter[tuple[Named, ...]] = Counter()
        for member in telling:
            counts[tuple(sorted({self._of(member.report, body) for body in member.speaks_for}))] += 1
        most = counts.most_common(2)
        if not most or (len(most) > 1 and most[0][1] == most[1][1]):
            return ()
        return most[0][0]

    def _of(self, report: str, name: str) -> Named:
        known = self._actor(report, name)
        return _unknown(report, name) if known is None else Named(known.key, known.name)

    def _actor(self, report: str, name: str) -> KnownActor | None:
        if (report, name) not in self._actors:
            blocks = self._blocks(report).get(name)
            found = None if blocks is None else self._groups.named(self._table, blocks, (report, name))
            self._actors[report, name] = found
        return self._actors[report, name]

    def _blocks(self, report: str) -> dict[str, set[str]]:
        """The blocks of a report's names."""
        if report not in self._blocks_of:
            blocks = self._blocks_of[report] = {}
            for one in self._record.actors_of(report):
                blocks.setdefault(one.name, set()).add(one.block)
        return self._blocks_of[report]


class _Groups:
    """The groups of blocks, kept as long as the record stays as it is, since much that is asked turns on
    the same few states and bodies."""

    _last: ClassVar[WeakKeyDictionary[RecordStore, tuple[tuple[int, ...], _Groups]]] = WeakKeyDictionary()

    def __init__(self) -> None:
        self._groups: dict[tuple[str, ...], dict[tuple[str, str], Group]] = {}
        self._known: dict[int, KnownActor] = {}
        self._members = 0

    @classmethod
    def of(cls, record: RecordStore) -> _Groups:
        """Those of the record as it is."""
        stamp = record.stamp()
        last = cls._last.get(record)
        if last is None or last[0] != stamp or last[1].is_large:
            last = cls._last[record] = (stamp, cls())
        return last[1]

    @property
    def is_large(self) -> bool:
        """Whether it holds so much that it is time to begin anew."""
        return self._members > _MEMBERS

    def named(self, table: ActorTable, blocks: Iterable[str], name: tuple[str, str]) -> KnownActor | None:
        """The actor, among those in some blocks, that a report calls by a name; of several the first."""
        key = tuple(sorted(blocks))
        if key not in self._groups:
            found: dict[tuple[str, str], Group] = {}
            for group in table.groups_in(key):
                for seen in group.members:
                    found.setdefault((seen.actor.report, seen.actor.name), group)
            self._groups[key] = found
            self._members += len(found)
        one = self._groups[key].get(name)
        if one is None:
            return None
        if id(one) not in self._known:
            self._known[id(one)] = KnownActor.of(one)
        return self._known[id(one)]


def _unknown(report: str, name: str) -> Named:
    return Named(f"report/{report[:16]}/{fold(name)}", name)
