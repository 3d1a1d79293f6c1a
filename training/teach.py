"""What the teachers say of the texts without gold: soft labels for the student, window by window.

For each window the probabilities of all tags, and the linker's answers for every stretch that they take
for a cue; of two teachers the average. Writes a list of (Sample, repeat) of all training texts as a
pickle; those with gold keep it alone.

usage: python training/teach.py --teacher runs/teacher/checkpoint.pt --student runs/one/checkpoint.pt
           --corpora ../shared/corpora --silver runs --tokenizer MINILM/tokenizer.json --out runs/soft.pkl
"""

from __future__ import annotations

import argparse
import pathlib
import pickle
import sys
import time

import numpy as np
import torch
from tokenizers import Tokenizer

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from data import Link, Sample, crop_of, samples
from losses import Row, cue_probabilities, encoded, linked, stretches
from model import STUDENT, TEACHER, Network, Shape
from texts import texts

from onrecord.reading.windows import Widths

FLOOR = 0.08  # the teacher's candidates: stretches above this probability
EXTENT = 0.3  # and, within them, above this share of their peak
LONGEST = 12  # pieces of a cue


def candidates(sample: Sample, guess: np.ndarray) -> list[tuple[tuple[int, int], bool, int | None]]:
    """Cue candidates of a window: (cue, nested, gold target); gold's own, then the teacher's."""
    low, high = sample.own
    found = [(t.cue, t.nested, i) for i, t in enumerate(sample.targets)]
    for nested in (False, True):
        known = {t.cue: i for i, t in enumerate(sample.targets) if t.nested == nested}
        for start, end in stretches(guess[int(nested)] > FLOOR):
            peak = start + int(guess[int(nested), start:end].argmax())
            share = EXTENT * float(guess[int(nested), peak])
            for a, b in stretches(guess[int(nested), start:end] > share):
                cue = (start + a, start + b)
                if not low <= cue[0] < high or cue[1] - cue[0] > LONGEST or cue in known:
                    continue
                gold = next((i for (s, e), i in known.items() if s < cue[1] and cue[0] < e), None)
                found.append((cue, nested, gold))
    return found


def add_answers(networks: list[Network], batch: list[Sample], widths: Widths) -> None:
    """Fills `soft` and `links` of the batch's samples."""
    seen = [encoded(network, batch) for network in networks]
    tags = [torch.cat([t[..., :3].softmax(-1), t[..., 3:].softmax(-1)], -1) for _, t, _, _ in seen]
    soft = torch.stack(tags).mean(0).numpy()
    guess = np.mean([cue_probabilities(t) for _, t, _, _ in seen], axis=0)
    rows: list[tuple[Row, tuple]] = []
    for b, sample in enumerate(batch):
        sample.soft = soft[b, : len(sample)].astype(np.float16)
        for cue, nested, gold in candidates(sample, guess[:, b, : len(sample)]):
            row = Row(b, crop_of(sample, cue, widths), cue, 1 + nested, None, None)
            rows.append((row, (cue, nested, gold)))
    rows.sort(key=lambda pair: len(pair[0]))
    for at in range(0, len(rows), 24):
        group = rows[at : at + 24]
        told = [linked(n, s[0], [row for row, _ in group])[0] for n, s in zip(networks, seen, strict=True)]
        labels = torch.stack([t[0].softmax(-1) for t in told]).mean(0).numpy().astype(np.float16)
        bounds = torch.stack([t[1].sigmoid() for t in told]).mean(0).numpy().astype(np.float16)
        verdict = torch.stack([t[2].sigmoid() for t in told]).mean(0)
        for i, (row, (cue, nested, gold)) in enumerate(group):
            n, sample = len(row), batch[row.b]
            answer = (labels[i, :n], bounds[i, :n], float(verdict[i]))
            sample.links.append(Link(cue, nested, row.start, row.end, *answer, gold, sample.silent))


def loaded(shape: Shape, checkpoint: str) -> Network:
    network = Network(shape).eval()
    missing, unexpected = network.load_state_dict(torch.load(checkpoint)["weights"], strict=False)
    assert not unexpected and all(name.startswith(("encoder.flat", "encoder.names")) for name in missing)
    return network


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("teacher", "student", "corpora", "silver", "tokenizer", "out"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--repeat", type=int, default=2, help="times each invented text is seen in an epoch")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    widths = Widths(left=8, right=4)
    networks = [loaded(TEACHER, arguments.teacher), loaded(STUDENT, arguments.student)]
    tokenizer = Tokenizer.from_file(arguments.tokenizer)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    made: list[tuple[Sample, int]] = []
    for text in texts(pathlib.Path(arguments.corpora), pathlib.Path(arguments.silver), arguments.repeat):
        found = samples(text.text, text.gold, tokenizer, widths, text.flat, text.names)
        made += [(sample, text.repeat) for sample in found]
    order = sorted((i for i, (s, _) in enumerate(made) if s.silent), key=lambda i: len(made[i][0]))
    begun = time.monotonic()
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for at in range(0, len(order), 12):
            add_answers(networks, [made[i][0] for i in order[at : at + 12]], widths)
            if at % 600 == 0:
                print(f"{at} of {len(order)} windows, {time.monotonic() - begun:.0f} s", flush=True)
    with pathlib.Path(arguments.out).open("wb") as file:
        pickle.dump(made, file)


if __name__ == "__main__":
    main()
