"""How well read statements meet gold ones: two F1 figures over words, pairing one to one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"\w+")
Spans = Sequence[Sequence[int]]
Marked = Mapping[str, Spans]
"""A statement as {"source": spans, "cue": spans, "content": spans}."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over statements, summed over texts."""

    gold: int = 0
    read: int = 0
    half: int = 0
    attributed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.gold + other.gold,
            self.read + other.read,
            self.half + other.half,
            self.attributed + other.attributed,
        )

    def f1(self) -> dict[str, float]:
        """F1 in percent: contents that share half of their words, and of these the rightly attributed."""
        both = self.gold + self.read
        return {
            "content-half": 200 * self.half / both if both else 0.0,
            "attributed": 200 * self.attributed / both if both else 0.0,
        }


def tally(text: str, gold: Iterable[Marked], read: Iterable[Marked]) -> Tally:
    """Pair the statements of one text, the widest overlap of contents first (Jaccard over words).

    A pair counts as half from an overlap of 0.5; as attributed where, besides, the sources share a
    word or both are empty.
    """
    words = [match.span() for match in _WORD.finditer(text)]

    def covered(spans: Spans) -> frozenset[int]:
        return frozenset(i for i, (a, b) in enumerate(words) for s, e in spans if a < e and b > s)

    def rows(statements: Iterable[Marked]) -> list[tuple[frozenset[int], frozenset[int]]]:
        found = [(covered(one["content"]), covered(one["source"])) for one in statements]
        return [row for row in found if row[0]]

    gold_rows, read_rows = rows(gold), rows(read)
    overlaps = sorted(
        (-len(g & r) / len(g | r), i, j)
        for i, (g, _) in enumerate(gold_rows)
        for j, (r, _) in enumerate(read_rows)
        if g & r
    )
    half = attributed = 0
    paired_gold: set[int] = set()
    paired_read: set[int] = set()
    for overlap, i, j in overlaps:
        if i in paired_gold or j in paired_read:
            continue
        paired_gold.add(i)
        paired_read.add(j)
        if -overlap >= 0.5:
            g_source, r_source = gold_rows[i][1], read_rows[j][1]
            half += 1
            attributed += bool(g_source & r_source) or not (g_source or r_source)
    return Tally(len(gold_rows), len(read_rows), half, attributed)
