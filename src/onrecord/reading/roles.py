"""The linker's scores to roles: the best path of roles over the pieces of each crop."""

from __future__ import annotations

import numpy as np

from onrecord.inference.arrays import Floats
from onrecord.reading.model_files import Settings
from onrecord.reading.network import CONTENT, SOURCE, Link
from onrecord.reading.pieces import Ints

_ROLES = 4
_NEVER = -1e6


def best_roles(links: list[Link], begins: list[Ints], settings: Settings) -> list[Ints]:
    """For each crop the role of each of its pieces, by Viterbi.

    Roles change only where a word begins (`begins` is 1 there), each change costs `settings.change`, a
    source is favoured by `settings.source`, and the marks of a content's start and end weigh
    `settings.boundary`. All crops go through the recursion together; the padding behind shorter ones
    never reaches back.
    """
    if not links:
        return []
    rows, longest = len(links), max(len(link.roles) for link in links)
    emission = np.zeros((rows, longest, _ROLES), np.float32)
    moves = np.zeros((rows, longest, _ROLES, _ROLES), np.float32)
    moves[...] = _NEVER * (1 - np.eye(_ROLES, dtype=np.float32))
    switch = -settings.change * (1 - np.eye(_ROLES, dtype=np.float32))
    for row, (link, begin) in enumerate(zip(links, begins, strict=True)):
        n = len(link.roles)
        emission[row, :n] = link.roles
        emission[row, :n, SOURCE] += settings.source
        emission[row, 0, CONTENT] += settings.boundary * link.bounds[0, 0]
        free = np.flatnonzero(begin[1:]) + 1
        moves[row, free] = switch
        moves[row, free, :CONTENT, CONTENT] += settings.boundary * link.bounds[free, 0, None]
        moves[row, free, CONTENT, :CONTENT] += settings.boundary * link.bounds[free - 1, 1, None]
    paths = _best(emission, moves)
    return [paths[row, : len(link.roles)] for row, link in enumerate(links)]


def _best(emission: Floats, moves: Floats) -> Ints:
    """Viterbi for all rows at once: emission [rows, n, roles]; moves [rows, n, role before, role] is what
    coming to piece n costs. Behind the end of a shorter row no role changes, so that it costs nothing."""
    rows, longest, roles = emission.shape
    before = np.zeros((longest, rows, roles), np.int64)
    score = emission[:, 0]
    for at in range(1, longest):
        coming = score[:, :, None] + moves[:, at]
        before[at] = coming.argmax(axis=1)
        score = coming.max(axis=1) + emission[:, at]
    path = np.zeros((longest, rows), np.int64)
    path[-1] = score.argmax(axis=1)
    every = np.arange(rows)
    for at in range(longest - 1, 0, -1):
        path[at - 1] = before[at, every, path[at]]
    return path.T
