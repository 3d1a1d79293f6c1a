"""Months with their numbers, as bars."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from markupsafe import Markup

# Publishers write days that no calendar has.
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])", re.ASCII)
_WIDTH, _HEIGHT, _FOOT = 240, 56, 14
_MOST = 60
"""Months drawn; of more, the last."""


def months_svg(counts: Sequence[tuple[str, int]], url: Callable[[str], str]) -> Markup:
    """A bar a month (YYYY-MM) from the first to the last, each a link to `url(month)` with its number as its
    name; empty where there are none."""
    numbers = {month: number for month, number in counts if _MONTH.fullmatch(month)}
    if not numbers:
        return Markup()
    months = _between(min(numbers), max(numbers))[-_MOST:]
    most = max(numbers.values())
    step = _WIDTH / len(months)
    bars = Markup("").join(
        Markup(
            '<a href="{url}" aria-label="{month}: {number}"><title>{month}: {number}</title>'
            '<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"/></a>'
        ).format(
            url=url(month),
            month=month,
            number=numbers[month],
            x=at * step,
            y=_HEIGHT - _height(numbers[month], most),
            width=min(max(step - 1, 1), 24),
            height=_height(numbers[month], most),
        )
        for at, month in enumerate(months)
        if month in numbers
    )
    ends = Markup('<text x="0" y="{y}">{first}</text>').format(y=_HEIGHT + _FOOT - 2, first=months[0])
    if len(months) > 1:
        ends += Markup('<text x="{x}" y="{y}" text-anchor="end">{last}</text>').format(
            x=_WIDTH, y=_HEIGHT + _FOOT - 2, last=months[-1]
        )
    return Markup(
        '<svg class="months" viewBox="0 0 {width} {height}" role="group" '
        'aria-label="Statements by month of publication">{bars}{ends}</svg>'
    ).format(width=_WIDTH, height=_HEIGHT + _FOOT, bars=bars, ends=ends)


def _height(number: int, most: int) -> float:
    return max(2.0, _HEIGHT * number / most)


def _between(first: str, last: str) -> list[str]:
    """All months from one to another, both included."""
    start, end = _number(first), _number(last)
    return [f"{at // 12:04}-{at % 12 + 1:02}" for at in range(max(start, end - _MOST), end + 1)]


def _number(month: str) -> int:
    year, _, of_year = month.partition("-")
    return int(year) * 12 + int(of_year) - 1
