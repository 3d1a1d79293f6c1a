"""find_times: what holds for every text, then what English news writes."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.times import days_of, find_times, is_value
from onrecord.reading.times.words import CLASS_OF, CLASSES

# A Wednesday.
DAY = "2027-05-12"

_MARKS = ["-", ",", ".", " ", "\n", "'", "'s", "(", ")", "/", "–", "$", "“", "said", "will", "had", "Oct."]
_NUMBERS = [
    "1",
    "9",
    "31",
    "99",
    "1998",
    "2027",
    "3,000",
    "12/25/2027",
    "2027-03-04",
    "10:30",
    "1990s",
    "'60s",
]
_HOLIDAYS = ["New Year's Day", "Easter", "Christmas", "Election Day", "May", "March"]
_WORDS = sorted(CLASS_OF) + [w.capitalize() for w in sorted(CLASS_OF)]
TEXTS = st.lists(st.sampled_from([*_WORDS, *_MARKS, *_NUMBERS, *_HOLIDAYS]), max_size=30).map(" ".join)
DAYS = st.dates(min_value=date(1600, 1, 1), max_value=date(2400, 1, 1))


@given(st.one_of(TEXTS, st.text(max_size=200)), st.one_of(st.none(), st.dates(), st.text(max_size=12)))
@settings(max_examples=400)
def test_any_text_and_any_day(text: str, day: date | str | None) -> None:
    found = find_times(text, day.isoformat() if isinstance(day, date) else day)
    end = 0
    for one in found:
        assert end <= one.span.start < one.span.end <= len(text)
        assert not text[one.span.start].isspace()
        end = one.span.end
        assert one.value is not None
        assert is_value(one.value), one
        covered = days_of(one.value) if one.type in ("DATE", "TIME") else None
        told = None if one.first is None or one.last is None else (one.first, one.last)
        assert told == (None if covered is None else (covered[0].isoformat(), covered[1].isoformat()))


@given(TEXTS)
@settings(max_examples=200)
def test_without_a_day_no_relative_time_is_told(text: str) -> None:
    for one in find_times(text, None):
        if one.first is not None:
            words = text[one.span.start : one.span.end].lower()
            # Days come from digits, from names of decades and centuries, or from a time before them.
            assert any(c.isdigit() for c in text) or any(
                w in words or w in text.lower() for w in ("century", "ties")
            ), one


_WEEKDAY_TEXTS = [
    f"{lead} {name}{tail}"
    for lead in ("He said on", "She will speak next", "Last", "They met this", "By", "Until late")
    for name in CLASSES["WDAY"].title().split()
    for tail in (".", " night.", " that it was over.")
]


@given(st.sampled_from(_WEEKDAY_TEXTS), DAYS, st.integers(-500, 500))
def test_whole_weeks_shift_weekdays_alike(text: str, day: date, weeks: int) -> None:
    step = timedelta(weeks=weeks)
    before, after = find_times(text, day.isoformat()), find_times(text, (day + step).isoformat())
    assert len(before) == len(after) == 1
    one, other = before[0], after[0]
    assert (one.span, one.type, one.mod) == (other.span, other.type, other.mod)
    assert one.first is not None and other.first is not None
    assert date.fromisoformat(other.first) - date.fromisoformat(one.first) == step


@given(DAYS, st.sampled_from(CLASSES["WDAY"].title().split()))
def test_a_weekday_is_within_a_week(day: date, name: str) -> None:
    past = find_times(f"The mayor resigned on {name}.", day.isoformat())[0]
    future = find_times(f"The mayor will resign on {name}.", day.isoformat())[0]
    assert past.first is not None and future.first is not None
    assert 0 <= (day - date.fromisoformat(past.first)).days < 7
    assert 0 <= (date.fromisoformat(future.first) - day).days < 7


@given(DAYS)
def test_a_written_date_needs_no_day(day: date) -> None:
    for text in (
        f"It rained on {day:%B} {day.day}, {day.year}.",
        f"It rained on {day.day} {day:%B} {day.year}.",
    ):
        for published in (None, DAY):
            (one,) = find_times(text, published)
            assert (one.type, one.value, one.first) == ("DATE", day.isoformat(), day.isoformat())


def _told(text: str) -> list[tuple[str, str, str | None]]:
    return [(text[t.span.start : t.span.end], t.type, t.value) for t in find_times(text, DAY)]


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        ("The vote was held on Friday.", "Friday", "DATE", "2027-05-07"),
        ("The vote was held on Wednesday.", "Wednesday", "DATE", "2027-05-12"),
        ("The council will vote on Friday.", "Friday", "DATE", "2027-05-14"),
        ("They were expected to return by Friday.", "Friday", "DATE", "2027-05-14"),
        ("Last Friday it snowed.", "Last Friday", "DATE", "2027-05-07"),
        ("Polls open next Wednesday.", "next Wednesday", "DATE", "2027-05-19"),
        ("He phoned on Monday night.", "Monday night", "TIME", "2027-05-10TNI"),
        ("He phoned yesterday.", "yesterday", "DATE", "2027-05-11"),
        ("He phoned last night.", "last night", "TIME", "2027-05-11TNI"),
        ("He phoned at 9:30 p.m. on Monday.", "9:30 p.m. on Monday", "TIME", "2027-05-10T21:30"),
        ("It sank last week.", "last week", "DATE", "2027-W18"),
        ("It sank last December.", "last December", "DATE", "2026-12"),
        ("It sank in August.", "August", "DATE", "2026-08"),
        ("It will sail in August.", "August", "DATE", "2027-08"),
        ("It sank in late November.", "late November", "DATE", "2026-11"),
        ("It sank two years ago.", "two years ago", "DATE", "2025"),
        ("It sank three months ago.", "three months ago", "DATE", "2027-02"),
        ("It sank 11 days ago.", "11 days ago", "DATE", "2027-05-01"),
        ("Sales fell in the first quarter.", "the first quarter", "DATE", "2027-Q1"),
        ("Sales fell in the third quarter of 2019.", "the third quarter of 2019", "DATE", "2019-Q3"),
        ("It was built in the late 1980s.", "the late 1980s", "DATE", "198X"),
        ("It was built in the 19th century.", "the 19th century", "DATE", "18XX"),
        ("It was built last summer.", "last summer", "DATE", "2026-SU"),
        ("The FY 2021 budget passed.", "The FY 2021", "DATE", "2021"),
        ("She has worked here for the past three years.", "the past three years", "DURATION", "P3Y"),
        ("The three-year term ended.", "three-year", "DURATION", "P3Y"),
        ("It took half an hour.", "half an hour", "DURATION", "PT30M"),
        ("It took 5 1/2 hours.", "5 1/2 hours", "DURATION", "PT5H30M"),
        ("It closed in the week of March 8.", "the week of March 8", "DATE", "2027-W10"),
        ("It was due by Jan. 14.", "Jan. 14", "DATE", "2028-01-14"),
        ("It lasted several weeks.", "several weeks", "DURATION", "PXW"),
        ("The paper appears daily.", "daily", "SET", "P1D"),
        ("They meet every other week.", "every other week", "SET", "P2W"),
        ("It pumps 40 barrels a day.", "a day", "SET", "P1D"),
        ("She now lives in Oslo.", "now", "DATE", "PRESENT_REF"),
        ("It closed on New Year's Eve.", "New Year's Eve", "DATE", "2026-12-31"),
        ("It opened on Easter Monday.", "Easter Monday", "DATE", "2027-03-29"),
    ],
)
def test_news(text: str, words: str, kind: str, value: str) -> None:
    assert (words, kind, value) in _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The 34-year-old drove a six-month-old car.",
        "It may march on.",
        "He paid $1998 for it.",
        "A second man sat on the sofa.",
        "Some 2000 people came.",
        "She is in her 30s.",
        "The sun sat low and they wed.",
        "Valley Today wrote about it.",
        "The lift stopped on the 19th floor.",
    ],
)
def test_no_times(text: str) -> None:
    assert _told(text) == []


def test_times_hang_on_those_before_them() -> None:
    text = "On 3 March the board met. Two days earlier it had not. The following Monday it broke up."
    assert [value for _, _, value in _told(text)] == ["2027-03-03", "2027-03-01", "2027-03-08"]


def test_a_range_is_two_days() -> None:
    assert _told("It ran on April 24 and 25.") == [
        ("April 24", "DATE", "2027-04-24"),
        ("25", "DATE", "2027-04-25"),
    ]


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("Prior to Saturday nothing was said.", "BEFORE"),
        ("Since the 1990s nothing was said.", "ON_OR_AFTER"),
        ("Nothing was said until Monday.", "ON_OR_BEFORE"),
        ("It took more than two years.", "MORE_THAN"),
        ("It took about two years.", "APPROX"),
        ("It happened in early March.", "START"),
    ],
)
def test_modifiers(text: str, mod: str) -> None:
    assert [one.mod for one in find_times(text, DAY)] == [mod]


def test_a_dateline_is_near_whatever_the_sentence_says() -> None:
    text = "OSLO, May 20 (NOR) — The court will rule in June."
    assert [value for _, _, value in _told(text)] == ["2027-05-20", "2027-06"]


@pytest.mark.parametrize(
    "piece",
    [
        "the last ",
        "one-",
        "- ",
        "12-",
        "a",
        "2 of the ",
        "first of the first ",
        "or two ",
        "p.m ",
        "’",
        "in the late ",
    ],
)
def test_a_megabyte_of_near_misses_takes_less_than_a_second(piece: str) -> None:
    text = (piece * (1_000_000 // len(piece) + 1))[:1_000_000]
    started = time.process_time()
    find_times(text, DAY)
    assert time.process_time() - started < 1.0


@pytest.mark.parametrize("piece", ["Monday ", "two days ago ", "Oct. 23, ", "1998 "])
def test_time_grows_with_the_text_alone(piece: str) -> None:
    def taken(size: int) -> float:
        text = (piece * (size // len(piece) + 1))[:size]
        started = time.process_time()
        find_times(text, DAY)
        return time.process_time() - started

    assert min(taken(80_000), taken(80_000)) < 12 * min(taken(20_000), taken(20_000))
