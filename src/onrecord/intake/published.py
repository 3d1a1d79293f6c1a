"""One way to write when something was published."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_PLAIN = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?")
_ISO = re.compile(r"\d{4}-?\d{2}-?\d{2}(?!\d)")


def published_form(told: str) -> str | None:
    """A day (YYYY-MM-DD) or a timestamp with its offset, from what a publisher wrote; None if neither.

    ISO 8601 and the date of an e-mail or feed (RFC 2822) are read. A timestamp without an offset
    gives its day alone, as its hour could be anywhere. What is in this form already stays as it is.
    """
    told = told.strip()
    moment = _moment(told)
    if moment is None or moment.year < 2:
        # Year 1 is what some systems write for "no date".
        return None
    if _PLAIN.fullmatch(told):
        return told
    if moment.tzinfo is None:
        return moment.date().isoformat()
    return moment.isoformat()


def _moment(told: str) -> datetime | None:
    try:
        if _ISO.match(told):
            return datetime.fromisoformat(told)
        return parsedate_to_datetime(told)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def days_apart(one: str, other: str) -> int:
    """The days between two published forms, each by its own clock."""
    return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days)
