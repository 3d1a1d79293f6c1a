"""onrecord/1, the printed form of positions, standings, claims and changes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Literal

from onrecord.schema.change import Change
from onrecord.schema.claim import Claim
from onrecord.schema.position import Label, Position, Standing


def position_json(position: Position) -> dict[str, Any]:
    """A position with the words that it was read from. `report` is the report's name (its input)."""
    evidence = position.evidence
    return {
        "actor": position.actor,
        "key": position.key,
        "position": position.label,
        "day": position.day,
        "report": evidence.input,
        "report_id": evidence.report,
        "title": evidence.title,
        "publisher": evidence.publisher,
        "published": evidence.published,
        "statement": evidence.statement,
        "start": evidence.start,
        "source": evidence.source,
        "cue": evidence.cue,
        "words": evidence.words,
        "score": evidence.score,
        "copies": evidence.copies,
        "ruling": position.ruling,
    }


def standing_json(standing: Standing) -> dict[str, Any]:
    """A standing; `deciding` are the places in `positions` of those that the status rests on."""
    return {
        "claim": standing.claim,
        "status": standing.status,
        "since": standing.since,
        "positions": [position_json(position) for position in standing.positions],
        "deciding": [at for at, one in enumerate(standing.positions) if one in standing.deciding],
    }


def claim_json(claim: Claim) -> dict[str, Any]:
    """A claim with its standing, flat: `claim` is the sentence, which stands at [start, end) in the text
    of the report `stated_in` (an id); `reports` are names (inputs)."""
    standing = claim.standing
    return {
        "id": claim.id,
        "claim": claim.sentence,
        "stated_in": claim.report,
        "start": claim.start,
        "end": claim.end,
        "status": standing.status,
        "since": standing.since,
        "changed": claim.changed,
        "parties": list(claim.parties),
        "reports": list(claim.reports),
        "positions": [position_json(position) for position in standing.positions],
    }


def change_json(change: Change) -> dict[str, Any]:
    """A change; of its claim only the id, the sentence and the status as it stands with all reports."""
    return {
        "id": change.claim.id,
        "claim": change.claim.sentence,
        "recorded": _moment(change.recorded),
        "report": change.input,
        "report_id": change.report,
        "title": change.title,
        "publisher": change.publisher,
        "published": change.published,
        "before": change.before,
        "after": change.after,
        "now": change.claim.standing.status,
        "since": change.claim.standing.since,
        "positions": [position_json(position) for position in change.positions],
    }


def answer_json(
    question: Any,
    standing: Standing,
    position: Label | Literal["none"] | None,
    evidence: Iterable[Position],
) -> dict[str, Any]:
    """One line of `onrecord standing --batch`. `question` is the id that the question gave; `position`
    is None where no actor was asked for; the first of `evidence` decides the answer."""
    return {
        "id": question,
        "position": position,
        "status": standing.status,
        "since": standing.since,
        "evidence": [
            {
                "report": one.evidence.input,
                "statement": one.evidence.statement,
                "actor": one.actor,
                "position": one.label,
                "day": one.day,
                "score": one.evidence.score,
            }
            for one in evidence
        ],
    }


def _moment(when: datetime) -> str:
    """In UTC, to the second: 2026-03-04T09:10:00Z."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
