"""Positions that actors take on a claim, and the status that follows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Label = Literal["asserts", "confirms", "denies", "declines", "doubts", "retracts"]
LABELS: tuple[Label, ...] = ("asserts", "confirms", "denies", "declines", "doubts", "retracts")
Status = Literal["unreported", "alleged", "contested", "confirmed", "denied", "withdrawn"]
STATUSES: tuple[Status, ...] = ("unreported", "alleged", "contested", "confirmed", "denied", "withdrawn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words that a position was read from: a statement of a report.

    `report` is the report's id, `input` its name, `published` its publication day (None where unknown),
    `statement` the statement's id, `start` its first character in the text; `source`, `cue` and `words`
    are what the text says: who speaks, how, and what. `score` is the probability (three decimals) that
    the statement takes this position on the claim. `copies` counts the report's near copies, which are no
    witnesses of their own.
    """

    report: str
    input: str
    title: str | None
    publisher: str | None
    published: str | None
    statement: str
    start: int
    source: str
    cue: str
    words: str
    score: float
    copies: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What one actor held of one claim from one day on.

    `actor` is its name over all reports and `key` identity's key for it. `day` (YYYY-MM-DD) is the day on
    which it was taken: the last of those that the text tells, else the report's; None where neither is
    known. `ruling` is the id of the judgement by which a person set it, None where it was read.
    """

    actor: str
    key: str
    label: Label
    day: str | None
    evidence: Evidence
    ruling: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """All positions on a claim up to a day, in the order in which they were taken, and what follows.

    `since` is the day from which the status holds without a break, None for unreported and where days
    are unknown. `deciding` are the positions that the status rests on: each actor's last but for
    declines and doubts.
    """

    claim: str
    status: Status
    since: str | None
    positions: tuple[Position, ...]
    deciding: tuple[Position, ...] = ()
