"""What people found right and wrong in single statements: accepted, rejected, corrected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from onrecord.errors import UsageError
from onrecord.record import Judgement, RecordStore
from onrecord.schema import ACTS, Reading, Spans, Statement
from onrecord.schema.days import days_of

Verdict = Literal["accept", "reject", "correct"]
VERDICTS: tuple[Verdict, ...] = ("accept", "reject", "correct")
CORRECTED = ("speakers", "act", "when")
"""The fields of a statement that a person corrects."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What people judged of one statement: the last judgement that stands, and all corrections that do, by
    field, later ones over earlier ones."""

    last: Judgement
    said: Mapping[str, Any]

    @property
    def verdict(self) -> str:
        """Accept, reject or correct."""
        return self.last.kind


def accept(
    record: RecordStore, statement: str, *, by: str, reason: str = "", when: datetime | None = None
) -> Judgement:
    """Judges that a statement, named by its id or the first digits of it, was read rightly. Raises
    NotInRecord, UsageError where it is rejected."""
    return record.judge("accept", _target(record, statement), by=by, reason=reason, when=when)


def correct(
    record: RecordStore,
    statement: str,
    said: Mapping[str, Any],
    *,
    by: str,
    reason: str = "",
    when: datetime | None = None,
) -> Judgement:
    """Judges that a statement was read rightly but for these fields: `speakers` (a list of names), `act` (one
    of ACTS, or None), `when` (as Statement has it, or None). Raises NotInRecord, UsageError where there is
    nothing to correct, a value is none, or the statement is rejected."""
    checked = _checked(said)
    target = {**_target(record, statement), "said": checked}
    return record.judge("correct", target, by=by, reason=reason, when=when)


def reviews(record: RecordStore) -> dict[str, Review]:
    """What was judged of statements and stands, by the statement's id."""
    found: dict[str, Review] = {}
    for one in record.judgements():
        if one.kind in VERDICTS:
            name = one.target["statement"]
            before = found[name].said if name in found else {}
            found[name] = Review(last=one, said={**before, **one.target.get("said", {})})
    return found


def corrected(reading: Reading, judged: Mapping[str, Review]) -> Reading:
    """`reading` as people corrected it: without what they rejected, and what stood in that without a
    parent."""
    gone = {name for name, review in judged.items() if review.verdict == "reject"}
    kept = (one for one in reading.statements if one.id not in gone)
    return replace(reading, statements=tuple(_corrected(one, judged.get(one.id), gone) for one in kept))


def _corrected(statement: Statement, review: Review | None, gone: set[str]) -> Statement:
    parent = None if statement.parent in gone else statement.parent
    said = {} if review is None else dict(review.said)
    if "speakers" in said:
        said["speakers"] = tuple(said["speakers"])
    support = {name: told for name, told in statement.support.items() if name not in said}
    return replace(statement, parent=parent, support=support, **said)


def _target(record: RecordStore, statement: str) -> dict[str, Any]:
    found = record.statement(statement)
    before = record.rejection(found.statement.id)
    if before is not None:
        raise UsageError(
            f"{statement}: rejected by {before.by}; undo that first: onrecord undo {before.id[:8]}"
        )
    return {
        "report": found.report.id,
        "statement": found.statement.id,
        "source": _pairs(found.statement.source),
        "cue": _pairs(found.statement.cue),
        "content": _pairs(found.statement.content),
    }


def _checked(said: Mapping[str, Any]) -> dict[str, Any]:
    if not said or not said.keys() <= set(CORRECTED):
        raise UsageError("say what is to be corrected: the speakers, the act or the day")
    made = dict(said)
    if "speakers" in made:
        made["speakers"] = [" ".join(name.split()) for name in made["speakers"] if name.strip()]
    if made.get("act") is not None and made["act"] not in ACTS:
        raise UsageError(f"act {made['act']!r} is none of {', '.join(ACTS)}")
    if made.get("when") is not None and days_of(made["when"]) is None:
        raise UsageError(
            f"day {made['when']!r} is none: write YYYY-MM-DD, YYYY-MM, YYYY or two days with / between them"
        )
    return made


def _pairs(parts: Spans) -> list[list[int]]:
    return [[start, end] for start, end in parts]
