"""What the larger network says of pairs, most of them without gold: soft labels for the shipped network.

Pairs are those of the training claims, and more: what one statement of an affair or of a PolNeAR article
says, as a claim, with the statements of the same texts that share most words with it, and FNC-1's headlines
with the statements of bodies that take a stance on them. Writes a list of (ids, parts, gold position or
-100, probabilities [7]) as a pickle; adds to it as it goes on, and goes on where it stopped.

usage: python training/relating/teach.py --teacher runs/relate/t/checkpoint.pt --tokenizer MINILM
           --corpora ../shared/corpora --runs runs/relate --out runs/relate/soft.pkl
"""

from __future__ import annotations

import argparse
import json
import pathlib
import pickle
import random
import re
import sys
import time
from collections.abc import Iterable, Iterator

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import numpy as np
import selfmade
import torch
from model import TEACHER
from network import Relating
from pairs import Question, Row, Told
from tokenizers import Tokenizer

from onrecord.standing.passages import Passages, Sizes

UNKNOWN = -100
BATCH = 2400  # pieces
Soft = tuple[np.ndarray, np.ndarray, int, np.ndarray]


def of_claims(questions: Iterable[Question], chance: random.Random) -> Iterator[Row]:
    """Each training claim with what bears on it, in two wordings, near claims, and some of the rest."""
    for question in questions:
        claim, said = question.claim, question.said
        idle = [number for number in said if number not in claim.bears]
        for number, position in claim.bears.items():
            label = selfmade.POSITIONS.index(position)
            for wording in chance.sample(claim.wordings, min(2, len(claim.wordings))):
                yield Row(wording, said[number], label)
            for near in chance.sample(claim.near, min(1, len(claim.near))):
                yield Row(near, said[number], 0)
        likely = likest(claim.claim, [said[number] for number in idle], 4)
        for told in likely + chance.sample(list(map(said.get, idle)), min(2, len(idle))):
            yield Row(chance.choice(claim.wordings), told, 0)


def of_statements(texts: Iterable[list[Told]], each: int, chance: random.Random) -> Iterator[Row]:
    """What some statements say, and now and then its contrary or a look-alike, with others of their text."""
    for text in texts:
        names = sorted({name for one in text for name in selfmade._NAME.findall(selfmade.quote_of(one))})
        for one in chance.sample(text, min(each, len(text))):
            claim = selfmade._claim(selfmade.quote_of(one))
            if claim is None:
                continue
            if chance.random() < 0.3:
                claim = selfmade._changed(claim, names, chance) or claim
            elif chance.random() < 0.2:
                claim = selfmade._turned(claim, chance) or claim
            for told in likest(claim, text, 5):
                yield Row(claim, told, UNKNOWN)


def of_headlines(
    corpora: pathlib.Path, read: dict[str, list[Told]], some: int, chance: random.Random
) -> Iterator[Row]:
    """FNC-1's headlines with statements of bodies that discuss them."""
    with (corpora / "fnc1-stances.jsonl").open(encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["stance"] != "unrelated"]
    for row in chance.sample(rows, min(some, len(rows))):
        for told in likest(row["headline"], read.get(str(row["body"]), []), 4):
            yield Row(row["headline"], told, UNKNOWN)


def likest(claim: str, statements: list[Told], most: int) -> list[Told]:
    """Those whose words and whose neighbourhood share most with a claim."""
    wanted = words(claim)

    def shared(one: Told) -> int:
        start = one.forms[0].content[0].start
        return 2 * len(wanted & words(selfmade.quote_of(one))) + len(
            wanted & words(one.report.text[max(0, start - 200) : start + 200])
        )

    return sorted(statements, key=shared, reverse=True)[:most]


def words(text: str) -> set[str]:
    return set(re.findall(r"[a-z0-9]{3,}", text.lower()))


def rows_of(arguments: argparse.Namespace) -> list[Row]:
    """All pairs, shuffled: any beginning of them is of all kinds."""
    chance = random.Random(11)
    runs = pathlib.Path(arguments.runs)
    questions = pickle.loads((runs / "train.pkl").read_bytes())
    affairs = list({question.claim.of: list(question.said.values()) for question in questions}.values())
    found = list(of_claims(questions, chance))
    found += of_statements(affairs, 8, chance)
    found += of_statements(selfmade.told(runs / "polnear.readings.jsonl"), 4, chance)
    bodies = selfmade.told(runs / "fnc.readings.jsonl")
    read = {(text[0].report.input or "").rpartition(":")[2]: text for text in bodies if text}
    found += of_headlines(pathlib.Path(arguments.corpora), read, 2500, chance)
    chance.shuffle(found)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("--teacher", "--tokenizer", "--corpora", "--runs", "--out"):
        parser.add_argument(name, required=True)
    arguments = parser.parse_args()
    torch.set_num_threads(2)
    network = Relating(TEACHER)
    network.load_state_dict(torch.load(arguments.teacher)["weights"])
    network.eval().bfloat16()
    passages = Passages(Tokenizer.from_file(f"{arguments.tokenizer}/tokenizer.json"), Sizes())
    rows = rows_of(arguments)
    out = pathlib.Path(arguments.out)
    done: list[Soft] = pickle.loads(out.read_bytes()) if out.exists() else []
    print(len(rows), "pairs,", len(done), "done", flush=True)
    begun = time.monotonic()
    for at in range(len(done), len(rows), 2048):
        done += answered(network, passages, rows[at : at + 2048])
        out.with_suffix(".tmp").write_bytes(pickle.dumps(done))
        out.with_suffix(".tmp").replace(out)
        print(len(done), round(time.monotonic() - begun), flush=True)


def answered(network: Relating, passages: Passages, rows: list[Row]) -> list[Soft]:
    """The network's probabilities of some pairs, in their order."""
    seen = [
        passages.row(passages.claim(row.claim), passages.passage(row.told.report, row.told.forms[0]))
        for row in rows
    ]
    found = np.zeros((len(rows), 7), np.float16)
    order = sorted(range(len(rows)), key=lambda i: len(seen[i][0]))
    at = 0
    while at < len(order):
        size = max(1, BATCH // len(seen[order[min(at + 16, len(order) - 1)]][0]))
        picked = order[at : at + size]
        at += size
        longest = max(len(seen[i][0]) for i in picked)
        ids = torch.zeros(len(picked), longest, dtype=torch.long)
        parts = torch.full((len(picked), longest), -1)
        for k, i in enumerate(picked):
            ids[k, : len(seen[i][0])] = torch.from_numpy(seen[i][0])
            parts[k, : len(seen[i][0])] = torch.from_numpy(seen[i][1])
        with torch.no_grad():
            found[picked] = network(ids, parts)[0].float().softmax(-1).numpy()
    return [
        (ids.astype(np.int32), parts.astype(np.int8), row.label, soft)
        for (ids, parts), row, soft in zip(seen, rows, found, strict=True)
    ]


if __name__ == "__main__":
    main()
