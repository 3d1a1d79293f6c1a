"""Turn a checkpoint into the model's files in the package: int8 weights, vocabulary, settings.

Settings that are already there (tune.py's) are kept; without them, plain ones are written.

usage: python training/export.py --checkpoint RUN/checkpoint.pt --base MINILM_DIR --out src/onrecord/weights
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import pathlib
import sys

import numpy as np
import torch
from tokenizers import Tokenizer

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from model import Shape

from onrecord.inference.arrays import pack
from onrecord.reading.model_files import SETTINGS, VOCABULARY, WEIGHTS
from onrecord.reading.windows import Widths

UNUSED = ("encoder.flat.",)  # only training needs these


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--checkpoint", required=True)
    parser.add_argument("--base", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--version", default="1")
    arguments = parser.parse_args()
    out = pathlib.Path(arguments.out)
    out.mkdir(parents=True, exist_ok=True)
    state = torch.load(arguments.checkpoint, map_location="cpu")["weights"]
    weights = {n: v.float().numpy() for n, v in state.items() if not n.startswith(UNUSED)}
    np.savez(out / WEIGHTS, **pack(weights))
    tokenizer = Tokenizer.from_file(str(pathlib.Path(arguments.base) / VOCABULARY))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    tokenizer.save(str(out / VOCABULARY), pretty=False)
    settings(out / SETTINGS, arguments.version)


def settings(path: pathlib.Path, version: str) -> None:
    """Write the network's sizes into the settings, keeping what was tuned."""
    shape = Shape()
    tuned = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    plain = {
        "cue_floor": 0.15,
        "boundary": 0.3,
        "change": 0.5,
        "source": 0.0,
        "accept": 0.4,
        "nested_accept": 0.4,
        "calibration": {"bias": 0.0, "cue": 0.5, "verdict": 0.5, "content": 1.0, "least": 0.0, "nested": 0.0},
    }
    row = (
        plain
        | tuned
        | {
            "version": version,
            "layers": shape.layers,
            "heads": shape.heads,
            "linker_layers": shape.linker_layers,
            "linker_heads": shape.linker_heads,
            "reach": shape.reach,
            "widths": dataclasses.asdict(Widths()),
        }
    )
    path.write_text(json.dumps(row, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
