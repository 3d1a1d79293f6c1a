"""Weights: packed to int8 rows and back."""

from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.inference.arrays import pack
from onrecord.reading.model_files import WEIGHTS, read_weights


@given(st.integers(0, 1000), st.floats(1e-3, 1e3))
def test_packing_loses_at_most_half_a_step(seed: int, size: float) -> None:
    rng = np.random.default_rng(seed)
    matrix = (rng.normal(size=(64, 80)) * size).astype(np.float32)
    packed = pack({"m": matrix, "b": matrix[0]})
    assert packed["m"].dtype == np.int8
    back = packed["m"].astype(np.float32) * packed["m.scale"]
    assert np.all(np.abs(back - matrix) <= packed["m.scale"] * 0.501)
    assert np.array_equal(packed["b"], matrix[0])


def test_files_give_back_what_was_packed(tmp_path: Path) -> None:
    matrix = np.linspace(-1, 1, 8192, dtype=np.float32).reshape(64, 128)
    np.savez(tmp_path / WEIGHTS, **pack({"m": matrix, "v": matrix[0]}))
    weights = read_weights(tmp_path)
    assert np.allclose(weights["m"][:], matrix, atol=1e-2)
    assert np.allclose(weights["m"][np.array([3, 1])], matrix[[3, 1]], atol=1e-2)
    assert np.array_equal(weights["v"], matrix[0])
