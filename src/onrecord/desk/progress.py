"""How far a long task has come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Documents done so far, how many of them failed, and the share of the work that is done.

    `share` is 0 to 1, None where it cannot be known (standard input); of an input, it is the share of
    the bytes taken in, which is a little ahead of what was read.
    """

    documents: int = 0
    failed: int = 0
    share: float | None = None


ProgressReport = Callable[[Progress], None]
"""Called after each document, in the thread that asked."""


class Measured(Protocol):
    """Something that is taken in, and how far that has come, as Intake has it."""

    @property
    def bytes_total(self) -> int | None: ...

    @property
    def bytes_done(self) -> int: ...


def share(intake: Measured) -> float | None:
    """The share of the bytes under the intake's inputs that was taken in."""
    total = intake.bytes_total
    if total is None:
        return None
    return intake.bytes_done / total if total else 1.0
