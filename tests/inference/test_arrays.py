from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from onrecord.inference.arrays import Floats, Rows, pack, read_arrays

NUMBERS = st.floats(-100, 100, width=32)
SMALL = arrays(np.float32, array_shapes(max_dims=2, max_side=9), elements=NUMBERS)
LARGE = st.integers(0, 2**32 - 1).map(
    lambda seed: np.random.default_rng(seed).normal(size=(70, 64)).astype(np.float32)
)


def kept(weights: dict[str, Floats], folder: Path) -> dict[str, Rows | Floats]:
    """The weights after they were stored and read."""
    file = folder / "weights.npz"
    np.savez_compressed(file, **pack(weights))  # type: ignore[arg-type]
    return read_arrays(file)


@given(small=SMALL, large=LARGE)
def test_what_is_packed_comes_back(
    tmp_path_factory: pytest.TempPathFactory, small: Floats, large: Floats
) -> None:
    folder = tmp_path_factory.mktemp("weights")
    found = kept({"small": small, "large": large}, folder)
    assert set(found) == {"small", "large"}
    assert isinstance(found["small"], np.ndarray) and found["small"].tolist() == small.tolist()
    rows = found["large"]
    assert isinstance(rows, Rows) and rows.values.dtype == np.int8
    step = np.abs(large).max(axis=1, keepdims=True) / 127
    assert (np.abs(rows[:] - large) <= step * 0.51).all()
    some = np.array([3, 0, 3], np.int64)
    assert rows[some].tolist() == rows[:][some].tolist()
    assert rows[some].dtype == np.float32


def test_rows_of_nothing_stay_nothing(tmp_path: Path) -> None:
    rows = kept({"none": np.zeros((64, 64), np.float32)}, tmp_path)["none"]
    assert not rows[:].any()


def test_only_what_is_asked_for_is_read(tmp_path: Path) -> None:
    kept({"one": np.ones(3, np.float32), "two": np.ones((64, 64), np.float32)}, tmp_path)
    file = tmp_path / "weights.npz"
    assert set(read_arrays(file, ["two"])) == {"two"}
    with pytest.raises(KeyError):
        read_arrays(file, ["three"])
