"""Mix two checkpoints of one network, weight by weight; what only the second has is taken whole.

usage: python training/mix.py FIRST.pt SECOND.pt SHARE OUT.pt      (SHARE of the second, 0 to 1)
       python training/mix.py --unpack WEIGHTS_FOLDER OUT.pt       (shipped weights as a checkpoint)
"""

from __future__ import annotations

import pathlib
import sys

import numpy as np
import torch

from onrecord.reading.model_files import read_weights


def main() -> None:
    if sys.argv[1] == "--unpack":
        stored = read_weights(pathlib.Path(sys.argv[2]))
        unpacked = {name: torch.from_numpy(np.array(v[:], np.float32)) for name, v in stored.items()}
        torch.save({"weights": unpacked}, sys.argv[3])
        return
    one, two = (torch.load(path)["weights"] for path in sys.argv[1:3])
    share = float(sys.argv[3])
    mixed = {n: share * v + (1 - share) * one[n] if n in one else v for n, v in two.items()}
    torch.save({"weights": mixed}, sys.argv[4])


if __name__ == "__main__":
    main()
