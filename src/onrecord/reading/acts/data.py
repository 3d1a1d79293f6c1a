"""The word lists and tables that lie beside this file."""

from __future__ import annotations

import functools
from importlib import resources


@functools.cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of a table, cut at tabs; lines that begin with # are notes."""
    text = resources.files("onrecord.reading.acts").joinpath(name).read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))


@functools.cache
def word_list(name: str) -> frozenset[str]:
    """The words of one list of lists.tsv. Raises KeyError where there is none."""
    found = {row[0]: row[2] for row in rows("lists.tsv")}
    return frozenset(found[name].split())
