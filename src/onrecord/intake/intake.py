"""Inputs on their way to documents, one after another."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import BinaryIO

from onrecord.errors import InputError, UsageError
from onrecord.intake.apart import PagesApart
from onrecord.intake.expand import STDIN, expand, is_address, printable
from onrecord.intake.kinds import HEAD_BYTES, kind_of
from onrecord.intake.language import READ
from onrecord.intake.limits import DEFAULT_LIMITS, Limits
from onrecord.intake.packed import Peekable, named, unpacked
from onrecord.intake.taking import TakePage, page_here, taken
from onrecord.messages import failure
from onrecord.schema import Document, Failure


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
        self._page: TakePage = page_here
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
        if is_address(item) and not os.path.lexists(item):
            yield failure("offline", name)
            return
        try:
            with named(name), self._opened(item) as stream:
                head = stream.peek(HEAD_BYTES)[:HEAD_BYTES]
                kind = kind_of(name, None if item == STDIN else item, head)
                yield from taken(
                    stream,
                    name,
                    kind,
                    self._page,
                    self._limits,
                    language=self._language,
                    one_object=_one_object(item),
                )
        except InputError as error:
            yield Failure(input=error.input, code=error.code, message=error.message)

    @contextmanager
    def _opened(self, item: str) -> Iterator[Peekable]:
        if item == STDIN:
            yield unpacked(self._stdin or sys.stdin.buffer, self._count)
        else:
            with Path(item).open("rb", buffering=0) as stream:
                yield unpacked(stream, self._count)

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
