"""Expressions that name a week, month, quarter, season, year, decade or century."""

from __future__ import annotations

from datetime import date
from typing import Final

from onrecord.reading.times.context import Context, day_value, moved, year_of_month
from onrecord.reading.times.hits import Hit, Meaning
from onrecord.reading.times.tense import heading
from onrecord.reading.times.tokens import CHAR, NOTHING
from onrecord.reading.times.values import month_value, week_value, year_value
from onrecord.reading.times.words import COUNTED, DECADES, NUMBERED, SEASONS

_UNKNOWN: Final = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "year": "XXXX",
    "decade": "XXXX",
    "century": "XXXX",
}
_LEADS: Final = "".join(
    CHAR[name]
    for name in (
        *("IN", "OF", "SINCE", "UNTIL", "BY", "FROM", "TO", "BEFORE", "AFTER", "THE", "EARLY", "LATE", "MID"),
        *("AND", "OR", "FOR", "AT", "OVER", "HYPH", "PARO", "ON", "EARLIER", "AS"),
    )
)
_SEASON_STARTS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
# Years that stand by themselves without a word that leads to a year.
_YEARS_ALONE: Final = range(1700, 2101)
_EARLIEST_RANGE: Final = "1500"
_NUMBERED: Final = frozenset(NUMBERED.split())
_COUNTED: Final = frozenset(COUNTED.split())
_MODS: Final = {"EARLY": "START", "MID": "MID", "LATE": "END"}


def point_in(day: date, unit: str, step: int) -> str:
    """The value of the `unit` that `day` stands in, moved by `step` units."""
    if unit in ("day", "week"):
        shifted = moved(day, step * (7 if unit == "week" else 1))
        if shifted is None:
            return _UNKNOWN[unit]
        return shifted.isoformat() if unit == "day" else week_value(shifted)
    if unit in ("month", "quarter"):
        size = 3 if unit == "quarter" else 1
        first = (day.month - 1) // size * size + 1 + step * size
        year, month = day.year + (first - 1) // 12, (first - 1) % 12 + 1
        if not 1 <= year <= 9999:
            return _UNKNOWN[unit]
        return month_value(year, month) if unit == "month" else f"{year:04d}-Q{(month + 2) // 3}"
    size = {"year": 1, "decade": 10, "century": 100}[unit]
    number = day.year // size + step
    if not 0 < number * size + size - 1 <= 9999:
        return _UNKNOWN[unit]
    return f"{number:0{4 - len(str(size)) + 1}d}" + "X" * (len(str(size)) - 1)


def period(hit: Hit, context: Context) -> Meaning | None:
    """Last week, this year, the previous month, that day, the following year, past week."""
    unit = hit.unit()
    if unit is None or unit not in _UNKNOWN:
        return None
    after_named = hit.has("PREV", "FOLL", "SAME", "THAT")
    after_named = after_named or (hit.has("NEXT") and (hit.has("THE") or unit == "day"))
    if unit == "day" and hit.has("LAST", "COMING", "CURR"):
        return None
    step = -1 if hit.has("LAST", "PREV", "PAST") else 1 if hit.has("NEXT", "FOLL", "COMING") else 0
    if after_named:
        named = context.named_days()
        if named is None or (unit in ("day", "week", "month") and (named[1] - named[0]).days > 31):
            return Meaning("DATE", _UNKNOWN[unit])
        return Meaning("DATE", point_in(named[1] if step > 0 else named[0], unit, step))
    return Meaning("DATE", _UNKNOWN[unit] if context.day is None else point_in(context.day, unit, step))


def next_day(hit: Hit, context: Context) -> Meaning | None:
    """The day before, the year after: of what was named, where nothing follows that it belongs to."""
    after = hit.tokens.words[hit.last] if hit.last < len(hit.tokens.words) else "."
    unit, named = hit.unit(), context.named_days()
    if unit is None or unit not in _UNKNOWN or not (after in ".,;:" or hit.has("EARLIER", "LATER")):
        return None
    step = -1 if hit.has("BEFORE", "EARLIER") else 1
    if named is None:
        return Meaning("DATE", _UNKNOWN[unit])
    return Meaning("DATE", point_in(named[0], unit, step))


def month_year(hit: Hit, context: Context) -> Meaning | None:
    """March 1998, March of last year."""
    month, year = hit.month(), _year_meant(hit, context)
    if month is None:
        return None
    return Meaning("DATE", f"XXXX-{month:02d}" if year is None else month_value(year, month))


