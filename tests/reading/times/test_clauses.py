"""Sentences and verbs, as far as marks and word lists tell them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.times.clauses import Sentences, has_verb
from onrecord.reading.times.tense import heading
from onrecord.reading.times.tokens import tokens_of

TEXT = "Mr. Ek left at 9 a.m. Friday. “It rained,” he said. “We went home.” Then it stopped.\n\nNobody came"


def test_where_sentences_begin() -> None:
    sentences = Sentences(TEXT)
    begun = sorted({sentences.start(at) for at in range(len(TEXT))})
    assert [TEXT[at : at + 6] for at in begun] == ["Mr. Ek", "“It ra", "“We we", "Then i", "Nobody"]


@given(st.text(alphabet="aB.!? \n”“", max_size=60), st.data())
def test_a_sentence_holds_its_characters(text: str, data: st.DataObject) -> None:
    if text:
        sentences = Sentences(text)
        at = data.draw(st.integers(0, len(text) - 1))
        assert sentences.start(at) <= at < sentences.end(at)
        assert sentences.start(sentences.end(at) - 1) == sentences.start(at)


@pytest.mark.parametrize("words", ["the talks collapsed", "she was", "who went home", "they would not"])
def test_verbs(words: str) -> None:
    assert has_verb(words)


@pytest.mark.parametrize(
    "words", ["in a packed hall", "a statement issued", "to reporters in Rome", "the need"]
)
def test_no_verbs(words: str) -> None:
    assert not has_verb(words)


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("The board met on X", "past"),
        ("The board will meet on X", "future"),
        ("The board agreed to meet on X", "future"),
        ("The board refused to meet on X", "past"),
        ("The case must be heard by X", "future"),
        ("The case was heard on X", "past"),
        ("The case is heard on X", "present"),
        ("It rained. On X", None),
        ("It left the U.S. on X", "past"),
        ("It may come as early as X", "future"),
        ("It planned a rally for X was", "past"),
    ],
)
def test_which_way_a_clause_looks(text: str, way: str | None) -> None:
    tokens = tokens_of(text)
    at = tokens.words.index("x")
    assert heading(tokens, at, at + 1) == way
