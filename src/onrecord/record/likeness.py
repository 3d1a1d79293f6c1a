"""How much of one text stands in another: exactly, and guessed from signatures (MinHash).

A text is taken as the set of its runs of four words, capitals and marks aside. Of each of 96 random orders of
all runs a signature keeps the first that the text has, so that two signatures agree about as often as the
two sets do. Nothing here hangs on anything but the texts.
"""

from __future__ import annotations

import hashlib
import re

import numpy as np
from numpy.typing import NDArray

RUN = 4
LEAST_RUNS = 40
"""A text of fewer different runs is no copy of another: of two short notices one figure may be the news."""
LEAST_SHARE = 0.6
"""From which share of its runs on a text is a near copy."""
LEAST_GUESS = 0.3
"""Texts whose signatures agree less often are not compared: as little of either is as much of both."""
_ORDERS, _ROWS = 96, 3
"""Random orders, and how many of them make a band. Of texts that share half of all their runs (one
is the other cut to half, or each has a third of its own) 98.6 % have a band in common; of those that share a
tenth 3 %."""
_AT_ONCE = 4096

_WORD = re.compile(r"\w+")


def _constants(purpose: str) -> NDArray[np.uint64]:
    made = (
        hashlib.blake2b(f"{purpose} {number}".encode(), digest_size=8).digest() for number in range(_ORDERS)
    )
    return np.frombuffer(b"".join(made), "<u8").astype(np.uint64)


_FACTORS = _constants("factor") | np.uint64(1)
_TERMS = _constants("term")


def runs(text: str) -> frozenset[int]:
    """The runs of words of a text, each as a number of 64 bits."""
    words = _WORD.findall(text.casefold())
    found = {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
    # A lone surrogate is in no stored text.
    digests = (hashlib.blake2b(run.encode(), digest_size=8).digest() for run in found)
    return frozenset(int.from_bytes(digest, "little") for digest in digests)


def share(of: frozenset[int], within: frozenset[int]) -> float:
    """Which part of the runs of one text stands in another, to three decimals."""
    return round(len(of & within) / len(of), 3) if of else 0.0


def signature(of: frozenset[int]) -> bytes | None:
    """The signature of a text with these runs, two bytes for each order; None for one that is too short."""
    if len(of) < LEAST_RUNS:
        return None
    every = np.fromiter(of, np.uint64, len(of))
    least = np.full(_ORDERS, np.iinfo(np.uint64).max, np.uint64)
    for at in range(0, len(every), _AT_ONCE):
        placed = every[at : at + _AT_ONCE, None] * _FACTORS + _TERMS
        least = np.minimum(least, placed.min(axis=0))
    # The highest bits of a least number are mostly zeros; these tell which run it is.
    return (least >> np.uint64(16)).astype("<u2").tobytes()


def bands(made: bytes) -> list[int]:
    """The bands of a signature, numbers of 64 bits with a sign: texts that share one may be alike."""
    width = 2 * _ROWS
    parts = (made[at : at + width] for at in range(0, len(made), width))
    digests = (
        hashlib.blake2b(part, digest_size=8, salt=number.to_bytes(2, "little")).digest()
        for number, part in enumerate(parts)
    )
    return sorted({int.from_bytes(digest, "little", signed=True) for digest in digests})


def guessed(one: bytes, other: bytes) -> float:
    """About which part of all runs of two texts both have."""
    same = np.frombuffer(one, "<u2") == np.frombuffer(other, "<u2")
    return float(np.count_nonzero(same)) / _ORDERS
