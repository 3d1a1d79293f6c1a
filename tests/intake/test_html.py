from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest

from onrecord.intake import Limits, documents
from onrecord.schema import Document, Failure, Report
from tests.intake.pages import FRENCH, SENTENCES, page


def read(
    markup: str | bytes, limits: Limits | None = None, language: str | None = None
) -> Document | Failure:
    raw = markup.encode() if isinstance(markup, str) else markup
    (found,) = documents(["-"], stdin=io.BytesIO(raw), limits=limits or Limits(), language=language)
    return found


def report(markup: str | bytes, language: str | None = None) -> Report:
    found = read(markup, language=language)
    assert isinstance(found, Document), found
    assert found.media_type == "text/html"
    return found.report


def code(markup: str | bytes, limits: Limits | None = None) -> str:
    found = read(markup, limits)
    assert isinstance(found, Failure), found
    return found.code


def test_paragraphs_stand_apart_by_a_blank_line() -> None:
    assert "\n\n".join(SENTENCES) in report(page()).text
    assert "\n\n\n" not in report(page()).text


def test_a_page_tells_where_it_is_from() -> None:
    head = """<title>Old crane to go | Quay News</title>
        <meta property="og:title" content="Old crane to go">
        <meta property="og:site_name" content="Quay News">
        <meta property="og:url" content="https://quay.example/7?from=front">
        <meta name="author" content="Petra Sand">
        <link rel="canonical" href="/7">
        <meta property="article:published_time" content="2021-04-02T23:15:00+02:00">"""
    found = report(page(head=head))
    assert (found.title, found.publisher, found.author) == ("Old crane to go", "Quay News", "Petra Sand")
    assert found.url == "https://quay.example/7"
    assert (found.published, found.day) == ("2021-04-02T23:15:00+02:00", "2021-04-02")


def json_ld(thing: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(thing)}</script>'


def article(told: str) -> dict[str, object]:
    return {"@type": ["NewsArticle"], "datePublished": told}


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (json_ld(article("2021-04-02T23:15:00-05:00")), "2021-04-02T23:15:00-05:00"),
        (json_ld({"@graph": [{"@type": "WebSite"}, article("2021-04-02")]}), "2021-04-02"),
        (json_ld([{"@type": "Event", "datePublished": "2020-01-01"}, article("2021-04-02")]), "2021-04-02"),
        (
            '<script type="application/ld+json">{"@type": "Article",, "datePublished": "spring"}</script>'
            '<meta name="date" content="2021-04-02T10:00:00Z">',
            "2021-04-02T10:00:00Z",
        ),
        (
            json_ld(article("2021-04-02T21:15:00"))
            + '<meta property="article:published_time" content="2021-04-03T02:15:00+00:00">',
            "2021-04-03T02:15:00+00:00",
        ),
        (
            json_ld(article("2021-04-02T21:15:00")) + '<meta name="date" content="2021-06-01T00:00:00Z">',
            "2021-04-02",
        ),
        (
            json_ld(article("0001-01-01T00:00:00Z")) + '<meta name="pubdate" content="2021-04-02">',
            "2021-04-02",
        ),
        (
            json_ld(article("1970-01-01T00:00:00Z")) + '<meta name="pubdate" content="2021-04-02">',
            "2021-04-02",
        ),
        (
            '<meta itemprop="datePublished" content="Fri, 02 Apr 2021 10:00:00 +0100">',
            "2021-04-02T10:00:00+01:00",
        ),
    ],
)
def test_publication_time_with_its_offset(head: str, published: str) -> None:
    assert report(page(head=head)).published == published


def test_a_day_in_the_text_is_not_the_publication_day() -> None:
    assert report(page(*SENTENCES, "The first survey was made on 3 March 2019.")).published is None


def test_two_runs_give_the_same() -> None:
    assert read(page()) == read(page())


def test_a_declared_encoding_is_used() -> None:
    text = "The café’s owner, Łukasz Żuraw, said the quay would reopen in spring, the council added."
    raw = page(text, text, *SENTENCES).replace("utf-8", "windows-1250").encode("cp1250")
    assert text in report(raw).text


def test_pages_by_suffix_and_packed(tmp_path: Path) -> None:
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(page().encode()))
    (tmp_path / "b.XHTML").write_text(page().removeprefix("<!doctype html>"), encoding="utf-16")
    found = list(documents([str(tmp_path)]))
    assert [one.media_type for one in found if isinstance(one, Document)] == ["text/html"] * 2
    texts = {one.report.text for one in found if isinstance(one, Document)}
    assert len(texts) == 1


def test_the_extractor_is_named_with_its_settings() -> None:
    found = read(page())
    assert isinstance(found, Document)
    assert found.extractor.name == "trafilatura"
    assert found.extractor.version[0].isdigit()
    assert found.extractor.settings["include_comments"] is False
    assert found.raw == page().encode()


@pytest.mark.parametrize("depth", [300, 5000])
def test_deep_nesting_is_a_failure_also_beside_the_article(depth: int) -> None:
    deep = "<div>" * depth + "deep" + "</div>" * depth
    assert code(page(body=deep)) == "too-deep"
    assert code(page().replace("</body>", deep + "</body>")) == "too-deep"


def test_a_page_nested_within_the_limit_is_read_whole() -> None:
    nested = (
        page()
        .replace("<article>", "<div>" * 200 + "<article>")
        .replace("</article>", "</article>" + "</div>" * 200)
    )
    assert all(sentence in report(nested).text for sentence in SENTENCES)


def test_huge_pages_are_failures() -> None:
    assert code(page() + " " * 5_000_000) == "too-large"
    assert code(page(body="<i>x</i>" * 31_000)) == "too-many-tags"
    assert code(page(body="<p " + " ".join(f"a{n}=1" for n in range(50_000)) + ">")) == "too-many-tags"
    assert code(page(), Limits(page_bytes=100)) == "too-large"


@pytest.mark.parametrize(
    "markup", ["<html>", "<html><body><script>1</script></body></html>", "<!doctype html>\n"]
)
def test_a_page_without_an_article(markup: str) -> None:
    assert code(markup) == "no-article"


def test_language_is_named_and_can_be_overridden() -> None:
    markup = page(FRENCH, FRENCH + " Encore.", lang="en")
    found = read(markup)
    assert isinstance(found, Failure)
    assert found.code == "language"
    assert "French (fr)" in found.message
    assert report(markup, language="en").language == "en"
