"""A text as word pieces, with what the lower-cased pieces lose: letter case, paragraphs, quotation."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from onrecord.schema import Spans

Ints = npt.NDArray[np.int64]

# Letter case of a piece: the values of `Pieces.case`.
LOWER, CAPITALISED, UPPER, OTHER = range(4)
CASES = 4


@dataclass(frozen=True, slots=True)
class Pieces:
    """The n word pieces of one text; all arrays have length n.

    `ids` are rows of the vocabulary; `start` and `end` are characters of the text; `case` is one of
    the four above; `paragraph` numbers the lines of the text that hold pieces; `word` numbers the
    words that the pieces belong to; `quoted` is 1 in quotation marks, else 0.
    """

    ids: Ints
    start: Ints
    end: Ints
    case: Ints
    paragraph: Ints
    word: Ints
    quoted: Ints

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def first(self) -> Ints:
        """1 at the first piece of each paragraph, else 0."""
        if not len(self):
            return np.zeros(0, np.int64)
        change = np.diff(self.paragraph, prepend=self.paragraph[0] - 1) != 0
        return np.asarray(change, np.int64)


def _case(piece: str) -> int:
    if not piece[:1].isalpha():
        return OTHER
    if piece.islower():
        return LOWER
    if len(piece) > 1 and piece.isupper():
        return UPPER
    return CAPITALISED if piece[0].isupper() else LOWER


def cut(text: str, tokenizer: Tokenizer, quoted: Spans) -> Pieces:
    """The pieces of `text`; `quoted` are the spans of its quotations (quotes.quotations)."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    offsets = np.array(encoding.offsets, np.int64).reshape(-1, 2)
    start, end = offsets[:, 0], offsets[:, 1]
    breaks = np.array([at for at, letter in enumerate(text) if letter == "\n"], np.int64)
    lines = np.searchsorted(breaks, start, side="right")
    _, paragraph = np.unique(lines, return_inverse=True)
    words = np.array([-1 if word is None else word for word in encoding.word_ids], np.int64)
    inside = np.zeros(len(text) + 1, np.int64)
    for span in quoted:
        inside[span.start : span.end] = 1
    return Pieces(
        ids=np.array(encoding.ids, np.int64),
        start=start,
        end=end,
        case=np.array([_case(text[s:e]) for s, e in encoding.offsets], np.int64),
        paragraph=paragraph.astype(np.int64),
        word=words,
        quoted=inside[np.minimum(start, len(text))],
    )
