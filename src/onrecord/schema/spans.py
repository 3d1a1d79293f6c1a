"""Where something stands in a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Span(NamedTuple):
    """Characters [start, end) of one report's text, in Unicode code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` that this span covers."""
        return text[self.start : self.end]


Spans = tuple[Span, ...]


def spans(pairs: Iterable[Sequence[int]]) -> Spans:
    """Spans from [start, end] pairs, in the order given."""
    return tuple(Span(pair[0], pair[1]) for pair in pairs)


def quote(text: str, parts: Spans, gap: str = " … ") -> str:
    """The words that `parts` cover, `gap` between parts that stand apart."""
    return gap.join(part.of(text) for part in parts)
