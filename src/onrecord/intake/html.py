"""A web page to a report: trafilatura finds the article, the page's own marks tell the rest."""

from __future__ import annotations

import onrecord.intake.unprobed  # noqa: F401

# isort: split
import re
import unicodedata
from functools import cache
from importlib.metadata import version
from typing import Any, BinaryIO
from urllib.parse import urljoin

import trafilatura
from lxml import etree, html  # type: ignore[import-untyped]
from trafilatura.settings import Document as Page
from trafilatura.settings import use_config

from onrecord.intake.decoding import declared_encoding, decoded, known_encoding
from onrecord.intake.limits import Limits
from onrecord.intake.packed import whole
from onrecord.intake.page_time import page_time
from onrecord.messages import input_error
from onrecord.schema import Document, Extractor, Report

SETTINGS: dict[str, Any] = {"include_comments": False, "include_tables": True, "fast": False}
"""What trafilatura is asked for. Without readers' comments, which are no part of the report."""

DAY_SETTINGS: dict[str, Any] = {
    "original_date": True,
    # The first date anywhere in the text is too often another day than the page's own.
    "extensive_search": False,
    # By default it is today, which would have one page read differently on two days.
    "max_date": "2100-01-01",
}

PARAGRAPH_END = "\n\n"

# XML has no place for these; left in, they end the page there.
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# A tag of some length, whatever its quoted values hold; possessive, so that it is found in one pass.
_LONG_TAG = re.compile(r"""<[a-zA-Z](?=[^<]{4000})(?:[^<>"']++|"[^"]*+"|'[^']*+')*+""")
_ATTRIBUTE = re.compile(r"""[^\s"'=/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"']+))?""")

_LONG_LINE, _SHORT_LINE = 60, 15  # characters
_ENDS = ".!?…:。！？؟।"
_CLOSING = " \t\r\u00a0\"'”’»)]"

# All that trafilatura is known or can be expected to raise on markup it was not made for.
_MARKUP_ERRORS = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError)
_PAGE_ERRORS = (*_MARKUP_ERRORS, ValueError, etree.LxmlError)


def html_document(stream: BinaryIO, name: str, limits: Limits, charset: str | None = None) -> Document:
    """The article of a page, as `page_document` finds it. Raises InputError "too-large" besides."""
    return page_document(whole(stream, name, limits.page_bytes, "page"), name, limits, charset)


def page_document(raw: bytes, name: str, limits: Limits, charset: str | None = None) -> Document:
    """The article of the page: text, title, author, publisher, canonical address, time, language.

    `charset` is what the server said of it, which counts for more than what the page says.
    `Report.language` is what the page declares. Raises InputError "empty", "encoding", "too-deep",
    "too-many-tags", "no-article" or "page".
    """
    markup, encoding = decoded(raw, name, known_encoding(charset or "") or declared_encoding(raw))
    if not markup.strip():
        raise input_error("empty", name)
    tree = _tree(markup, name, limits)
    page = _page(tree, name)
    told = _told(page.url)
    report = Report(
        text=paragraphs(page.text or ""),
        input=name,
        title=_told(page.title),
        publisher=_told(page.sitename),
        author=_told(page.author),
        url=_canonical(tree, told) or told,
        language=_language(tree),
        published=page_time(tree) or page.date,
    )
    return Document(report=report, raw=raw, media_type="text/html", extractor=_extractor(encoding))


def paragraphs(text: str) -> str:
    """The article's text as it is frozen: Unicode NFC, a blank line after each paragraph.

    trafilatura ends paragraphs, headings, list items, table rows and <br> alike with one line feed;
    each becomes a paragraph of its own, as the reader looks for blank lines.
    """
    lines = (line.strip() for line in unicodedata.normalize("NFC", text).split("\n"))
    return PARAGRAPH_END.join(line for line in lines if line)


def _tree(markup: str, name: str, limits: Limits) -> html.HtmlElement:
    for tag in _LONG_TAG.finditer(markup):
        if sum(1 for _ in _ATTRIBUTE.finditer(tag.group())) > limits.tag_attributes:
            raise input_error(
                "too-many-tags", name, limit=limits.tag_attributes, what="attributes on one tag"
            )
    parser = html.HTMLParser(
        collect_ids=False, default_doctype=False, encoding="utf-8", remove_comments=True, remove_pis=True
    )
    try:
        tree = html.document_fromstring(_NO_XML.sub("", markup).encode("utf-8"), parser=parser)
    except (ValueError, etree.LxmlError) as error:
        raise input_error("no-article", name) from error
    # Past its limit the parser leaves out what is deeper and says so only here.
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise input_error("too-deep", name)
    if sum(1 for _ in tree.iter()) > limits.page_tags:
        raise input_error("too-many-tags", name, limit=limits.page_tags, what="tags")
    return tree


def _page(tree: html.HtmlElement, name: str) -> Page:
    try:
        page = trafilatura.bare_extraction(
            tree, with_metadata=True, date_extraction_params=DAY_SETTINGS, config=_config(), **SETTINGS
        )
    except _PAGE_ERRORS as error:
        raise input_error("page", name, reason=f"{type(error).__name__}: {error}") from error
    if not isinstance(page, Page) or not _has_prose(page.text or ""):
        raise input_error("no-article", name)
    return page


def _has_prose(text: str) -> bool:
    """Whether a line of the text is a sentence or long enough for one: a page that has none, but links and
    labels, holds no article."""
    lines = (line.rstrip(_CLOSING) for line in text.split("\n"))
    return any(len(line) >= _LONG_LINE or (len(line) >= _SHORT_LINE and line[-1] in _ENDS) for line in lines)


@cache
def _config() -> Any:
    """trafilatura's defaults, with the one that would take an unsafe connection switched off."""
    config = use_config()
    config.set("DEFAULT", "INSECURE_SSL_FALLBACK", "off")
    return config


@cache
def _extractor(encoding: str) -> Extractor:
    settings = {**SETTINGS, "encoding": encoding, "paragraph_end": PARAGRAPH_END}
    return Extractor(name="trafilatura", version=version("trafilatura"), settings=settings)


def _told(value: str | None) -> str | None:
    """A value that the page gives; None where it is empty or not to be written in UTF-8."""
    value = (value or "").strip()
    return value if value and value.encode("utf-8", "ignore").decode("utf-8") == value else None


def _canonical(tree: html.HtmlElement, base: str | None) -> str | None:
    for link in tree.iterfind(".//link[@href]"):
        if "canonical" in (link.get("rel") or "").lower().split():
            try:
                address = urljoin(base or "", link.get("href").strip())
            except ValueError:
                continue
            if address.startswith(("https://", "http://")):
                return _told(address)
    return None


def _language(tree: html.HtmlElement) -> str | None:
    """What the page declares, such as "en-GB"."""
    declared = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    if not declared:
        declared = next(iter(tree.xpath('//meta[@property="og:locale"]/@content')), None)
    return _told(declared)
