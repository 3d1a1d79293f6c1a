"""The linker's scores to roles: the best path of roles over the pieces of each crop."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from onrecord.reading.model_files import Floats, Settings
from onrecord.reading.network import CONTENT, SOURCE, Link
from onrecord.reading.pieces import Ints

Bools = npt.NDArray[np.bool_]

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
    longest = max(len(link.roles) for link in links)
    rows = len(links)
    emission = np.zeros((rows, longest, _ROLES), np.float32)
    enter = np.zeros((rows, longest), np.float32)
    leave = np.zeros((rows, longest), np.float32)
    fixed = np.zeros((rows, longest), bool)
    for row, (link, begin) in enumerate(zip(links, begins, strict=True)):
        n = len(link.roles)
        emission[row, :n] = link.roles
        emission[row, :n, SOURCE] += settings.source
        enter[row, :n] = settings.boundary * link.bounds[:, 0]
        leave[row, :n] = settings.boundary * link.bounds[:, 1]
        fixed[row, :n] = begin == 0
    scores, before = _forward(emission, enter, leave, fixed, settings.change)
    return [_backward(scores[row], before[row], len(link.roles)) for row, link in enumerate(links)]


def _forward(
    emission: Floats, enter: Floats, leave: Floats, fixed: Bools, change: float
) -> tuple[Floats, Ints]:
    """The score of the best path to each piece and role, and the role before it: [rows, longest, 4]."""
    rows, longest, _ = emission.shape
    scores = np.zeros((rows, longest, _ROLES), np.float32)
    before = np.zeros((rows, longest, _ROLES), np.int64)
    scores[:, 0] = emission[:, 0]
    scores[:, 0, CONTENT] += enter[:, 0]
    switch = np.full((_ROLES, _ROLES), -change, np.float32)
    np.fill_diagonal(switch, 0)
    never = np.where(np.eye(_ROLES, dtype=bool), 0, _NEVER).astype(np.float32)
    for at in range(1, longest):
        moves = scores[:, at - 1, :, None] + switch
        moves[:, :CONTENT, CONTENT] += enter[:, at, None]
        moves[:, CONTENT, :CONTENT] += leave[:, at - 1, None]
        moves[fixed[:, at]] += never
        before[:, at] = moves.argmax(axis=1)
        scores[:, at] = moves.max(axis=1) + emission[:, at]
    return scores, before


def _backward(scores: Floats, before: Ints, length: int) -> Ints:
    roles = np.zeros(length, np.int64)
    if length:
        roles[-1] = scores[length - 1].argmax()
    for at in range(length - 1, 0, -1):
        roles[at - 1] = before[at, roles[at]]
    return roles
