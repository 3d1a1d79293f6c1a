"""The relating network's files and its graph: a claim and a passage to the odds of each position."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.inference.arrays import Floats, read_arrays
from onrecord.inference.graph import NOWHERE, Graph, padded, parameter, softmax, streams
from onrecord.schema.position import LABELS, Label
from onrecord.standing.passages import CLAIM, CONTENT, SOURCE, Ints, Sizes

FOLDER = Path(__file__).parent.parent / "weights"
WEIGHTS, SETTINGS = "relating.npz", "relating.json"
VOCABULARY = "tokenizer.json"  # the reader's, as are the embeddings of words
WORDS_FILE, WORDS = "weights.npz", "encoder.words.weight"

_STREAMS = 2
"""How many rows are run at the same time."""

OUTCOMES: tuple[Label | None, ...] = (None, *LABELS)


@dataclass(frozen=True, slots=True)
class Settings:
    """What was learnt or measured beside the weights (relating.json; training/relating/export.py).

    `accept`: the least probability that a statement bears on a claim for it to count. `leanings`: by what
    each position's probability is multiplied before the outcome is picked, in the order of LABELS. `near`:
    how like some words (cosine of vectors) a statement must be to be about them. `words`: what a report that
    holds all telling words of a claim adds to the likeness of its statements. `looked_at`: how many
    statements at most are judged for one question.
    """

    version: str
    layers: int
    heads: int
    accept: float
    leanings: tuple[float, ...]
    near: float
    words: float
    looked_at: int
    sizes: Sizes = field(default_factory=Sizes)


def read_settings(folder: Path = FOLDER) -> Settings:
    """The settings beside the weights. Raises KeyError where one is missing."""
    row: dict[str, Any] = json.loads((folder / SETTINGS).read_text(encoding="utf-8"))
    sizes, leanings = Sizes(**row.pop("sizes")), row.pop("leanings")
    return Settings(**row, sizes=sizes, leanings=tuple(leanings[label] for label in LABELS))


def fingerprint(folder: Path = FOLDER) -> str:
    """SHA-256 over all files that the network's answers hang on, in hex."""
    digest = hashlib.sha256()
    for name in (WEIGHTS, SETTINGS, VOCABULARY, WORDS_FILE):
        digest.update(hashlib.sha256((folder / name).read_bytes()).digest())
    return digest.hexdigest()


class RelatingNetwork:
    """The network, compiled for this processor. Every row is run by itself on one thread, so that what it
    says of a pair depends on nothing but the pair; several rows run at the same time."""

    def __init__(self, settings: Settings, folder: Path = FOLDER) -> None:
        self._words = read_arrays(folder / WORDS_FILE, [WORDS])[WORDS]
        weights = read_arrays(folder / WEIGHTS)
        self._weights = {name: weights[name][:] for name in weights if name.startswith(("pos", "kin", "par"))}
        graph = Graph(weights)
        width = len(weights["norm.weight"][:])
        embedded = parameter([1, -1, width])
        mask = parameter([1, 1, 1, -1])
        x = graph.norm(embedded, "norm", 1e-12)
        for i in range(settings.layers):
            x = graph.layer(x, mask, f"layers.{i}", settings.heads, gelu=True)
        self._bodies = streams([x], [embedded, mask], min(_STREAMS, os.cpu_count() or 1))
        self._inner = weights["inner.weight"][:], weights["inner.bias"][:]
        self._label = weights["label.weight"][:], weights["label.bias"][:]

    def outcomes(self, rows: Sequence[tuple[Ints, Ints]]) -> list[Floats]:
        """For each row (its n pieces and the part of each, see passages.py) probabilities [7] of OUTCOMES,
        in the order given."""
        count = len(self._bodies)
        if count == 1 or len(rows) < count:
            return [self._outcome(self._bodies[0], *row) for row in rows]
        found: dict[int, Floats] = {}

        def run(own: int) -> None:
            for number in range(own, len(rows), count):
                found[number] = self._outcome(self._bodies[own], *rows[number])

        with ThreadPoolExecutor(count) as pool:
            list(pool.map(run, range(count)))
        return [found[number] for number in range(len(rows))]

    def _outcome(self, body: Any, ids: Ints, parts: Ints) -> Floats:
        n, w = len(ids), self._weights
        embedded = self._words[ids] + w["positions.weight"][:n] + w["kinds.weight"][0]
        embedded += w["parts.weight"][parts]
        length = padded(n)
        x = np.zeros((1, length, embedded.shape[1]), np.float32)
        x[0, :n] = embedded
        mask = np.zeros((1, 1, 1, length), np.float32)
        mask[..., n:] = NOWHERE
        body.infer([x, mask], share_inputs=True)
        states = body.get_output_tensor(0).data[0, :n]
        inside = (parts >= SOURCE) & (parts <= CONTENT)
        pooled = [states[0], _mean(states, parts == CLAIM), _mean(states, inside)]
        weight, bias = self._inner
        state = np.tanh(weight @ np.concatenate(pooled) + bias)
        weight, bias = self._label
        return softmax(weight @ state + bias)


def _mean(states: Floats, which: Any) -> Floats:
    return np.asarray(states[which].sum(axis=0) / max(1, int(which.sum())), np.float32)
