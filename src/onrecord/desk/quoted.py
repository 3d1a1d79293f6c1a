"""Who is quoted: by whom, how often, directly or not, over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.identity import ActorTable, KnownActor
from onrecord.record import RecordStore
from onrecord.record.results import TimesQuoted
from onrecord.schema import Kind

_LOOKED_AT = 4
"""With a publisher or days, how many times as many actors are looked at as are asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """An actor and how often it is quoted: `statements` in all, by `kinds`, by `publishers` (None: a report
    without one) and by `months` (YYYY-MM), the last two most first and earliest first."""

    actor: KnownActor
    statements: int
    kinds: tuple[tuple[Kind, int], ...]
    publishers: tuple[tuple[str | None, int], ...]
    months: tuple[tuple[str, int], ...]


def quoted(
    record: RecordStore,
    *,
    publisher: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int = 30,
) -> list[Quoted]:
    """Who speaks in most statements; with `publisher` in its reports, with `since` and `until` (months,
    YYYY-MM) in those of these months, of those who speak much overall."""
    narrowed = publisher is not None or since is not None or until is not None
    found: list[Quoted] = []
    for actor in ActorTable(record).actors(limit=limit * _LOOKED_AT if narrowed else limit):
        rows = record.times_quoted([(member.report, member.place) for member in actor.members])
        kept = [row for row in rows if _holds(row, publisher, since, until)]
        if kept:
            found.append(_quoted(actor, kept))
    return sorted(found, key=lambda one: (-one.statements, one.actor.name, one.actor.key))[:limit]


def _holds(row: TimesQuoted, publisher: str | None, since: str | None, until: str | None) -> bool:
    return (
        (publisher is None or row.publisher == publisher)
        and (since is None or (row.month is not None and row.month >= since[:7]))
        and (until is None or (row.month is not None and row.month <= until[:7]))
    )


def _quoted(actor: KnownActor, rows: Iterable[TimesQuoted]) -> Quoted:
    kinds: Counter[Kind] = Counter()
    publishers: Counter[str | None] = Counter()
    months: Counter[str] = Counter()
    for row in rows:
        kinds[row.kind] += row.statements
        publishers[row.publisher] += row.statements
        if row.month is not None:
            months[row.month] += row.statements
    return Quoted(
        actor=actor,
        statements=sum(kinds.values()),
        kinds=tuple(sorted(kinds.items())),
        publishers=tuple(sorted(publishers.items(), key=lambda item: (-item[1], item[0] or ""))),
        months=tuple(sorted(months.items())),
    )
