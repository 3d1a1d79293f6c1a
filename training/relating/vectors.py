"""Learn the vectors of src/onrecord/standing/vectors.py and write weights/vectors.npz.

Pairs that belong together: a claim and a statement that bears on it; a report's title and a statement
of it; a statement's claim (selfmade.py) and another statement of the same text near it; two statements of
one affair. All others of a batch are wrong. Starts from all-MiniLM-L6-v2's embeddings of pieces, weighed by
how rare they are. Buckets are k-means centres of the statements' vectors.

usage: python training/relating/vectors.py --base MINILM --readings RUN --questions PKL --out WEIGHTS
"""

from __future__ import annotations

import argparse
import collections
import pathlib
import pickle
import random
import sys

import numpy as np
import safetensors.torch
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor, nn

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import selfmade

from onrecord.inference.arrays import pack
from onrecord.standing.passages import PARTS, Passage, Passages, Sizes

SPECIAL = 999  # pieces below this number are marks of the vocabulary, not of a text


class Bags(nn.Module):
    """Pieces to vectors: weight[piece] * (embedding[piece] @ map) summed by part."""

    def __init__(self, words: Tensor, counts: np.ndarray, width: int) -> None:
        super().__init__()
        self.words = nn.Parameter(words, requires_grad=False)
        rare = np.log(1 + 3e-4 * counts.sum() / (counts + 1.0))
        rare[:SPECIAL] = 0.0
        self.rare = nn.Parameter(torch.tensor(rare, dtype=torch.float32))
        _, _, turned = torch.pca_lowrank(words, q=width, center=True)
        self.map = nn.Parameter(turned)
        self.parts = nn.Parameter(torch.tensor([1.0, 0.5, 0.6, 0.4, 0.3, 0.6, 0.3, 1.0]))
        self.sharp = nn.Parameter(torch.tensor(12.0))

    def table(self) -> Tensor:
        return (self.words @ self.map) * self.rare[:, None]

    def forward(self, table: Tensor, bags: list[tuple[np.ndarray, np.ndarray]]) -> Tensor:
        ids = torch.from_numpy(np.concatenate([bag[0] for bag in bags]))
        parts = torch.from_numpy(np.concatenate([bag[1] for bag in bags]))
        which = torch.from_numpy(np.repeat(np.arange(len(bags)), [len(bag[0]) for bag in bags]))
        vectors = table[ids] * self.parts[parts][:, None]
        return F.normalize(torch.zeros(len(bags), table.shape[1]).index_add(0, which, vectors), dim=-1)


def bag(passage: Passage) -> tuple[np.ndarray, np.ndarray]:
    return passage.ids, passage.parts


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--base", required=True, type=pathlib.Path)
    parser.add_argument("--readings", required=True, type=pathlib.Path)
    parser.add_argument("--questions", required=True, type=pathlib.Path)
    parser.add_argument("--out", required=True, type=pathlib.Path)
    parser.add_argument("--width", type=int, default=96)
    parser.add_argument("--buckets", type=int, default=1024)
    parser.add_argument("--steps", type=int, default=1500)
    arguments = parser.parse_args()
    torch.manual_seed(1)
    chance = random.Random(1)
    tokenizer = Tokenizer.from_file(str(arguments.base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    passages = Passages(tokenizer, Sizes())

    def claim(words: str) -> tuple[np.ndarray, np.ndarray]:
        ids = passages.claim(words)
        return ids, np.zeros(len(ids), np.int64)

    questions = pickle.loads(arguments.questions.read_bytes())
    news = [
        text
        for name in ("polnear", "fnc")
        for text in selfmade.told(arguments.readings / f"{name}.readings.jsonl")
        if len(text) > 2
    ]
    made = {id(one): bag(passages.passage(one.report, one.forms[0])) for text in news for one in text}
    for question in questions:
        for one in question.said.values():
            made.setdefault(id(one), bag(passages.passage(one.report, one.forms[0])))
    counts = np.zeros(tokenizer.get_vocab_size(), np.int64)
    for ids, _ in made.values():
        tally = collections.Counter(ids.tolist())
        for piece, number in tally.items():
            counts[piece] += number
    given = safetensors.torch.load_file(str(arguments.base / "model.safetensors"))
    words = next(v for k, v in given.items() if k.endswith("word_embeddings.weight")).float()
    network = Bags(words, counts, arguments.width)
    optimizer = torch.optim.Adam(
        [
            {"params": [network.rare, network.parts], "lr": 1e-2},
            {"params": [network.map], "lr": 1e-3},
            {"params": [network.sharp], "lr": 3e-2},
        ]
    )
    bearing = [q for q in questions if q.claim.bears]
    for step in range(arguments.steps):
        pairs = []
        affairs = {q.claim.of: q for q in chance.sample(bearing, min(64, len(bearing)))}
        for q in affairs.values():
            one = q.said[chance.choice(list(q.claim.bears))]
            pairs.append((claim(chance.choice(q.claim.wordings)), made[id(one)]))
        for text in chance.sample(news, 96):
            one, other = chance.sample(text, 2)
            if one.report.title and chance.random() < 0.3:
                pairs.append((claim(one.report.title), made[id(other)]))
            else:
                words_said = selfmade.quote_of(one)
                if len(words_said.split()) > 4:
                    pairs.append((claim(words_said), made[id(other)]))
        table = network.table()
        left, right = network(table, [p for p, _ in pairs]), network(table, [p for _, p in pairs])
        odds = network.sharp * left @ right.T
        gold = torch.arange(len(pairs))
        loss = F.cross_entropy(odds, gold) + F.cross_entropy(odds.T, gold)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if step % 100 == 0:
            right_now = (odds.argmax(-1) == gold).float().mean().item()
            print(
                step, round(loss.item(), 3), round(right_now, 3), round(network.sharp.item(), 1), flush=True
            )
    with torch.no_grad():
        table = network.table()
        every = network(table, list(made.values()))
        centres = k_means(every, arguments.buckets, chance)
    print("parts", [round(x, 2) for x in network.parts.tolist()])
    np.savez(
        arguments.out / "vectors.npz",
        **pack(
            {
                "pieces": table.detach().numpy(),
                "parts": network.parts.detach().numpy()[:PARTS],
                "centres": centres.numpy(),
            }
        ),
    )


def k_means(vectors: Tensor, count: int, chance: random.Random, rounds: int = 12) -> Tensor:
    """Centres of length 1."""
    centres = vectors[chance.sample(range(len(vectors)), count)].clone()
    for _ in range(rounds):
        nearest = (vectors @ centres.T).argmax(-1)
        sums = torch.zeros_like(centres).index_add(0, nearest, vectors)
        alone = (sums.norm(dim=-1) < 1e-6).nonzero().flatten().tolist()
        for i in alone:
            sums[i] = vectors[chance.randrange(len(vectors))]
        centres = F.normalize(sums, dim=-1)
    return centres


if __name__ == "__main__":
    main()
