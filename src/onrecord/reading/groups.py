"""Which crops the linker sees at once: few calls, and little padding."""

from __future__ import annotations

from collections.abc import Sequence

SIZES = (8, 4, 2, 1)
"""Rows of a call; few sizes, so that the runtime meets few shapes."""
_CALL = 96
"""What a call costs beside its rows, in pieces."""


def groups(lengths: Sequence[int]) -> list[tuple[int, int]]:
    """Stretches [low, high) of rows of these lengths (ascending), each of one of SIZES. All rows of a stretch
    are padded to its last; the sum over stretches of rows times that length, and of _CALL, is the least."""
    best = [0]
    cut = [0]
    for end in range(1, len(lengths) + 1):
        cost, size = min(
            (best[end - size] + size * lengths[end - 1] + _CALL, size) for size in SIZES if size <= end
        )
        best.append(cost)
        cut.append(size)
    found: list[tuple[int, int]] = []
    end = len(lengths)
    while end:
        found.append((end - cut[end], end))
        end -= cut[end]
    return found[::-1]
