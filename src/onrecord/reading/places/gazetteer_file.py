"""The gazetteer's file: columns of numbers and one block of text, mapped into memory as they lie.

The file begins with MAGIC, then eight bytes with the length of a JSON header that names each column:
{"column": [format, offset, bytes]}, formats as in the struct module; columns begin at multiples of eight.
All numbers are little-endian.
"""

from __future__ import annotations

import json
import mmap
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

MAGIC = b"onrecord gazetteer 1\n\0\0\0"
_ALIGNED = 8


def _padded(size: int) -> int:
    return -size % _ALIGNED


def packed(columns: Mapping[str, tuple[str, bytes]]) -> bytes:
    """The bytes of a file that holds these columns: name to format and content."""
    header: dict[str, tuple[str, int, int]] = {}
    at = 0
    for name, (form, content) in columns.items():
        header[name] = (form, at, len(content))
        at += len(content) + _padded(len(content))
    head = json.dumps(header).encode()
    head += b" " * _padded(len(head))
    body = b"".join(content + b"\0" * _padded(len(content)) for _, content in columns.values())
    return MAGIC + len(head).to_bytes(8, "little") + head + body


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a gazetteer's file by name: whole numbers, and fractions."""

    whole: Mapping[str, memoryview[int]]
    fractions: Mapping[str, memoryview[float]]


def opened(path: Path) -> Columns:
    """The columns of the file at `path`. Raises ValueError where it is no gazetteer."""
    if sys.byteorder != "little":
        raise ValueError("the gazetteer can only be read on a little-endian processor")
    if path.stat().st_size <= len(MAGIC):
        raise ValueError(f"{path} is no gazetteer")
    with path.open("rb") as file:
        mapped = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    if bytes(mapped[: len(MAGIC)]) != MAGIC:
        raise ValueError(f"{path} is no gazetteer of this version")
    start = len(MAGIC) + 8
    base = start + int.from_bytes(mapped[len(MAGIC) : start], "little")
    header: dict[str, tuple[str, int, int]] = json.loads(bytes(mapped[start:base]))
    whole: dict[str, memoryview[int]] = {}
    fractions: dict[str, memoryview[float]] = {}
    for name, (form, at, size) in header.items():
        part = mapped[base + at : base + at + size]
        if form == "f":
            fractions[name] = part.cast("f")
        elif form == "I":
            whole[name] = part.cast("I")
        elif form == "H":
            whole[name] = part.cast("H")
        else:
            whole[name] = part
    return Columns(whole, fractions)
