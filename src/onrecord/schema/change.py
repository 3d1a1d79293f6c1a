"""What a report changed about a claim."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from onrecord.schema.claim import Claim
from onrecord.schema.position import Position, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The positions on a claim that came with one report, and its status without and with them.

    `recorded` is when the record got the report. `report` is the report's id, `input` its name,
    `published` its publication day (None where unknown). `positions` are those that its statements
    take, in the order in which they were taken. `before` and `after` are equal where only positions
    changed. `claim` is as it stands with all reports.
    """

    claim: Claim
    recorded: datetime
    report: str
    input: str
    title: str | None
    publisher: str | None
    published: str | None
    positions: tuple[Position, ...]
    before: Status
    after: Status
