"""Lines of a stream, none held that is too long."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO

_CHUNK = 1 << 16


def lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Each line's number, from 1, and its bytes without line end; None for one over `limit` bytes.

    Lines end with a line feed, a carriage return before it left out. A byte order mark at the
    start is left out.
    """
    number = 0
    while line := stream.readline(limit + 2):
        number += 1
        if number == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
        ended = line.endswith(b"\n")
        line = line.removesuffix(b"\n").removesuffix(b"\r")
        if len(line) <= limit:
            yield number, line
        else:
            yield number, None
        if not ended:
            _skip_line(stream)


def _skip_line(stream: BinaryIO) -> None:
    while chunk := stream.readline(_CHUNK):
        if chunk.endswith(b"\n"):
            return
