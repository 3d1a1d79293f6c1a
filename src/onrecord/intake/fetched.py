"""What was fetched, to documents."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from onrecord.errors import InputError, UsageError
from onrecord.intake.apart import PagesApart
from onrecord.intake.expand import printable
from onrecord.intake.feed import MOST_BYTES, feed_items
from onrecord.intake.fetching.fetcher import Fetched
from onrecord.intake.kinds import HEAD_BYTES, Kind, kind_of, suffix_kind
from onrecord.intake.language import READ
from onrecord.intake.limits import DEFAULT_LIMITS, Limits
from onrecord.intake.packed import Peekable, named, unpacked
from onrecord.intake.taking import taken
from onrecord.messages import failure
from onrecord.schema import Document, Failure
from onrecord.schema.feed import FeedItem

_HTML = ("text/html", "application/xhtml+xml")
_SAME_SITE = ("www.", "m.", "mobile.", "amp.")
"""What a site puts before its name for one and the same page."""


class FetchedPages:
    """Documents of what was fetched, as Intake gives them of files: pages are taken in another process.
    To be closed. Raises UsageError for a language not read."""

    def __init__(self, *, language: str | None = None, limits: Limits = DEFAULT_LIMITS) -> None:
        if language is not None and language not in READ:
            raise UsageError(f"onrecord reads {', '.join(READ)}, not {language!r}")
        self._language = language
        self._limits = limits
        self._pages = PagesApart()

    def documents(self, found: Fetched, name: str) -> Iterator[Document | Failure]:
        """The documents at the address that the user called `name`; at least one, or a failure. Their url
        is the address, or what the page names as its own at the same site."""
        name = printable(name)
        try:
            with named(name):
                stream = _opened(found)
                kind = _kind(stream, name, found)
                for document in taken(
                    stream,
                    name,
                    kind,
                    self._pages.document,
                    self._limits,
                    language=self._language,
                    charset=found.charset,
                ):
                    yield document if isinstance(document, Failure) else _placed(document, found.address)
        except InputError as error:
            yield Failure(input=error.input, code=error.code, message=error.message)

    def page(self, found: Fetched, name: str, item: FeedItem, feed: str) -> Document | Failure:
        """The one page or text that an item of a feed leads to. A day that the page does not tell is the
        feed's, and then `extra` says so."""
        document = next(self._single(found, name))
        if isinstance(document, Failure) or document.report.published or not item.published:
            return document
        extra = {**document.report.extra, "published_by_feed": printable(feed)}
        return replace(document, report=replace(document.report, published=item.published, extra=extra))

    def close(self) -> None:
        """Ends the other process."""
        self._pages.close()

    def _single(self, found: Fetched, name: str) -> Iterator[Document | Failure]:
        try:
            with named(printable(name)):
                kind = _kind(_opened(found), printable(name), found)
        except InputError as error:
            yield Failure(input=error.input, code=error.code, message=error.message)
            return
        if kind in ("html", "text"):
            yield from self.documents(found, name)
        else:
            yield failure("not-a-page", printable(name))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def fetched_feed(found: Fetched, name: str) -> list[FeedItem] | None:
    """The items of a feed that was fetched; None for what is no feed. Raises InputError as feed_items."""
    try:
        with named(printable(name)):
            stream = _opened(found)
            if _kind(stream, name, found) != "feed":
                return None
            raw = stream.read(MOST_BYTES + 1)
    except InputError:
        return None
    return feed_items(raw, printable(name), found.address, found.charset)


def _opened(found: Fetched) -> Peekable:
    return unpacked(io.BytesIO(found.body or b""), _nobody)


def _nobody(_: int) -> None:
    """Nobody waits to hear how far it is."""


def _kind(stream: Peekable, name: str, found: Fetched) -> Kind:
    """By what the server says, then by the end of the path, then by how it begins."""
    head = stream.peek(HEAD_BYTES)[:HEAD_BYTES]
    sniffed = kind_of(name, None, head)
    if sniffed == "feed":
        return sniffed
    if found.media_type in _HTML:
        return "html"
    if found.media_type == "text/plain":
        return sniffed
    return suffix_kind(urlsplit(found.address).path) or sniffed


def _placed(document: Document, address: str) -> Document:
    if document.media_type == "application/json":
        return document  # a row tells itself where it was
    own = document.report.url
    kept = own if own is not None and _site(own) == _site(address) else address
    return replace(document, report=replace(document.report, url=kept))


def _site(address: str) -> str:
    """The host without what a site puts before its name."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    for prefix in _SAME_SITE:
        host = host.removeprefix(prefix)
    return host
