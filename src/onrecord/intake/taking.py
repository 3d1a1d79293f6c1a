"""What one stream of bytes holds, whatever it came from, as documents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Protocol

from onrecord.errors import InputError
from onrecord.intake.checks import checked
from onrecord.intake.jsonl import json_documents
from onrecord.intake.kinds import Kind
from onrecord.intake.limits import Limits
from onrecord.intake.packed import Peekable
from onrecord.intake.text import text_document
from onrecord.messages import failure, input_error
from onrecord.schema import Document, Failure


class TakePage(Protocol):
    """Finds the article of a page; raises InputError or gives a Failure where it cannot."""

    def __call__(
        self, stream: BinaryIO, name: str, limits: Limits, charset: str | None = None
    ) -> Document | Failure: ...


def taken(
    stream: Peekable,
    name: str,
    kind: Kind,
    page: TakePage,
    limits: Limits,
    *,
    language: str | None = None,
    charset: str | None = None,
    one_object: bool = False,
) -> Iterator[Document | Failure]:
    """The documents in `stream`, checked, and failures where there are none to be had; at least one.

    `charset` is what a server said of it; `one_object`: the JSON may be one object over several lines.
    """
    found = 0
    try:
        for document in _documents(stream, name, kind, page, limits, charset, one_object):
            found += 1
            yield document if isinstance(document, Failure) else checked(document, language, limits)
    except InputError as error:
        found += 1
        yield Failure(input=error.input, code=error.code, message=error.message)
    if not found:
        yield failure("empty", name)


def page_here(stream: BinaryIO, name: str, limits: Limits, charset: str | None = None) -> Document:
    """As html.html_document, which is loaded where it is needed: reading text need not wait for it."""
    from onrecord.intake.html import html_document

    return html_document(stream, name, limits, charset)


def _documents(
    stream: Peekable,
    name: str,
    kind: Kind,
    page: TakePage,
    limits: Limits,
    charset: str | None,
    one_object: bool,
) -> Iterator[Document | Failure]:
    if kind == "html":
        yield page(stream, name, limits, charset)
    elif kind == "text":
        yield text_document(stream, name, limits, charset)
    elif kind == "json":
        yield from json_documents(stream, name, limits, one_object)
    else:
        # A feed holds no text of its own, but addresses.
        raise input_error("offline", name)
