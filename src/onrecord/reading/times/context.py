"""What a relative time hangs on: the day of publication and the times named before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.reading.times.values import days_of

_DAYS_NEAR = 7
_MONTHS_NEAR = 6


@dataclass(slots=True)
class Context:
    """`day` is the day of publication, None where the report has none. `named` is the value of the
    last DATE or TIME that the text named and that covers days."""

    day: date | None
    named: str | None = None

    def named_days(self) -> tuple[date, date] | None:
        """First and last day of what was named last; the day of publication where nothing was."""
        days = days_of(self.named)
        if days is None and self.day is not None:
            return self.day, self.day
        return days


def day_value(day: date | None) -> str:
    """The value of a day; of an unknown day where there is none."""
    return "XXXX-XX-XX" if day is None else day.isoformat()


def moved(day: date, days: int) -> date | None:
    """`day` moved by a number of days; None where that leaves the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def weekday_near(day: date, weekday: int, way: str | None) -> date | None:
    """The `weekday` (Monday is 1) nearest to `day` on the way that a text means: "future" from `day`
    on, "next" after it, "last" before it, else the last one up to `day`."""
    ahead = (weekday - day.isoweekday()) % _DAYS_NEAR
    if way == "future":
        return moved(day, ahead)
    if way == "next":
        return moved(day, ahead or _DAYS_NEAR)
    if way == "last":
        return moved(day, (ahead or _DAYS_NEAR) - _DAYS_NEAR)
    return moved(day, ahead - _DAYS_NEAR if ahead else 0)


def year_of_month(day: date, month: int, way: str | None) -> int:
    """The year of the `month` that a text of `day` means: the nearest ahead for "future" (this month
    counts), ahead for "next", behind for "last", the nearest behind for "past" (this month counts),
    else the nearest of all."""
    ahead = month - day.month
    if way == "future":
        return day.year + (ahead < 0)
    if way == "next":
        return day.year + (ahead <= 0)
    if way == "last":
        return day.year - (ahead >= 0)
    if way == "past":
        return day.year - (ahead > 0)
    if ahead > _MONTHS_NEAR:
        return day.year - 1
    return day.year + (ahead < -_MONTHS_NEAR)
