"""How often actors are quoted, by month, publisher and kind."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection

from onrecord.record.database import driver_of
from onrecord.record.judging import NOT_REJECTED
from onrecord.record.results import TimesQuoted
from onrecord.record.speaking import STATEMENTS_OF_ACTORS, wanted_actors

# Through SQLite's own connection, since members are many. An actor that a statement names twice is counted
# once: parts has one row for it.
_QUOTED = f"""
    SELECT substr(reports.day, 1, 7), sightings.publisher, statements.kind, count(DISTINCT statements.number)
    {STATEMENTS_OF_ACTORS}
    JOIN sightings ON sightings.report = reports.number AND sightings.shown = 1
    WHERE parts.part = 'speaker' AND {NOT_REJECTED}
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
"""


def times_quoted(connection: Connection, actors: Collection[tuple[str, int]]) -> list[TimesQuoted]:
    """In how many statements these actors (report ids and places) speak, taken together."""
    asked = (wanted_actors(actors),)
    return [
        TimesQuoted(month=month, publisher=publisher, kind=kind, statements=statements)
        for month, publisher, kind, statements in driver_of(connection).execute(_QUOTED, asked)
    ]
