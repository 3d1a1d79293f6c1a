"""What waits for a person's judgement, and what was judged as readings to learn from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord import identity
from onrecord.errors import NotInRecord
from onrecord.identity import Review
from onrecord.record import FoundStatement, RecordStore
from onrecord.schema import Reading
from onrecord.schema.first_hand import first_hand

_LOOKED_AT = 300
"""How many of the last reports the queue is taken from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """Statements that nobody judged, the least confident first; how many there are, how many were judged, in
    how many of the last reports."""

    waiting: list[FoundStatement]
    left: int
    judged: int
    reports: int


def review_queue(record: RecordStore, *, limit: int = 20) -> Queue:
    """The statements of the reports that the record got last which nobody accepted, rejected or corrected."""
    judged = identity.reviews(record)
    waiting, done = [], 0
    recent = record.last_recorded(_LOOKED_AT)
    for report in recent:
        try:
            reading = first_hand(record.reading(report))
        except NotInRecord:
            continue  # forgotten by another process meanwhile
        done += sum(one.id in judged for one in reading.statements)
        waiting += [
            FoundStatement(statement=one, report=reading.report)
            for one in reading.statements
            if one.id not in judged
        ]
    waiting.sort(key=lambda found: (found.statement.confidence, found.report.id, found.statement.id))
    return Queue(waiting=waiting[:limit], left=len(waiting), judged=done, reports=len(recent))


def reviews(record: RecordStore) -> dict[str, Review]:
    """What was judged of statements and stands, by the statement's id."""
    return identity.reviews(record)


def corrected_readings(record: RecordStore) -> Iterator[tuple[Reading, list[dict[str, Any]]]]:
    """The readings in which people judged statements, as they corrected them, and what they judged in each,
    by report. Judgements of statements that a new reading has no more are left out."""
    judged = identity.reviews(record)
    for report in sorted({review.last.target["report"] for review in judged.values()}):
        try:
            reading = first_hand(record.reading(report))
        except NotInRecord:
            continue
        told = [_judged(judged[one.id]) for one in reading.statements if one.id in judged]
        if told:
            yield identity.corrected(reading, judged), told


def _judged(review: Review) -> dict[str, Any]:
    last = review.last
    return {
        "statement": last.target["statement"],
        "verdict": review.verdict,
        "corrected": sorted(review.said),
        "source": last.target["source"],
        "cue": last.target["cue"],
        "content": last.target["content"],
        "by": last.by,
        "day": last.made.date().isoformat(),
        "reason": last.reason,
    }
