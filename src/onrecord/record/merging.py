"""Joining two records: what another one holds is added to this one.

What comes out is what one record would hold to which all had been added: each step does what adding,
reading anew, judging and forgetting do. A text that either record forgot is forgotten.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or

from onrecord.record.adding import PackedRaw, add_sighting, add_text
from onrecord.record.filing import file_stored, settle
from onrecord.record.forgetting import forget_report, is_forgotten
from onrecord.record.judging import UNDO, forget_judgements
from onrecord.record.rows import sighting_from, sighting_rows
from onrecord.record.sightings import precedence, sighting_key
from onrecord.record.tables import (
    failures,
    forgotten,
    judgements,
    raws,
    readers,
    readings,
    reports,
    sightings,
)

_REPORT = select(reports).where(reports.c.number == bindparam("of"))
_KNOWN = select(reports.c.number).where(reports.c.id == bindparam("id"))
_SIGHTINGS = sighting_rows().add_columns(raws.c.size, raws.c.packed)
_READINGS = select(readings, readers.c.version, readers.c.weights, readers.c.settings.label("with_")).join(
    readers, readers.c.number == readings.c.reader
)
_SEEN = update(sightings).where(sightings.c.key == bindparam("of"), sightings.c.seen > bindparam("at"))
_MARK = ("report_id", "forgotten", "reason")


def report_numbers(other: Connection) -> list[int]:
    """The numbers of the reports of a record, in the order of their ids."""
    return list(other.scalars(select(reports.c.number).order_by(reports.c.id)))


def merge_report(connection: Connection, other: Connection, number: int) -> tuple[bool, int, int]:
    """Adds a report of another record with all its sightings and readings: whether it was new, how many
    sightings and how many readings were."""
    row = other.execute(_REPORT, {"of": number}).one()
    if is_forgotten(connection, row.id):
        return False, 0, 0
    rows = other.execute(_SIGHTINGS.where(sightings.c.report == number)).all()
    seen = sorted(((sighting_from(one), one) for one in rows), key=lambda pair: precedence(pair[0]))
    read = other.execute(_READINGS.where(readings.c.report == number)).all()
    here = connection.scalar(_KNOWN, {"id": row.id})
    first = _packed(seen[0][1])
    report = here if here is not None else add_text(connection, row.text, row.id, seen[0][0], first)
    filed = sum(_file(connection, report, one) for one in read)
    sighted = int(here is None)
    for sighting, one in seen if here is not None else seen[1:]:
        if add_sighting(connection, report, row.id, sighting, _packed(one)):
            sighted += 1
        else:
            at = {"of": sighting_key(row.id, sighting), "at": one.seen}
            connection.execute(_SEEN.values(seen=one.seen), at)
    settle(connection, report, row.text)
    return here is None, sighted, filed


def _file(connection: Connection, report: int, row: Row[Any]) -> bool:
    names = ("day", "reread", "sha256", "statements", "named")
    stored = {name: getattr(row, name) for name in names}
    return file_stored(connection, report, (row.version, row.weights, row.with_), stored)


def _packed(row: Row[Any]) -> PackedRaw:
    return PackedRaw(row.raw_sha256, row.size, row.packed)


def merge_forgotten(connection: Connection, other: Connection) -> int:
    """Takes over the marks of forgotten reports, and forgets here what is marked; how many marks were new.
    A mark that either record lifted is lifted."""
    new = 0
    for row in other.execute(select(forgotten).order_by(forgotten.c.number)).all():
        same = [forgotten.c[name] == getattr(row, name) for name in _MARK]
        if connection.scalar(select(func.count()).select_from(forgotten).where(*same)):
            if row.readmitted:
                connection.execute(update(forgotten).where(*same).values(readmitted=1))
            continue
        new += 1
        if not row.readmitted and connection.scalar(_KNOWN, {"id": row.report_id}) is not None:
            forget_report(connection, row.report_id, row.forgotten, row.reason)
        else:
            told = {name: getattr(row, name) for name in _MARK}
            mark = {**told, "wiped": 1, "readmitted": row.readmitted}
            connection.execute(insert(forgotten).values(mark))
    return new


def merge_failures(connection: Connection, other: Connection) -> int:
    """Takes over failures, each with its last time; how many were new."""
    before = connection.scalar(select(func.count()).select_from(failures)) or 0
    names = ("input", "code", "message")
    for row in other.execute(select(failures)):
        noted = insert_or(failures).values({name: getattr(row, name) for name in (*names, "seen")})
        latest = func.max(failures.c.seen, noted.excluded.seen)
        connection.execute(noted.on_conflict_do_update(index_elements=list(names), set_={"seen": latest}))
    return (connection.scalar(select(func.count()).select_from(failures)) or 0) - before


def merge_judgements(connection: Connection, other: Connection) -> int:
    """Takes over judgements, in the order in which all were made; how many were new. They get numbers that
    no judgement had before, since their order is told by their numbers."""
    own = {row["id"]: dict(row) for row in connection.execute(select(judgements)).mappings()}
    theirs = {row["id"]: dict(row) for row in other.execute(select(judgements)).mappings()}
    if not theirs.keys() - own.keys():
        return 0
    last = max(row["number"] for row in (*own.values(), *theirs.values()))
    every = sorted((own | theirs).values(), key=_order)
    undone = {json.loads(row["target"])["judgement"] for row in every if row["kind"] == UNDO}
    connection.execute(delete(judgements))
    for number, row in enumerate(every, last + 1):
        told = {**row, "number": number, "undone": int(row["id"] in undone)}
        connection.execute(insert(judgements).values(told))
    for report in set(_forgotten(connection)):
        forget_judgements(connection, report)
    kept = set(connection.scalars(select(judgements.c.id)))
    return len(kept - own.keys())


def _order(row: dict[str, Any]) -> tuple[object, ...]:
    return (row["made"], row["kind"] == UNDO, row["id"])


def _forgotten(connection: Connection) -> Iterator[str]:
    yield from connection.scalars(select(forgotten.c.report_id).where(forgotten.c.readmitted == 0))
