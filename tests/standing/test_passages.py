from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from onrecord.schema import Reading, Report, Span, Spans, Statement, statement_id
from onrecord.standing import Relater
from onrecord.standing.model import FOLDER, VOCABULARY
from onrecord.standing.passages import (
    CLAIM,
    CONTENT,
    CONTEXT,
    CUE,
    HEAD,
    LEAD,
    PARTS,
    SOURCE,
    TITLE,
    Passages,
    Sizes,
)
from tests.examples import TEXTS, readings
from tests.standing.made import Said, told

TOKENIZER = Tokenizer.from_file(str(FOLDER / VOCABULARY))
SIZES = Sizes()
PASSAGES = Passages(TOKENIZER, SIZES)
SMALL = Sizes(claim=3, head=2, title=2, lead=3, around=6, right=2)


def made(text: str, content: str, source: str = "", cue: str = "", **of: str) -> tuple[Report, Statement]:
    """A report and the statement with these words of it."""

    def at(words: str) -> Spans:
        start = text.index(words)
        return (Span(start, start + len(words)),) if words else ()

    report = Report(text=text, **of)
    spans = at(source), at(cue), at(content)
    return report, Statement(
        id=statement_id(report.id, *spans),
        source=spans[0],
        cue=spans[1],
        content=spans[2],
        kind="indirect",
        confidence=0.9,
        act="state",
        speakers=(source,) if source else (),
    )


def words_of(passages: Passages, report: Report, statement: Statement, *parts: int) -> str:
    """What the network sees in these parts."""
    passage = passages.passage(report, statement)
    return TOKENIZER.decode(passage.ids[np.isin(passage.parts, parts)].tolist())


def check(passages: Passages, sizes: Sizes, report: Report, statement: Statement) -> None:
    """The invariants of any passage and of the row that it becomes."""
    passage = passages.passage(report, statement)
    ids, parts = passage.ids, passage.parts
    assert len(passage) == len(ids) == len(parts)
    assert ids.dtype == parts.dtype == np.int64
    assert set(parts.tolist()) <= set(range(PARTS)) - {CLAIM}
    assert ((ids >= 0) & (ids < TOKENIZER.get_vocab_size())).all()
    counts = np.bincount(parts, minlength=PARTS)
    assert counts[HEAD] <= sizes.head
    assert 2 <= counts[TITLE] <= sizes.title + 2
    assert counts[LEAD] <= sizes.lead + 1
    assert counts[[CONTEXT, SOURCE, CUE, CONTENT]].sum() <= sizes.around
    # Head, title and lead come first, each in one piece.
    first = parts[parts < CONTEXT].tolist()
    assert first == sorted(first) == parts[: len(first)].tolist()
    claim = passages.claim("The lease was signed.")
    row, row_parts = passages.row(claim, passage)
    assert len(row) == len(row_parts) == len(claim) + len(passage) + 3
    assert row[0] == TOKENIZER.token_to_id("[CLS]") and row[-1] == TOKENIZER.token_to_id("[SEP]")
    assert (row_parts == CLAIM).sum() == len(claim) + 2
    assert row_parts[len(claim) + 2 : -1].tolist() == parts.tolist()
    again = passages.passage(report, statement)
    assert again.ids.tolist() == ids.tolist() and again.parts.tolist() == parts.tolist()


@given(readings(tidy=True), st.sampled_from([SIZES, SMALL]))
def test_passages_of_any_statement_keep_their_sizes(reading: Reading, sizes: Sizes) -> None:
    passages = Passages(TOKENIZER, sizes)
    # A day of publication is one or none by the time a record holds it.
    report = replace(reading.report, published="2026-03-04")
    for statement in reading.statements:
        check(passages, sizes, report, statement)


@settings(max_examples=30)
@given(TEXTS | st.text(max_size=200))
def test_claims_keep_their_size(words: str) -> None:
    assert len(PASSAGES.claim(words)) <= SIZES.claim
    assert len(PASSAGES.claim(words * 400)) <= SIZES.claim


