"""How many of a claim's telling words a report holds: names above all, which tell one affair from another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np

from onrecord.inference.arrays import Floats
from onrecord.record import RecordStore
from onrecord.standing.passages import Ints
from onrecord.standing.relater import Relater

_WORD = re.compile(r"[^\W_]{3,}")
_COMMON = 2000
"""A word that more reports hold says little about which affair it is."""
_AT_LEAST = 100
"""Added to the number of reports, since in a record of a few all words are rare or none is."""


@dataclass(frozen=True, slots=True)
class TellingWords:
    """The share of a claim's telling words that reports hold, weighed by how rare they are.

    `numbers` of the reports that hold any, ascending, and the `shares`, each above 0 and at most 1;
    `weight` is what a share of 1 is worth beside a likeness of vectors.
    """

    numbers: Ints
    shares: Floats
    weight: float

    def bonus(self, reports: Sequence[int] | Ints) -> Floats:
        """What is added to the likeness of statements of the reports of these numbers."""
        found = np.zeros(len(reports), np.float32)
        if len(self.numbers):
            wanted = np.asarray(reports)
            at = np.minimum(np.searchsorted(self.numbers, wanted), len(self.numbers) - 1)
            held = self.numbers[at] == wanted
            found[held] = self.weight * self.shares[at[held]]
        return found

    def most_telling(self, most: int, at_most: int) -> list[int]:
        """Numbers of the `most` reports that hold most, with those equal to the last; without these where
        they are more than `at_most`, since which of equals to take hangs on nothing."""
        if most < 1:
            return []
        if len(self.numbers) <= most:
            return [int(number) for number in self.numbers]
        least = np.partition(self.shares, -most)[-most]
        picked = self.shares >= least
        if picked.sum() > at_most:
            picked = self.shares > least
        return [int(number) for number in self.numbers[picked]]


def telling(record: RecordStore, relater: Relater, claim: str) -> TellingWords:
    """The telling words of a claim in the reports of a record."""
    words = sorted({word.lower() for word in _WORD.findall(claim)})
    held = record.reports_with(words, _COMMON)
    reports = record.indexed_reports(relater.vectors.maker) + _AT_LEAST
    weights = {word: max(0.0, log(reports / len(numbers))) for word, numbers in held.items()}
    whole = sum(weights.values())
    shares: dict[int, float] = {}
    for word in sorted(held):
        for number in held[word]:
            shares[number] = shares.get(number, 0.0) + weights[word]
    numbers = sorted(shares)
    return TellingWords(
        np.array(numbers, np.int64),
        np.array([shares[number] / (whole or 1.0) for number in numbers], np.float32),
        relater.settings.words,
    )
