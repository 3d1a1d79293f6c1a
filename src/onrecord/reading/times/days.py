"""Expressions that name a day: dates, weekdays, days by their distance, holidays."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from onrecord.reading.times.clock import clock_of, part_of
from onrecord.reading.times.context import Context, day_value, moved, weekday_near
from onrecord.reading.times.hits import Hit, Meaning
from onrecord.reading.times.holidays import holiday
from onrecord.reading.times.tense import heading
from onrecord.reading.times.tokens import CHAR
from onrecord.reading.times.values import days_of, week_value

# A day of a month without its year is sought on the side that the verb tells, unless the other side
# is this near and that side this far (days).
_NEAR: Final = 45
_FAR: Final = 300
# Without a verb the day behind is meant up to this many times as far off as the one ahead.
_PAST_MORE: Final = 2
# What may follow a day that is told by its number alone.
_GOES_ON: Final = frozenset(
    {"that", "and", "but", "when", "he", "she", "it", "they", "to", "by", "in", "the"}
)
_CLOCK_LEADS: Final = "".join(CHAR[n] for n in ("AT", "BY", "UNTIL", "FROM", "SINCE", "ABOUT"))


def with_hour(value: str, hit: Hit) -> Meaning:
    """The day of `value` with the clock time or part of the day that `hit` names."""
    clock = clock_of(hit) or part_of(hit)
    return Meaning("DATE", value) if clock is None else Meaning("TIME", value + clock)


def iso(hit: Hit, context: Context) -> Meaning | None:
    """2026-03-04."""
    word = hit.tokens.words[hit.first]
    day = _made(int(word[:4]), int(word[5:7]), int(word[8:10]))
    return None if day is None else Meaning("DATE", day.isoformat())


def numeric(hit: Hit, context: Context) -> Meaning | None:
    """3/4/2026, 04.03.2026: month first with slashes, as where they are the custom, unless it cannot
    be a month; day first with points and hyphens."""
    word = hit.tokens.words[hit.first]
    mark = "/" if "/" in word else "." if "." in word else "-"
    one, two, year = (int(part) for part in word.split(mark))
    if year < 100:
        if mark == ".":
            return None
        year += 1900 if year > 50 else 2000
    month, day = (one, two) if mark == "/" and one <= 12 else (two, one)
    made = _made(year, month, day) or _made(year, day, month)
    return None if made is None else Meaning("DATE", made.isoformat())


def nine(hit: Hit, context: Context) -> Meaning | None:
    """9/11 is a name of its day."""
    return Meaning("DATE", "2001-09-11")


def on_holiday(hit: Hit, context: Context) -> Meaning | None:
    """A holiday, in the year that is named or meant."""
    phrase = hit.word("HOLI") or ""
    year = hit.year()
    if year is not None:
        day = holiday(phrase, year)
    elif context.day is None:
        known = holiday(phrase, 2000), holiday(phrase, 2001)
        fixed = known[0] and known[1] and known[0].replace(year=2001) == known[1]
        return Meaning("DATE", f"XXXX-{known[0]:%m-%d}" if fixed and known[0] else "XXXX-XX-XX")
    else:
        found = (holiday(phrase, context.day.year + more) for more in (-1, 0, 1))
        day = _meant([d for d in found if d is not None], context.day, _way(hit))
    return None if day is None else Meaning("DATE", day.isoformat())


def month_day(hit: Hit, context: Context) -> Meaning | None:
    """October 23, 23rd of October 1998, Friday, Oct. 23."""
    numbers, month = hit.day_numbers(), hit.month()
    if not numbers or month is None:
        return None
    value = _month_day(hit, context, month, numbers[0])
    return None if value is None else with_hour(value, hit)


def week_of(hit: Hit, context: Context) -> Meaning | None:
    """The week of March 6."""
    dated = month_day(hit, context)
    covered = None if dated is None else days_of(dated.value)
    return Meaning("DATE", "XXXX-WXX" if covered is None else week_value(covered[0]))


def day_range(hit: Hit, context: Context) -> list[tuple[int, int, Meaning]]:
    """April 24-25, 24 and 25 April: a day each, at its own words where it has them."""
    month, numbers = hit.month(), hit.day_numbers()
    if month is None or len(numbers) < 2:
        return []
    values = [_month_day(hit, context, month, n) for n in numbers[:2]]
    at = [i for i in range(hit.first, hit.last) if hit.tokens.classes[i] in CHAR["DIG2"] + CHAR["ORDD"]]
    if len(at) < 2 or None in values:
        value = values[0]
        return [] if value is None else [(hit.first, hit.last, Meaning("DATE", value))]
    cut = at[0] + 1
    return [
        (first, last, Meaning("DATE", value))
        for (first, last), value in zip(((hit.first, cut), (at[1], hit.last)), values, strict=True)
        if value is not None
    ]


def _month_day(hit: Hit, context: Context, month: int, number: int) -> str | None:
    year = hit.year()
    if year is not None:
        day = _made(year, month, number)
        return None if day is None else day.isoformat()
    if _made(2000, month, number) is None:
        return None
    if context.day is None:
        return f"XXXX-{month:02d}-{number:02d}"
    if (month, number) == (9, 11) and _attacks(hit):
        return "2001-09-11"
    years = (context.day.year + more for more in (-1, 0, 1))
    days = [d for d in (_made(y, month, number) for y in years) if d is not None]
    weekday = hit.weekday()
    if weekday is not None:
        days = [d for d in days if d.isoweekday() == weekday] or days
    day = _meant(days, context.day, _way(hit))
    return None if day is None else day.isoformat()


def _attacks(hit: Hit) -> bool:
    after = hit.tokens.words[hit.last : hit.last + 2]
    return any(word.startswith(("attack", "terror", "hijack")) for word in after)


def _way(hit: Hit) -> str | None:
    if hit.has("LAST"):
        return "last"
    if hit.has("NEXT"):
        return "next"
    if hit.tokens.classes[hit.last : hit.last + 1] == CHAR["PARO"]:
        return None  # a dateline: "GENEVA, Feb 13 (XYZ) —"
    return heading(hit.tokens, hit.first, hit.last)


def _meant(days: list[date], base: date, way: str | None) -> date | None:
    """Which of `days` a text of day `base` means when it looks `way`."""
    past = max((d for d in days if d < base or (d == base and way != "last")), default=None)
    future = min((d for d in days if d > base or (d == base and way != "next")), default=None)
    if past is None or future is None:
        return past or future
    back, ahead = (base - past).days, (future - base).days
    if way == "last":
        return past
    if way == "next":
        return future
    if way == "past":
        return future if ahead <= _NEAR and back >= _FAR else past
    if way == "future":
        return past if back <= _NEAR and ahead >= _FAR else future
    return past if back <= ahead * _PAST_MORE else future


def weekday(hit: Hit, context: Context) -> Meaning | None:
    """Friday, last Friday, the following Monday, Tuesday night."""
    number = hit.weekday()
    if number is None:
        return None
    base = context.day
    named = context.named_days()
    if hit.has("PREV", "FOLL", "SAME", "THAT") or (hit.has("THE") and hit.has("NEXT")):
        way: str | None = "last" if hit.has("PREV") else "next" if hit.has("FOLL", "NEXT") else None
        base = named[0] if named is not None else None
    elif hit.has("LAST", "PAST"):
        way = "last"
    elif hit.has("NEXT", "COMING"):
        way = "next"
    else:
        way = heading(hit.tokens, hit.first, hit.last)
        way = "future" if way in ("future", "present") or (hit.has("THIS") and way != "past") else None
    day = None if base is None else weekday_near(base, number, way)
    return with_hour(f"XXXX-WXX-{number}" if day is None else day.isoformat(), hit)


def weekday_of(hit: Hit, context: Context) -> Meaning | None:
    """Friday of last week."""
    number = hit.weekday()
    if number is None:
        return None
    named = context.named_days()
    base = named[0] if named and hit.has("FOLL", "PREV") else context.day
    weeks = -1 if hit.has("LAST", "PREV") else 1 if hit.has("NEXT", "FOLL") else 0
    day = base and moved(base, 7 * weeks + number - base.isoweekday())
    return with_hour(day.isoformat() if day else f"XXXX-WXX-{number}", hit)


def weekday_set(hit: Hit, context: Context) -> Meaning | None:
    """Mondays, every Monday."""
    return Meaning("SET", f"XXXX-WXX-{hit.weekday()}" + (part_of(hit) or ""))


def relative_day(hit: Hit, context: Context) -> Meaning | None:
    """Today, yesterday morning, the day after tomorrow; not the name of a medium ("Valley Today")."""
    if hit.first and hit.tokens.capital(hit.first) and hit.tokens.capital(hit.first - 1):
        return None
    step = -1 if hit.has("YEST") else 1 if hit.has("TOMO") else 0
    step *= 2 if hit.has("BEFORE", "AFTER") else 1
    day = None if context.day is None else moved(context.day, step)
    return with_hour(day_value(day), hit)


def tonight(hit: Hit, context: Context) -> Meaning | None:
    """Tonight."""
    return Meaning("TIME", day_value(context.day) + "TNI")


def this_part(hit: Hit, context: Context) -> Meaning | None:
    """This morning, last night, that evening, the next morning."""
    part = part_of(hit)
    if part is None:
        return None
    base, step = context.day, 0
    if hit.has("LAST"):
        step = -1
    elif hit.has("THAT", "SAME", "PREV", "FOLL", "NEXT"):
        named = context.named_days()
        base = named[0] if named is not None and named[0] == named[1] else None
        step = -1 if hit.has("PREV") else 1 if hit.has("FOLL", "NEXT") else 0
    day = None if base is None else moved(base, step)
    return Meaning("TIME", day_value(day) + part)


def day_of_month(hit: Hit, context: Context) -> list[tuple[int, int, Meaning]]:
    """On the 19th: of the month that was named, else of that of publication."""
    number = hit.day_numbers()[0]
    named = context.named_days()
    following = hit.tokens.words[hit.last] if hit.last < len(hit.tokens.words) else ""
    if number > 31 or (following.isalpha() and following not in _GOES_ON):
        return []  # "on the 19th floor"
    if named is None or named[0].month != named[1].month:
        return [(hit.first + 1, hit.last, Meaning("DATE", f"XXXX-XX-{number:02d}"))]
    day = _made(named[0].year, named[0].month, number)
    return [] if day is None else [(hit.first + 1, hit.last, Meaning("DATE", day.isoformat()))]


def in_part(hit: Hit, context: Context) -> Meaning | None:
    """In the morning, at dawn: of the day that was named, if one was; at dawn on Sunday."""
    if hit.has("WDAY"):
        return weekday(hit, context)
    if hit.has("TODAY", "YEST", "TOMO"):
        return relative_day(hit, context)
    named = context.named_days()
    day = named[0] if named is not None and named[0] == named[1] else None
    return Meaning("TIME", day_value(day) + (part_of(hit) or ""))


def clock(hit: Hit, context: Context) -> Meaning | None:
    """9 a.m., 10:30 GMT on Friday, noon."""
    time = clock_of(hit)
    if time is None:
        return None
    day: Meaning | None = None
    if hit.month() is not None and hit.day_numbers():
        dated = _month_day(hit, context, hit.month() or 1, hit.day_numbers()[-1])
        day = None if dated is None else Meaning("DATE", dated)
    elif hit.weekday() is not None:
        day = weekday(hit, context)
    elif hit.has("TODAY", "YEST", "TOMO"):
        day = relative_day(hit, context)
    elif not hit.has("AMPM", "OCLOCK", "ZONE", "ZWORD", "NOON") and not _told_at(hit):
        return None
    if day is not None and day.value is not None:
        return Meaning("TIME", day.value.partition("T")[0] + time)
    named = context.named_days()
    base = named[0] if named is not None and named[0] == named[1] else context.day
    return Meaning("TIME", day_value(base) + time)


def _told_at(hit: Hit) -> bool:
    before = hit.tokens.classes[hit.first - 1] if hit.first else ""
    return before != "" and before in _CLOCK_LEADS


def weekend(hit: Hit, context: Context) -> Meaning | None:
    """The weekend, last weekend, this weekend."""
    base = context.day
    if base is None:
        return Meaning("DATE", "XXXX-WXX-WE")
    saturday = base + timedelta(days=6 - base.isoweekday()) if base.year < 9999 else base
    way = heading(hit.tokens, hit.first, hit.last)
    if hit.has("LAST", "PAST", "PREV"):
        step = -7
    elif hit.has("NEXT", "FOLL"):
        step = 7
    elif hit.has("THIS", "COMING"):
        step = -7 if way == "past" and base.isoweekday() < 3 else 0
    elif hit.has("THE", "THAT"):
        step = 0 if way in ("future", "present") or base.isoweekday() > 5 else -7
    else:
        return None
    day = moved(saturday, step)
    return Meaning("DATE", "XXXX-WXX-WE" if day is None else week_value(day) + "-WE")


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
