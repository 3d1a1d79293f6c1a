"""Holidays with a name, and the day on which each falls in a year.

Fixed days; days counted from a weekday of a month (the United States' public holidays); and those
that hang on Easter, by the anonymous Gregorian reckoning (Meeus, Astronomical Algorithms, ch. 8).
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

# Month and day.
_FIXED: Final = {
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "new year's": (1, 1),
    "epiphany": (1, 6),
    "valentine's day": (2, 14),
    "st patrick's day": (3, 17),
    "april fools' day": (4, 1),
    "may day": (5, 1),
    "anzac day": (4, 25),
    "bastille day": (7, 14),
    "independence day": (7, 4),
    "fourth of july": (7, 4),
    "july fourth": (7, 4),
    "halloween": (10, 31),
    "all saints' day": (11, 1),
    "veterans day": (11, 11),
    "armistice day": (11, 11),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
}
# Month, weekday (Monday is 0) and which of them; -1 is the last.
_COUNTED: Final = {
    "martin luther king day": (1, 0, 3),
    "presidents day": (2, 0, 3),
    "memorial day": (5, 0, -1),
    "labor day": (9, 0, 1),
    "columbus day": (10, 0, 2),
    "thanksgiving day": (11, 3, 4),
    "thanksgiving": (11, 3, 4),
    "election day": (11, 1, 1),
}
# Days from Easter Sunday.
_EASTER: Final = {
    "ash wednesday": -46,
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "easter sunday": 0,
    "easter monday": 1,
    "easter": 0,
    "ascension day": 39,
    "whit sunday": 49,
    "whit monday": 50,
    "pentecost": 49,
    "corpus christi": 60,
}

_ALL: Final = {**_FIXED, **_COUNTED, **_EASTER}


def _spelt(name: str) -> str:
    """A pattern for `name`: any apostrophe or none, any single blank, a full stop after "st"."""
    words = [re.escape(w).replace("'", "['’]?") for w in name.split()]
    return r"\s".join(words).replace("st\\s", r"st\.?\s", 1) if words[0] == "st" else r"\s".join(words)


HOLIDAY: Final = re.compile(
    r"(?:" + "|".join(_spelt(n) for n in sorted(_ALL, key=lambda n: -len(n))) + r")\b", re.IGNORECASE
)
HOLIDAY_FIRST: Final = frozenset(name.split()[0].split("'")[0] for name in _ALL)
_LETTERS = re.compile(r"[^a-z ]")
_NAMES: Final = {_LETTERS.sub("", name): name for name in _ALL}


def holiday(phrase: str, year: int) -> date | None:
    """The day of the holiday that `phrase` (lower case) names in `year`; None for an unknown name
    or a year outside the calendar."""
    name = _NAMES.get(_LETTERS.sub("", " ".join(phrase.split())))
    if name is None or not 1 <= year <= 9998:
        return None
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _COUNTED:
        return _counted(year, name)
    return easter(year) + timedelta(days=_EASTER[name])


def _counted(year: int, name: str) -> date:
    month, weekday, which = _COUNTED[name]
    if which < 0:
        last = date(year, month + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    # Election day is the Tuesday after the first Monday.
    if name == "election day":
        first += timedelta(days=1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))


def easter(year: int) -> date:
    """Easter Sunday of `year` in the Gregorian calendar."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
