from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from onrecord.inference.arrays import Floats
from onrecord.standing import Relater
from onrecord.standing.vectors import likeness, packed
from tests.examples import TEXTS
from tests.standing.made import Said, told

WIDTH = 96
NUMBERS = st.floats(-1, 1, width=32)
VECTORS = arrays(np.float32, WIDTH, elements=NUMBERS)


def even(vector: Floats) -> Floats:
    length = float(np.sqrt((vector * vector).sum()))
    return np.asarray(vector / length, np.float32) if length > 1e-3 else np.eye(1, WIDTH, dtype=np.float32)[0]


def unpacked(*rows: bytes) -> np.ndarray:
    return np.frombuffer(b"".join(rows), np.int8).reshape(len(rows), -1)


@given(VECTORS)
def test_packing_keeps_a_vector_up_to_a_step(vector: Floats) -> None:
    vector = even(vector)
    row = packed(vector)
    assert len(row) == WIDTH
    assert np.abs(unpacked(row)[0] / 127 - vector).max() <= 0.5 / 127 + 1e-6
    assert abs(float(likeness(vector, unpacked(row))[0]) - 1) < 0.05


@given(st.lists(VECTORS, min_size=1, max_size=40), VECTORS, st.data())
def test_how_like_two_are_hangs_on_nothing_else(
    rows: list[Floats], vector: Floats, data: st.DataObject
) -> None:
    """Not on how many others are compared, in which order, or how they lie in memory."""
    vector, stored = even(vector), [packed(even(row)) for row in rows]
    together = likeness(vector, unpacked(*stored)).tolist()
    assert together == [float(likeness(vector, unpacked(row))[0]) for row in stored]
    mixed = data.draw(st.permutations(range(len(rows))))
    assert likeness(vector, unpacked(*(stored[at] for at in mixed))).tolist() == [
        together[at] for at in mixed
    ]
    strided = np.asfortranarray(unpacked(*stored))
    assert likeness(vector, strided).tolist() == together


def test_many_rows_are_as_like_together_as_alone() -> None:
    chance = np.random.default_rng(7)
    vector = even(chance.normal(size=WIDTH).astype(np.float32))
    stored = unpacked(*(packed(even(row.astype(np.float32))) for row in chance.normal(size=(4000, WIDTH))))
    together = likeness(vector, stored)
    for step in (1, 7, 64, 1000):
        parts = [likeness(vector, stored[at : at + step]) for at in range(0, len(stored), step)]
        assert np.concatenate(parts).tolist() == together.tolist()


@settings(max_examples=50)
@given(words=TEXTS | st.text(max_size=80))
def test_vectors_of_claims_are_even(real: Relater, words: str) -> None:
    vector = real.claim_vector(words)
    length = float(np.sqrt((vector.astype(np.float64) ** 2).sum()))
    assert vector.dtype == np.float32
    assert length == 0 if not vector.any() else abs(length - 1) < 1e-5


def test_a_claim_without_a_word_is_like_nothing(real: Relater) -> None:
    vector = real.claim_vector("\u200b")
    assert not vector.any()
    assert likeness(vector, unpacked(packed(real.claim_vector("The lease was signed.")))).tolist() == [0.0]


@pytest.mark.parametrize("count", [1, 5, 10**6])
def test_near_buckets_are_in_order(real: Relater, count: int) -> None:
    vectors = real.vectors
    vector = real.claim_vector("The port signed a lease with Belvar Logistics.")
    near = vectors.near_buckets(vector, count)
    assert len(near) == len(set(near)) == min(count, vectors.buckets)
    assert all(0 <= bucket < vectors.buckets <= 65_536 for bucket in near)
    assert near == vectors.near_buckets(vector, vectors.buckets)[:count]
    assert vectors.near_buckets(np.zeros_like(vector), count) == list(range(min(count, vectors.buckets)))


def test_what_is_of_one_matter_is_likest(real: Relater) -> None:
    lease = told("a.txt", Said("Belvar Logistics", "the port of Tarnholm had leased it the northern quay"))
    other = told("b.txt", Said("The weather service", "a storm was on its way from the north-west"))
    claim = real.claim_vector("The port of Tarnholm leased the northern quay to Belvar Logistics.")
    stored = unpacked(*(packed(real.statement_vector(of.report, of.statements[0])) for of in (lease, other)))
    found = likeness(claim, stored).tolist()
    assert found[0] > found[1]
