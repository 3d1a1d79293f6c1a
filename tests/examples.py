"""Readings made by hand, and a strategy for readings of any shape, that several tests use."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from onrecord.schema import (
    KINDS,
    Kind,
    ReaderInfo,
    Reading,
    Report,
    Span,
    Spans,
    Statement,
    statement_id,
)

READER = ReaderInfo(version="test-1", weights="0f" * 32)

FERRIES = """The harbour agency reported on Tuesday, citing the transport ministry, that two ferries had left.
“We did what the weather asked of us,” said Ines Calloway. “Nobody was told to leave.”"""


def statement(
    text: str,
    source: Sequence[str],
    cue: Sequence[str],
    content: Sequence[str],
    *,
    kind: Kind = "indirect",
    confidence: float = 0.914,
    parent: Statement | None = None,
) -> Statement:
    """A statement whose spans are where the given words first stand in `text`."""

    def find(words: Sequence[str]) -> Spans:
        return tuple(Span(text.index(word), text.index(word) + len(word)) for word in words)

    roles = find(source), find(cue), find(content)
    return Statement(
        id=statement_id(Report(text=text).id, *roles),
        source=roles[0],
        cue=roles[1],
        content=roles[2],
        kind=kind,
        confidence=confidence,
        parent=parent.id if parent else None,
    )


def ferries(**told: Any) -> Reading:
    """Three statements: one, one nested in it, and an interrupted quotation."""
    agency = statement(
        FERRIES,
        ["The harbour agency"],
        ["reported"],
        [FERRIES[40 : FERRIES.index(".")]],
    )
    ministry = statement(
        FERRIES, ["the transport ministry"], ["citing"], ["two ferries had left"], parent=agency
    )
    calloway = statement(
        FERRIES,
        ["Ines Calloway"],
        ["said"],
        ["“We did what the weather asked of us,”", "“Nobody was told to leave.”"],
        kind="direct",
    )
    report = Report(text=FERRIES, **told)
    return Reading(report=report, reader=READER, statements=(agency, ministry, calloway))


TEXTS = st.text(st.characters(codec="utf-8"), max_size=60) | st.text("<>&\"' \n\r\t“é𝒳a", max_size=60)


@st.composite
def readings(draw: st.DrawFn, *, tidy: bool = False) -> Reading:
    """A reading of any text with spans anywhere: nested, crossing, the same twice, parents in circles.

    `tidy`: spans are as the contract has them, inside the text, in order and with content.
    """
    text = draw(TEXTS.filter(len) if tidy else TEXTS)
    told = st.none() | TEXTS
    report = Report(
        text=text,
        input=draw(TEXTS),
        title=draw(told),
        publisher=draw(told),
        author=draw(told),
        url=draw(told),
        published=draw(told),
    )
    ends = st.integers(0, len(text)) if tidy else st.integers(-3, len(text) + 3)

    def role(least: int) -> st.SearchStrategy[Spans]:
        if not tidy:
            return st.lists(st.builds(Span, ends, ends), max_size=3).map(tuple)
        # Consecutive pairs of distinct sorted positions are spans in order that do not overlap.
        points = st.lists(ends, min_size=2 * least, max_size=4, unique=True).map(sorted)
        return points.map(
            lambda found: tuple(Span(*pair) for pair in zip(found[::2], found[1::2], strict=False))
        )

    statements: list[Statement] = []
    for _ in range(draw(st.integers(0, 5))):
        source, cue, content = draw(role(0)), draw(role(0)), draw(role(1))
        name = statement_id(report.id, source, cue, content)
        statements.append(
            Statement(
                id=name,
                source=source,
                cue=cue,
                content=content,
                kind=draw(st.sampled_from(KINDS)),
                confidence=draw(st.integers(0, 1000)) / 1000,
            )
        )
    names = st.none() | st.sampled_from([found.id for found in statements] + ["elsewhere"])
    nested = [_with_parent(found, draw(names)) for found in statements]
    return Reading(report=report, reader=READER, statements=tuple(nested))


def _with_parent(found: Statement, parent: str | None) -> Statement:
    from dataclasses import replace

    return replace(found, parent=parent)
