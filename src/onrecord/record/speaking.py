"""What some actors said, or others said for them, over any number of reports.

All of it through SQLite's own connection, since an actor may have thousands of statements.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection

from sqlalchemy import Connection

from onrecord.record.database import driver_of
from onrecord.record.judging import NOT_REJECTED
from onrecord.record.results import FoundStatement, Part, SpokenTally
from onrecord.record.retrieving import statements_at
from onrecord.record.tallying import most_first

# Tables in this order: else SQLite may walk over all statements instead of those of the actors.
STATEMENTS_OF_ACTORS = """
    FROM json_each(?1) AS wanted
    CROSS JOIN reports ON reports.id = json_extract(wanted.value, '$[0]')
    CROSS JOIN parts ON parts.report = reports.number AND parts.actor = json_extract(wanted.value, '$[1]')
    CROSS JOIN statements ON statements.report = parts.report AND statements.place = parts.statement
"""
"""Of the actors that `wanted_actors` gives as the first value."""
_TOLD_BY = f"{STATEMENTS_OF_ACTORS} WHERE (?2 OR {NOT_REJECTED})"
_SPOKEN = f"""
    SELECT DISTINCT reports.number, statements.place {_TOLD_BY}
    AND parts.part IN (SELECT value FROM json_each(?3))
    ORDER BY reports.day DESC NULLS LAST, reports.id, statements.place LIMIT ?4
"""
_IN_PARTS = f"""
    SELECT DISTINCT
        statements.number, parts.part, statements.speakers, statements.speaks_for, statements.places
    {_TOLD_BY} AND parts.part IN ('speaker', 'speaks_for')
"""


def spoken(
    connection: Connection,
    actors: Collection[tuple[str, int]],
    parts: Collection[Part],
    *,
    rejected: bool,
    limit: int | None,
) -> list[FoundStatement]:
    """The statements in which one of these actors (report ids and places) has one of these parts, the
    newest report first; with `rejected` also those that a judgement rejects."""
    asked = (wanted_actors(actors), rejected, json.dumps(sorted(parts)), -1 if limit is None else limit)
    places = driver_of(connection).execute(_SPOKEN, asked).fetchall()
    return [one for one in statements_at(connection, places) if one is not None]


def spoken_tally(
    connection: Connection, actors: Collection[tuple[str, int]], *, rejected: bool
) -> SpokenTally:
    """Whom these actors (report ids and places) speak for, who speaks for them, which places they name."""
    speaks_for: Counter[str] = Counter()
    places: Counter[str] = Counter()
    voices: Counter[str] = Counter()
    rows = driver_of(connection).execute(_IN_PARTS, (wanted_actors(actors), rejected))
    for _, part, speakers, bodies, named in rows:
        if part == "speaker":
            speaks_for[bodies] += 1
            places[named] += 1
        else:
            voices[speakers] += 1
    return SpokenTally(speaks_for=_by_line(speaks_for), voices=_by_line(voices), places=_by_line(places))


def _by_line(counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    """Of stored lines of names, how many times each name stands in them, most first."""
    names: Counter[str] = Counter()
    for lines, times in counted.items():
        for name in {line.partition("\t")[0] for line in lines.split("\n") if line}:
            names[name] += times
    return most_first(names)


def wanted_actors(actors: Collection[tuple[str, int]]) -> str:
    """Report ids and places as the value that STATEMENTS_OF_ACTORS asks for."""
    return json.dumps(sorted(set(actors)))
