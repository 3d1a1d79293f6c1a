"""What holds of any text, any statements and any names."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.actors import SpeakerOf, read_actors
from onrecord.reading.mentions import LABELS, Mention
from onrecord.reading.quotes import quotations
from onrecord.schema import Span, Spans, Statement, statement_id
from onrecord.schema.actor import Actor
from tests.reading.actors.marked import gazetteer

PIECES = (
    "Ida Voll|Voll|Tor Ness|Frem Odda Ltd|Odda|Norway|Oslo|the Norwegian foreign ministry|Lisbon|the minister"
    "|The two sides|one of them|his deputy|its head,|Radio Odda|the Drum Herald|a person close to the talks"
    "|she|He|it|They|who|I|“|”|\"|'s|,|.|\n|(|)|said|told|reported, citing|according to|a letter seen by|and"
    "|of|for|the|a|president|spokeswoman|union|company|Both|neither|was quoted by|as well as|former"
    "|the capital|of the Republic|’"
)
WORDS = st.sampled_from(PIECES.split("|"))
TEXTS = st.one_of(st.lists(WORDS, max_size=40).map(" ".join), st.text(max_size=120))


def spans(draw: st.DrawFn, length: int, *, least: int) -> Spans:
    """Spans apart from each other and in order."""
    places = draw(st.lists(st.integers(0, length), min_size=2 * least, max_size=4, unique=True).map(sorted))
    return tuple(Span(*places[i : i + 2]) for i in range(0, len(places) - 1, 2))


@st.composite
def reports(draw: st.DrawFn) -> tuple[str, list[Statement], list[Mention]]:
    text = draw(TEXTS)
    statements: list[Statement] = []
    for _ in range(draw(st.integers(0, 5)) if len(text) > 1 else 0):
        source, cue = (spans(draw, len(text), least=0) for _ in range(2))
        content = spans(draw, len(text), least=1)
        parent = draw(st.sampled_from([None, *(s.id for s in statements)]))
        kind = draw(st.sampled_from(["direct", "indirect", "mixed"]))
        made = statement_id("", source, cue, content)
        statements.append(
            Statement(
                id=made, source=source, cue=cue, content=content, kind=kind, confidence=0.5, parent=parent
            )
        )
    found = [
        Mention(span, draw(st.sampled_from(LABELS)), 0.5)
        for span in (spans(draw, len(text), least=0) if len(text) > 1 else ())
    ]
    return text, statements, found


Report = tuple[str, list[Statement], list[Mention]]


def read(report: Report, publisher: str | None = None) -> tuple[tuple[Actor, ...], list[SpeakerOf]]:
    text, statements, mentions = report
    return read_actors(text, quotations(text), mentions, statements, gazetteer(), publisher)


@settings(max_examples=300, deadline=None)
@given(reports(), st.sampled_from([None, "Drum Herald", "Radio Odda (Norway)", ""]))
def test_names_are_those_of_actors_and_spans_stand_in_the_text(report: Report, publisher: str | None) -> None:
    text, statements, _ = report
    actors, found = read(report, publisher)
    names = [actor.name for actor in actors]
    assert len(names) == len(set(names)) and all(names)
    assert len(found) == len(statements)
    for answer in found:
        assert {*answer.speakers, *answer.speaks_for, *answer.via} <= set(names)
        assert (answer.speaker_kind is None) == (not answer.speakers)
        assert not answer.speaks_for or answer.speakers
        assert not set(answer.via) & set(answer.speakers)
        for field in ("speakers", "speaks_for", "via"):
            assert (field in answer.support) == bool(getattr(answer, field))
        for support in answer.support.values():
            assert 0 < support.confidence < 1
            inside(text, support.spans)
    for actor in actors:
        inside(text, actor.mentions)
        for role in actor.roles:
            assert role.title
            inside(text, role.spans)


def inside(text: str, parts: Spans) -> None:
    """The spans stand in the text, in order, apart from each other, and hold something."""
    ends = [0]
    for span in parts:
        assert ends[-1] <= span.start < span.end <= len(text)
        ends.append(span.end)


@settings(max_examples=60, deadline=None)
@given(reports())
def test_the_same_text_reads_the_same(report: Report) -> None:
    assert read(report, "Drum Herald") == read(report, "Drum Herald")


@settings(max_examples=60, deadline=None)
@given(reports(), st.integers(0, 3))
def test_names_and_statements_further_down_change_nothing_above(report: Report, lines: int) -> None:
    """A paragraph about others, without statements, after the last leaves who speaks as it was."""
    text, statements, mentions = report
    longer = text + "\n" * (lines + 2) + "it rained on the hills and the harbour all day long."
    before = [answer.speakers for answer in read((text, statements, mentions))[1]]
    assert [answer.speakers for answer in read((longer, statements, mentions))[1]] == before


@pytest.mark.parametrize(
    "unit",
    ["a-", "“", ".a", "A. ", "x's ", "'", "(a) ", ",", "\n", "Ab ", "the ", "of A ", "and B ", "A, ", "1 "],
)
def test_a_megabyte_of_anything_takes_seconds(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    started = time.process_time()
    read((text, [], []))
    assert time.process_time() - started < 20


@pytest.mark.parametrize(
    "unit",
    [
        "Ida Voll left. She said that it was over. ",
        "Ida Voll and Tor Ness met. The two said that it was over. ",
        "The memo said that it was over. ",
        "In Oslo the head of Odda Bank said that it was over. ",
    ],
)
def test_time_grows_with_the_text_and_not_with_its_square(unit: str) -> None:
    def spent(times: int) -> float:
        cue = unit.index(" said ") + 1
        first = unit.rfind(". ", 0, cue) + 2 if ". " in unit[:cue] else 0
        made = []
        for i in range(times):
            at = i * len(unit)
            parts = (Span(at + first, at + cue - 1),), (Span(at + cue, at + cue + 4),)
            content = (Span(at + cue + 5, at + len(unit) - 2),)
            made.append(
                Statement(
                    id=str(i), source=parts[0], cue=parts[1], content=content, kind="indirect", confidence=1.0
                )
            )
        started = time.process_time()
        read((unit * times, made, []))
        return time.process_time() - started

    spent(50)
    short, long = min(spent(300) for _ in range(3)), spent(3000)
    assert long < 30 * short
