"""Questions about actors: the rows that identity makes actors of several reports from."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Select, func, literal_column, select

from onrecord.record.database import driver_of
from onrecord.record.judging import NOT_REJECTED, rejected_ids
from onrecord.record.results import ReportActor
from onrecord.record.tables import actor_search, actors
from onrecord.record.words import all_of, phrases

_KEPT = 4096
"""Roles and bodies that are kept parsed, since many actors share them."""

# Through SQLite's own connection: a block may hold thousands of rows.
_ACTORS = """
    SELECT reports.id, reports.day, actors.place, actors.block, actors.kind, actors.name, actors.roles,
        actors.speaks_for, {counted}
    FROM actors JOIN reports ON reports.number = actors.report
"""
_UNCOUNTED = "0"
_SPEAKING = "actors.spoken"
_SPEAKING_UNREJECTED = f"""(
    SELECT count(*) FROM parts
    JOIN statements ON statements.report = parts.report AND statements.place = parts.statement
    WHERE parts.report = actors.report AND parts.actor = actors.place AND parts.part = 'speaker'
    AND {NOT_REJECTED}
)"""
_IN_BLOCK = " WHERE actors.block = ? ORDER BY reports.id, actors.place"
_OF_REPORT = " WHERE reports.id = ? ORDER BY actors.place"
_ANY_REJECTED = select(rejected_ids.exists())


def actors_in(connection: Connection, blocks: Collection[str], *, counted: bool) -> Iterator[ReportActor]:
    """All actors of all current readings in these blocks, by block, report id and place; where they are not
    `counted`, with 0 statements."""
    question = _question(connection, counted=counted) + _IN_BLOCK
    for block in sorted(set(blocks)):
        yield from map(_report_actor, driver_of(connection).execute(question, (block,)))


def actors_of(connection: Connection, report_id: str) -> list[ReportActor]:
    """The actors of one report's current reading, by place."""
    question = _question(connection, counted=True) + _OF_REPORT
    return [_report_actor(row) for row in driver_of(connection).execute(question, (report_id,))]


def _question(connection: Connection, *, counted: bool) -> str:
    if not counted:
        return _ACTORS.format(counted=_UNCOUNTED)
    # As long as nobody rejects a statement, the statements themselves need not be looked at.
    rejected = connection.scalar(_ANY_REJECTED)
    return _ACTORS.format(counted=_SPEAKING_UNREJECTED if rejected else _SPEAKING)


def actor_blocks(words: str | None) -> Select[Any] | None:
    """Blocks with how many statements their actors speak in at most, most first; with `words`, those
    with an actor whose name holds all of them. None where words are given but none can match."""
    spoken = func.sum(actors.c.spoken)
    found = select(actors.c.block, spoken).group_by(actors.c.block).order_by(spoken.desc(), actors.c.block)
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


def _report_actor(row: tuple[Any, ...]) -> ReportActor:
    report, day, place, block, kind, name, roles, speaks_for, spoken = row
    return ReportActor(
        report=report,
        day=day,
        place=place,
        block=block,
        kind=kind,
        name=name,
        roles=_roles(roles),
        speaks_for=_names(speaks_for),
        statements=spoken,
    )


@lru_cache(_KEPT)
def _roles(stored: str) -> tuple[tuple[str, str | None], ...]:
    return tuple((title, of) for title, of in json.loads(stored))


@lru_cache(_KEPT)
def _names(stored: str) -> tuple[str, ...]:
    return tuple(json.loads(stored))
