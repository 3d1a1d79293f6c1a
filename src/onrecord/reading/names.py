"""Name tags of pieces to mentions."""

from __future__ import annotations

import numpy as np

from onrecord.inference.arrays import Floats
from onrecord.inference.graph import softmax
from onrecord.reading.mentions import LABELS, Mention
from onrecord.reading.pieces import Ints, Pieces
from onrecord.schema import Span


def names(text: str, pieces: Pieces, tags: Floats) -> list[Mention]:
    """The names in `text`, in order, none overlapping another. `tags`: log odds [n, 15] of the name tags
    of its pieces, as the encoder sees each in the window that owns it. Tag 0 is outside names, 1 + 2 l
    the start of one of label l, 2 + 2 l its rest."""
    if not len(pieces):
        return []
    likely = softmax(tags)
    # A word has the tag of its first piece: later pieces only carry it on.
    begins = np.diff(pieces.word, prepend=-2) != 0
    firsts = np.flatnonzero(begins)
    ends = np.append(firsts[1:], len(pieces))
    best = likely[firsts].argmax(axis=1)
    found: list[Mention] = []
    at = 0
    while at < len(firsts):
        if not best[at]:
            at += 1
            continue
        label, start = (int(best[at]) - 1) // 2, at
        at += 1
        while at < len(firsts) and best[at] == 2 + 2 * label and _joined(pieces, firsts, at):
            at += 1
        sure = likely[firsts[start:at]][:, [1 + 2 * label, 2 + 2 * label]].sum(axis=1)
        span = _bare(text, int(pieces.start[firsts[start]]), int(pieces.end[ends[at - 1] - 1]))
        if span is not None:
            found.append(Mention(span, LABELS[label], round(float(sure.mean()), 3)))
    return found


def _joined(pieces: Pieces, firsts: Ints, at: int) -> bool:
    """Whether the word at `at` stands in the paragraph of the one before it."""
    return bool(pieces.paragraph[firsts[at]] == pieces.paragraph[firsts[at - 1]])


def _bare(text: str, start: int, end: int) -> Span | None:
    """The span without signs at its ends (the stop of an initialism stays); None where no letter is left."""
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not (
        text[end - 1].isalnum() or (text[end - 1] == "." and "." in text[start : end - 1])
    ):
        end -= 1
    return Span(start, end) if start < end else None
