"""The attribution reader in torch: encoder, taggers, linker. Only training uses torch."""

from __future__ import annotations

import dataclasses
import math

import safetensors.torch
import torch
import torch.nn.functional as F
from torch import Tensor, nn

LABELS = ("none", "source", "cue", "content")  # what the linker says of a piece
ACTS = (
    "state allege confirm deny decline doubt retract praise criticise demand promise warn predict ask"
    " attitude silence"
).split()


@dataclasses.dataclass(frozen=True)
class Shape:
    """Sizes of the network. The encoder's are those of the weights it starts from."""

    vocabulary: int = 30522
    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    positions: int = 512
    linker_width: int = 256
    linker_layers: int = 2
    linker_heads: int = 8
    linker_inner: int = 768
    reach: int = 48  # distances to the cue beyond this look alike
    dropout: float = 0.1
    inner_dropout: float = 0.1  # within the encoder's layers
    # How the weights that it starts from differ from BERT's:
    buckets: int = 0  # of relative positions that attention is biased by
    epsilon: float = 1e-12
    skipped_words: int = 0  # rows of the vocabulary before the shared ones
    skipped_positions: int = 0


# The shipped network, and the larger one that teaches it (all-mpnet-base-v2; the same word pieces).
STUDENT = Shape()
TEACHER = Shape(
    vocabulary=30527,
    width=768,
    layers=12,
    inner=3072,
    positions=514,
    inner_dropout=0.0,
    buckets=32,
    epsilon=1e-5,
    skipped_words=4,
    skipped_positions=2,
)
NAME_LABELS = ("person", "organisation", "polity", "location", "facility", "people", "work")


