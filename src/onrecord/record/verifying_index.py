"""Whether the index of statements fits the readings, and whether relations are any.

That vectors and relations are those that the networks make is not looked at here: the record knows no
network.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, func, or_, select

from onrecord.record.index_rows import BUCKETS, KEY_BYTES
from onrecord.record.indexing import NOBODY
from onrecord.record.results import Difference
from onrecord.record.tables import indexed, makers, relations, reports, statements, vectors
from onrecord.schema.position import LABELS

_held = (
    select(func.count())
    .where(statements.c.report == reports.c.number)
    .correlate(reports)
    .scalar_subquery()
    .label("held")
)
_vectors = (
    select(
        vectors.c.report,
        func.count().label("rows"),
        func.count(vectors.c.place.distinct()).label("places"),
        func.min(vectors.c.place).label("first"),
        func.max(vectors.c.place).label("last"),
        func.min(vectors.c.bucket).label("least"),
        func.max(vectors.c.bucket).label("most"),
    )
    .group_by(vectors.c.report)
    .subquery()
)
_INDEX = (
    select(
        reports.c.id,
        indexed.c.maker,
        _held,
        func.coalesce(_vectors.c.rows, 0).label("rows"),
        *(_vectors.c[name] for name in ("places", "first", "last", "least", "most")),
    )
    .select_from(reports)
    .outerjoin(indexed, indexed.c.report == reports.c.number)
    .outerjoin(_vectors, _vectors.c.report == reports.c.number)
    .order_by(reports.c.id)
)
_COUNTED = select(indexed.c.maker, func.count().label("reports")).group_by(indexed.c.maker)
_NO_RELATIONS = (
    select(relations.c.key)
    .where(
        or_(
            func.length(relations.c.key) != KEY_BYTES,
            relations.c.label.is_not(None) & relations.c.label.not_in(LABELS),
            ~relations.c.score.between(0, 1),
        )
    )
    .order_by(relations.c.key)
)


def index_differences(connection: Connection) -> Iterator[Difference]:
    """Reports whose vectors are not one for each statement of the current reading, or none at all."""
    for row in connection.execute(_INDEX):
        for message in _messages(row):
            yield Difference(part="index", id=row.id, message=message)


def maker_differences(connection: Connection) -> Iterator[Difference]:
    """Makers of whom another number of reports is kept than they have indexed."""
    kept = {row.maker: row.reports for row in connection.execute(select(makers)) if row.reports}
    counted = {row.maker: row.reports for row in connection.execute(_COUNTED)}
    for maker in sorted(kept.keys() | counted.keys()):
        if kept.get(maker) != counted.get(maker):
            message = f"kept as of {kept.get(maker, 0)} reports, indexed {counted.get(maker, 0)}"
            yield Difference(part="index", id=maker or "nobody", message=message)


def relation_differences(connection: Connection) -> Iterator[Difference]:
    """Rows of the cache that hold no label or no probability of ours."""
    for key in connection.scalars(_NO_RELATIONS):
        yield Difference(part="relation", id=bytes(key).hex(), message="is no relation")


def _messages(row: Row[Any]) -> Iterator[str]:
    if row.maker is None:
        yield "has no mark of whether it is indexed"
    elif row.maker == NOBODY and row.rows:
        yield "has vectors, but is not indexed"
    if row.maker not in (None, NOBODY) and row.rows != row.held:
        yield f"{row.rows} vectors for {row.held} statements"
    if row.rows and (row.first < 0 or row.last >= row.held or row.places != row.rows):
        yield "a vector stands for no statement of its own"
    if row.rows and (row.least < 0 or row.most >= BUCKETS):
        yield "a vector is in no bucket"
