"""How much one job may ask of its process."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """`seconds` of processor time, which a busy machine does not use up; `patience` seconds by the clock
    for what waits without working; `memory` in bytes beyond what the process held before the job."""

    seconds: float = 10.0
    patience: float = 30.0
    memory: int = 1_000_000_000

    def times(self, factor: int) -> Bounds:
        """The bounds of a job so many times as large as usual: more time, no more memory."""
        return Bounds(seconds=self.seconds * factor, patience=self.patience * factor, memory=self.memory)


BOUNDS = Bounds()
