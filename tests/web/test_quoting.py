from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.schema import Report, Span
from onrecord.web.quoting import AROUND, quoted, quoted_json, span_of

EMOJI = "🛳️ Zwei Fähren 𝒳 are gone, said 👩🏽‍✈️ Ines Calloway. Two ferries 🛳️ are gone."


@st.composite
def spans(draw: st.DrawFn) -> tuple[Report, Span]:
    text = draw(st.text(st.characters(codec="utf-8"), min_size=1, max_size=80) | st.just(EMOJI))
    start = draw(st.integers(0, len(text) - 1))
    return Report(text=text), Span(start, draw(st.integers(start + 1, len(text))))


@given(spans())
def test_a_quotation_with_what_stands_around_it_is_the_text(found: tuple[Report, Span]) -> None:
    report, span = found
    made = quoted(report, span)
    assert made.prefix + made.exact + made.suffix in report.text
    assert report.text[span.start : span.end] == made.exact
    assert len(made.prefix) <= AROUND and len(made.suffix) <= AROUND
    assert made.agrees is None


@given(spans())
def test_a_link_with_its_own_words_agrees(found: tuple[Report, Span]) -> None:
    report, span = found
    assert quoted(report, span, span.of(report.text)).agrees
    assert span_of(f"{span.start}-{span.end}", report) == span


@given(spans(), st.integers(0, 79))
def test_words_that_stand_elsewhere_are_found_there(found: tuple[Report, Span], start: int) -> None:
    report, span = found
    words = span.of(report.text)
    other = Span(min(start, len(report.text) - 1), len(report.text))
    made = quoted(report, other, words)
    if made.agrees:
        assert other.of(report.text) == words
    else:
        assert made.elsewhere is not None and made.elsewhere.of(report.text) == words


def test_characters_are_code_points() -> None:
    report = Report(text=EMOJI)
    at = EMOJI.index("Ines")
    assert quoted(report, span_of(f"{at}-{at + 13}", report)).exact == "Ines Calloway"


@pytest.mark.parametrize("at", ["", "5", "5-", "a-b", "-1-4", "7-7", "9-4", "0-9999", "1-2-3", "٣-٤", " 1-2"])
def test_what_is_no_span_is_refused(at: str) -> None:
    with pytest.raises(UsageError, match="at: "):
        span_of(at, Report(text=EMOJI))


def test_the_selectors_are_those_of_web_annotations() -> None:
    report = Report(text="Nobody was told to leave.")
    told = quoted_json(quoted(report, Span(7, 10), "were"))
    assert told == {
        "selector": [
            {"type": "TextPositionSelector", "start": 7, "end": 10},
            {"type": "TextQuoteSelector", "exact": "was", "prefix": "Nobody ", "suffix": " told to leave."},
        ],
        "agrees": False,
        "elsewhere": None,
    }
