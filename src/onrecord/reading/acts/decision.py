"""A statement's mode and act, from the evidence and, where there is one, the network's opinion."""

from __future__ import annotations

import functools
import json
from collections.abc import Sequence
from importlib import resources

import numpy as np
import numpy.typing as npt

from onrecord.reading.acts.content import READ, deciding, sign_names
from onrecord.reading.acts.context import Context
from onrecord.reading.acts.cue import TURNERS, CueRead, clause_start, read_cue
from onrecord.reading.acts.evidence import PIECES, evidence, group_of
from onrecord.reading.acts.words import placed
from onrecord.schema import ACTS, Act, Mode, Span, Spans, Statement, Support

Array = npt.NDArray[np.float32]

# What is decided between; the order is that of the network's act head.
LABELS: tuple[str, ...] = (*ACTS, "attitude", "silence")


_SIGN = "open "
_THOUGHTS = frozenset({"think", "fear", "hope", "know"})
_CLEAR = 0.3  # log-odds from which a sign of the content is shown as support


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

    def heaviest(self, named: list[str], label: str) -> str | None:
        """The piece of evidence that speaks most for `label`, if any speaks clearly."""
        column = self.table[:, LABELS.index(label)]
        found = [(float(column[self.names[name]]), name) for name in named if name in self.names]
        weight, name = max(found, default=(0.0, ""))
        return name if weight >= _CLEAR else None


@functools.cache
def weights() -> Weights:
    path = resources.files("onrecord.reading.acts").joinpath("weights.json")
    found = json.loads(path.read_text(encoding="utf-8"))
    return Weights(found["weights"], found["head"])


def acts(
    text: str, statements: Sequence[Statement], head: Array | None = None
) -> list[tuple[Mode, Act | None, Support]]:
    """For each of `statements` its mode, its act (None for attitude and silence) and what that was read
    from. `statements` are those of one report in text order; `head`, where the network has an opinion,
    is its log probabilities [len(statements), 16] in the order of LABELS."""
    context = Context(text)
    found: list[tuple[Mode, Act | None, Support]] = []
    for index, statement in enumerate(statements):
        cue = read_cue(text, statement)
        named = evidence(text, statement, cue, context)
        label, confidence = _decide(named, group_of(cue), None if head is None else head[index])
        support = Support(confidence=round(confidence, 3), spans=_support(text, statement, cue, named, label))
        found.append((*_mode(statement, cue, label), support))
    return found


def label(text: str, statement: Statement) -> tuple[str, float]:
    """The label of LABELS that a statement read alone has, and its probability."""
    cue = read_cue(text, statement)
    return _decide(evidence(text, statement, cue, Context(text)), group_of(cue), None)


def _decide(named: list[str], group: str, head: Array | None) -> tuple[str, float]:
    scores = weights().scores(named, group, head)
    odds = np.exp(scores - scores.max())
    best = int(odds.argmax())
    return LABELS[best], float(odds[best] / odds.sum())


def _mode(statement: Statement, cue: CueRead, label: str) -> tuple[Mode, Act | None]:
    if label == "attitude":
        return "attitude", None
    if label == "silence":
        return "silence", None
    thought = statement.kind != "direct" and (cue.thought or cue.bare in _THOUGHTS)
    return ("thought" if thought else "speech"), ACTS[LABELS.index(label)]


def _support(text: str, statement: Statement, cue: CueRead, named: list[str], label: str) -> Spans:
    """The cue, the words before it that turn it, and the words of the content that decide."""
    found = list(statement.cue)
    if statement.cue and (cue.turn or cue.ahead):
        start = statement.cue[0].start
        before = placed(text, clause_start(text, start), start)
        found += [span for word, span in before if cue.turn and word in TURNERS]
        found += [span for _, span in before[len(before) - cue.ahead :]]
    signs = [name for name in named if name.startswith(_SIGN) and name.removeprefix(_SIGN) in sign_names()]
    sign = weights().heaviest(signs, label)
    if sign:
        content: list[tuple[str, Span]] = []
        for piece in statement.content[:PIECES]:
            content += placed(text, piece.start, min(piece.end, piece.start + READ))
        decided = deciding(sign.removeprefix(_SIGN), content)
        found += [decided] if decided else []
    return tuple(sorted(set(found or statement.content)))
