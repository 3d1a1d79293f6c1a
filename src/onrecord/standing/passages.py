"""A claim and a statement in its context, as the relating network sees them.

One row of word pieces: the claim; a head that says when the report was published, who speaks for whom
and what the statement does; the report's title and its beginning; then the text around the statement.
Each piece has a part, so that source, cue and content are told apart from what stands around them.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from onrecord.schema import Report, Span, Spans, Statement

Ints = npt.NDArray[np.int64]

# What a piece is: the values of `Pair.parts`.
CLAIM, HEAD, TITLE, LEAD, CONTEXT, SOURCE, CUE, CONTENT = range(8)
PARTS = 8

_CLS, _SEP = 101, 102  # of the vocabulary
_PAUSE = 1012  # a full stop
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_KEPT = 256  # texts whose pieces are kept, since they come again
_PASSAGES_KEPT = 2048  # passages that are kept, since one statement bears on several claims
_CHARACTERS = 6  # a piece has about this many at most, on average; how much text is cut at all


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many pieces of each part the network sees; they belong to the weights."""

    claim: int = 48
    head: int = 24
    title: int = 24
    lead: int = 40
    around: int = 96
    right: int = 24  # of those around, at most this many after the statement


@dataclass(frozen=True, slots=True)
class Passage:
    """A statement in its context: `ids` of word pieces and the part of each, both of length n."""

    ids: Ints
    parts: Ints

    def __len__(self) -> int:
        return len(self.ids)


class Passages:
    """Makes passages and the rows that the network sees."""

    def __init__(self, tokenizer: Tokenizer, sizes: Sizes) -> None:
        self._tokenizer = tokenizer
        self._sizes = sizes
        # Statements of one report share its title and beginning, and often their head.
        self._ids = lru_cache(_KEPT)(self._pieces)
        self._made: OrderedDict[object, Passage] = OrderedDict()

    def claim(self, words: str) -> Ints:
        """The pieces of a claim."""
        return np.array(self._ids(words[:1000])[: self._sizes.claim], np.int64)

    def passage(self, report: Report, statement: Statement) -> Passage:
        """What the network sees of a statement of `report`, whose title and day count too."""
        # Not by the report itself: telling two texts apart takes as long as the work.
        key = (report.id, report.day, report.title, statement)
        if (known := self._made.pop(key, None)) is None:
            known = self._passage(report, statement)
            if len(self._made) >= _PASSAGES_KEPT:
                self._made.popitem(last=False)
        self._made[key] = known
        return known

    def _passage(self, report: Report, statement: Statement) -> Passage:
        sizes, text = self._sizes, report.text
        hull = _hull(statement)
        ids = list(self._ids(_head(report.day, statement))[: sizes.head])
        parts = [HEAD] * len(ids)
        title = self._ids((report.title or "")[: sizes.title * 2 * _CHARACTERS])[: sizes.title]
        ids += [_SEP, *title, _PAUSE]
        parts += [TITLE] * (len(title) + 2)
        low, around = self._around(text, statement, hull)
        end = min(low, text.find("\n") if "\n" in text else len(text), sizes.lead * 2 * _CHARACTERS)
        if end > 0:
            lead = self._ids(text[:end])[: sizes.lead]
            ids += [*lead, _PAUSE]
            parts += [LEAD] * (len(lead) + 1)
        ids += [piece for piece, _ in around]
        parts += [part for _, part in around]
        return Passage(np.array(ids, np.int64), np.array(parts, np.int64))

    def row(self, claim: Ints, passage: Passage) -> tuple[Ints, Ints]:
        """Ids and parts of the whole row."""
        ids = np.concatenate([[_CLS], claim, [_SEP], passage.ids, [_SEP]]).astype(np.int64)
        parts = np.concatenate([np.full(len(claim) + 2, CLAIM), passage.parts, [CONTEXT]]).astype(np.int64)
        return ids, parts

    def _pieces(self, text: str) -> tuple[int, ...]:
        return tuple(self._tokenizer.encode(text, add_special_tokens=False).ids)

    def _around(self, text: str, statement: Statement, hull: Span) -> tuple[int, list[tuple[int, int]]]:
        """The first character seen, and the pieces around a statement with their parts."""
        sizes = self._sizes
        low = max(0, hull.start - sizes.around * _CHARACTERS)
        high = min(len(text), hull.end + sizes.right * _CHARACTERS)
        encoding = self._tokenizer.encode(text[low:high], add_special_tokens=False)
        start = np.array([low + one for one, _ in encoding.offsets], np.int64)
        end = np.array([low + other for _, other in encoding.offsets], np.int64)
        if not len(start):
            return low, []
        first = int(np.searchsorted(end, hull.start, side="right"))
        last = int(np.searchsorted(start, hull.end, side="left"))
        if last - first > sizes.around:  # a long statement: its beginning
            last = first + sizes.around
        spare = sizes.around - (last - first)
        after = min(len(start) - last, sizes.right, spare)
        before = min(first, spare - after)
        picked = slice(first - before, last + after)
        parts = np.full(len(start), CONTEXT)
        for part, spans in ((CONTENT, statement.content), (SOURCE, statement.source), (CUE, statement.cue)):
            for span in spans:
                parts[(start < span.end) & (end > span.start)] = part
        return int(start[picked][0]), list(zip(encoding.ids[picked], parts[picked].tolist(), strict=True))


def _hull(statement: Statement) -> Span:
    spans: Spans = (*statement.source, *statement.cue, *statement.content)
    start = min(span.start for span in statement.content)
    # A source or a cue far from its content would leave no room for the content.
    near = [span for span in spans if abs(span.start - start) < 400]
    return Span(min(span.start for span in near), max(span.end for span in near))


def _head(day: str | None, statement: Statement) -> str:
    told = _written(day) if day else ""
    return f"{told}{_joined(statement.speakers)}{_joined(statement.speaks_for, ' for ')}: {statement.act}."


def _written(day: str) -> str:
    """A day as prose has it: "4 March 2026. "; nothing where its month is none."""
    year, month, number = map(int, day.split("-"))
    return f"{number} {_MONTHS[month - 1]} {year:04d}. " if 1 <= month <= len(_MONTHS) else ""


def _joined(names: Iterable[str], before: str = "") -> str:
    told = " and ".join(names)
    return f"{before}{told}" if told else ""
