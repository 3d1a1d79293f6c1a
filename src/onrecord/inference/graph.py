"""Transformer layers as a graph for the inference runtime (OpenVINO), built from plain arrays.

Look-ups of embeddings stay outside, in NumPy. Everything runs on one thread, so that a result depends
on nothing but its input; who wants more speed runs more processes.
"""

from __future__ import annotations

import sys
from typing import Any

import numpy as np

from onrecord.inference.arrays import Floats, Weights

# The runtime's Python package would call home on import. Without this module it cannot.
sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]

import openvino as ov  # noqa: E402  (must come after the line above)
from openvino import opset13 as ops  # noqa: E402

NOWHERE = -1e4  # added to the attention scores of padding
_STEP = 16  # lengths are padded up to multiples of this, so that the runtime meets few shapes

_ONE_THREAD = {
    "INFERENCE_NUM_THREADS": 1,
    "NUM_STREAMS": 1,
    "PERFORMANCE_HINT": "LATENCY",
    "ENABLE_CPU_PINNING": False,
}


class Graph:
    """Layers from named weights."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights

    def constant(self, name: str) -> Any:
        """A weight."""
        return ops.constant(np.ascontiguousarray(self.weights[name][:], np.float32))

    def linear(self, x: Any, name: str) -> Any:
        """x times the weight NAME.weight, plus NAME.bias."""
        return ops.add(product(x, self.weights[f"{name}.weight"][:]), self.constant(f"{name}.bias"))

    def norm(self, x: Any, name: str, epsilon: float) -> Any:
        """x normalised over its last axis."""
        even = ops.mvn(x, ops.constant(np.array([-1], np.int64)), True, epsilon, "INSIDE_SQRT")
        scaled = ops.multiply(even, self.constant(f"{name}.weight"))
        return ops.add(scaled, self.constant(f"{name}.bias"))

    def layer(self, x: Any, mask: Any, name: str, heads: int, gelu: bool) -> Any:
        """One transformer layer over x [b, n, width]; mask [b, 1, 1, n] is added to the scores."""
        seen = self._attention(x, mask, f"{name}.qkv", heads)
        x = self.norm(ops.add(x, self.linear(seen, f"{name}.out")), f"{name}.norm1", 1e-12)
        return self.norm(ops.add(x, self._fed_forward(x, name, gelu)), f"{name}.norm2", 1e-12)

    def _attention(self, x: Any, mask: Any, name: str, heads: int) -> Any:
        """What each place sees of the others [b, n, width]. The scale of the scores is in the weights, and
        the steps are spelled out: the runtime fuses them, and is faster so than by its own operation."""
        weight, bias = self._scaled(name, heads)
        width = len(bias) // 3
        split = ops.constant(np.array([0, 0, 3, heads, width // heads], np.int64))
        told = ops.add(product(x, weight), ops.constant(bias))
        parts = ops.transpose(ops.reshape(told, split, True), ops.constant(np.array([2, 0, 3, 1, 4])))
        axis = ops.constant(np.int64(0))
        q, k, v = (ops.gather(parts, ops.constant(np.int64(i)), axis) for i in range(3))
        scores = ops.add(ops.matmul(q, k, False, True), mask)
        seen = ops.transpose(
            ops.matmul(ops.softmax(scores, -1), v, False, False), ops.constant(np.array([0, 2, 1, 3]))
        )
        return ops.reshape(seen, ops.constant(np.array([0, 0, width], np.int64)), True)

    def _scaled(self, name: str, heads: int) -> tuple[Floats, Floats]:
        """Weight and bias of queries, keys and values; the queries divided by the root of a head's width."""
        weight, bias = (
            np.array(self.weights[f"{name}.{kind}"][:], np.float32) for kind in ("weight", "bias")
        )
        width = len(bias) // 3
        for one in (weight, bias):
            one[:width] *= (width // heads) ** -0.5
        return weight, bias

    def _fed_forward(self, x: Any, name: str, gelu: bool) -> Any:
        """In two halves, each small enough to stay near the processor between its two products."""
        up, bias, down = (
            np.asarray(self.weights[f"{name}.{one}"][:], np.float32)
            for one in ("up.weight", "up.bias", "down.weight")
        )
        found = self.constant(f"{name}.down.bias")
        for half in np.array_split(np.arange(len(bias)), 2):
            inner = ops.add(product(x, up[half]), ops.constant(bias[half]))
            active = ops.gelu(inner, "erf") if gelu else ops.relu(inner)
            found = ops.add(product(active, down[:, half]), found)
        return found


def product(x: Any, weight: Floats) -> Any:
    """x [..., width] times a weight [n, width]: [..., n]."""
    return ops.matmul(x, ops.constant(np.ascontiguousarray(weight, np.float32)), False, True)


def parameter(shape: list[int]) -> Any:
    """An input of float32; -1 stands for any length."""
    return ops.parameter(shape, np.float32)


def added(x: Any, y: Any) -> Any:
    """Their sum."""
    return ops.add(x, y)


def compiled(outputs: list[Any], inputs: list[Any]) -> Any:
    """A request that runs the graph from `inputs` to `outputs` on this processor, on one thread."""
    return streams(outputs, inputs, 1)[0]


def streams(outputs: list[Any], inputs: list[Any], count: int) -> list[Any]:
    """So many requests that run the graph at the same time, each on one thread of its own."""
    wanted = _ONE_THREAD | {"INFERENCE_NUM_THREADS": count, "NUM_STREAMS": count}
    made = ov.Core().compile_model(ov.Model(outputs, inputs), "CPU", wanted)
    return [made.create_infer_request() for _ in range(count)]


def softmax(x: Floats) -> Floats:
    """Log odds [..., k] to probabilities."""
    raised = np.exp(x - x.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), np.float32)


def padded(length: int) -> int:
    """The length up to which an input of `length` pieces is padded."""
    return -(-length // _STEP) * _STEP
