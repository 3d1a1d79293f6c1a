"""Where days stand on a line of characters, from left to right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

_LEAST = 4
"""Columns between two places at least: room for a mark, two letters and a sign."""
_ENOUGH = 12
"""Columns that two places are kept apart where there is room: any status or label fits, and any day."""

_NO_DAY = "no day"


@dataclass(frozen=True, slots=True)
class Axis:
    """`width` columns; `places` are the columns of all days, None being that of what has no day. Where
    there are more days than room, neighbours share a column (`shared`)."""

    width: int
    places: Mapping[str | None, int]
    shared: bool

    def ticks(self) -> list[tuple[int, str]]:
        """Columns with the words for their days: those that there is room for, the year only where it is
        new."""
        found: list[tuple[int, str]] = []
        end = -1
        year = ""
        for day, at in _firsts(self.places).items():
            label = _NO_DAY if day is None else day if day[:4] != year else day[5:]
            if at <= end or at + len(label) > self.width:
                continue
            found.append((at, label))
            end = at + len(label)
            year = day[:4] if day else year
        return found

    def near(self, day: str) -> float:
        """Where a day lies that need not be one of `places`: in proportion between its neighbours, at the
        first or last known day where it lies beyond."""
        known = sorted((_number(one), at) for one, at in self.places.items() if one is not None)
        if not known:
            return 0.0
        number = _number(day)
        for (before, left), (after, right) in pairwise(known):
            if before <= number < after:
                return left + (right - left) * (number - before) / (after - before)
        return float(known[0][1] if number < known[0][0] else known[-1][1])

    def labels(self) -> str:
        """The ticks as a line of text."""
        line = ""
        for at, label in self.ticks():
            line = line.ljust(at) + label
        return line


def axis(days: Iterable[str | None], width: int, tail: int) -> Axis:
    """An axis for these days (YYYY-MM-DD), as true to the time between them as room for words allows,
    with `tail` columns of its `width` kept free right of the last. What has no day comes last."""
    found = set(days)
    known = sorted(day for day in found if day is not None)
    told = [*known, None] if None in found else known
    last = max(width - tail, 1) - 1
    capacity = last // _LEAST + 1
    if len(told) > capacity:
        return Axis(width, {day: at * capacity // len(told) * _LEAST for at, day in enumerate(told)}, True)
    gap = min(max(last // max(len(told) - 1, 1), _LEAST), _ENOUGH)
    undated = [last] if None in found and known else [0] if None in found else []
    columns = _spread([_number(day) for day in known], last - gap * len(undated), gap) + undated
    return Axis(width, dict(zip(told, columns, strict=True)), False)


def _spread(numbers: list[int], last: int, gap: int) -> list[int]:
    """Columns from 0 to `last` in proportion to the sorted `numbers`, `gap` apart at least."""
    if not numbers:
        return []
    length = max(numbers[-1] - numbers[0], 1)
    columns = [last * (number - numbers[0]) // length for number in numbers]
    for at in range(1, len(columns)):
        columns[at] = max(columns[at], columns[at - 1] + gap)
    columns[-1] = min(columns[-1], last)
    for at in range(len(columns) - 2, -1, -1):
        columns[at] = min(columns[at], columns[at + 1] - gap)
    return columns


def _firsts(places: Mapping[str | None, int]) -> dict[str | None, int]:
    """The first day of each column."""
    found: dict[int, str | None] = {}
    for day, at in places.items():
        found.setdefault(at, day)
    return {day: at for at, day in found.items()}


def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal()