def _year_meant(hit: Hit, context: Context) -> int | None:
    """The year that `hit` names in digits or by "last year" and its like."""
    year = hit.year()
    if year is not None:
        return year
    if hit.has("THAT", "SAME", "PREV"):
        named = context.named_days()
        year = named[0].year if named is not None else None
    elif context.day is not None:
        year = context.day.year
    if year is None:
        return None
    year += -1 if hit.has("LAST", "PREV") else 1 if hit.has("NEXT") else 0
    return year if 1 <= year <= 9999 else None


def month(hit: Hit, context: Context) -> list[tuple[int, int, Meaning]]:
    """December, last December, in March: the year as tense and nearness tell."""
    number = hit.month()
    first = hit.first + (hit.tokens.classes[hit.first] in _PREPOSITIONS)
    if number is None or not _is_month(hit):
        return []
    base = context.day
    if hit.has("PREV", "FOLL", "THAT", "SAME"):
        named = context.named_days()
        base = named[0] if named is not None else None
    if base is None:
        return [(first, hit.last, Meaning("DATE", f"XXXX-{number:02d}"))]
    if hit.has("LAST", "PAST", "PREV"):
        way: str | None = "last"
    elif hit.has("NEXT", "COMING", "FOLL"):
        way = "next"
    elif hit.has("SAME", "THAT", "THIS"):
        way = None
    else:
        way = heading(hit.tokens, hit.first, hit.last) or "past"
        way = "future" if way == "present" and number >= base.month else "past" if way == "present" else way
    year = year_of_month(base, number, way)
    if hit.has("SAME", "THAT", "THIS"):
        year = base.year
    value = month_value(year, number) if 1 <= year <= 9999 else f"XXXX-{number:02d}"
    return [(first, hit.last, Meaning("DATE", value))]


_POINTERS: Final = ("LAST", "NEXT", "THIS", "THAT", "PREV", "FOLL", "COMING", "SAME", "PAST")
_PREPOSITIONS: Final = "".join(CHAR[n] for n in ("IN", "SINCE", "UNTIL", "BY"))


def _is_month(hit: Hit) -> bool:
    """Whether the name is a month's, not a person's nor the verb "may"."""
    tokens = hit.tokens
    if hit.has(*_POINTERS, "IN", "SINCE", "UNTIL"):
        return True
    led = hit.first > 0 and tokens.classes[hit.first - 1] in _LEADS
    if hit.has("MAYW"):
        # "The May election", but neither "May said" nor "the March for Life".
        following = tokens.words[hit.last] if hit.last < len(tokens.words) else ""
        after_the = tokens.classes[hit.first - 1] == CHAR["THE"] if hit.first else False
        return led and not (after_the and following in ("for", "of", "on", "to"))
    named = hit.last < len(tokens.words) and tokens.classes[hit.last] == NOTHING and tokens.capital(hit.last)
    return led or not named


def quarter(hit: Hit, context: Context) -> Meaning | None:
    """The first quarter of 1998, third-quarter, Q4 2019."""
    number = hit.ordinal() if not hit.has("QLET") else int(hit.word("DIG2") or 0)
    if number is None or not 1 <= number <= 4:
        return None
    year = hit.year()
    if year is None and hit.has("YEARW"):
        year = _year_meant(hit, context)
    elif year is None and context.day is not None:
        now = (context.day.month + 2) // 3
        way = heading(hit.tokens, hit.first, hit.last)
        year = context.day.year - (number > now and way != "future") + (number < now - 1 and way == "future")
    return Meaning("DATE", f"{_year_or_unknown(year)}-Q{number}")


def _year_or_unknown(year: int | None) -> str:
    return "XXXX" if year is None or not 1 <= year <= 9999 else year_value(year)


def last_quarter(hit: Hit, context: Context) -> Meaning | None:
    """Last quarter, this quarter, the same quarter."""
    base = context.day
    if hit.has("SAME", "THAT", "PREV", "FOLL"):
        named = context.named_days()
        base = named[0] if named is not None else None
    step = -1 if hit.has("LAST", "PREV") else 1 if hit.has("NEXT", "FOLL", "COMING") else 0
    return Meaning("DATE", "XXXX-QX" if base is None else point_in(base, "quarter", step))


def half(hit: Hit, context: Context) -> Meaning | None:
    """The first half of 1998, the second half of this year."""
    number = 2 if hit.has("LAST", "LATER") and not hit.has("ORDW", "SECW", "ORDD") else hit.ordinal()
    number = int(hit.word("DIG2") or 0) if hit.has("HLET") else number
    if number not in (1, 2):
        return None
    year = hit.year() or _year_meant(hit, context)
    return Meaning("DATE", f"{_year_or_unknown(year)}-H{number}")


