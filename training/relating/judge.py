"""Judge a checkpoint of the relating network on the affairs and dispatches that were held out, and write
the questions that train.py learns from.

usage: python training/relating/judge.py questions OUT         writes OUT/train.pkl and OUT/held.pkl
       python training/relating/judge.py score OUT CHECKPOINT  each position's precision, recall and F1
"""

from __future__ import annotations

import pathlib
import pickle
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import numpy as np
import pairs


def write_questions(out: pathlib.Path) -> None:
    from onrecord import Reader

    reader = Reader()
    out.mkdir(parents=True, exist_ok=True)
    for name, held in (("train", False), ("held", True)):
        found = pairs.questions(reader, held=held)
        made = out / f"{name}.tmp"
        made.write_bytes(pickle.dumps(found))
        made.replace(out / f"{name}.pkl")  # a run may be reading
        print(name, len(found), "claims", sum(len(q.claim.bears) for q in found), "positions")


def says(network, passages, rows: list[pairs.Row]) -> np.ndarray:
    """Probabilities [n, 7] of the rows' positions."""
    import torch

    made = []
    for row in rows:
        claim = passages.claim(row.claim)
        made.append(passages.row(claim, passages.passage(row.told.report, row.told.forms[0])))
    found = np.zeros((len(rows), 7), np.float32)
    order = sorted(range(len(rows)), key=lambda i: len(made[i][0]))
    for at in range(0, len(order), 32):
        picked = order[at : at + 32]
        longest = max(len(made[i][0]) for i in picked)
        ids = torch.zeros(len(picked), longest, dtype=torch.long)
        parts = torch.full((len(picked), longest), -1)
        for k, i in enumerate(picked):
            ids[k, : len(made[i][0])] = torch.from_numpy(made[i][0])
            parts[k, : len(made[i][0])] = torch.from_numpy(made[i][1])
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            found[picked] = network(ids, parts)[0].float().softmax(-1).numpy()
    return found


def score(out: pathlib.Path, checkpoint: pathlib.Path) -> None:
    import torch
    from model import STUDENT, TEACHER
    from network import Relating
    from tokenizers import Tokenizer

    from onrecord.standing.passages import Passages, Sizes

    torch.set_num_threads(2)
    weights = torch.load(checkpoint)["weights"]
    network = Relating(TEACHER if "near.weight" in weights else STUDENT)
    network.load_state_dict(weights)
    network.eval()
    tokenizer = Tokenizer.from_file(str(HERE.parent.parent / "src/onrecord/weights/tokenizer.json"))
    passages = Passages(tokenizer, Sizes())
    questions = pickle.loads((out / "held.pkl").read_bytes())
    rows = [row for question in questions for row in pairs.everything(question)]
    found = says(network, passages, rows)
    gold = np.array([row.label for row in rows])
    best = found.argmax(-1)
    print(f"{len(rows)} pairs, right {100 * (best == gold).mean():.1f}")
    scores = []
    for label, name in enumerate(pairs.POSITIONS):
        hit = int(((best == label) & (gold == label)).sum())
        p, r = hit / max(1, int((best == label).sum())), hit / max(1, int((gold == label).sum()))
        f = 2 * p * r / max(1e-9, p + r)
        scores.append(f)
        print(f"{name:10} P {100 * p:5.1f} R {100 * r:5.1f} F1 {100 * f:5.1f}  of {(gold == label).sum()}")
    bears = gold > 0
    both = int(((best > 0) & bears).sum())
    print(f"bears      P {100 * both / max(1, (best > 0).sum()):5.1f} R {100 * both / bears.sum():5.1f}")
    labelled = (best == gold)[bears & (best > 0)].mean()
    print(f"right position of those that bear and were found {100 * labelled:.1f}")
    print(f"macro F1 of positions {100 * np.mean(scores[1:]):.1f}")


if __name__ == "__main__":
    if sys.argv[1] == "questions":
        write_questions(pathlib.Path(sys.argv[2]))
    else:
        score(pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]))
