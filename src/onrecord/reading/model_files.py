"""The model's files: weights, vocabulary, settings; found, hashed and unpacked."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from onrecord.inference.arrays import Weights, read_arrays
from onrecord.reading.windows import Widths

FOLDER = Path(__file__).parent.parent / "weights"
WEIGHTS, VOCABULARY, SETTINGS = "weights.npz", "tokenizer.json", "settings.json"


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


def read_weights(folder: Path = FOLDER) -> Weights:
    """All weights by name."""
    return read_arrays(folder / WEIGHTS)


def fingerprint(folder: Path, *others: Path) -> str:
    """SHA-256 over the model's files and `others` that its readings hang on, in hex."""
    digest = hashlib.sha256()
    for file in (folder / WEIGHTS, folder / VOCABULARY, folder / SETTINGS, *others):
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
