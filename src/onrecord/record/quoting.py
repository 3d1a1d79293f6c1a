"""How often actors are quoted, by month, publisher and kind."""

from __future__ import annotations

import json
from collections.abc import Collection

from sqlalchemy import Connection

from onrecord.record.database import driver_of
from onrecord.record.results import TimesQuoted

# Through SQLite's own connection, since members are many. An actor that a statement names twice is counted
# once: parts has one row for it.
_QUOTED = """
    SELECT substr(reports.day, 1, 7), sightings.publisher, statements.kind, count(DISTINCT statements.number)
    FROM json_each(?) AS wanted
    JOIN reports ON reports.id = json_extract(wanted.value, '$[0]')
    JOIN parts ON parts.report = reports.number AND parts.actor = json_extract(wanted.value, '$[1]')
        AND parts.part = 'speaker'
    JOIN statements ON statements.report = parts.report AND statements.place = parts.statement
    JOIN sightings ON sightings.report = reports.number AND sightings.shown = 1
    WHERE NOT EXISTS (
        SELECT 1 FROM judgements WHERE judgements.statement = statements.id AND judgements.undone = 0
    )
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
"""


def times_quoted(connection: Connection, actors: Collection[tuple[str, int]]) -> list[TimesQuoted]:
    """In how many statements these actors (report ids and places) speak, taken together."""
    wanted = json.dumps(sorted(set(actors)))
    return [
        TimesQuoted(month=month, publisher=publisher, kind=kind, statements=statements)
        for month, publisher, kind, statements in driver_of(connection).execute(_QUOTED, (wanted,))
    ]
