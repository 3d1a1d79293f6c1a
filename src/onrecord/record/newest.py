"""Which of several readings of one report is the current one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_PART = re.compile(r"\d+|[a-z]+", re.IGNORECASE)


class Candidate(NamedTuple):
    """A stored reading: its row, its reader, and when a user asked for it by `reread`, if one did."""

    number: int
    version: str
    weights: str
    settings: str
    reread: str | None


def newest(candidates: Iterable[Candidate]) -> Candidate:
    """The reading by the newest reader version; among readings of one version the one that was last
    asked for by `reread`; else one fixed by weights and settings, whatever order they came in."""
    return max(candidates, key=_age)


def _age(candidate: Candidate) -> tuple[object, ...]:
    version, weights, settings = candidate.version, candidate.weights, candidate.settings
    return (version_order(version), candidate.reread or "", version, weights, settings)


def version_order(version: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key: numbers by size, and 1.0rc1 before 1.0 before 1.0.1."""
    end = (0, 0, "")
    parts = _PART.findall(version.lower())
    return (*((1, int(part), "") if part.isdecimal() else (-1, 0, part) for part in parts), end)
