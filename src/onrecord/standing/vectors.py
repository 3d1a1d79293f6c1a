"""Vectors of claims and of statements in their context, near one another where they are of one matter.

A vector is a sum over word pieces: each has a vector of its own, learnt so that sums are near where a
statement bears on a claim, and counts by the part of the passage that it stands in. No network runs, so
that a record of any size is soon indexed again. `buckets` are regions of the space, by which a large
record is searched without looking at all of it.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import numpy.typing as npt

from onrecord.inference.arrays import Floats, read_arrays
from onrecord.standing.model import FOLDER
from onrecord.standing.passages import Ints, Passage

WEIGHTS = "vectors.npz"
_SCALE = 127.0
_FINE = 2.0**16
"""Steps of the vector that others are compared with. The products of its steps and theirs are whole numbers,
and so are all their sums up to _FINE * _SCALE, less than the 2**24 that float32 counts to: so every sum is
exact, and how like two vectors are does not hang on the order in which a processor adds."""


class Vectors:
    """Learnt vectors of word pieces (vectors.npz: "pieces" [v, d], "parts" [8], "centres" [b, d])."""

    def __init__(self, folder: Path = FOLDER) -> None:
        weights = read_arrays(folder / WEIGHTS)
        self._pieces = weights["pieces"]
        self._parts = weights["parts"][:]
        self._centres = weights["centres"][:]
        self.maker = hashlib.sha256((folder / WEIGHTS).read_bytes()).hexdigest()[:16]

    @property
    def buckets(self) -> int:
        """How many buckets there are."""
        return len(self._centres)

    def of_claim(self, claim: Ints) -> Floats:
        """The vector [d] of a claim, of length 1; all zeros where it has no piece."""
        return _even(self._pieces[claim].sum(axis=0))

    def of_passage(self, passage: Passage) -> Floats:
        """The vector [d] of a statement in its context."""
        return _even((self._pieces[passage.ids] * self._parts[passage.parts][:, None]).sum(axis=0))

    def near_buckets(self, vector: Floats, count: int = 1) -> list[int]:
        """The buckets nearest to a vector, nearest first; among equals the lower number first."""
        likeness = np.rint(self._centres @ vector * 1e5)
        if count == 1:
            return [int(likeness.argmax())]  # the first of equals
        if count < len(likeness):
            near = np.flatnonzero(likeness >= np.partition(likeness, -count)[-count])
        else:
            near = np.arange(len(likeness))
        order = near[np.lexsort((near, -likeness[near]))]
        return [int(bucket) for bucket in order[:count]]


def packed(vector: Floats) -> bytes:
    """A vector as one signed byte a dimension."""
    return bytes(np.rint(vector * _SCALE).astype(np.int8).tobytes())


def likeness(vector: Floats, stored: npt.NDArray[np.int8]) -> Floats:
    """The cosine [n] of a vector of length 1 with stored ones [n, d], to four decimals."""
    sums = stored.astype(np.float32) @ np.rint(vector * _FINE)
    return np.asarray(np.round(sums.astype(np.float64) / (_FINE * _SCALE), 4), np.float32)


def _even(vector: Floats) -> Floats:
    length = float(np.sqrt((vector * vector).sum()))
    return np.asarray(vector / length if length > 0 else vector, np.float32)
