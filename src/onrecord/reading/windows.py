"""Which pieces the encoder sees together, and which the linker sees around a cue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from onrecord.reading.pieces import Ints, Pieces

_ALIKE = 32
"""Pieces by which two windows may differ to be seen together."""


class Window(NamedTuple):
    """Pieces [start, end) are encoded together; those of [low, high) are this window's own, the rest
    is context that another window owns."""

    start: int
    low: int
    high: int
    end: int


@dataclass(frozen=True, slots=True)
class Widths:
    """Sizes in pieces; they belong to the weights that were trained with them."""

    own: int = 300  # at most this many own pieces a window
    left: int = 24  # context before them
    right: int = 8  # and after them
    before: int = 72  # a crop reaches this far before the cue
    after: int = 112  # and this far after it
    margin: int = 8  # and this far into the paragraph before and after the cue's
    following: int = 72  # or this far, where the next paragraph goes on with the quotation


def windows(pieces: Pieces, ends: Ints, widths: Widths) -> list[Window]:
    """Whole paragraphs packed into windows, in order; a longer paragraph is cut, at the end of a
    sentence where there is one. `ends` marks (1) pieces that end a sentence."""
    bounds = np.flatnonzero(np.append(pieces.first, 1))
    cores: list[tuple[int, int]] = []
    low = 0
    for at, paragraph_end in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        if paragraph_end - low <= widths.own:
            continue
        if at > low:
            cores.append((low, at))
            low = at
        while paragraph_end - low > widths.own:
            inner = np.flatnonzero(ends[low + widths.own // 2 : low + widths.own])
            high = low + (widths.own // 2 + int(inner[-1]) + 1 if len(inner) else widths.own)
            cores.append((low, high))
            low = high
    if low < len(pieces):
        cores.append((low, len(pieces)))
    return [
        Window(max(0, low - widths.left), low, high, min(len(pieces), high + widths.right))
        for low, high in cores
    ]


def pairs(every: Sequence[Window]) -> Iterator[list[Window]]:
    """The windows, in order, two together where they are of about one length: so the encoder is faster."""
    at = 0
    while at < len(every):
        lengths = [window.end - window.start for window in every[at : at + 2]]
        alike = len(lengths) == 2 and max(lengths) - min(lengths) <= _ALIKE
        yield list(every[at : at + 1 + alike])
        at += 1 + alike


def crop(window: Window, cue: tuple[int, int], paragraph: Ints, on: Ints, widths: Widths) -> tuple[int, int]:
    """The pieces [start, end) that the linker sees for the cue at pieces [cue): its paragraph, and a
    little of its neighbours, within the window. `paragraph` numbers all pieces of the text; `on` is 1
    for each paragraph that the next one goes on (it ends in a colon or in open quotation)."""
    here = int(paragraph[cue[0]])
    first = int(np.searchsorted(paragraph, here))
    last = int(np.searchsorted(paragraph, here, side="right"))
    beyond = widths.following if on[here] else widths.margin
    start = max(window.start, first - widths.margin, cue[0] - widths.before)
    end = min(window.end, last + beyond, cue[1] + widths.after)
    return start, end


def goes_on(text: str, pieces: Pieces) -> Ints:
    """For each paragraph 1 where the one after it may hold what is said in it: it ends in a colon, or
    the next one begins with a quotation mark."""
    if not len(pieces):
        return np.zeros(0, np.int64)
    count = int(pieces.paragraph[-1]) + 1
    firsts = np.searchsorted(pieces.paragraph, np.arange(count))
    lasts = np.append(firsts[1:], len(pieces)) - 1
    found = np.zeros(count, np.int64)
    for here in range(count - 1):
        colon = text[int(pieces.start[lasts[here]])] == ":"
        found[here] = colon or text[int(pieces.start[firsts[here + 1]])] in "“\"„«‘'"
    return found


def sentence_ends(text: str, pieces: Pieces) -> Ints:
    """1 at pieces that end a sentence, as far as their first character tells."""
    return np.array([text[at] in ".!?" for at in pieces.start.tolist()], np.int64)
