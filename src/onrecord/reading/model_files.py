"""The model's files: int8 weights, vocabulary, settings; found, hashed and unpacked.

`weights.npz` holds a matrix as int8 rows with a scale each (NAME and NAME.scale) and everything else
as float32. Unpacking to float32 leaves the runtime free to use what the processor does best.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.reading.windows import Widths

Floats = npt.NDArray[np.float32]

FOLDER = Path(__file__).parent.parent / "weights"
WEIGHTS, VOCABULARY, SETTINGS = "weights.npz", "tokenizer.json", "settings.json"


@dataclass(frozen=True, slots=True)
class Rows:
    """A matrix as int8 rows [n, width] with a scale [n, 1] each."""

    values: npt.NDArray[np.int8]
    scale: Floats

    def __getitem__(self, rows: npt.NDArray[np.int64] | slice) -> Floats:
        """The rows asked for, as float32."""
        return self.values[rows].astype(np.float32) * self.scale[rows]


@dataclass(frozen=True, slots=True)
class Settings:
    """What was learnt or measured beside the weights (settings.json; training/tune.py writes it).

    `cue_floor`: a piece is looked at as a cue from this probability on. `boundary` and `change`: what
    the start and end marks of a content weigh, and what each change of role costs; `source`: how much
    a source is favoured; all in log units.
    `calibration`: weights of the logistic that makes the confidence, by feature. `accept`: the least
    confidence of a statement that is kept.
    """

    version: str
    layers: int
    heads: int
    linker_layers: int
    linker_heads: int
    reach: int
    cue_floor: float
    boundary: float
    change: float
    source: float
    accept: float
    nested_accept: float
    calibration: dict[str, float] = field(hash=False)
    widths: Widths = field(default_factory=Widths)


def read_settings(folder: Path = FOLDER) -> Settings:
    """The settings beside the weights. Raises KeyError where one is missing."""
    row: dict[str, Any] = json.loads((folder / SETTINGS).read_text(encoding="utf-8"))
    given = {f.name: row[f.name] for f in fields(Settings) if f.name != "widths"}
    return Settings(**given, widths=Widths(**row["widths"]))


def read_weights(folder: Path = FOLDER) -> dict[str, Rows | Floats]:
    """All weights by name: matrices as rows that unpack when asked for, the rest as float32."""
    with np.load(folder / WEIGHTS) as stored:
        arrays = {name: stored[name] for name in stored.files}
    return {
        name: Rows(array, arrays[f"{name}.scale"]) if f"{name}.scale" in arrays else array
        for name, array in arrays.items()
        if not name.endswith(".scale")
    }


def pack(weights: dict[str, Floats]) -> dict[str, npt.NDArray[Any]]:
    """The inverse of `read_weights`, up to rounding: matrices of 4,096 numbers and more become int8."""
    packed: dict[str, npt.NDArray[Any]] = {}
    for name, array in weights.items():
        if array.ndim == 2 and array.size >= 4096:
            scale = np.maximum(np.abs(array).max(axis=1, keepdims=True), 1e-12) / 127
            packed[name] = np.clip(np.rint(array / scale), -127, 127).astype(np.int8)
            packed[f"{name}.scale"] = scale.astype(np.float32)
        else:
            packed[name] = array.astype(np.float32)
    return packed


def fingerprint(folder: Path, *others: Path) -> str:
    """SHA-256 over the model's files and `others` that its readings hang on, in hex."""
    digest = hashlib.sha256()
    for file in (folder / WEIGHTS, folder / VOCABULARY, folder / SETTINGS, *others):
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
