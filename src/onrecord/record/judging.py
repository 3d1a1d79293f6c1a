"""Judgements: what people said against what the machine read. Rows are added, never changed, but for
the mark `undone`, which follows from a later row."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, exists, insert, select, update

from onrecord.errors import NotInRecord, UsageError
from onrecord.record.canonical import canonical_json, moment_from, plain, sha256
from onrecord.record.results import Judgement, JudgementKind, Undone
from onrecord.record.tables import judgements, stands, statements

UNDO = "undo"
KEY_DIGITS = 16
"""How many digits of a report's id stand in the key of an actor that is this report's alone."""

is_rejected: ColumnElement[bool] = exists().where(judgements.c.statement == statements.c.id, stands)
"""Whether a judgement that stands rejects the statement of a row of `statements`."""
NOT_REJECTED = """NOT EXISTS (
    SELECT 1 FROM judgements WHERE judgements.statement = statements.id AND judgements.undone = 0
)"""
"""That none does, for what is asked through SQLite's own connection."""
rejected_ids = select(judgements.c.statement).where(judgements.c.statement.is_not(None), stands)
"""The ids of all statements that judgements reject: few, beside the statements."""


def judgement_id(kind: str, target: str, by: str, made: str, reason: str) -> str:
    """Sixteen hex digits made from all that a judgement says."""
    return sha256(canonical_json([kind, target, by, made, reason]))[:16]


def add_judgement(
    connection: Connection,
    kind: JudgementKind,
    target: Mapping[str, Any],
    *,
    by: str,
    made: str,
    reason: str,
) -> Judgement:
    """Stores a judgement; the same by the same user at the same moment is stored once."""
    return _judgement(_add(connection, kind, dict(target), by, made, reason), None)


def undo_judgement(
    connection: Connection, prefix: str | None, *, by: str, made: str, reason: str
) -> Judgement:
    """Takes a judgement back by a row of its own, and gives it; without `prefix` the last one that
    stands. Raises NotInRecord where there is none, UsageError where it was taken back before."""
    question = select(judgements).where(judgements.c.kind != UNDO)
    if prefix is None:
        last = question.where(stands).order_by(judgements.c.number.desc()).limit(1)
        found = connection.execute(last).one_or_none()
        if found is None:
            raise NotInRecord("there is no judgement to undo; `onrecord judgements` lists them")
    else:
        found = _the_one(connection, question, prefix)
    if found.undone:
        raise UsageError(f"{found.id}: it was undone before; to have it again, say it again")
    target = {"judgement": found.id, "report": found.report_id}
    undone = _undone(_add(connection, UNDO, target, by, made, reason))
    connection.execute(update(judgements).where(judgements.c.id == found.id).values(undone=1))
    return _judgement(found, undone)


def all_judgements(connection: Connection, *, undone: bool) -> list[Judgement]:
    """Judgements in the order in which they came; with `undone` those taken back too."""
    rows = connection.execute(select(judgements).order_by(judgements.c.number)).all()
    taken_back = {json.loads(row.target)["judgement"]: _undone(row) for row in rows if row.kind == UNDO}
    found = (_judgement(row, taken_back.get(row.id)) for row in rows if row.kind != UNDO)
    return [judgement for judgement in found if undone or judgement.undone is None]


def rejection_of(connection: Connection, statement: str) -> Judgement | None:
    """The judgement that rejects the statement with this id, if one stands."""
    row = connection.execute(
        select(judgements)
        .where(judgements.c.statement == statement, stands)
        .order_by(judgements.c.number)
        .limit(1)
    ).one_or_none()
    return None if row is None else _judgement(row, None)


def forget_judgements(connection: Connection, report_id: str) -> None:
    """Deletes the judgements that point into a report, and those that took them back."""
    # An actor that is one report's alone is named by the first digits of its id.
    within = judgements.c.target.contains(f"/{report_id[:KEY_DIGITS]}/", autoescape=True)
    # A claim's target points into several. Quotation marks within its words are escaped, so they match
    # nothing here.
    named = judgements.c.target.contains(f'"report":"{report_id}"', autoescape=True)
    pointing = select(judgements.c.id).where((judgements.c.report_id == report_id) | named | within)
    for name in connection.scalars(pointing).all():
        connection.execute(delete(judgements).where(judgements.c.id == name))
        taken_back = judgements.c.target.contains(f'"judgement":"{name}"', autoescape=True)
        connection.execute(delete(judgements).where(judgements.c.kind == UNDO, taken_back))


def _add(
    connection: Connection, kind: str, target: dict[str, Any], by: str, made: str, reason: str
) -> Row[Any]:
    stored, by, reason = canonical_json(target), plain(by), plain(reason)
    name = judgement_id(kind, stored, by, made, reason)
    here = select(judgements).where(judgements.c.id == name)
    if (found := connection.execute(here).one_or_none()) is not None:
        return found
    row = {"id": name, "kind": kind, "by": by, "made": made, "reason": reason, "target": stored}
    connection.execute(insert(judgements).values(row | pointed_at(kind, target) | {"undone": 0}))
    return connection.execute(here).one()


def pointed_at(kind: str, target: Mapping[str, Any]) -> dict[str, str | None]:
    """The columns of a judgement that follow from its target: the report it points into (of a
    claim-merge that of the first claim), and the statement that it rejects."""
    claim = target["claims"][0] if kind == "claim-merge" else target.get("claim", {})
    return {
        "report_id": target.get("report", claim.get("report")),
        "statement": target["statement"] if kind == "reject" else None,
    }


def _the_one(connection: Connection, question: Any, prefix: str) -> Row[Any]:
    wanted = plain(prefix).lower()
    rows = connection.execute(question.where(judgements.c.id.startswith(wanted, autoescape=True))).all()
    if not wanted or not rows:
        raise NotInRecord(f"{prefix}: no judgement has this id; `onrecord judgements` lists them")
    if len(rows) > 1:
        raise NotInRecord(f"{prefix}: ambiguous, {len(rows)} judgements are meant: give more of the id")
    return rows[0]


def _judgement(row: Row[Any], undone: Undone | None) -> Judgement:
    return Judgement(
        id=row.id,
        kind=row.kind,
        by=row.by,
        made=moment_from(row.made),
        reason=row.reason,
        target=json.loads(row.target),
        undone=undone,
    )


def _undone(row: Row[Any]) -> Undone:
    return Undone(by=row.by, made=moment_from(row.made), reason=row.reason)
