"""TIMEX3 values and the days that they cover.

Source: TIMEX3 of TimeML 1.2.1, which takes its values from ISO 8601 and TIDES: dates, weeks ("2026-W09",
"2026-W09-WE"), quarters, halves, seasons, decades and centuries ("199X", "18XX" as the TempEval-3 corpora
and SUTime write them; "199", "18" in TIDES), parts of days ("T" and MO, MI, AF, EV, NI, DT, or a clock
time) and durations. X stands for a digit that the text does not tell.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

REFERENCES: Final = ("PAST_REF", "PRESENT_REF", "FUTURE_REF")

_MONTH = r"(?:0[1-9]|1[0-2]|XX)"
_DAY = r"(?:0[1-9]|[12]\d|3[01]|XX)"
_WEEK = r"W(?:0[1-9]|[1-4]\d|5[0-3]|XX)(?:-(?:[1-7]|WE|X))?"
_CLOCK = r"(?:[01]\d|2[0-4]|XX)(?::(?:[0-5]\d|XX)(?::(?:[0-5]\d|XX))?)?"
_POINT = re.compile(
    rf"(?:BC)?(?:[\dX]{{2}}|[\dX]{{3}}|[\dX]{{4}}(?:-(?:{_MONTH}(?:-{_DAY})?|{_WEEK}|Q[1-4X]|H[12X]|SP|SU|FA|WI))?)"
)
_TIME = re.compile(rf"T(?:{_CLOCK}|MO|MI|AF|EV|NI|DT)")
_AMOUNT = r"(?:\d{1,9}(?:\.\d{1,3})?|X)"
_LENGTH = re.compile(
    rf"P(?=[\dXT])(?:{_AMOUNT}Y)?(?:{_AMOUNT}M)?(?:{_AMOUNT}W)?(?:{_AMOUNT}D)?"
    rf"(?:T(?=[\dX])(?:{_AMOUNT}H)?(?:{_AMOUNT}M)?(?:{_AMOUNT}S)?)?"
)

_ROUND: Final = re.compile(r"\d{3}X|\d{2}XX")  # a decade, a century
# First and last month of a season, from January of its year; winter ends in the year after.
_SEASONS: Final = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}


def is_value(value: str) -> bool:
    """Whether `value` is a well-formed TIMEX3 value."""
    if value in REFERENCES or (_LENGTH.fullmatch(value) and value[-1] not in "PT"):
        return True
    point, clock, rest = value.partition("T")
    if clock and not _TIME.fullmatch(clock + rest):
        return False
    if point == "":
        return bool(clock)
    return _POINT.fullmatch(point) is not None


def days_of(value: str | None) -> tuple[date, date] | None:
    """First and last day that a DATE or TIME value covers; None where it covers no definite days
    (a duration, a reference, digits that are not told, or days outside the calendar's years 1 to 9999)."""
    if value is None or value[:1] in "PB" or value in REFERENCES:
        return None
    point = value.partition("T")[0]
    if _ROUND.fullmatch(point):
        point = point.rstrip("X")
    if "X" in point or not point[:2].isdigit():
        return None
    try:
        return _days(point)
    except (ValueError, OverflowError):
        return None


def _days(point: str) -> tuple[date, date]:
    if len(point) < 4:
        size = 10 ** (4 - len(point))
        low = int(point) * size
        return date(max(low, 1), 1, 1), date(low + size - 1, 12, 31)
    year, rest = int(point[:4]), point[5:]
    if not rest:
        return date(year, 1, 1), date(year, 12, 31)
    if rest[0] == "W" and rest != "WI":
        return _days_of_week(year, rest)
    if rest[0] == "Q":
        return _months(year, 3 * int(rest[1]) - 2, 3 * int(rest[1]))
    if rest[0] == "H":
        return _months(year, 6 * int(rest[1]) - 5, 6 * int(rest[1]))
    if rest in _SEASONS:
        return _months(year, *_SEASONS[rest])
    if len(rest) == 2:
        return _months(year, int(rest), int(rest))
    day = date(year, int(rest[:2]), int(rest[3:5]))
    return day, day


def _days_of_week(year: int, rest: str) -> tuple[date, date]:
    monday = date.fromisocalendar(year, int(rest[1:3]), 1)
    tail = rest[4:]
    if tail == "WE":
        return monday + timedelta(days=5), monday + timedelta(days=6)
    if tail:
        day = monday + timedelta(days=int(tail) - 1)
        return day, day
    return monday, monday + timedelta(days=6)


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    """Days of the months `first` to `last` of `year`; months above 12 are the next year's."""
    years, month = divmod(last, 12)
    after = date(year + years, month + 1, 1)
    return date(year + (first - 1) // 12, (first - 1) % 12 + 1, 1), after - timedelta(days=1)


def week_value(day: date) -> str:
    """The value of the week of `day`."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def month_value(year: int, month: int) -> str:
    """The value of a month; months below 1 and above 12 are those of the years around."""
    more, index = divmod(month - 1, 12)
    return f"{year + more:04d}-{index + 1:02d}"


def year_value(year: int) -> str:
    """The value of a year."""
    return f"{year:04d}"
