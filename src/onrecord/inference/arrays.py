"""Weights as they are stored: matrices as int8 rows with a scale each (NAME and NAME.scale), the rest as
float32. Unpacking to float32 leaves the runtime free to use what the processor does best."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

_SMALL = 4096


@dataclass(frozen=True, slots=True)
class Rows:
    """A matrix as int8 rows [n, width] with a scale [n, 1] each."""

    values: npt.NDArray[np.int8]
    scale: Floats

    def __getitem__(self, rows: npt.NDArray[np.int64] | slice) -> Floats:
        """The rows asked for, as float32."""
        return self.values[rows].astype(np.float32) * self.scale[rows]


Weights = dict[str, Rows | Floats]


def read_arrays(file: Path, names: Collection[str] | None = None) -> Weights:
    """Weights by name, those of `names` or all: matrices as rows that unpack when asked for, the rest
    as float32. Raises KeyError where a name is missing."""
    with np.load(file) as stored:
        wanted = [name for name in stored.files if not name.endswith(".scale")] if names is None else names
        return {
            name: Rows(stored[name], stored[f"{name}.scale"])
            if f"{name}.scale" in stored.files
            else stored[name]
            for name in wanted
        }


def pack(weights: dict[str, Floats]) -> dict[str, npt.NDArray[Any]]:
    """The inverse of `read_arrays`, up to rounding: matrices of 4,096 numbers and more become int8."""
    packed: dict[str, npt.NDArray[Any]] = {}
    for name, array in weights.items():
        if array.ndim == 2 and array.size >= _SMALL:
            scale = np.maximum(np.abs(array).max(axis=1, keepdims=True), 1e-12) / 127
            packed[name] = np.clip(np.rint(array / scale), -127, 127).astype(np.int8)
            packed[f"{name}.scale"] = scale.astype(np.float32)
        else:
            packed[name] = array.astype(np.float32)
    return packed
