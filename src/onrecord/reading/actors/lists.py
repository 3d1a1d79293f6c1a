"""The word lists of the package's text files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

_FOLDER = Path(__file__).parent


def read_lists(file: str) -> Mapping[str, tuple[str, ...]]:
    """The lists of a file in this folder by name. A list is "NAME: WORD ...", going on in lines that begin
    with blanks; lines that begin with # do not count. Raises ValueError on a line before any list."""
    found: dict[str, list[str]] = {}
    words: list[str] | None = None
    for line in (_FOLDER / file).read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if line[0] != " ":
            name, _, line = line.partition(":")
            words = found.setdefault(name, [])
        if words is None:
            raise ValueError(f"{file}: words before the first list: {line!r}")
        words.extend(line.split())
    return MappingProxyType({name: tuple(words) for name, words in found.items()})


LISTS = read_lists("words.txt")
