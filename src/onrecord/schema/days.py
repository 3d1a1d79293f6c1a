"""The days that a statement's `when` covers."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import NamedTuple

_ONE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


class Days(NamedTuple):
    """First and last day, both YYYY-MM-DD, both included."""

    first: str
    last: str


def days_of(when: str | None) -> Days | None:
    """The days that YYYY-MM-DD, YYYY-MM, YYYY or FROM/TO covers; None for None and for what is none
    of these."""
    if when is None:
        return None
    first, slash, last = when.partition("/")
    begins = _span_of(first)
    ends = _span_of(last) if slash else begins
    return Days(begins.first, ends.last) if begins and ends and begins.first <= ends.last else None


def _span_of(told: str) -> Days | None:
    found = _ONE.fullmatch(told)
    if found is None:
        return None
    year, month, day = found.groups()
    if int(year) == 0:
        return None
    if month is None:
        return Days(f"{year}-01-01", f"{year}-12-31")
    if not 1 <= int(month) <= 12:
        return None
    length = monthrange(int(year), int(month))[1]
    if day is None:
        return Days(f"{year}-{month}-01", f"{year}-{month}-{length:02d}")
    return Days(told, told) if 1 <= int(day) <= length else None
