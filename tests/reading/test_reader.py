"""The reader with the shipped weights: what holds for any text, and what it must not depend on."""

from __future__ import annotations

import itertools
import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading import Reader
from onrecord.schema import Reading, Report, statement_id

TEXTS = [
    "The ferry line denied on Monday that it had sold the Brisa. “No ship of ours is for sale,” said its"
    " director, Tomé Arrais.\n\nArrais declined to say who had asked.",
    "“It will rain,” the forecaster warned.\n\nNobody listened.",
    "According to two people at the mill, the owners told staff that the gates would close in May.",
    "Nothing happened in Vell today. The shop opened at nine.",
    "",
    "Q: Did you sign?\n\nA: I did not.",
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def test_it_finds_who_said_what(reader: Reader) -> None:
    text = TEXTS[0]
    found = reader.read(text).statements
    denial = next(s for s in found if any(span.of(text) == "denied" for span in s.cue))
    assert [span.of(text) for span in denial.source] == ["The ferry line"]
    assert denial.content[0].of(text) == "that it had sold the Brisa"
    assert any(s.kind == "direct" for s in found)


def check(reading: Reading) -> None:
    text = reading.report.text
    ids = [s.id for s in reading.statements]
    assert len(set(ids)) == len(ids)
    for s in reading.statements:
        assert s.content
        assert s.id == statement_id(reading.report.id, s.source, s.cue, s.content)
        assert 0 <= s.confidence <= 1
        assert s.parent is None or (s.parent in ids and s.parent != s.id)
        for role in (s.source, s.cue, s.content):
            assert list(role) == sorted(role)
            assert all(0 <= a < b <= len(text) for a, b in role)
            assert all(one.end <= other.start for one, other in itertools.pairwise(role))
        assert all(re.search(r"\w", span.of(text)) for span in s.content)


@settings(max_examples=40)
@given(st.text(max_size=300))
def test_any_text_gives_a_reading(reader: Reader, text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        return
    check(reader.read(text))


@settings(max_examples=25)
@given(st.lists(st.sampled_from([*TEXTS, "😀 she said “no 😀”, é́ and ", "\r\n", "He said: "]), max_size=12))
def test_mixed_texts_give_a_reading(reader: Reader, parts: list[str]) -> None:
    check(reader.read("\n\n".join(parts)))


def test_a_reading_does_not_depend_on_company(reader: Reader) -> None:
    alone = [reader.read(text) for text in TEXTS]
    order = list(range(len(TEXTS)))
    random.Random(3).shuffle(order)
    assert [reader.read(TEXTS[i]) for i in order] == [alone[i] for i in order]
    assert list(reader.read_many(TEXTS)) == alone
    assert [Reader().read(text) for text in TEXTS] == alone


def test_workers_read_the_same_in_order(reader: Reader) -> None:
    reports = [Report(text=text, input=str(i)) for i, text in enumerate(TEXTS * 3)]
    assert list(reader.read_many(iter(reports), workers=2)) == list(reader.read_many(reports))


def test_long_paragraphs_and_texts(reader: Reader) -> None:
    one_line = " ".join(TEXTS[:3] * 40).replace("\n", " ")
    check(reader.read(one_line))
    many = "\n\n".join(TEXTS * 30)
    check(reader.read(many))
    assert len(reader.read(many).statements) > 60


def test_parents_hold_their_children(reader: Reader) -> None:
    text = "\n\n".join(TEXTS)
    reading = reader.read(text)
    by_id = {s.id: s for s in reading.statements}
    for s in reading.statements:
        if s.parent:
            around = by_id[s.parent].content
            assert all(any(o.start <= c.start and c.end <= o.end for o in around) for c in s.cue)
