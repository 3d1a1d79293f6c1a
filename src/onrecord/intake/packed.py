"""Opening an input, unpacking it as it is read, and counting what was read."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, TypeAlias

from onrecord.messages import input_error

_GZIP = b"\x1f\x8b"
_BUFFER = 1 << 16

MOST_TIMES = 200
"""Gzip data that unpacks to more than this many times its size is taken for an attack."""
UNSUSPECTED = 10_000_000
"""Bytes unpacked up to which it is not asked."""


Peekable: TypeAlias = "io.BufferedReader[Any]"


class Bomb(Exception):
    """Gzip data made to unpack to far more than it is."""


class Counted(io.RawIOBase):
    """`stream`, each read told to `count` in bytes. Closing it leaves `stream` open."""

    def __init__(self, stream: BinaryIO, count: Callable[[int], None]) -> None:
        self._read = getattr(stream, "read1", stream.read)
        self._count = count
        self.total = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data: bytes = self._read(len(buffer))
        buffer[: len(data)] = data
        self.total += len(data)
        self._count(len(data))
        return len(data)


class Gunzipped(io.RawIOBase):
    """The unpacked bytes of `packed`, of which `read_so_far` tells how many bytes were read. Raises Bomb."""

    def __init__(self, packed: Peekable, read_so_far: Callable[[], int]) -> None:
        self._unpacked = gzip.GzipFile(fileobj=packed)
        self._read_so_far = read_so_far
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._unpacked.read1(len(buffer))
        buffer[: len(data)] = data
        self._given += len(data)
        if self._given > UNSUSPECTED and self._given > MOST_TIMES * self._read_so_far():
            raise Bomb
        return len(data)


def unpacked(stream: BinaryIO, count: Callable[[int], None]) -> Peekable:
    """`stream` to be read and peeked into, gunzipped where its first bytes say that it is gzip."""
    counted = Counted(stream, count)
    buffered: Peekable = io.BufferedReader(counted, _BUFFER)
    if buffered.peek(len(_GZIP))[: len(_GZIP)] != _GZIP:
        return buffered
    return io.BufferedReader(Gunzipped(buffered, lambda: counted.total), _BUFFER)


@contextmanager
def named(name: str) -> Iterator[None]:
    """Turns what reading can raise into the InputError of the input `name`."""
    try:
        yield
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise input_error("gzip", name, reason=error) from error
    except Bomb as error:
        raise input_error("bomb", name, times=MOST_TIMES) from error
    except FileNotFoundError as error:
        raise input_error("missing", name) from error
    except OSError as error:
        raise input_error("unreadable", name, reason=error.strerror or error) from error


def whole(stream: BinaryIO, name: str, limit: int, what: str) -> bytes:
    """All that is left in `stream`. Raises InputError "too-large" where that is over `limit` bytes."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise input_error("too-large", name, limit=limit, what=what)
    return data
