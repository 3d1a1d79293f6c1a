from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from onrecord.desk import in_context
from onrecord.record import FoundStatement
from onrecord.schema import Report, Span, Statement, statement_id

WORDS = st.lists(
    st.sampled_from(["ferry", "Ferry", "fèrry", "ferryman", "quay", "😀", "the", "\n"]), max_size=40
)


@st.composite
def found(draw: st.DrawFn) -> FoundStatement:
    """A statement somewhere in a text, its source before its content."""
    before, source, content, after = (" ".join(draw(WORDS)) for _ in range(4))
    text = f"{before} {source}x said {content}y {after}"
    start = len(before) + 1
    who = (Span(start, start + len(source) + 1),)
    what = (Span(who[0].end + 6, who[0].end + 6 + len(content) + 1),)
    report = Report(text=text)
    one = Statement(
        id=statement_id(report.id, who, (), what),
        source=who,
        cue=(),
        content=what,
        kind="direct",
        confidence=0.5,
    )
    return FoundStatement(statement=one, report=report)


@given(found(), st.sampled_from(["ferry", '"the ferry"', "FÉRRY quay", "", '"', "😀"]))
def test_pieces_are_the_text_and_hits_are_words_of_the_statement(found: FoundStatement, words: str) -> None:
    context = in_context(found, words)
    text = found.report.text
    assert "".join(piece.text for piece in context.pieces) == text[context.start : context.end]
    spans = [*found.statement.source, *found.statement.content]
    for hit in context.hits:
        assert any(span.start <= hit.start and hit.end <= span.end for span in spans)
        # A phrase is found across what is no word, as by the search.
        told = " ".join(re.findall(r"\w+", hit.of(text).casefold().replace("è", "e")))
        assert told in ("ferry", "the ferry", "quay")
    drawn = sum(len(piece.text) for piece in context.pieces if piece.hit)
    assert drawn == len({at for hit in context.hits for at in range(*hit)})


def test_a_long_statement_is_cut_at_its_end() -> None:
    text = "Norring said " + "the ferry sank " * 200
    what = (Span(13, len(text)),)
    one = Statement(id="0" * 16, source=(Span(0, 7),), cue=(), content=what, kind="indirect", confidence=0.5)
    context = in_context(FoundStatement(statement=one, report=Report(text=text)), "ferry")
    assert context.start == 0 and context.cut_after and not context.cut_before
    assert context.end <= 900 and text[context.end - 1 : context.end + 1].strip()
