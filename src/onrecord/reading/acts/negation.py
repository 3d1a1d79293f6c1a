"""What turns a cue round: "did not", "refused to", "could not", "no longer", "stopped short of"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

# not: did not, never · refuse: would not, refused to · unable: could not · ceased: no longer ·
# neither: neither confirmed nor denied
Turn = Literal["not", "refuse", "unable", "ceased", "neither"]

AUXILIARIES = frozenset(
    """be am is are was were been being have has had having do does did will would shall should can could may
    might must to""".split()
)
_REFUSE = frozenset(
    """refuse refuses refused refusing decline declines declined declining unwilling hesitate hesitated
    reluctant avoid avoids avoided avoiding refrain refrained refrains loath""".split()
)
_UNABLE = frozenset("unable cannot fail fails failed failing unsure impossible".split())
_NOT = frozenset("not never neither nor hardly scarcely barely without nobody none rarely seldom".split())
_CEASE = frozenset("stop stops stopped stopping cease ceases ceased ceasing quit".split())
# Words between an auxiliary and its verb that change nothing here.
FILLERS = frozenset(
    """also again then later now still once already previously since long even just twice so only first
    ever yet earlier rather quite soon often always today yesterday openly quietly or and in on at of
    prepared able willing ready drawn yet short careful""".split()
)


def is_filler(word: str) -> bool:
    """Whether `word` may stand between an auxiliary and its verb: an adverb, mostly."""
    return word in FILLERS or (
        len(word) > 4 and word.endswith("ly") and word not in ("reply", "imply", "rely")
    )


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
    if "would" in seen or "will" in seen or "prepared" in seen or "willing" in seen or "wish" in seen:
        return "refuse"
    if "can" in seen or "could" in seen or "able" in seen:
        return "unable"
    return "not"


# Class of a cue, by its own class and the turn. What is not listed keeps its class for "ceased" and
# "unable" of acts that need no words, else "turned", which tells only that it is negated.
TURNED: dict[str, dict[Turn, str]] = {
    "deny": {"not": "not deny", "refuse": "not deny", "unable": "not deny", "ceased": "confirm"},
    "exclude": {
        "not": "not exclude",
        "refuse": "not exclude",
        "unable": "not exclude",
        "ceased": "not exclude",
    },
    "dispute": {"not": "not dispute", "refuse": "not dispute", "unable": "not dispute", "ceased": "confirm"},
    "confirm": {"not": "not confirm", "refuse": "decline", "unable": "doubt", "ceased": "retract"},
    "say": {"not": "silence", "refuse": "decline", "unable": "doubt", "ceased": "retract"},
    "comment": {"not": "silence", "refuse": "decline", "unable": "decline", "ceased": "decline"},
    "tell": {"not": "silence", "refuse": "decline", "unable": "decline", "ceased": "retract"},
    "announce": {"not": "silence", "refuse": "decline", "unable": "decline", "ceased": "retract"},
    "reply": {"not": "silence", "refuse": "decline", "unable": "decline", "ceased": "decline"},
    "state": {"not": "silence", "refuse": "decline", "unable": "doubt", "ceased": "retract"},
    "argue": {"not": "not argue", "refuse": "decline", "unable": "doubt", "ceased": "retract"},
    "insist": {"not": "not argue", "refuse": "decline", "unable": "doubt", "ceased": "retract"},
    "allege": {"not": "not argue", "refuse": "decline", "unable": "doubt", "ceased": "retract"},
    "accuse": {"not": "not argue", "refuse": "decline", "unable": "decline", "ceased": "retract"},
    "suggest": {"not": "not argue", "refuse": "decline", "unable": "doubt", "ceased": "retract"},
    "cite": {"not": "silence", "refuse": "decline", "unable": "decline", "ceased": "retract"},
    "think": {"not": "not think", "refuse": "deny", "unable": "not think", "ceased": "doubt"},
    "know": {"not": "not know", "refuse": "deny", "unable": "not know", "ceased": "doubt"},
    "recall": {"not": "not recall", "refuse": "decline", "unable": "not recall", "ceased": "doubt"},
    "agree": {"not": "not agree", "refuse": "not agree", "unable": "not agree", "ceased": "retract"},
    "accept": {"not": "not agree", "refuse": "not agree", "unable": "not agree", "ceased": "retract"},
    "promise": {"not": "not promise", "refuse": "not promise", "unable": "not promise", "ceased": "retract"},
    "offer": {"not": "not promise", "refuse": "not promise", "unable": "not promise", "ceased": "retract"},
    "plan": {"not": "not promise", "refuse": "not promise", "unable": "not promise", "ceased": "retract"},
    "predict": {"not": "predict", "refuse": "decline", "unable": "doubt", "ceased": "predict"},
    "fear": {"not": "not fear", "refuse": "decline", "unable": "fear", "ceased": "not fear"},
    "find": {"not": "not find", "refuse": "decline", "unable": "doubt", "ceased": "retract"},
    "show": {"not": "not find", "refuse": "decline", "unable": "doubt", "ceased": "retract"},
    "retract": {"not": "insist", "refuse": "insist", "unable": "insist", "ceased": "retract"},
    "decline": {"not": "turned", "refuse": "decline", "unable": "decline", "ceased": "turned"},
    "doubt": {"not": "not doubt", "refuse": "not doubt", "unable": "not doubt", "ceased": "confirm"},
    "criticise": {"not": "not criticise", "refuse": "decline", "unable": "turned", "ceased": "turned"},
    "praise": {"not": "turned", "refuse": "decline", "unable": "turned", "ceased": "turned"},
    "demand": {"not": "not demand", "refuse": "not demand", "unable": "not demand", "ceased": "retract"},
    "attitude": {"not": "attitude", "refuse": "attitude", "unable": "attitude", "ceased": "attitude"},
    "hope": {"not": "attitude", "refuse": "attitude", "unable": "attitude", "ceased": "attitude"},
    "silence": {"not": "silence", "refuse": "silence", "unable": "silence", "ceased": "silence"},
    "seem": {"not": "seem", "refuse": "seem", "unable": "seem", "ceased": "seem"},
}
# Classes that are turned as another is.
_AS: dict[str, str] = {
    "manner": "say",
    "report": "say",
    "call": "say",
    "ask": "comment",
    "warn": "say",
    "object": "deny",
    "downplay": "deny",
    "regret": "confirm",
    "confess": "confirm",
    "clarify": "say",
    "see": "think",
    "speculate": "comment",
    "ruling": "find",
}


def turned(kind: str, turn: Turn | None) -> str:
    """The class of a cue of class `kind` after `turn`."""
    if turn is None:
        return kind
    if turn == "neither":
        return "silence" if kind == "silence" else "neither"
    row = TURNED.get(_AS.get(kind, kind))
    return "turned" if row is None else row[turn]
