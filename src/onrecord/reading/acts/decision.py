"""A statement's mode and act, from the evidence and, where there is one, the network's opinion."""

from __future__ import annotations

import functools
import json
from collections.abc import Sequence
from importlib import resources

import numpy as np
import numpy.typing as npt

from onrecord.reading.acts.context import Context
from onrecord.reading.acts.cue import Reading, read_cue
from onrecord.reading.acts.evidence import OPEN, evidence
from onrecord.schema import ACTS, Act, Mode, Statement, Support

Array = npt.NDArray[np.float32]

# What is decided between; the order is that of the network's act head.
LABELS: tuple[str, ...] = (*ACTS, "attitude", "silence")


class Weights:
    """How much each piece of evidence counts for each label, and how much the network's opinion."""

    def __init__(self, weights: dict[str, dict[str, float]], head: dict[str, float]) -> None:
        self.names = {name: index for index, name in enumerate(weights)}
        self.table = np.zeros((len(weights) + 1, len(LABELS)), np.float32)
        for index, row in enumerate(weights.values()):
            for label, weight in row.items():
                self.table[index, LABELS.index(label)] = weight
        self.head = head

    def scores(self, named: list[str], group: str, head: Array | None) -> Array:
        """Log-odds [16] of the labels, up to a constant."""
        rows = [self.names[name] for name in named if name in self.names]
        total: Array = self.table[rows].sum(0)
        if head is not None:
            total = total + np.float32(self.head[group]) * head
        return total


@functools.cache
def _weights() -> Weights:
    path = resources.files("onrecord.reading.acts").joinpath("weights.json")
    found = json.loads(path.read_text(encoding="utf-8"))
    return Weights(found["weights"], found["head"])


def acts(
    text: str, statements: Sequence[Statement], head: Array | None = None
) -> list[tuple[Mode, Act | None, Support]]:
    """For each of `statements` its mode, its act (None for attitude and silence) and what that was read
    from. `statements` are those of one report in text order; `head`, where the network has an opinion,
    is its log probabilities [len(statements), 16] in the order of LABELS."""
    context, found = Context(), []
    for index, statement in enumerate(statements):
        cue = read_cue(text, statement)
        named = evidence(text, statement, cue, context.evidence(text, statement, cue.kind))
        group = "open" if cue.kind in OPEN else "shut"
        label, confidence = _decide(named, group, None if head is None else head[index])
        found.append(_outcome(statement, cue, label, confidence))
    return found


def label(text: str, statement: Statement) -> tuple[str, float]:
    """The label of LABELS that a statement read alone has, and its probability."""
    cue = read_cue(text, statement)
    named = evidence(text, statement, cue, Context().evidence(text, statement, cue.kind))
    return _decide(named, "open" if cue.kind in OPEN else "shut", None)


def _decide(named: list[str], group: str, head: Array | None) -> tuple[str, float]:
    scores = _weights().scores(named, group, head)
    odds = np.exp(scores - scores.max())
    best = int(odds.argmax())
    return LABELS[best], float(odds[best] / odds.sum())


def _outcome(
    statement: Statement, cue: Reading, label: str, confidence: float
) -> tuple[Mode, Act | None, Support]:
    support = Support(confidence=round(confidence, 3), spans=statement.cue or statement.content)
    if label == "attitude":
        return "attitude", None, support
    if label == "silence":
        return "silence", None, support
    act = ACTS[LABELS.index(label)]
    thought = statement.kind != "direct" and (cue.thought or cue.bare in ("think", "fear", "hope", "know"))
    return ("thought" if thought else "speech"), act, support
