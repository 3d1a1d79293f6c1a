from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

from hypothesis import given

from onrecord.schema import Reading, Report, Span, Statement
from onrecord.schema.drawing import DRAWING_STYLE, drawing
from tests.examples import READER, ferries, readings


def without_tags(html: str) -> str:
    return unescape(re.sub(r"<[^<>]*>", "", html))


class Nesting(HTMLParser):
    """Fails on a tag that closes another than the last opened; collects the marks' labels."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.labels: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in {"div", "p", "span"}
        self.open.append(tag)
        told = dict(attrs)
        if tag == "span" and "resumed" not in (told["class"] or ""):
            self.labels.append((told["data-label"] or "", (told["class"] or "").removeprefix("mark ")))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@given(readings())
def test_its_text_is_the_reports_text(reading: Reading) -> None:
    html = drawing(reading)
    # "&#0;" is no character in HTML, so a zero byte stands as it is; unescape leaves it alone too.
    assert without_tags(html) == reading.report.text


@given(readings(tidy=True))
def test_tags_nest_and_every_span_is_marked_once(reading: Reading) -> None:
    found = Nesting()
    found.feed(drawing(reading))
    assert found.open == []
    spans = sum(
        len(statement.source) + len(statement.cue) + len(statement.content)
        for statement in reading.statements
    )
    assert len(found.labels) == spans


@given(readings())
def test_marks_that_share_a_character_have_lines_of_their_own(reading: Reading) -> None:
    lanes: list[str] = []
    for tag in re.findall(r"<[^<>]*>", drawing(reading)):
        if tag.startswith("<span"):
            lane = re.search(r"[ \"]lane-(\d+)", tag)
            assert lane and lane.group(1) not in lanes
            lanes.append(lane.group(1))
        elif tag == "</span>":
            lanes.pop()


def test_markup_in_a_report_stays_text() -> None:
    text = "<script>alert('1')</script>"
    whole = (Span(0, len(text)),)
    bad = Statement(id='"><b>', source=(), cue=(), content=whole, kind="indirect", confidence=1.0)
    html = drawing(Reading(report=Report(text=text), reader=READER, statements=(bad,)))
    assert "<script" not in html and "<b>" not in html


def test_a_statement_is_linked_to_by_its_first_mark() -> None:
    reading = ferries()
    html = drawing(reading, anchor="r7-")
    for statement in reading.statements:
        assert html.count(f'id="r7-{statement.id}"') == 1


def test_a_notebook_shows_the_drawing_with_its_style() -> None:
    reading = ferries()
    assert reading._repr_html_() == f"<style>{DRAWING_STYLE}</style>{drawing(reading)}"
