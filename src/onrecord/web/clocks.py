"""The two clocks of a standing: a day each, with the days to step to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from onrecord.desk import ShownClaim

Hand = Literal["at", "known"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One clock. `day` is None where no bound is set, which is as on the `last` day but for what has no
    day; `first` is the day before anything happened. The steps are days, None where there is none: a day
    back and on, and to the days on which something happened, `change_back` and `change_on`."""

    hand: Hand
    day: str | None
    first: str
    last: str
    back: str | None
    on: str | None
    change_back: str | None
    change_on: str | None


def clocks(shown: ShownClaim) -> list[Clock]:
    """ "As it stood" and "as it was known"; without those for which no day is known."""
    taken = {one.day for one in shown.positions}
    told = {(one.evidence.published or "")[:10] or None for one in shown.positions}
    made = (_clock("at", shown.at, taken), _clock("known", shown.known, told))
    return [one for one in made if one is not None]


def clock_json(clock: Clock) -> dict[str, Any]:
    """A clock as JSON."""
    return {"clock": clock.hand, "day": clock.day, "first": clock.first, "last": clock.last}


def _clock(hand: Hand, day: str | None, happened: Iterable[str | None]) -> Clock | None:
    days = sorted(one for one in happened if one is not None and _is_day(one))
    if not days:
        return None
    first, last = _moved(days[0], -1), days[-1]
    now = day or last
    return Clock(
        hand=hand,
        day=day,
        first=first,
        last=last,
        back=_moved(now, -1) if now > first else None,
        on=_moved(now, 1) if now < last else None,
        change_back=max((one for one in (first, *days) if one < now), default=None),
        change_on=min((one for one in days if one > now), default=None),
    )


def _is_day(told: str) -> bool:
    try:
        return date.fromisoformat(told) > date.min
    except ValueError:
        return False


def _moved(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
