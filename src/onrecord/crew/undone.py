"""Why a job was not done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.crew.bounds import Bounds
from onrecord.messages import failure
from onrecord.schema import Failure

Why = Literal["too-slow", "too-much-memory", "crashed", "fault"]


@dataclass(frozen=True, slots=True)
class Undone:
    """A job that was given up; `why` is a code of messages.py, `bounds` are those that it had, `reason`
    is what a fault of onrecord's own said."""

    why: Why
    bounds: Bounds
    reason: str = ""

    def failure(self, input: str) -> Failure:
        """The failure of the document `input`, for which the job was."""
        return failure(
            self.why,
            input,
            seconds=f"{self.bounds.seconds:.0f}",
            megabytes=f"{self.bounds.memory / 1e6:,.0f}",
            reason=self.reason,
        )
