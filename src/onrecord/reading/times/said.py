"""From a time expression to the day or days of saying that a statement prints."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from onrecord.reading.times.values import days_of
from onrecord.schema import Time

_DISTANT: Final = re.compile(r"\b(?:ago|earlier|later)\Z", re.IGNORECASE)
_ONE_YEAR: Final = re.compile(
    r"\b(?:an?|one|twelve)\s+(?:year|months)\s+(?:ago|earlier|later)\Z", re.IGNORECASE
)
_LONGEST: Final = 366  # days; what covers more tells no time of saying


def said_on(text: str, time: Time, base: date | None) -> str | None:
    """The days of `time` as YYYY-MM-DD, YYYY-MM, YYYY or FROM/TO; None where it covers no definite days,
    or more than a year.

    `base` is the day that a distance is counted from: "a week ago" is one day for who says when a
    thing was said, "a year ago" one month, though TIMEX3 has the week and the year.
    """
    if time.value is None or time.first is None or time.last is None:
        return None
    first, last = date.fromisoformat(time.first), date.fromisoformat(time.last)
    if first == last:
        return time.first
    words = text[time.span.start : time.span.end]
    if base is not None and _DISTANT.search(words):
        if "-W" in time.value:
            return (first + timedelta(days=base.weekday())).isoformat()
        if len(time.value) == 4 and _ONE_YEAR.search(words):
            return f"{time.value}-{base.month:02d}"
    if len(time.value) in (4, 7) and time.value.replace("-", "").isdigit():
        return time.value
    return f"{time.first}/{time.last}" if (last - first).days <= _LONGEST else None


def shifted(when: str, days: int) -> str | None:
    """The day `days` after the day `when`; None for a longer time or a day outside the calendar."""
    known = days_of(when)
    if known is None or known[0] != known[1]:
        return None
    try:
        return (known[0] + timedelta(days=days)).isoformat()
    except OverflowError:
        return None