def season(hit: Hit, context: Context) -> list[tuple[int, int, Meaning]]:
    """Last fall, the summer of 1998, in the spring."""
    code = SEASONS[hit.word("SEASON") or ""]
    first = hit.first
    while hit.tokens.classes[first] in _PREPOSITIONS:
        first += 1
    year = hit.year()
    base = context.day
    if year is None and hit.has("YEARW"):
        year = _year_meant(hit, context)
    elif year is None and base is not None:
        way: str = heading(hit.tokens, hit.first, hit.last) or "past"
        if hit.has("LAST", "PAST", "PREV"):
            way = "last"
        elif hit.has("NEXT", "COMING"):
            way = "next"
        elif hit.has("THIS"):
            way = "this"
        year = _season_year(code, base, way)
    return [(first, hit.last, Meaning("DATE", f"{_year_or_unknown(year)}-{code}"))]


def _season_year(code: str, base: date, way: str) -> int:
    start = _SEASON_STARTS[code]
    if way == "this":
        return base.year - (code == "WI" and base.month < 3)
    if way in ("future", "next", "present"):
        return base.year + (base.month > start + 2 or (way == "next" and base.month >= start))
    # Seasons that began up to `base`; one that still runs is not "last".
    inside = start <= base.month < start + 3 or (code == "WI" and base.month < 3)
    year = base.year - (base.month < start)
    return year - (inside and way == "last")


def year(hit: Hit, context: Context) -> Meaning | None:
    """1998, where it is a year and no other number."""
    tokens = hit.tokens
    number = hit.year()
    era = hit.word("ERA")
    if number is None:
        return None
    if era in ("bc", "bce"):
        return Meaning("DATE", f"BC{number:04d}")
    before = tokens.classes[hit.first - 1] if hit.first else NOTHING
    words = tokens.words[max(0, hit.first - 2) : hit.first]
    if before == CHAR["MONEY"] or (words and words[-1] in _NUMBERED) or words[-2:-1] == ["no"]:
        return None
    led = before in _LEADS and before != NOTHING
    following = tokens.words[hit.last] if hit.last < len(tokens.words) else ""
    if following == "-" and tokens.starts[hit.last] == tokens.ends[hit.last - 1] and not led:
        return None
    if not led and not era:
        counted = following.isalpha() and (following.endswith("s") or following in _COUNTED)
        if number not in _YEARS_ALONE or (counted and before == NOTHING):
            return None
    return Meaning("DATE", year_value(number))


def year_range(hit: Hit, context: Context) -> Meaning | None:
    """1994-97: its first year."""
    first = hit.tokens.words[hit.first][:4]
    return Meaning("DATE", first) if first >= _EARLIEST_RANGE else None


def fiscal(hit: Hit, context: Context) -> Meaning | None:
    """Fiscal 2019, FY 19."""
    word = hit.word("YEAR", "YRANGE", "DIG2") or ""
    number = int(word[:4]) if len(word) >= 4 else 2000 + int(word)
    return Meaning("DATE", year_value(number))


def year_end(hit: Hit, context: Context) -> Meaning | None:
    """The end of the year, year-end."""
    unit = hit.unit()
    if unit is None or unit not in _UNKNOWN:
        return None
    step = -1 if hit.has("LAST") else 1 if hit.has("NEXT") else 0
    mod = {"middle": "MID", "end": "END"}.get(hit.word("EDGE") or "", "START")
    if unit == "day":
        return Meaning("DATE", day_value(context.day), mod)
    value = _UNKNOWN[unit] if context.day is None else point_in(context.day, unit, step)
    return Meaning("DATE", value, mod)


def decade(hit: Hit, context: Context) -> Meaning | None:
    """The 1990s, '90s, the nineties; not an age ("in his 30s")."""
    found = next((mod for name, mod in _MODS.items() if hit.has(name)), None)
    word = hit.word("DECN")
    if word is not None:
        return Meaning("DATE", f"19{DECADES[word]}X", found) if hit.has("THE") else None
    raw = hit.word("DECD") or ""
    digits = "".join(c for c in raw if c.isdigit())
    if len(digits) == 4:
        return Meaning("DATE", f"{digits[:3]}X", found)
    if len(digits) != 2 or not (hit.has("THE") or raw[0] in "'’"):
        return None
    now = (context.day.year if context.day else 2000) // 10
    number = 190 + int(digits[0])
    return Meaning("DATE", f"{number + 10 if number + 10 <= now else number}X", found)


def century(hit: Hit, context: Context) -> Meaning | None:
    """The 19th century, twenty-first century."""
    number = hit.ordinal()
    if number is None or not 1 <= number <= 30:
        return None
    found = next((mod for name, mod in _MODS.items() if hit.has(name)), None)
    before = "BC" if hit.word("ERA") in ("bc", "bce") else ""
    return Meaning("DATE", f"{before}{number - 1:02d}XX", found)
