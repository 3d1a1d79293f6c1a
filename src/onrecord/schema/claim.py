"""What reports turn on."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.schema.position import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A proposition that statements of several actors or days bear on.

    `id` is that of the statement whose words state it. `sentence` is a span of that statement's report,
    at [start, end) in characters of its text. `standing` has the positions; `reports` names (inputs) the
    reports whose statements bear on it, `changed` is the day of the newest position that changed
    anything (None where no day is known). `reports` are in the order of publication.
    """

    id: str
    sentence: str
    report: str
    start: int
    end: int
    standing: Standing
    reports: tuple[str, ...]
    changed: str | None

    @property
    def parties(self) -> tuple[str, ...]:
        """Names of those who took a position, in the order in which they first did."""
        return tuple(dict.fromkeys(position.actor for position in self.standing.positions))
