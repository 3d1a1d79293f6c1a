"""A time that a report names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.schema.spans import Span

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
TIME_TYPES: tuple[TimeType, ...] = ("DATE", "TIME", "DURATION", "SET")


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """One time expression at `span`.

    `type`, `value` and `mod` are those of TIMEX3 ("2026-W09", "P2D", "START"); `value` is None where
    the text does not tell it. `first` and `last` are the first and last day (YYYY-MM-DD) that a DATE
    or TIME covers; None where it covers no definite days, and for a DURATION or SET.
    """

    span: Span
    type: TimeType
    value: str | None
    mod: str | None = None
    first: str | None = None
    last: str | None = None
