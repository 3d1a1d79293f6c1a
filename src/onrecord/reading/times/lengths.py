"""Durations, sets, and times at a distance ("two days ago")."""

from __future__ import annotations

from datetime import date
from typing import Final

from onrecord.reading.times.context import Context
from onrecord.reading.times.hits import Hit, Meaning
from onrecord.reading.times.periods import point_in
from onrecord.reading.times.tokens import CHAR
from onrecord.reading.times.words import FREQUENCIES, RATED, UNIT_OF, UNITS

_RATED: Final = frozenset(RATED.split())
_NAMES: Final = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_UNKNOWN: Final = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}
# A broken number of units is counted in finer ones: which, and how many make one.
_FINER: Final = {"Y": ("M", 12), "M": ("D", 30), "W": ("D", 7)}
_FARTHEST: Final = 1e6
_MOST: Final = 1e9  # of anything that a duration counts
_RATE_UNITS: Final = ("day", "week", "month", "year", "night", "hour", "minute")


def length_value(unit: str, amount: float | None) -> str:
    """The value of a duration: `amount` units, an unknown number for None."""
    letter, size = UNITS[unit]
    prefix = "PT" if letter[0] == "T" else "P"
    if amount is not None and (unit in ("hour", "quarter") and amount == 0.5):
        return "PT30M" if unit == "hour" else "P45D"
    total = 0.0 if amount is None else amount * size
    if not 0 < total < _MOST:
        return f"{prefix}X{letter[-1]}"
    if unit == "hour" and total % 1 == 0.5 and total > 1:
        return f"PT{int(total)}H30M"
    number = f"{int(total)}" if total == int(total) else f"{total:.3f}".rstrip("0").rstrip(".")
    return f"{prefix}{number}{letter[-1]}" if number != "0" else f"{prefix}X{letter[-1]}"


def length(hit: Hit, context: Context) -> Meaning | None:
    """Three days, 16-hour, a month, several years; "a day" after a measure is a set."""
    unit = hit.unit()
    if unit is None and hit.has("SECW"):
        unit = "second"
    if unit is None or _no_length(hit, unit):
        return None
    if hit.classes[0] == CHAR["ART"] and not hit.has("SOME", "DOZEN", "HYPH", "FULL", "MORE", "HALF"):
        if _is_rate(hit, unit):
            return Meaning("SET", length_value(unit, 1))
        if hit.has("OTHER"):
            return None
    return Meaning("DURATION", length_value(unit, hit.amount()))


def _no_length(hit: Hit, unit: str) -> bool:
    """Whether the words only look like a length: "a second round", "a quarter of", "a night"."""
    article = hit.classes[0] == CHAR["ART"]
    if unit == "second":
        return not hit.has("DIG2", "BIG") and hit.has("SECW")
    if hit.tokens.capital(hit.last - 1) and hit.last - 1 > hit.first and not hit.tokens.capital(hit.first):
        return True  # a title: "60 Minutes"
    if unit == "quarter":
        return not hit.has("FULL")
    return unit in ("night", "weekend") and article and not hit.has("FULL")


def _is_rate(hit: Hit, unit: str) -> bool:
    before = hit.tokens.words[hit.first - 1] if hit.first else ""
    return unit in _RATE_UNITS and (before in _RATED or before[:1].isdigit())


def hyphened(hit: Hit, context: Context) -> Meaning | None:
    """Day-long, decades-long."""
    unit = hit.unit()
    word = hit.tokens.words[hit.first]
    amount = None if word.endswith("s") else 1
    return None if unit is None else Meaning("DURATION", length_value(unit, amount))


def few_units(hit: Hit, context: Context) -> list[tuple[int, int, Meaning]]:
    """For weeks, over decades: an unknown number."""
    unit = hit.unit()
    return [] if unit is None else [(hit.first + 1, hit.last, Meaning("DURATION", length_value(unit, None)))]


def span(hit: Hit, context: Context) -> Meaning | None:
    """The past three years, recent weeks, the next few days."""
    unit = hit.unit()
    if unit is None or (unit == "second" and not hit.has("HOURS")):
        return None
    amount = hit.amount()
    if amount is None and unit + "s" not in hit.tokens.words[hit.first : hit.last] and not hit.has("CENTS"):
        amount = 1
    return Meaning("DURATION", length_value(unit, amount))


def ago(hit: Hit, context: Context) -> Meaning | None:
    """Two days ago, a year earlier, three weeks later: from publication, or from what was named."""
    unit, amount = hit.unit(), hit.amount()
    if unit is None or unit == "second":
        return None
    back = not hit.has("LATER")
    if amount is None:
        if unit in ("hour", "minute"):
            return just_now(hit, context)
        if hit.has("AGO"):
            return Meaning("DATE", "PAST_REF")
        return Meaning("DURATION", length_value(unit, None))
    base: date | None = context.day
    if not hit.has("AGO"):
        named = context.named_days()
        if named is not None and context.day is not None and named[0] > context.day:
            named = context.day, context.day  # "a day earlier" is no future
        base = None if named is None else named[0]
        if named is not None and unit in ("day", "night", "week") and (named[1] - named[0]).days > 6:
            base = None
    return at_distance(base, unit, -amount if back else amount)


def just_now(hit: Hit, context: Context) -> Meaning:
    """A short while ago, a few hours ago: on the day of publication."""
    return Meaning("TIME", ("XXXX-XX-XX" if context.day is None else context.day.isoformat()) + "TXX:XX")


def at_distance(base: date | None, unit: str, amount: float) -> Meaning | None:
    """The DATE that lies `amount` units from `base`, as fine as the unit."""
    letter, size = UNITS[unit]
    if letter[0] == "T":
        return Meaning("TIME", ("XXXX-XX-XX" if base is None else base.isoformat()) + "TXX:XX")
    total = amount * size
    if abs(total) > _FARTHEST:
        return None
    if total != int(total):
        letter, parts = _FINER.get(letter, (letter, 1))
        total *= parts
    if base is None:
        return Meaning("DATE", _UNKNOWN[letter])
    return Meaning("DATE", point_in(base, _NAMES[letter], int(total)))


def often(hit: Hit, context: Context) -> Meaning | None:
    """Every day, each of two weeks, per year, twice a week."""
    if hit.has("FREQ"):
        return Meaning("SET", FREQUENCIES[hit.word("FREQ") or ""])
    if hit.has("SEASON", "MON", "MAYW", "MAB"):
        month = hit.month()
        return Meaning("SET", "P1Y" if month is None else f"XXXX-{month:02d}")
    unit = hit.unit()
    if unit is None:
        return Meaning("SET", "P1D") if hit.has("PART", "NIGHT") else None
    amount = 2.0 if hit.has("OTHER") else None if hit.has("SOME") else (hit.ordinal() or hit.amount() or 1)
    if hit.has("TIMES"):
        amount = 1
    return Meaning("SET", length_value(UNIT_OF[unit], amount))


def frequent(hit: Hit, context: Context) -> Meaning | None:
    """Daily, weekly, annual."""
    return Meaning("SET", FREQUENCIES[hit.word("FREQ") or ""])


def age(hit: Hit, context: Context) -> Meaning | None:
    """An age is no time."""
    return None
