"""A record in figures."""

from __future__ import annotations

import json
from pathlib import Path

from sqlalchemy import Connection, FromClause, func, select

from onrecord.record.indexing import NOBODY
from onrecord.record.opening import revision
from onrecord.record.results import RecordInfo
from onrecord.record.tables import (
    failures,
    forgotten,
    is_current,
    is_shown,
    judgements,
    makers,
    raws,
    readers,
    readings,
    reports,
    sightings,
    stands,
    statements,
)
from onrecord.schema import ReaderInfo

_LAST = [select(func.max(table.c.number)) for table in (judgements, forgotten)]
_LAST_ADDED = [select(func.max(table.c.number)) for table in (reports, sightings, readings)]

_INDEXED = select(func.sum(makers.c.reports)).where(makers.c.maker != NOBODY)


def record_info(connection: Connection, path: Path) -> RecordInfo:
    """Counts, sizes, days, and who published and read how many reports."""
    # One by one, so that each is looked up at an end of an index.
    first_day, last_day = (connection.scalar(select(end(reports.c.day))) for end in (func.min, func.max))
    return RecordInfo(
        path=str(path),
        revision=str(revision(connection, path)),
        size=_size(path),
        reports=_count(connection, reports),
        sightings=_count(connection, sightings),
        statements=_count(connection, statements),
        readings=_count(connection, readings),
        failures=_count(connection, failures),
        forgotten=_count(connection, select(forgotten).where(forgotten.c.readmitted == 0).subquery()),
        judgements=_count(
            connection, select(judgements).where(judgements.c.kind != "undo", stands).subquery()
        ),
        indexed=connection.scalar(_INDEXED) or 0,
        raw_size=connection.scalar(select(func.coalesce(func.sum(raws.c.size), 0))) or 0,
        readers=_readers(connection),
        publishers=_publishers(connection),
        first_day=first_day,
        last_day=last_day,
    )


def record_stamp(connection: Connection, *, added: bool) -> tuple[int, ...]:
    """The last numbers of what is written with every change, and never written over: each reading has a
    number of its own, and what was forgotten leaves a mark. Not `added`: of people's acts alone."""
    return tuple(connection.scalar(last) or 0 for last in (_LAST + _LAST_ADDED if added else _LAST))


def _count(connection: Connection, rows: FromClause) -> int:
    return connection.scalar(select(func.count()).select_from(rows)) or 0


def _size(path: Path) -> int:
    """Bytes on disk, the write-ahead log with them."""
    files = (path, path.with_name(path.name + "-wal"))
    return sum(file.stat().st_size for file in files if file.exists())


def _readers(connection: Connection) -> tuple[tuple[ReaderInfo, int], ...]:
    """Readers with the number of reports whose current reading is theirs, by version."""
    names = (readers.c.version, readers.c.weights, readers.c.settings)
    counted = (
        select(readings.c.reader, func.count().label("reports"))
        .where(is_current)
        .group_by(readings.c.reader)
        .subquery()
    )
    found = connection.execute(
        select(*names, counted.c.reports).join(counted, counted.c.reader == readers.c.number).order_by(*names)
    )
    return tuple(
        (ReaderInfo(version=version, weights=weights, settings=json.loads(settings)), count)
        for version, weights, settings, count in found
    )


def _publishers(connection: Connection) -> tuple[tuple[str, int], ...]:
    """Publishers of reports, most reports first."""
    count = func.count()
    found = connection.execute(
        select(sightings.c.publisher, count)
        .where(is_shown, sightings.c.publisher.is_not(None))
        .group_by(sightings.c.publisher)
        .order_by(count.desc(), sightings.c.publisher)
    )
    return tuple((publisher, number) for publisher, number in found)
