from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.html import page
from onrecord.schema import Failure, Reading
from tests.examples import crane, ferries, readings

EMPTY = {"meta"}
"""Elements without an end tag."""


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        told = {name: value or "" for name, value in attrs}
        assert not any(name.startswith("on") for name in told)
        self.ids.extend(told[name] for name in ["id"] if name in told)
        self.links.extend(told[name] for name in ("href", "src") if name in told)
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def parsed(found: list[Reading | Failure]) -> Page:
    result = Page()
    result.feed("".join(page(found)))
    assert result.open == []
    return result


@given(st.lists(readings(), max_size=2))
def test_a_page_of_anything_is_sound_and_runs_nothing(found: list[Reading]) -> None:
    result = parsed(list(found))
    assert not result.tags & {"script", "iframe", "link", "img", "object", "form"}
    assert all(re.match(r"#|https?://", link) for link in result.links)


@given(readings())
def test_the_text_stands_on_it_whole(reading: Reading) -> None:
    html = "".join(page([reading]))
    drawn = re.search(r'aria-label="Text">(.*?)</section>', html, re.DOTALL)
    assert drawn
    assert unescape(re.sub(r"<[^<>]*>", "", drawn.group(1))) == reading.report.text


def test_each_listed_statement_leads_to_its_words_even_where_a_text_comes_twice() -> None:
    result = parsed([ferries(), ferries()])
    assert len(result.ids) == len(set(result.ids))
    inner = [link for link in result.links if link.startswith("#")]
    assert len(inner) == 2 * 3 + 2
    assert {link[1:] for link in inner} <= set(result.ids)


def test_it_loads_nothing_from_elsewhere() -> None:
    html = "".join(page([ferries(url="https://example.org/a")]))
    assert not re.search(r"<(link|script|img|iframe)|@import|url\(", html)


def test_an_address_that_would_run_is_no_link() -> None:
    html = "".join(page([ferries(url="javascript:alert(1)")]))
    assert "javascript:alert(1)" in html
    assert 'href="javascript' not in html


def test_labels_and_names_stand_beside_the_text() -> None:
    html = "".join(page([crane()]))
    for words in ("<span>deny</span>", "<span>via Harbour Radio › a port spokesman</span>", "Lisbon (PT-11)"):
        assert words in html
    assert "on Monday: 2026-03-02" in html
    assert 'data-label="2 who · Ines Calloway"' in html and 'data-label="1 how · deny"' in html


def test_what_was_not_read_is_named() -> None:
    html = "".join(page([Failure(input="<b>.html", code="empty", message="No text.")]))
    assert "&lt;b&gt;.html" in html and "No text." in html
