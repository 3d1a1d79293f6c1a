"""What turns a cue round: "did not", "refused to", "could not", "no longer", "stopped short of"."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Literal

from onrecord.reading.acts.data import rows, word_list

# not: did not, never · refuse: would not, refused to · unable: could not · ceased: no longer ·
# neither: neither confirmed nor denied
Turn = Literal["not", "refuse", "unable", "ceased", "neither"]

AUXILIARIES = word_list("auxiliary")
FILLERS = word_list("filler")
_REFUSE, _UNABLE = word_list("refusing"), word_list("unable")
_NOT, _CEASE = word_list("not"), word_list("ceasing")
_NO_ADVERB = word_list("no adverb")
_CHOOSING = frozenset({"would", "will", "prepared", "willing", "wish"})
_BEING_ABLE = frozenset({"can", "could", "able"})


def is_filler(word: str) -> bool:
    """Whether `word` may stand between an auxiliary and its verb: an adverb, mostly."""
    return word in FILLERS or (len(word) > 4 and word.endswith("ly") and word not in _NO_ADVERB)


def turning(before: Sequence[str]) -> Turn | None:
    """What the words before a cue's own word do to it; None where they leave it as it is."""
    seen = set(before)
    if "neither" in seen:
        return "neither"
    if "longer" in seen and "no" in seen:
        return "ceased"
    if seen & _CEASE and "short" not in seen and not seen & _NOT:
        return "ceased"
    if seen & _REFUSE or ("short" in seen and seen & _CEASE):
        return "refuse"
    if not seen & _NOT:
        return "unable" if seen & _UNABLE else None
    if seen & _CHOOSING:
        return "refuse"
    if seen & _BEING_ABLE:
        return "unable"
    return "not"


_TURNS: tuple[Turn, ...] = ("not", "refuse", "unable", "ceased")


@functools.cache
def turns() -> dict[tuple[str, Turn], str]:
    """What a class becomes after a turn."""
    return {
        (row[0], turn): becomes
        for row in rows("turns.tsv")
        for turn, becomes in zip(_TURNS, row[1:], strict=True)
    }


def turned(kind: str, turn: Turn | None) -> str:
    """The class of a cue of class `kind` after `turn`; "turned" where turns.tsv has none."""
    if turn is None:
        return kind
    if turn == "neither":
        return "silence" if kind == "silence" else "neither"
    return turns().get((kind, turn), "turned")
