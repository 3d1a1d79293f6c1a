"""Whom a report's names mean, over all reports, and for whom they speak."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from onrecord.identity.known import KnownActor
from onrecord.identity.table import ActorTable
from onrecord.record import RecordStore, ReportActor
from onrecord.record.naming import fold

_ELSEWHERE = 40
"""In how many other reports at most it is looked up for whom an actor speaks."""


class Named(NamedTuple):
    """An actor by its key and its full name."""

    key: str
    name: str


class Naming:
    """The actors that some reports name, by report and name."""

    def __init__(self, record: RecordStore, reports: Iterable[str]) -> None:
        self._record = record
        self._table = ActorTable(record)
        self._actors: dict[tuple[str, str], KnownActor] = {}
        self._seen: set[str] = set()
        self._bodies: dict[str, tuple[Named, ...]] = {}
        self._look_up(reports)

    def of(self, report: str, name: str) -> Named:
        """Whom a report calls `name`; of a name that the report's actors do not hold, the name itself."""
        known = self._actors.get((report, name))
        if known is None:
            return Named(f"report/{report[:16]}/{fold(name)}", name)
        return Named(known.key, known.name)

    def bodies_of(self, report: str, name: str) -> tuple[Named, ...]:
        """For whom the actor that a report calls `name` speaks in most of the reports, this one or others,
        in which it speaks for anybody; nobody where they differ."""
        known = self._actors.get((report, name))
        if known is None or known.kind == "unnamed":
            return ()
        if known.key not in self._bodies:
            self._bodies[known.key] = self._bodies_of(known)
        return self._bodies[known.key]

    def _bodies_of(self, known: KnownActor) -> tuple[Named, ...]:
        telling = [member for member in known.members if member.speaks_for][:_ELSEWHERE]
        self._look_up(member.report for member in telling)
        counts: Counter[tuple[Named, ...]] = Counter()
        for member in telling:
            counts[tuple(sorted({self.of(member.report, body) for body in member.speaks_for}))] += 1
        most = counts.most_common(2)
        if not most or (len(most) > 1 and most[0][1] == most[1][1]):
            return ()
        return most[0][0]

    def _look_up(self, reports: Iterable[str]) -> None:
        new = sorted(set(reports) - self._seen)
        self._seen.update(new)
        within: dict[tuple[str, int], ReportActor] = {}
        for report in new:
            within |= {(report, one.place): one for one in self._record.actors_of(report)}
        for known in self._table.in_blocks({one.block for one in within.values()}):
            for member in known.members:
                if (member.report, member.place) in within:
                    self._actors.setdefault((member.report, member.name), known)
