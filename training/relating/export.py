"""Turn a checkpoint of the relating network into weights/relating.npz and weights/relating.json.

Its embeddings of words are the reader's and are not stored again. Settings that are already there are
kept.

usage: python training/relating/export.py CHECKPOINT OUT [--version V]
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import pathlib

import numpy as np
import torch

from onrecord.inference.arrays import pack
from onrecord.schema.position import LABELS
from onrecord.standing.model import SETTINGS, WEIGHTS
from onrecord.standing.passages import Sizes

UNUSED = ("words.", "stance.")
PLAIN = {
    "layers": 6,
    "heads": 12,
    "accept": 0.5,
    "leanings": dict.fromkeys(LABELS, 1.0),
    "near": 0.3,
    "words": 0.8,
    "looked_at": 40,
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("checkpoint", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--version", default="1")
    arguments = parser.parse_args()
    state = torch.load(arguments.checkpoint, map_location="cpu")["weights"]
    weights = {n: v.float().numpy() for n, v in state.items() if not n.startswith(UNUSED)}
    longest = sum(dataclasses.asdict(Sizes()).values()) + 16
    weights["positions.weight"] = weights["positions.weight"][:longest]
    np.savez_compressed(arguments.out / WEIGHTS, **pack(weights))
    path = arguments.out / SETTINGS
    kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else PLAIN
    row = kept | {"version": arguments.version, "sizes": dataclasses.asdict(Sizes())}
    path.write_text(json.dumps(row, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
