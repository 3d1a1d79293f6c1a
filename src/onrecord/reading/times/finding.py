"""The times of a text, in its order."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from onrecord.reading.times import days, lengths, periods
from onrecord.reading.times.context import Context
from onrecord.reading.times.hits import Hit, Meaning
from onrecord.reading.times.patterns import LEFT, NUCLEUS, RULES, compiled
from onrecord.reading.times.tokens import CHAR, MARKS, NOTHING, Tokens, tokens_of
from onrecord.reading.times.values import days_of
from onrecord.reading.times.words import BOUNDS, MEASURES, MODIFIERS
from onrecord.schema import Span, Time

Parts = list[tuple[int, int, Meaning]]

_RUN: Final = re.compile(r"[^.]+")
_NUCLEUS: Final = re.compile(compiled(NUCLEUS))
# Each rule is named by an empty group at its end, not around it: so most that cannot begin at a token are
# passed over at one look, four times as fast. What marks begin is told by one look altogether.
_RULE: Final = re.compile(
    f"(?![{''.join(CHAR[name] for name in MARKS)}{NOTHING}])(?:"
    + "|".join(f"(?:{compiled(pattern)})(?P<{name}>)" for name, pattern in RULES.items())
    + ")"
)
_LEFT: Final = re.compile(compiled(LEFT) + r"\Z")
_LONGEST_LEFT: Final = 5


def _reference(value: str) -> Callable[[Hit, Context], Meaning]:
    return lambda hit, context: Meaning("DATE", value)


_MEANINGS: Final[dict[str, Callable[[Hit, Context], Meaning | Parts | None]]] = {
    "iso": days.iso,
    "numeric": days.numeric,
    "nine": days.nine,
    "holiday": days.on_holiday,
    "clock": days.clock,
    "range": days.day_range,
    "monthday": days.month_day,
    "weekof": days.week_of,
    "monthyear": periods.month_year,
    "weekdayof": days.weekday_of,
    "weekdayset": days.weekday_set,
    "weekday": days.weekday,
    "dayafter": days.relative_day,
    "relday": days.relative_day,
    "tonight": days.tonight,
    "thispart": days.this_part,
    "inpart": days.in_part,
    "set": lengths.often,
    "freq": lengths.frequent,
    "age": lengths.age,
    "justnow": lengths.just_now,
    "dayofmonth": days.day_of_month,
    "ago": lengths.ago,
    "span": lengths.span,
    "period": periods.period,
    "nextday": periods.next_day,
    "quarter": periods.quarter,
    "lastquarter": periods.last_quarter,
    "half": periods.half,
    "season": periods.season,
    "inseason": periods.season,
    "month": periods.month,
    "fiscal": periods.fiscal,
    "yearrange": periods.year_range,
    "theyear": periods.year,
    "year": periods.year,
    "yearend": periods.year_end,
    "decade": periods.decade,
    "century": periods.century,
    "length": lengths.length,
    "hyphened": lengths.hyphened,
    "fewunits": lengths.few_units,
    "weekend": days.weekend,
    "now": _reference("PRESENT_REF"),
    "lately": _reference("PAST_REF"),
    "future": _reference("FUTURE_REF"),
    "past": _reference("PAST_REF"),
}


def find_times(text: str, day: str | None) -> tuple[Time, ...]:
    """The time expressions of `text`, published on `day` (YYYY-MM-DD), in text order, none overlapping.

    Relative ones are read from that day and from the times named before them. With `day` None (or no
    day of the calendar) they stay as underspecified as they are ("XXXX-WXX-5").
    """
    tokens = tokens_of(text)
    context = Context(_day(day))
    found: list[Time] = []
    for run in _RUN.finditer(tokens.classes):
        if _NUCLEUS.search(tokens.classes, run.start(), run.end()) is None:
            continue
        low = run.start()
        for match in _RULE.finditer(tokens.classes, run.start(), run.end()):
            hit = Hit(tokens, match.lastgroup or "", match.start(), match.end(), match.group())
            for first, last, meaning in _meant(hit, context):
                time = _time(tokens, low, first, last, meaning)
                found.append(time)
                if time.first is not None:
                    context.named = time.value
            low = match.end()
    return tuple(found)


def _day(day: str | None) -> date | None:
    if day is None:
        return None
    try:
        return date.fromisoformat(day[:10])
    except ValueError:
        return None


def _meant(hit: Hit, context: Context) -> Parts:
    meaning = _MEANINGS[hit.rule](hit, context)
    if meaning is None:
        return []
    return meaning if isinstance(meaning, list) else [(hit.first, hit.last, meaning)]


def _time(tokens: Tokens, low: int, first: int, last: int, meaning: Meaning) -> Time:
    """The time of tokens `first` to `last`, with the modifiers that stand before it, after token `low`."""
    mod = meaning.mod
    left = _LEFT.search(tokens.classes, max(low, first - _LONGEST_LEFT), first)
    if left is not None:
        words = tokens.words[left.start() : first]
        own = next((MODIFIERS[w] for w in words if w in MODIFIERS), None)
        measured = meaning.type == "DURATION" and tokens.words[first] != "the"
        if measured == (own in MEASURES):
            first, mod = left.start(), own or mod
    if mod is None and meaning.type in ("DATE", "TIME") and first > 0:
        mod = BOUNDS.get(tokens.words[first - 1])
        if mod is None and tokens.words[first - 1] == "to" and tokens.words[max(0, first - 2)] == "prior":
            mod = "BEFORE"
    known = days_of(meaning.value) if meaning.type in ("DATE", "TIME") else None
    return Time(
        span=Span(tokens.starts[first], tokens.ends[last - 1]),
        type=meaning.type,
        value=meaning.value,
        mod=mod,
        first=None if known is None else known[0].isoformat(),
        last=None if known is None else known[1].isoformat(),
    )
