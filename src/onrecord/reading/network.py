"""The network: two graphs, the encoder (pieces of one window to states and cue tags) and the linker
(states around cues to roles)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from onrecord.inference.arrays import Floats, Weights
from onrecord.inference.graph import NOWHERE, Graph, added, compiled, padded, parameter, softmax
from onrecord.reading.groups import groups
from onrecord.reading.model_files import Settings
from onrecord.reading.pieces import Pieces
from onrecord.reading.windows import Window

NONE, SOURCE, CUE, CONTENT = range(4)  # the linker's roles


def _encoder(weights: Weights, settings: Settings) -> Any:
    graph = Graph(weights)
    width = len(weights["encoder.norm.weight"][:])
    embedded = parameter([-1, -1, width])
    mask = parameter([-1, 1, 1, -1])
    x = graph.norm(embedded, "encoder.norm", 1e-12)
    for i in range(settings.layers):
        x = graph.layer(x, mask, f"encoder.layers.{i}", settings.heads, gelu=True)
    return compiled([x, graph.linear(x, "encoder.tags"), graph.linear(x, "encoder.names")], [embedded, mask])


def _linker(weights: Weights, settings: Settings) -> Any:
    graph = Graph(weights)
    inner, outer = weights["linker.enter.weight"][:].shape
    states = parameter([-1, -1, outer])
    marks = parameter([-1, -1, inner])
    mask = parameter([-1, 1, 1, -1])
    x = graph.norm(added(graph.linear(states, "linker.enter"), marks), "linker.norm", 1e-5)
    for i in range(settings.linker_layers):
        x = graph.layer(x, mask, f"linker.layers.{i}", settings.linker_heads, gelu=False)
    heads = [graph.linear(x, f"linker.{name}") for name in ("labels", "bounds", "verdict", "acts")]
    return compiled(heads, [states, marks, mask])


@dataclass(frozen=True, slots=True)
class Crop:
    """States [n, width] around one cue at [low, high); `nested`: the cue stands in another's content."""

    states: Floats
    low: int
    high: int
    nested: bool


@dataclass(frozen=True, slots=True)
class Link:
    """For one crop of n pieces: log probabilities of roles [n, 4]; log odds that a content starts and
    ends at each piece [n, 2]; log odds that an annotator would mark this cue; log probabilities of acts
    [16], in the order of acts.LABELS."""

    roles: Floats
    bounds: Floats
    verdict: float
    acts: Floats


@dataclass(frozen=True, slots=True)
class Encoded:
    """For a window of n pieces: states [n, width]; the probabilities [n, 2] that each piece belongs to a
    cue and to a cue inside another statement's content; log odds of name tags [n, 15] (names.py)."""

    states: Floats
    cue: Floats
    names: Floats


class Network:
    """Encoder and linker, compiled for this processor."""

    def __init__(self, weights: Weights, settings: Settings) -> None:
        words = "encoder.words.weight"  # large, and only ever looked up
        self._words = weights[words]
        self._weights = {n: weights[n][:] for n in weights if ".layers." not in n and n != words}
        self._reach = settings.reach
        self._encoder = _encoder(weights, settings)
        self._linker = _linker(weights, settings)

    def encode(self, pieces: Pieces, windows: Sequence[Window]) -> list[Encoded]:
        """What the encoder says of the pieces of each window; all of them at once, so they should be of
        about one length."""
        sizes = [window.end - window.start for window in windows]
        length = padded(max(sizes))
        x = np.zeros((len(windows), length, len(self._weights["encoder.norm.weight"])), np.float32)
        mask = np.zeros((len(windows), 1, 1, length), np.float32)
        for row, (window, n) in enumerate(zip(windows, sizes, strict=True)):
            x[row, :n] = self._embedded(pieces, window)
            mask[row, ..., n:] = NOWHERE
        self._encoder.infer([x, mask], share_inputs=True)
        states, tags, names = (self._encoder.get_output_tensor(i).data for i in range(3))
        return [
            Encoded(states[row, :n].copy(), _cues(tags[row, :n]), names[row, :n].copy())
            for row, n in enumerate(sizes)
        ]

    def _embedded(self, pieces: Pieces, window: Window) -> Floats:
        """What goes into the encoder for a window of n pieces [n, width]."""
        part, w = slice(window.start, window.end), self._weights
        found = self._words[pieces.ids[part]] + w["encoder.positions.weight"][: window.end - window.start]
        found += w["encoder.kinds.weight"][0]
        for name, values in (("case", pieces.case), ("first", pieces.first), ("quoted", pieces.quoted)):
            found += w[f"encoder.{name}.weight"][values[part]]
        return found

    def link(self, crops: list[Crop]) -> list[Link]:
        """What the linker says of each crop, in the order given. Crops are run in groups of like length;
        all of them come from one text, so that nothing depends on what else is read."""
        order = sorted(range(len(crops)), key=lambda i: (len(crops[i].states), i))
        lengths = [padded(len(crops[i].states)) for i in order]
        found: dict[int, Link] = {}
        for low, high in groups(lengths):
            picked = order[low:high]
            for i, link in zip(picked, self._link([crops[i] for i in picked]), strict=True):
                found[i] = link
        return [found[i] for i in range(len(crops))]

    def _link(self, crops: list[Crop]) -> list[Link]:
        rows = len(crops)
        longest = padded(max(len(crop.states) for crop in crops))
        w = self._weights
        states = np.zeros((rows, longest, crops[0].states.shape[1]), np.float32)
        marks = np.zeros((rows, longest, w["linker.cue.weight"].shape[1]), np.float32)
        mask = np.full((rows, 1, 1, longest), NOWHERE, np.float32)
        for row, crop in enumerate(crops):
            n = len(crop.states)
            at = np.arange(n)
            away = np.where(at < crop.low, at - crop.low, np.where(at >= crop.high, at - crop.high + 1, 0))
            near = np.clip(away, -self._reach, self._reach) + self._reach
            cue = np.where((at >= crop.low) & (at < crop.high), 1 + crop.nested, 0)
            states[row, :n] = crop.states
            marks[row, :n] = w["linker.cue.weight"][cue] + w["linker.distance.weight"][near]
            mask[row, ..., :n] = 0
        self._linker.infer([states, marks, mask], share_inputs=True)
        roles, bounds, verdicts, acts = (self._linker.get_output_tensor(i).data for i in range(4))
        return [
            Link(
                roles=np.log(softmax(roles[row, : len(crop.states)]) + 1e-9),
                bounds=bounds[row, : len(crop.states)].copy(),
                verdict=float(verdicts[row, crop.low : crop.high, 0].mean()),
                acts=np.log(softmax(acts[row, crop.low : crop.high].mean(axis=0)) + 1e-9),
            )
            for row, crop in enumerate(crops)
        ]


def _cues(tags: Floats) -> Floats:
    """From log odds of tags [n, 6] to the probabilities [n, 2] of a cue and of a nested one."""
    told = 1 - np.stack([softmax(tags[:, :3])[:, 0], softmax(tags[:, 3:])[:, 0]], axis=1)
    return np.asarray(told, np.float32)
