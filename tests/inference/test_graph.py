from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from onrecord.inference.arrays import Floats
from onrecord.inference.graph import NOWHERE, Graph, added, compiled, padded, parameter, softmax, streams

WIDTH, HEADS = 8, 2


def weights() -> dict[str, Floats]:
    """Of one small layer, made by chance."""
    chance = np.random.default_rng(11)

    def some(*shape: int) -> Floats:
        return np.asarray(chance.normal(size=shape) * 0.3, np.float32)

    found = {"a.weight": some(WIDTH, WIDTH), "a.bias": some(WIDTH)}
    for name, rows, width in (
        ("qkv", 3 * WIDTH, WIDTH),
        ("out", WIDTH, WIDTH),
        ("up", 2 * WIDTH, WIDTH),
        ("down", WIDTH, 2 * WIDTH),
    ):
        found |= {f"l.{name}.weight": some(rows, width), f"l.{name}.bias": some(rows)}
    for name in ("norm1", "norm2"):
        found |= {f"l.{name}.weight": some(WIDTH), f"l.{name}.bias": some(WIDTH)}
    return found


WEIGHTS = weights()


def normal(x: Floats, name: str) -> Floats:
    mean, spread = x.mean(axis=-1, keepdims=True), x.var(axis=-1, keepdims=True)
    return (x - mean) / np.sqrt(spread + 1e-12) * WEIGHTS[f"{name}.weight"] + WEIGHTS[f"{name}.bias"]


def linear(x: Floats, name: str) -> Floats:
    return x @ WEIGHTS[f"{name}.weight"].T + WEIGHTS[f"{name}.bias"]


def layer(x: Floats) -> Floats:
    """A transformer layer with ReLU over x [n, width], written a second time in NumPy."""
    parts = linear(x, "l.qkv").reshape(len(x), 3, HEADS, WIDTH // HEADS).transpose(1, 2, 0, 3)
    scores = softmax(parts[0] @ parts[1].transpose(0, 2, 1) / np.sqrt(WIDTH // HEADS))
    seen = (scores @ parts[2]).transpose(1, 0, 2).reshape(len(x), WIDTH)
    x = normal(x + linear(seen, "l.out"), "l.norm1")
    return normal(x + linear(np.maximum(linear(x, "l.up"), 0), "l.down"), "l.norm2")


def made() -> tuple[list[object], list[object]]:
    x, mask = parameter([1, -1, WIDTH]), parameter([1, 1, 1, -1])
    return [Graph(WEIGHTS).layer(x, mask, "l", HEADS, gelu=False)], [x, mask]


def run(request: object, x: Floats, length: int) -> Floats:
    """The first rows of what comes of x [n, width], padded to `length`."""
    n = len(x)
    wide = np.zeros((1, length, WIDTH), np.float32)
    wide[0, :n] = x
    mask = np.zeros((1, 1, 1, length), np.float32)
    mask[..., n:] = NOWHERE
    request.infer([wide, mask])  # type: ignore[attr-defined]
    return np.array(request.get_output_tensor(0).data[0, :n])  # type: ignore[attr-defined]


INPUTS = st.integers(1, 20).flatmap(
    lambda n: arrays(np.float32, (n, WIDTH), elements=st.floats(-2, 2, width=32))
)


@pytest.fixture(scope="module")
def request_() -> object:
    return compiled(*made())


@given(x=INPUTS, more=st.integers(0, 20))
def test_a_layer_is_what_it_should_be_however_it_is_padded(request_: object, x: Floats, more: int) -> None:
    found = run(request_, x, len(x) + more)
    # Processors that can count in bfloat16, with eight bits, do.
    assert np.abs(found - layer(x)).max() < 0.08
    assert run(request_, x, len(x) + more).tolist() == found.tolist()


def test_several_at_once_say_what_one_says_alone() -> None:
    chance = np.random.default_rng(5)
    rows = [chance.normal(size=(n, WIDTH)).astype(np.float32) for n in (1, 5, 16, 17, 40) for _ in range(8)]
    alone = compiled(*made())
    expected = [run(alone, x, padded(len(x))).tolist() for x in rows]
    requests = streams(*made(), 2)
    assert len(requests) == 2
    with ThreadPoolExecutor(2) as pool:
        halves = pool.map(
            lambda own: [run(requests[own], x, padded(len(x))).tolist() for x in rows[own::2]], range(2)
        )
    found = list(halves)
    assert found == [expected[0::2], expected[1::2]]


def test_sums_and_linear_maps() -> None:
    x = parameter([1, -1, WIDTH])
    request = compiled([added(Graph(WEIGHTS).linear(x, "a"), x)], [x])
    told = np.ones((1, 3, WIDTH), np.float32)
    request.infer([told])
    expected = told @ WEIGHTS["a.weight"].T + WEIGHTS["a.bias"] + told
    assert np.abs(request.get_output_tensor(0).data - expected).max() < 0.03


@given(arrays(np.float32, (3, 7), elements=st.floats(-50, 50, width=32)))
def test_probabilities_add_up(x: Floats) -> None:
    found = softmax(x)
    assert found.dtype == np.float32
    assert np.abs(found.sum(axis=-1) - 1).max() < 1e-5
    assert (found >= 0).all()
    assert (found.argmax(axis=-1) == x.argmax(axis=-1)).all() or len(np.unique(x)) < x.size


@given(st.integers(0, 10**6))
def test_lengths_are_padded_up_to_few(length: int) -> None:
    assert length <= padded(length) < length + 16
    assert padded(padded(length)) == padded(length)


def test_the_runtime_cannot_call_home() -> None:
    code = (
        "import sys, onrecord.inference.graph\n"
        "assert sys.modules['openvino_telemetry'] is None\n"
        "try:\n    import openvino_telemetry\nexcept ImportError:\n    print('cannot')\n"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "cannot\n"
