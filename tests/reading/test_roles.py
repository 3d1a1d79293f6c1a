"""The best path of roles."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.model_files import Settings
from onrecord.reading.network import Link
from onrecord.reading.roles import best_roles

SETTINGS = Settings(
    version="test", layers=1, heads=1, linker_layers=1, linker_heads=1, reach=4, cue_floor=0.1,
    boundary=0.3, change=0.7, source=0.2, accept=0.4, nested_accept=0.4, calibration={},
)  # fmt: skip


def link(seed: int, n: int) -> Link:
    rng = np.random.default_rng(seed)
    roles = np.log(rng.dirichlet(np.ones(4), n)).astype(np.float32)
    return Link(roles, rng.normal(size=(n, 2)).astype(np.float32), 0.0, np.zeros(16, np.float32))


def begins(seed: int, n: int) -> np.ndarray:
    found = np.random.default_rng(seed + 1).integers(0, 2, n)
    found[:1] = 1
    return found


def score(made: Link, path: np.ndarray) -> float:
    total = float(made.roles[np.arange(len(path)), path].sum()) + SETTINGS.source * float((path == 1).sum())
    for at, role in enumerate(path):
        before = path[at - 1] if at else -1
        if role == 3 and before != 3:
            total += SETTINGS.boundary * float(made.bounds[at, 0])
        if at and before == 3 and role != 3:
            total += SETTINGS.boundary * float(made.bounds[at - 1, 1])
        if at and before != role:
            total -= SETTINGS.change
    return total


@given(st.integers(0, 10_000), st.integers(1, 5))
def test_no_other_path_is_better(seed: int, n: int) -> None:
    made, begin = link(seed, n), begins(seed, n)
    path = best_roles([made], [begin], SETTINGS)[0]
    every = np.stack(np.meshgrid(*[range(4)] * n, indexing="ij"), -1).reshape(-1, n)
    allowed = [p for p in every if all(begin[i] or p[i] == p[i - 1] for i in range(1, n))]
    assert score(made, path) >= max(score(made, p) for p in allowed) - 1e-4


@given(st.lists(st.tuples(st.integers(0, 999), st.integers(1, 40)), min_size=1, max_size=6))
def test_crops_do_not_touch_each_other(rows: list[tuple[int, int]]) -> None:
    links = [link(seed, n) for seed, n in rows]
    words = [begins(seed, n) for seed, n in rows]
    together = best_roles(links, words, SETTINGS)
    for made, begin, path in zip(links, words, together, strict=True):
        assert np.array_equal(best_roles([made], [begin], SETTINGS)[0], path)
