"""The bytes of an answer, unpacked as they come, never more than allowed."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import Protocol

from onrecord.intake.fetching.failing import Unfetched

ACCEPTED = "gzip, deflate"
"""What servers are told that they may pack with. Brotli would take a package of several megabytes."""
_GZIP = 31
_MOST_MEMBERS = 100
_NAMES = {"": "", "identity": "", "gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate"}


class _Unpacker(Protocol):
    def unpacked(self, data: bytes, most: int) -> bytes: ...
    def ended(self) -> bool: ...


def unpacked(chunks: Iterable[bytes], coding: str, most: int) -> bytes:
    """All that `chunks` hold, packed as the header Content-Encoding says.

    Raises Unfetched "download" where that is more than `most` bytes, packed or unpacked, "coding" for
    a packing that was not accepted, "gzip" for one that is damaged, "cut-short" for one that lacks
    its end.
    """
    name = _NAMES.get(coding.strip().lower())
    if name is None:
        raise Unfetched("coding", coding=coding.strip())
    unpacker: _Unpacker = _Gzip() if name == "gzip" else _Deflate() if name == "deflate" else _Plain()
    read, parts, size = 0, list[bytes](), 0
    for chunk in chunks:
        read += len(chunk)
        if read > most:
            raise Unfetched("download", limit=most)
        try:
            # One byte more than allowed is enough to know.
            part = unpacker.unpacked(chunk, most - size + 1)
        except zlib.error as error:
            raise Unfetched("gzip", reason=error) from error
        size += len(part)
        if size > most:
            raise Unfetched("download", limit=most)
        parts.append(part)
    if read and not unpacker.ended():
        raise Unfetched("cut-short")
    return b"".join(parts)


class _Plain:
    def unpacked(self, data: bytes, most: int) -> bytes:
        return data

    def ended(self) -> bool:
        return True


class _Gzip:
    """Gzip data, of which several may stand one after another; what follows the last is left alone."""

    def __init__(self) -> None:
        self._unpacker = zlib.decompressobj(_GZIP)
        self._members = 1
        self._whole = False

    def unpacked(self, data: bytes, most: int) -> bytes:
        parts: list[bytes] = []
        while data and most > 0 and not self._whole:
            if self._unpacker.eof:
                self._whole = data[:1] != b"\x1f" or self._members == _MOST_MEMBERS
                self._unpacker = zlib.decompressobj(_GZIP)
                self._members += 1
                continue
            part = self._unpacker.decompress(data, most)
            parts.append(part)
            most -= len(part)
            data = self._unpacker.unused_data
        return b"".join(parts)

    def ended(self) -> bool:
        return self._whole or self._unpacker.eof


class _Deflate:
    """Deflate data, in zlib's frame as the standard has it or bare as some servers send it."""

    def __init__(self) -> None:
        self._head = b""
        self._unpacker: zlib._Decompress | None = None

    def unpacked(self, data: bytes, most: int) -> bytes:
        if self._unpacker is None:
            self._head += data
            if len(self._head) < 2:
                return b""
            data, framed = self._head, self._head[0] & 15 == 8 and int.from_bytes(self._head[:2]) % 31 == 0
            self._unpacker = zlib.decompressobj(15 if framed else -15)
        return self._unpacker.decompress(data, most)

    def ended(self) -> bool:
        return self._unpacker is not None and self._unpacker.eof
