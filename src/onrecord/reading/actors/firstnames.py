"""First names that tell a woman from a man."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from onrecord.reading.actors.lists import read_lists


def _plain(names: Iterable[str]) -> frozenset[str]:
    """Without accents, as names are compared."""
    folded = (unicodedata.normalize("NFKD", name) for name in names)
    return frozenset("".join(c for c in name if not unicodedata.combining(c)) for name in folded)


_NAMES = read_lists("first_names.txt")
WOMEN = _plain(_NAMES["women"]) - _plain(_NAMES["men"])
MEN = _plain(_NAMES["men"]) - _plain(_NAMES["women"])
