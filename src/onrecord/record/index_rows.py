"""What the index of statements takes and gives: plain tuples, since there are many."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from onrecord.schema.position import Label

BUCKETS = 65_536
"""Into how many buckets statements may be put."""
KEY_BYTES = 16
"""How long the key of a relation is."""


class IndexRow(NamedTuple):
    """One statement for the index: its place in the reading, the bucket (0 to 65,535) that statements
    like it share, and its vector, one signed byte a dimension."""

    place: int
    bucket: int
    vector: bytes


IndexedStatement: TypeAlias = tuple[int, int, bytes]
"""The number of a report, the place of a statement in its current reading, the statement's vector."""


class PackedVectors(NamedTuple):
    """Many indexed statements as columns: numbers of reports [n], places [n], vectors [n, size]."""

    numbers: NDArray[np.int64]
    places: NDArray[np.int64]
    vectors: NDArray[np.int8]


Relation: TypeAlias = tuple[Label | None, float]
"""What the relating network said of one input: the position taken (None: none) and its probability."""

KeyedRelation: TypeAlias = tuple[bytes, Label | None, float]
"""A relation after its key: 16 bytes, the hash of the network's fingerprint and of the input."""
