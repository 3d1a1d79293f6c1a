"""Kinds, trimmed spans and quotations of several paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.kinds import continued, kind_of, trimmed
from onrecord.reading.quotes import quotations
from onrecord.schema import Span


def span(text: str, piece: str) -> Span:
    start = text.index(piece)
    return Span(start, start + len(piece))


@pytest.mark.parametrize(
    ("text", "content", "kind"),
    [
        ("“We are closed,” said Ilse Brandt.", ["“We are closed,”"], "direct"),
        ("“We,” said Brandt, “are closed.”", ["“We,”", "“are closed.”"], "direct"),
        ("Brandt said the mill was closed.", ["the mill was closed"], "indirect"),
        ("Brandt said the mill was “done for”.", ["the mill was “done for”"], "mixed"),
        ("Brandt said: “It is over", ["“It is over"], "direct"),
    ],
)
def test_kind(text: str, content: list[str], kind: str) -> None:
    parts = tuple(span(text, piece) for piece in content)
    assert kind_of(text, parts, quotations(text)) == kind


@pytest.mark.parametrize(
    ("text", "piece", "wanted"),
    [
        ("“We are closed,” said Brandt.", "We are closed", "“We are closed,”"),
        ("The mill, Brandt said, was closed.", "The mill,", "The mill"),
        ("Brandt said it was closed.", "it was closed.", "it was closed"),
        ("She said: “Out.” Then she left.", "“Out.”", "“Out.”"),
        ("He said , .", ", .", None),
    ],
)
def test_trimmed(text: str, piece: str, wanted: str | None) -> None:
    found = trimmed(text, span(text, piece), quotations(text))
    assert (found.of(text) if found else None) == wanted


@given(st.text(alphabet='ab ,.“”"\n', max_size=40), st.data())
def test_trimmed_never_loses_a_word(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = trimmed(text, Span(start, end), quotations(text))
    letters = [i for i in range(start, end) if text[i].isalnum()]
    assert (found is None) == (not letters)
    if found:
        assert found.start <= letters[0] and letters[-1] < found.end


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    text = "Brandt said: “It is over.\n\n“The mill is sold.\n\n“We go.”\n\nShe left."
    content = continued(text, (span(text, "“It is over."),), quotations(text))
    assert [part.of(text) for part in content] == ["“It is over.", "“The mill is sold.", "“We go.”"]


def test_a_closed_quotation_does_not_go_on() -> None:
    text = "Brandt said: “It is over.”\n\n“The mill is sold,” said Okafor."
    content = (span(text, "“It is over.”"),)
    assert continued(text, content, quotations(text)) == content
