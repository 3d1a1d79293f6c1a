"""The index of statements: a vector each, in buckets. Made from current readings, and cleared with
them; whoever finds a report without vectors may make them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select, union_all
from sqlalchemy.dialects import sqlite

from onrecord.errors import UsageError
from onrecord.record.database import driver_of
from onrecord.record.index_rows import BUCKETS, IndexedStatement, IndexRow, PackedVectors
from onrecord.record.rows import reading_from, report_rows
from onrecord.record.tables import indexed, makers, reports, statements, vectors
from onrecord.schema import Reading

NOBODY = ""
"""The maker of vectors that are not there."""

_AT_ONCE = 500
"""Values asked for in one question; SQLite takes 999 at least."""

# Built once: building a statement takes SQLAlchemy longer than SQLite takes to run it.
_CLEAR = delete(vectors).where(vectors.c.report == bindparam("of"))
_DROP = delete(indexed).where(indexed.c.report == bindparam("of"))
_NEW_MARK = sqlite.insert(indexed)
# Not "OR REPLACE", which would delete without telling the triggers that count.
_MARK = _NEW_MARK.on_conflict_do_update(index_elements=["report"], set_={"maker": _NEW_MARK.excluded.maker})
_ADD = insert(vectors)
_HELD = (
    select(func.count())
    .where(statements.c.report == reports.c.number)
    .correlate(reports)
    .scalar_subquery()
    .label("held")
)
_CURRENT = report_rows().add_columns(_HELD).where(reports.c.id == bindparam("id"))
# Two ranges of an index, where "!=" would walk over all that is indexed.
_BY_OTHERS = union_all(
    *(
        select(reports.c.id).join(indexed, indexed.c.report == reports.c.number).where(other)
        for other in (indexed.c.maker < bindparam("maker"), indexed.c.maker > bindparam("maker"))
    )
).limit(bindparam("limit"))
_COUNT = select(makers.c.reports).where(makers.c.maker == bindparam("maker"))

_ALL = "SELECT report, place, vector FROM vectors ORDER BY bucket, report, place"
_IN_BUCKETS = "SELECT report, place, vector FROM vectors WHERE bucket IN ({}) ORDER BY bucket, report, place"
# One row for each bucket or report: that costs a fraction of one for each statement.
_PACKED = """
    SELECT group_concat(report), group_concat(place), group_concat(hex(vector), '')
    FROM vectors WHERE {} AND length(vector) = ?
"""
_OF_REPORTS = "SELECT report, place, vector FROM vectors WHERE report IN ({}) ORDER BY report, place"


def clear_index(connection: Connection, report: int) -> None:
    """Takes out the vectors of the report of that number, which is new or about to be read or told of
    otherwise: nobody has indexed it then."""
    connection.execute(_CLEAR, {"of": report})
    connection.execute(_MARK, {"report": report, "maker": NOBODY})


def drop_index(connection: Connection, report: int) -> None:
    """Takes out all that the index holds of a report that is about to be forgotten."""
    connection.execute(_CLEAR, {"of": report})
    connection.execute(_DROP, {"of": report})


def check_rows(rows: Sequence[IndexRow], maker: str) -> None:
    """Raises UsageError where the rows are not one for each place of a reading, from the first on, in
    a bucket that there is, or nobody is named who made them."""
    if sorted(row.place for row in rows) != list(range(len(rows))):
        raise UsageError("an index needs one row for each statement of a reading, by its place")
    if not all(0 <= row.bucket < BUCKETS for row in rows):
        raise UsageError(f"buckets are numbered from 0 to {BUCKETS - 1}")
    if maker == NOBODY:
        raise UsageError("an index needs the fingerprint of what made its vectors")


def index_report(
    connection: Connection, report_id: str, rows: Sequence[IndexRow], maker: str, reading: Reading | None
) -> bool:
    """Puts rows that `check_rows` passed in place of what the index holds of a report.

    False, and nothing changes, where the report is gone or its current reading has another number of
    statements or, where one is given, is another than `reading` or of a report with another title.
    """
    current = connection.execute(_CURRENT, {"id": report_id}).one_or_none()
    if current is None or current.held != len(rows):
        return False
    if reading is not None and not _is_current(reading, current):
        return False
    connection.execute(_CLEAR, {"of": current.number})
    if rows:
        connection.execute(_ADD, [{"report": current.number, **row._asdict()} for row in rows])
    connection.execute(_MARK, {"report": current.number, "maker": maker})
    return True


def unindexed_reports(connection: Connection, maker: str, limit: int) -> list[str]:
    """Ids of at most `limit` reports of which `maker` has not indexed the current reading."""
    return list(connection.scalars(_BY_OTHERS, {"maker": maker, "limit": limit}))


def count_indexed(connection: Connection, maker: str) -> int:
    """How many reports `maker` has indexed."""
    return connection.scalar(_COUNT, {"maker": maker}) or 0


def indexed_statements(connection: Connection, buckets: Sequence[int] | None) -> Iterator[IndexedStatement]:
    """Statements in these buckets, or in all (None): by bucket, report and place."""
    if buckets is None:
        return _rows(connection, _ALL, None)
    return _rows(connection, _IN_BUCKETS, buckets)


def statements_in(connection: Connection, numbers: Sequence[int]) -> Iterator[IndexedStatement]:
    """Indexed statements of the reports of these numbers, by number and place."""
    return _rows(connection, _OF_REPORTS, numbers)


def packed_in_buckets(connection: Connection, buckets: Sequence[int] | None, size: int) -> PackedVectors:
    """As `indexed_statements`, of vectors of `size` dimensions."""
    if buckets is None:
        return _packed(connection, ["1"], size)
    return _packed(connection, [f"bucket = {bucket:d}" for bucket in sorted(set(buckets))], size)


def packed_of_reports(connection: Connection, numbers: Sequence[int], size: int) -> PackedVectors:
    """As `statements_in`, of vectors of `size` dimensions."""
    return _packed(connection, [f"report = {number:d}" for number in sorted(set(numbers))], size)


def _packed(connection: Connection, conditions: Sequence[str], size: int) -> PackedVectors:
    driver = driver_of(connection)
    numbers, places, vectors = [], [], []
    for condition in conditions:
        some = driver.execute(_PACKED.format(condition), (size,)).fetchone()
        if some[0] is not None:
            numbers.append(some[0])
            places.append(some[1])
            vectors.append(bytes.fromhex(some[2]))
    return PackedVectors(
        np.fromstring(",".join(numbers), np.int64, sep=","),
        np.fromstring(",".join(places), np.int64, sep=","),
        np.frombuffer(b"".join(vectors), np.int8).reshape(-1, size),
    )


def _is_current(reading: Reading, row: Row[Any]) -> bool:
    """Whether the reading, with what is told of its report, is the one in a row of `_CURRENT`, whoever
    made it. Not by its hash: what an earlier onrecord stored is written otherwise today."""
    return replace(reading_from(row), reader=reading.reader) == reading


def _rows(connection: Connection, question: str, values: Sequence[int] | None) -> Iterator[IndexedStatement]:
    driver = driver_of(connection)
    if values is None:
        yield from driver.execute(question)
        return
    wanted = sorted(set(values))
    for at in range(0, len(wanted), _AT_ONCE):
        some = wanted[at : at + _AT_ONCE]
        yield from driver.execute(question.format(",".join("?" * len(some))), some)
