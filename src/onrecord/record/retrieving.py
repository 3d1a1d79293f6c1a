"""Statements by where they stand, many at once: each report is fetched and its reading parsed once."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, bindparam, select

from onrecord.record.canonical import places_from_json
from onrecord.record.results import FoundStatement
from onrecord.record.rows import report_from, report_rows
from onrecord.record.tables import judgements, reports, stands
from onrecord.schema.places_named import PlacesNamed
from onrecord.schema.printed import statement_from_json

_AT_ONCE = 500
_REPORTS = report_rows().where(reports.c.number.in_(bindparam("numbers", expanding=True)))
_REJECTED = select(judgements.c.statement).where(
    judgements.c.statement.in_(bindparam("ids", expanding=True)), stands
)


def statements_at(connection: Connection, places: Sequence[tuple[int, int]]) -> list[FoundStatement | None]:
    """The statements at these places, each (number of a report, place in its current reading), in the
    order given; None where there is none."""
    wanted: dict[int, set[int]] = {}
    for number, place in places:
        wanted.setdefault(number, set()).add(place)
    found = {(number, place): one for number, place, one in _found(connection, wanted)}
    rejected = _rejected(connection, {one.statement.id for one in found.values()})
    if rejected:
        found = {at: replace(one, rejected=one.statement.id in rejected) for at, one in found.items()}
    return [found.get(place) for place in places]


def _found(
    connection: Connection, wanted: Mapping[int, Collection[int]]
) -> Iterator[tuple[int, int, FoundStatement]]:
    """Report number, place and statement, whether it is rejected apart."""
    numbers = sorted(wanted)
    for at in range(0, len(numbers), _AT_ONCE):
        for row in connection.execute(_REPORTS, {"numbers": numbers[at : at + _AT_ONCE]}):
            report = report_from(row)
            named = PlacesNamed(places_from_json(row.named))
            told = json.loads(row.statements)
            for place in wanted[row.number]:
                if 0 <= place < len(told):
                    statement = statement_from_json(told[place])
                    one = FoundStatement(statement=statement, report=report, places=named.by(statement))
                    yield row.number, place, one


def _rejected(connection: Connection, ids: Collection[str]) -> set[str]:
    wanted = sorted(ids)
    found: set[str] = set()
    for at in range(0, len(wanted), _AT_ONCE):
        found.update(connection.scalars(_REJECTED, {"ids": wanted[at : at + _AT_ONCE]}))
    return found
