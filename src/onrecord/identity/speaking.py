"""Whom a report's names mean, over all reports."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.identity.known import KnownActor
from onrecord.identity.table import ActorTable
from onrecord.record import RecordStore, ReportActor
from onrecord.record.naming import fold


class Naming:
    """The actors that some reports name, by report and name."""

    def __init__(self, record: RecordStore, reports: Iterable[str]) -> None:
        self._actors: dict[tuple[str, str], KnownActor] = {}
        within: dict[tuple[str, int], ReportActor] = {}
        for report in sorted(set(reports)):
            within |= {(report, one.place): one for one in record.actors_of(report)}
        for known in ActorTable(record).in_blocks({one.block for one in within.values()}):
            for member in known.members:
                if (member.report, member.place) in within:
                    self._actors.setdefault((member.report, member.name), known)

    def of(self, report: str, name: str) -> tuple[str, str]:
        """The key and the full name of whom a report calls `name`; of a name that the report's actors
        do not hold, the name itself."""
        known = self._actors.get((report, name))
        return (known.key, known.name) if known else (f"report/{report[:16]}/{fold(name)}", name)
