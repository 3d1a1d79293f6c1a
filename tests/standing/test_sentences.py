from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record import FoundStatement
from onrecord.schema import Reading, Report, Span, Statement, statement_id
from onrecord.standing.sentences import (
    LEAST_WORDS,
    MOST_WORDS,
    around,
    own_words,
    plainness,
    sentence_of,
    stated,
)
from tests.examples import readings
from tests.standing.made import found_in


def found(text: str, *content: str) -> FoundStatement:
    """The statement of these words of a text."""
    spans = tuple(Span(text.index(words), text.index(words) + len(words)) for words in content)
    report = Report(text=text)
    statement = Statement(
        id=statement_id(report.id, (), (), spans),
        source=(),
        cue=(),
        content=spans,
        kind="indirect",
        confidence=0.9,
        act="state",
    )
    return FoundStatement(statement=statement, report=report)


def own(text: str, *content: str) -> str | None:
    one = found(text, *content)
    span = own_words(one)
    return None if span is None else span.of(text)


def whole(text: str, *content: str) -> str:
    return around(found(text, *content)).of(text)


SIGNS = [";", ".", "“", "”", '"', "?", "!", "(", ")", "…", "🚢", "\n", "Mr.", "U.S.", "3.5"]
WORDS = ["The", "port", "denied", "that", "Belvar", "had", "signed", "the", "lease", "He", "it", "is", "was"]
PROSE = st.lists(st.sampled_from([*WORDS, *SIGNS]), min_size=1, max_size=40)


@st.composite
def statements(draw: st.DrawFn) -> FoundStatement:
    """A statement whose content is any part of any prose."""
    text = draw(st.sampled_from([" ", "  ", " \t"])).join(draw(PROSE))
    start, end = sorted(draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True)))
    report = Report(text=text)
    spans = (Span(start, end),)
    name = statement_id(report.id, (), (), spans)
    told = Statement(id=name, source=(), cue=(), content=spans, kind="mixed", confidence=0.5)
    return FoundStatement(statement=told, report=report)


@given(statements())
def test_a_claim_is_a_span_of_its_report(one: FoundStatement) -> None:
    text, content = one.report.text, one.statement.content[0]
    span = stated(one)
    words = span.of(text)
    assert 0 <= span.start <= span.end <= len(text)
    assert "\n" not in words and words == words.strip()
    if content.of(text).strip(" \t\n“”\"'‘’«»,;:—–-"):
        assert words
        assert span.start < content.end and content.start < span.end
    assert sentence_of(one) == " ".join(words.split())
    assert plainness(one) >= (0, 0, 0)


@given(statements())
def test_words_of_their_own_read_as_a_sentence(one: FoundStatement) -> None:
    span = own_words(one)
    if span is None:
        assert plainness(one) == (2, 0, 0) and stated(one) == around(one)
        return
    content, words = one.statement.content[0], span.of(one.report.text)
    assert content.start <= span.start < span.end <= content.end
    assert LEAST_WORDS <= len(words.split()) <= MOST_WORDS
    assert not words.lower().startswith("that ")
    assert plainness(one) < (2, 0, 0) and stated(one) == span


@given(readings(tidy=True))
def test_any_statement_of_any_reading_has_a_sentence(reading: Reading) -> None:
    for place in range(len(reading.statements)):
        span = stated(found_in(reading, place))
        assert 0 <= span.start <= span.end <= len(reading.report.text)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("that the port had leased the quay", "the port had leased the quay"),
        ("“The port has leased the quay,”", "The port has leased the quay"),
        ("that “the port has leased the quay”", "the port has leased the quay"),
        ("the port had “leased the quay for good”", "the port had “leased the quay for good”"),
        ("“Leased for good” was the quay", "“Leased for good” was the quay"),
        ('the port had "leased the quay"', 'the port had "leased the quay"'),
        ('"Leased for good" was the quay', '"Leased for good" was the quay'),
        ("that he had leased the quay", None),  # who?
        ("“It was leased to Belvar,”", None),
        ("whether the quay was leased", None),
        ("to lease the quay to Belvar", None),
        ("leasing the quay was wrong", None),
        ("the lease", None),
        ("the old lease of the northern quay", None),  # no verb
        ("the quay is " + "very " * 45 + "old", None),
        ("the quay was leased\nto Belvar", None),
    ],
)
def test_content_that_states_a_claim(content: str, expected: str | None) -> None:
    assert own(f"The union said {content}.", content) == expected


def test_interrupted_content_is_no_sentence_of_its_own() -> None:
    text = "“The port,” said the union, “has leased the northern quay.”"
    assert own(text, "“The port,”", "“has leased the northern quay.”") is None
    assert sentence_of(found(text, "“The port,”", "“has leased the northern quay.”")) == text


BEFORE, AFTER = "Rain fell on Tarnholm. ", " The quay stayed open."


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("Asked about it, the port said it had signed.", "it had signed"),
        ("“It is a lie,” Mr. Aker said.", "“It is a lie,”"),
        ("He told them: “It is a lie.”", "“It is a lie.”"),
        ("“Is it a lie?”", "“Is it a lie?”"),
        ("Dr. Jon F. Aker of the U.S. port said it was 3.5 metres deep!", "it was 3.5 metres deep"),
        ("The port said it would not be so…", "it would not be so"),
    ],
)
def test_the_sentence_around(sentence: str, content: str) -> None:
    for before in ("", BEFORE, "A headline\n"):
        for after in ("", AFTER, "\nMore of it."):
            assert whole(before + sentence + after, content) == sentence


def test_the_sentence_around_ends_with_its_paragraph() -> None:
    assert whole("First\nthe port said it was so\nLast", "it was so") == "the port said it was so"
    assert whole("Word. It was so\nand so", "It was so\nand so") == "It was so"


def test_a_sentence_without_end_is_cut_between_words() -> None:
    text = "low " * 5000 + "it was so " + "high " * 5000
    words = whole(text, "it was so")
    assert "it was so" in words and len(words) <= 1300
    assert set(words.split()) == {"low", "it", "was", "so", "high"}
    solid = "x" * 5000 + "it" + "x" * 5000
    assert len(whole(solid, "it")) <= 1300


@pytest.mark.parametrize("unit", ["word ", "that ", "“", "”", ".", ".”", "\n", " ", "a.b”", "Mr. ", "is "])
def test_a_long_text_takes_no_long_time(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    begun = time.monotonic()
    for start, end in ((0, len(text)), (500_000, 500_010), (len(text) - 5, len(text))):
        report = Report(text=text)
        spans = (Span(start, end),)
        told = Statement(id="0" * 16, source=(), cue=(), content=spans, kind="mixed", confidence=0.5)
        sentence_of(FoundStatement(statement=told, report=report))
    assert time.monotonic() - begun < 2


def test_plain_words_come_first() -> None:
    text = (
        "They said the port of Tarnholm had leased its quay to the firm of Belvar Logistics. "
        "They said the port had leased the northern quay of the town to Belvar. "
        "They said the quay is Belvar’s, and we know what they paid for it. "
        "They said it."
    )
    contents = [
        "the port had leased the northern quay of the town to Belvar",
        "the port of Tarnholm had leased its quay to the firm of Belvar Logistics",
        "the quay is Belvar’s, and we know what they paid for it",
        "it.",
    ]
    assert sorted(contents, key=lambda words: plainness(found(text, words))) == contents