class Layer(nn.Module):
    """One transformer layer, normalised after each part, as BERT has it. `mask` is added to scores."""

    def __init__(
        self, width: int, heads: int, inner: int, dropout: float, gelu: bool, epsilon: float = 1e-12
    ) -> None:
        super().__init__()
        self.heads, self.gelu = heads, gelu
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=epsilon)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=epsilon)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        b, n, w = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        # Written out: the fused attention is slower to train on a processor.
        score = (q * (w // self.heads) ** -0.5) @ k.transpose(-1, -2)
        if mask is not None:
            score = score + mask
        seen = score.softmax(-1, dtype=v.dtype) @ v
        x = self.norm1(x + self.dropout(self.out(seen.transpose(1, 2).reshape(b, n, w))))
        inner = self.up(x)
        return self.norm2(x + self.dropout(self.down(F.gelu(inner) if self.gelu else F.relu(inner))))


class Encoder(nn.Module):
    """ids, case, first, quoted: [b, n] -> states [b, n, width], tags [b, n, 6] (cue O B I, nested cue
    O B I), names [b, n, 15] (O, then B and I of each of NAME_LABELS) and, for training, flat [b, n, 3]
    (neither, source, content)."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.kinds = nn.Embedding(2, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.near = nn.Embedding(shape.buckets, shape.heads) if shape.buckets else None
        self.case = nn.Embedding(4, shape.width)
        self.first = nn.Embedding(2, shape.width)
        self.quoted = nn.Embedding(2, shape.width)
        for added in (self.case, self.first, self.quoted):
            nn.init.zeros_(added.weight)
        self.dropout = nn.Dropout(shape.dropout)
        self.layers = nn.ModuleList(
            Layer(shape.width, shape.heads, shape.inner, shape.inner_dropout, True, shape.epsilon)
            for _ in range(shape.layers)
        )
        self.tags = nn.Linear(shape.width, 6)
        self.flat = nn.Linear(shape.width, 3)
        self.names = nn.Linear(shape.width, 1 + 2 * len(NAME_LABELS))

    def forward(
        self, ids: Tensor, case: Tensor, first: Tensor, quoted: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        at = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids + self.shape.skipped_words) + self.positions(at + self.shape.skipped_positions)
        x = x + self.kinds.weight[0] + self.case(case) + self.first(first) + self.quoted(quoted)
        x = self.dropout(self.norm(x))
        bias = None if mask is None else torch.zeros(mask.shape).masked_fill(~mask, -1e4)
        if self.near is not None:
            near = self.near(buckets(at, self.shape.buckets)).permute(2, 0, 1)[None]
            bias = near if bias is None else near + bias
        if bias is not None and torch.is_autocast_enabled("cpu"):
            bias = bias.to(torch.get_autocast_dtype("cpu"))
        for layer in self.layers:
            x = layer(x, bias)
        return x, self.tags(x), self.names(x), self.flat(x)


def buckets(at: Tensor, count: int) -> Tensor:
    """[n, n]: the bucket of each distance from one piece to another, as MPNet (and T5) number them."""
    away = at[:, None] - at[None, :]
    half = count // 2
    found = (away < 0).long() * half
    away = away.abs()
    exact = half // 2
    far = (
        exact + (torch.log(away.clamp(min=1).float() / exact) / math.log(128 / exact) * (half - exact)).long()
    )
    return found + torch.where(away < exact, away, far.clamp(max=half - 1))


class Linker(nn.Module):
    """states [k, m, width] of a crop; cue [k, m] (1 on the cue, 2 on a nested one); distance [k, m] to
    the cue; mask [k, 1, 1, m] -> labels [k, m, 4], bounds [k, m, 2] (content starts, ends here),
    verdict [k] (an annotator would mark this cue) and acts [k, 16]."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.linker_width
        self.reach = shape.reach
        self.enter = nn.Linear(shape.width, width)
        self.cue = nn.Embedding(3, width)
        self.distance = nn.Embedding(2 * shape.reach + 1, width)
        self.norm = nn.LayerNorm(width)
        self.dropout = nn.Dropout(shape.dropout)
        self.layers = nn.ModuleList(
            Layer(width, shape.linker_heads, shape.linker_inner, shape.dropout, gelu=False)
            for _ in range(shape.linker_layers)
        )
        self.labels = nn.Linear(width, len(LABELS))
        self.bounds = nn.Linear(width, 2)
        self.verdict = nn.Linear(width, 1)
        self.acts = nn.Linear(width, len(ACTS))

    def forward(
        self, states: Tensor, cue: Tensor, distance: Tensor, mask: Tensor | None
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        near = self.distance(distance.clamp(-self.reach, self.reach) + self.reach)
        x = self.dropout(self.norm(self.enter(states) + self.cue(cue) + near))
        bias = (
            None if mask is None else torch.zeros(mask.shape, dtype=torch.bfloat16).masked_fill(~mask, -1e4)
        )
        for layer in self.layers:
            x = layer(x, bias)
        on = (cue > 0).unsqueeze(-1).to(x.dtype)
        pooled = (x * on).sum(1) / on.sum(1).clamp(min=1)
        return self.labels(x), self.bounds(x), self.verdict(pooled).squeeze(-1), self.acts(pooled)


class Network(nn.Module):
    """Encoder and linker together."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.encoder = Encoder(shape)
        self.linker = Linker(shape)


def load_minilm(network: Network, path: str) -> None:
    """Fill the encoder from all-MiniLM-L6-v2's model.safetensors."""
    _put(network.encoder, minilm(path, len(network.encoder.layers)))


def minilm(path: str, layers: int) -> dict[str, Tensor]:
    """all-MiniLM-L6-v2's embeddings and layers, from its model.safetensors, under our names."""
    given = safetensors.torch.load_file(path)
    given = {key.removeprefix("bert."): value for key, value in given.items()}
    put = {
        "words.weight": given["embeddings.word_embeddings.weight"],
        "positions.weight": given["embeddings.position_embeddings.weight"],
        "kinds.weight": given["embeddings.token_type_embeddings.weight"],
        "norm.weight": given["embeddings.LayerNorm.weight"],
        "norm.bias": given["embeddings.LayerNorm.bias"],
    }
    attention = ("attention.self.query", "attention.self.key", "attention.self.value")
    return put | _layers(given, layers, attention, "attention.output.dense", "attention.output.LayerNorm")


def _layers(
    given: dict[str, Tensor], count: int, attention: tuple[str, ...], out: str, norm: str
) -> dict[str, Tensor]:
    """Our weights of all layers from theirs; `attention` names their query, key and value."""
    put = {}
    for i in range(count):
        theirs, ours = f"encoder.layer.{i}.", f"layers.{i}."
        for kind in ("weight", "bias"):
            put[f"{ours}qkv.{kind}"] = torch.cat([given[f"{theirs}{part}.{kind}"] for part in attention])
            put[f"{ours}out.{kind}"] = given[f"{theirs}{out}.{kind}"]
            put[f"{ours}norm1.{kind}"] = given[f"{theirs}{norm}.{kind}"]
            put[f"{ours}up.{kind}"] = given[f"{theirs}intermediate.dense.{kind}"]
            put[f"{ours}down.{kind}"] = given[f"{theirs}output.dense.{kind}"]
            put[f"{ours}norm2.{kind}"] = given[f"{theirs}output.LayerNorm.{kind}"]
    return put


def _put(encoder: Encoder, put: dict[str, Tensor]) -> None:
    missing, unexpected = encoder.load_state_dict(put, strict=False)
    assert not unexpected, unexpected
    added = ("case", "first", "quoted", "kinds", "tags", "flat", "names")
    assert all(name.split(".")[0] in added for name in missing), missing


def load_mpnet(network: Network, path: str) -> None:
    """Fill the encoder from all-mpnet-base-v2's model.safetensors."""
    nn.init.zeros_(network.encoder.kinds.weight)
    _put(network.encoder, mpnet(path, len(network.encoder.layers)))


def mpnet(path: str, layers: int) -> dict[str, Tensor]:
    """all-mpnet-base-v2's embeddings and layers, from its model.safetensors, under our names."""
    given = safetensors.torch.load_file(path)
    put = {
        "words.weight": given["embeddings.word_embeddings.weight"],
        "positions.weight": given["embeddings.position_embeddings.weight"],
        "norm.weight": given["embeddings.LayerNorm.weight"],
        "norm.bias": given["embeddings.LayerNorm.bias"],
        "near.weight": given["encoder.relative_attention_bias.weight"],
    }
    attention = ("attention.attn.q", "attention.attn.k", "attention.attn.v")
    return put | _layers(given, layers, attention, "attention.attn.o", "attention.LayerNorm")
