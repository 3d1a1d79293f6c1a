"""Which position a statement takes on a claim."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np
from tokenizers import Tokenizer

from onrecord.inference.arrays import Floats
from onrecord.record import FoundStatement, RecordStore
from onrecord.schema import Report, Statement
from onrecord.schema.position import Label
from onrecord.standing.model import (
    FOLDER,
    OUTCOMES,
    VOCABULARY,
    RelatingNetwork,
    fingerprint,
    read_settings,
)
from onrecord.standing.passages import Ints, Passages
from onrecord.standing.vectors import Vectors

_KEY = 16


class Relation(NamedTuple):
    """The position that a statement takes on a claim (None: it does not bear on it), with its probability."""

    label: Label | None
    score: float


class Relater:
    """The relating network and the vectors, loaded from `folder`: the same pair of claim and statement
    gives the same relation whatever else is asked."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder
        self.settings = read_settings(folder)
        self.vectors = Vectors(folder)
        self._fingerprint = fingerprint(folder).encode()
        tokenizer: Tokenizer = Tokenizer.from_file(str(folder / VOCABULARY))
        self._passages = Passages(tokenizer, self.settings.sizes)

    @cached_property
    def _network(self) -> RelatingNetwork:
        return RelatingNetwork(self.settings, self._folder)

    def claim_vector(self, claim: str) -> Floats:
        """The vector of a claim."""
        return self.vectors.of_claim(self._passages.claim(claim))

    def statement_vector(self, report: Report, statement: Statement) -> Floats:
        """The vector of a statement in its report."""
        return self.vectors.of_passage(self._passages.passage(report, statement))

    def relate(
        self, claim: str, found: Sequence[FoundStatement], record: RecordStore | None = None
    ) -> list[Relation]:
        """The relation of each statement to the claim, in the order given. What `record` keeps from before
        is not judged again, and what is new is kept there."""
        rows = self.rows(claim, found)
        keys = [self.key(*row) for row in rows]
        known = {} if record is None else record.relations(keys)
        asked = {key: row for key, row in zip(keys, rows, strict=True) if key not in known}
        new: dict[bytes, tuple[Label | None, float]] = {}
        if asked:
            odds = self._network.outcomes(list(asked.values()))
            new = {key: self.judged(one) for key, one in zip(asked, odds, strict=True)}
        if record is not None and new:
            record.keep_relations([(key, *relation) for key, relation in new.items()])
        return [Relation(*(known.get(key) or new[key])) for key in keys]

    def rows(self, claim: str, found: Sequence[FoundStatement]) -> list[tuple[Ints, Ints]]:
        """What the network sees of each pair."""
        pieces = self._passages.claim(claim)
        return [
            self._passages.row(pieces, self._passages.passage(one.report, one.statement)) for one in found
        ]

    def key(self, ids: Ints, parts: Ints) -> bytes:
        """The key of a pair in the record's cache: 16 bytes, of the network's files and what it sees."""
        digest = hashlib.sha256(self._fingerprint)
        digest.update(ids.astype("<i4").tobytes())
        digest.update(parts.astype("<i4").tobytes())
        return digest.digest()[:_KEY]

    def judged(self, odds: Floats) -> tuple[Label | None, float]:
        """The likeliest position if the statement is likely enough to bear on the claim at all, with its
        probability, of probabilities [7] of OUTCOMES."""
        leaning = odds * np.array([1.0, *self.settings.leanings], np.float32)
        if 1 - float(leaning[0] / leaning.sum()) < self.settings.accept:
            return None, round(float(odds[0]), 3)
        best = 1 + int(leaning[1:].argmax())
        return OUTCOMES[best], round(float(odds[best]), 3)
