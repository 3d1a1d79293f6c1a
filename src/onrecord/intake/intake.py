"""Inputs on their way to documents, one after another."""

from __future__ import annotations

import stat
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import BinaryIO

from onrecord.errors import InputError, UsageError
from onrecord.intake.apart import PagesApart
from onrecord.intake.checks import checked
from onrecord.intake.expand import STDIN, expand, printable
from onrecord.intake.jsonl import json_documents
from onrecord.intake.kinds import HEAD_BYTES, kind_of
from onrecord.intake.language import READ
from onrecord.intake.limits import DEFAULT_LIMITS, Limits
from onrecord.intake.packed import Peekable, named, unpacked
from onrecord.intake.text import text_document
from onrecord.messages import failure
from onrecord.schema import Document, Failure

TakePage = Callable[[BinaryIO, str, Limits], Document | Failure]


class Intake:
    """The documents of `inputs`, in input order, each read when it is asked for.

    `language` ("en") overrides the detector. `stdin` stands for standard input where "-" is named.
    `apart`: the articles of pages are found in another process, which ends with the iterator, so that
    none takes more time or memory than one document may. Iterating gives a Document or a Failure
    for each document that the inputs hold.

    `bytes_total` is what lies on disk under all inputs, None where that cannot be known (standard
    input, a pipe). `bytes_done` is how much of it was read or left behind, packed files as packed;
    it never falls, and is `bytes_total` at the end. Raises UsageError for a language not read.
    """

    def __init__(
        self,
        inputs: Sequence[str],
        *,
        language: str | None = None,
        stdin: BinaryIO | None = None,
        limits: Limits = DEFAULT_LIMITS,
        apart: bool = False,
    ) -> None:
        if language is not None and language not in READ:
            raise UsageError(f"onrecord reads {', '.join(READ)}, not {language!r}")
        self._language = language
        self._stdin = stdin
        self._limits = limits
        self._apart = apart
        self._page: TakePage = _page_here
        self._items = expand(inputs)
        self._sizes = [0 if isinstance(item, Failure) else _size(item) for item in self._items]
        self._left_behind = 0
        self._within = 0
        self._within_at_most: int | None = None

    @property
    def bytes_total(self) -> int | None:
        known = [size for size in self._sizes if size is not None]
        return sum(known) if len(known) == len(self._sizes) else None

    @property
    def bytes_done(self) -> int:
        within = self._within if self._within_at_most is None else min(self._within, self._within_at_most)
        return self._left_behind + within

    def __iter__(self) -> Generator[Document | Failure, None, None]:
        if not self._apart:
            yield from self._all()
            return
        with PagesApart() as pages:
            self._page = pages.document
            yield from self._all()

    def _all(self) -> Iterator[Document | Failure]:
        self._left_behind = self._within = 0
        for item, size in zip(self._items, self._sizes, strict=True):
            self._within_at_most = size
            if isinstance(item, Failure):
                yield item
            else:
                yield from self._read(item)
            self._left_behind += self._within if size is None else size
            self._within = 0

    def _read(self, item: str) -> Iterator[Document | Failure]:
        name = printable(item)
        found = 0
        try:
            with named(name), self._opened(item) as stream:
                for document in self._documents(stream, name, item):
                    found += 1
                    yield (
                        document
                        if isinstance(document, Failure)
                        else checked(document, self._language, self._limits)
                    )
        except InputError as error:
            found += 1
            yield Failure(input=error.input, code=error.code, message=error.message)
        if not found:
            yield failure("empty", name)

    @contextmanager
    def _opened(self, item: str) -> Iterator[Peekable]:
        if item == STDIN:
            yield unpacked(self._stdin or sys.stdin.buffer, self._count)
        else:
            with Path(item).open("rb", buffering=0) as stream:
                yield unpacked(stream, self._count)

    def _documents(self, stream: Peekable, name: str, item: str) -> Iterator[Document | Failure]:
        head = stream.peek(HEAD_BYTES)[:HEAD_BYTES]
        kind = kind_of(name, None if item == STDIN else item, head)
        if kind == "html":
            yield self._page(stream, name, self._limits)
        elif kind == "text":
            yield text_document(stream, name, self._limits)
        else:
            yield from json_documents(stream, name, self._limits, _one_object(item))

    def _count(self, read: int) -> None:
        self._within += read


def documents(
    inputs: Sequence[str],
    *,
    language: str | None = None,
    stdin: BinaryIO | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Iterator[Document | Failure]:
    """The documents of `inputs` in input order, as `Intake` gives them, for who needs no progress."""
    return iter(Intake(inputs, language=language, stdin=stdin, limits=limits))


def _page_here(stream: BinaryIO, name: str, limits: Limits) -> Document:
    # Loaded where it is needed, so that reading text does not wait for what finds articles.
    from onrecord.intake.html import html_document

    return html_document(stream, name, limits)


def _one_object(item: str) -> bool:
    return PurePath(item.lower().removesuffix(".gz")).suffix == ".json"


def _size(item: str) -> int | None:
    """Bytes on disk; None for what has no size before it is read: standard input, pipes, devices."""
    if item == STDIN:
        return None
    try:
        told = Path(item).stat()
    except OSError:
        # Reading it will say why; there is nothing to wait for.
        return 0
    return told.st_size if stat.S_ISREG(told.st_mode) else None