LONG = "word " * 5000


@pytest.mark.parametrize(
    ("text", "content", "source", "cue"),
    [
        (f"The port said that {LONG}.", LONG, "The port", "said"),
        (f"{LONG} The port said no. {LONG}", "no", "The port", "said"),
        (f"The port {LONG} said no.", "no", "The port", "said"),
        ("🛳️ The port 🚢 said “🦀🦀🦀”", "“🦀🦀🦀”", "The port 🚢", "said"),
        ("The port said éèñ 한국어 مرحبا.", "éèñ 한국어 مرحبا", "The port", "said"),
        ("\n\n\nno\n\n", "no", "", ""),
        ("x", "x", "", ""),
        (" ", " ", "", ""),
        ("\u200b\u200b", "\u200b", "", ""),
        ("a" * 3000, "a" * 3000, "", ""),
    ],
)
@pytest.mark.parametrize("title", [None, "", "🚢", LONG])
def test_odd_texts(text: str, content: str, source: str, cue: str, title: str | None) -> None:
    report, statement = made(text, content, source, cue)
    report = replace(report, title=title)
    check(PASSAGES, SIZES, report, statement)
    check(Passages(TOKENIZER, SMALL), SMALL, report, statement)


def test_a_claim_without_a_word() -> None:
    assert PASSAGES.claim("").tolist() == PASSAGES.claim("\u200b").tolist() == []


def test_parts_are_told_apart() -> None:
    text = "Rain fell.\nOn Monday the port of Tarnholm denied that a lease was signed. The quay is open."
    report, statement = made(
        text,
        "that a lease was signed",
        "the port of Tarnholm",
        "denied",
        title="A lease?",
        published="2026-03-04",
    )
    seen = {part: words_of(PASSAGES, report, statement, part) for part in range(1, PARTS)}
    assert seen[CONTENT] == "that a lease was signed"
    assert (seen[SOURCE], seen[CUE]) == ("the port of tarnholm", "denied")
    assert "4 march 2026" in seen[HEAD] and "the port of tarnholm" in seen[HEAD]
    assert "a lease?" in seen[TITLE]
    assert "on monday" in seen[CONTEXT] and "the quay is open" in seen[CONTEXT]


def test_the_lead_is_not_told_twice() -> None:
    text = f"The lead tells of cranes.\n{LONG}The port said it was so."
    report, statement = made(text, "it was so", "The port", "said")
    assert "the lead tells of cranes" in words_of(PASSAGES, report, statement, LEAD)
    assert "cranes" not in words_of(PASSAGES, report, statement, CONTEXT)
    near, statement = made("The port said it was so. It was cold.", "it was so", "The port", "said")
    assert words_of(PASSAGES, near, statement, LEAD) == ""


def test_of_a_long_statement_its_beginning_is_seen() -> None:
    text = f"The port said that the crane fell {LONG} and sank."
    report, statement = made(text, f"that the crane fell {LONG} and sank", "The port", "said")
    seen = words_of(PASSAGES, report, statement, CONTENT)
    assert seen.startswith("that the crane fell") and "sank" not in seen


@pytest.mark.parametrize("published", ["", "soon", "2026-02-31", "2026-13-01", "0000-00-00", "٢٠٢٦-٠٣-٠٤"])
def test_a_day_that_is_none_stops_nothing(published: str) -> None:
    reading = told("a.txt", Said("The port", "a lease was signed"), day=published)
    check(PASSAGES, SIZES, reading.report, reading.statements[0])


def test_what_the_publisher_is_called_is_not_seen(real: Relater) -> None:
    # One text, printed by two, bears on a claim in the same way.
    one, other = (
        told("a.txt", Said("The port", "a lease was signed"), publisher=name, url=name) for name in ("A", "B")
    )
    vectors = [real.statement_vector(of.report, of.statements[0]).tolist() for of in (one, other)]
    assert vectors[0] == vectors[1]
