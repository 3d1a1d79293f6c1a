"""Quotations: typographic marks of every kind, lost marks, several paragraphs."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.quotes import quotations

TEXTS = st.text(alphabet="ab .,'’‘“”„«»\"`\n", max_size=80)


def quoted(text: str) -> list[str]:
    return [span.of(text) for span in quotations(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She said “no” twice.", ["“no”"]),
        ('He wrote "go on" and "stop".', ['"go on"', '"stop"']),
        ("Er sagte „nein“ und ging.", ["„nein“"]),
        ("Il dit «non», puis «oui».", ["«non»", "«oui»"]),
        ("The ''open door'' stayed shut.", ["''open door''"]),
        ("``Open,'' she wrote.", ["``Open,''"]),
        ("The port's crew said ‘we won’t go’ again.", ["‘we won’t go’"]),
        ("The workers' union and the '90s.", []),
        ("It’s the mayor’s word.", []),
        ("“The mayor said ‘never’ to me,” he said.", ["“The mayor said ‘never’ to me,”"]),
        ("“It goes on\n\n“and on,” she said.", ["“It goes on", "“and on,”"]),
        ("We will stay,” she said.", ["We will stay,”"]),
        ("Han sa ”nej” igen.", ["”nej”"]),
    ],
)
def test_marks(text: str, found: list[str]) -> None:
    assert quoted(text) == found


@given(TEXTS)
def test_quotations_are_ordered_apart_and_within_one_paragraph(text: str) -> None:
    spans = quotations(text)
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        assert "\n" not in span.of(text)
    for one, other in itertools.pairwise(spans):
        assert one.end <= other.start


@given(TEXTS, TEXTS)
def test_paragraphs_do_not_touch_each_other(one: str, other: str) -> None:
    alone = quotations(one + "\n")
    together = quotations(one + "\n" + other)
    assert together[: len(alone)] == alone


def test_a_megabyte_of_marks_is_read_in_one_pass() -> None:
    assert all(span.end <= 1_000_000 for span in quotations("“" * 1_000_000))
    assert len(quotations('"a" ' * 250_000)) == 250_000
