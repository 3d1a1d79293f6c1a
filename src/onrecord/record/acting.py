"""Questions about actors: the rows that identity makes actors of several reports from."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, literal_column, select

from onrecord.record.database import driver_of
from onrecord.record.judging import is_rejected
from onrecord.record.results import Part, ReportActor, Spoken
from onrecord.record.tables import actor_search, actors, parts, reports, statements
from onrecord.record.words import all_of, phrases

_AT_ONCE = 500
"""Blocks asked for in one question; SQLite takes 999 values at least."""
_KEPT = 4096
"""Roles and bodies that are kept parsed, since many actors share them."""

_of_actor: ColumnElement[bool] = (parts.c.report == actors.c.report) & (parts.c.actor == actors.c.place)
_of_statement: ColumnElement[bool] = (statements.c.report == parts.c.report) & (
    statements.c.place == parts.c.statement
)
_SPOKEN = (
    select(func.count())
    .select_from(parts.join(statements, _of_statement))
    .where(_of_actor, parts.c.part == "speaker", ~is_rejected)
    .correlate(actors)
    .scalar_subquery()
)
_ACTORS = select(
    reports.c.id.label("report"),
    reports.c.day,
    actors.c.place,
    actors.c.block,
    actors.c.kind,
    actors.c.name,
    actors.c.roles,
    actors.c.speaks_for,
    _SPOKEN.label("statements"),
).join(reports, reports.c.number == actors.c.report)
_IN_BLOCKS = _ACTORS.where(actors.c.block.in_(bindparam("blocks", expanding=True))).order_by(
    actors.c.block, reports.c.id, actors.c.place
)
_OF_REPORT = _ACTORS.where(reports.c.id == bindparam("id")).order_by(actors.c.place)


# What tells who is one, as fast as it can be had: a block may hold thousands of rows.
_UNCOUNTED = """
    SELECT reports.id, reports.day, actors.place, actors.block, actors.kind, actors.name, actors.roles,
        actors.speaks_for
    FROM actors JOIN reports ON reports.number = actors.report WHERE actors.block = ?
    ORDER BY reports.id, actors.place
"""


def uncounted_actors_in(connection: Connection, blocks: Collection[str]) -> Iterator[ReportActor]:
    """As `actors_in`, but the number of statements is left at 0."""
    driver = driver_of(connection)
    for wanted in sorted(set(blocks)):
        for report, day, place, block, kind, name, roles, speaks_for in driver.execute(_UNCOUNTED, (wanted,)):
            yield ReportActor(
                report=report,
                day=day,
                place=place,
                block=block,
                kind=kind,
                name=name,
                roles=_roles(roles),
                speaks_for=_names(speaks_for),
            )


def actors_in(connection: Connection, blocks: Collection[str]) -> Iterator[ReportActor]:
    """All actors of all current readings in these blocks, by block, report id and place."""
    wanted = sorted(set(blocks))
    for at in range(0, len(wanted), _AT_ONCE):
        for row in connection.execute(_IN_BLOCKS, {"blocks": wanted[at : at + _AT_ONCE]}):
            yield _report_actor(row)


def actors_of(connection: Connection, report_id: str) -> list[ReportActor]:
    """The actors of one report's current reading, by place."""
    return [_report_actor(row) for row in connection.execute(_OF_REPORT, {"id": report_id})]


def actor_blocks(words: str | None) -> Select[Any] | None:
    """Blocks with how many statements their actors speak in at most, most first; with `words`, those
    with an actor whose name holds all of them. None where words are given but none can match."""
    spoken = func.count(parts.c.statement)
    found = (
        select(actors.c.block, spoken)
        .outerjoin(parts, _of_actor & (parts.c.part == "speaker"))
        .group_by(actors.c.block)
        .order_by(spoken.desc(), actors.c.block)
    )
    if words is None:
        return found
    wanted = phrases(words)
    if not wanted:
        return None
    named = (
        select(actors.c.block)
        .join(actor_search, actor_search.c.rowid == actors.c.number)
        .where(literal_column("actor_search").op("MATCH", is_comparison=True)(all_of(wanted)))
    )
    return found.where(actors.c.block.in_(named))


_STATEMENTS_WITH = (
    select(
        statements.c.place,
        statements.c.id,
        statements.c.speakers,
        statements.c.speaks_for,
        statements.c.places,
        is_rejected.label("rejected"),
    )
    .join(parts, _of_statement)
    .join(reports, reports.c.number == parts.c.report)
    .where(
        reports.c.id == bindparam("id"),
        parts.c.actor == bindparam("actor"),
        parts.c.part == bindparam("part"),
    )
    .order_by(statements.c.place)
)


def statements_with(connection: Connection, report_id: str, place: int, part: Part) -> list[Spoken]:
    """The statements in which a report's actor has that part, in the reading's order, those rejected
    too."""
    return [
        Spoken(
            place=row.place,
            id=row.id,
            speakers=_lines(row.speakers),
            speaks_for=_lines(row.speaks_for),
            places=tuple(line.partition("\t")[0] for line in _lines(row.places)),
            rejected=bool(row.rejected),
        )
        for row in connection.execute(_STATEMENTS_WITH, {"id": report_id, "actor": place, "part": part})
    ]


def _lines(stored: str) -> tuple[str, ...]:
    return tuple(line for line in stored.split("\n") if line)


def _report_actor(row: Any) -> ReportActor:
    return ReportActor(
        report=row.report,
        day=row.day,
        place=row.place,
        block=row.block,
        kind=row.kind,
        name=row.name,
        roles=_roles(row.roles),
        speaks_for=_names(row.speaks_for),
        statements=row.statements,
    )


@lru_cache(_KEPT)
def _roles(stored: str) -> tuple[tuple[str, str | None], ...]:
    return tuple((title, of) for title, of in json.loads(stored))


@lru_cache(_KEPT)
def _names(stored: str) -> tuple[str, ...]:
    return tuple(json.loads(stored))
