from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from onrecord.identity.joining import Joined

PAIRS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=20)


@given(PAIRS, st.randoms(use_true_random=False))
def test_sets_do_not_depend_on_the_order_of_joining(
    pairs: list[tuple[int, int]], chance: random.Random
) -> None:
    results = []
    for _ in range(2):
        joined: Joined[int] = Joined()
        for pair in pairs:
            joined.join_all(pair)
        results.append(sorted(map(sorted, joined.sets())))
        chance.shuffle(pairs)
    assert results[0] == results[1]
    whole = [item for together in results[0] for item in together]
    assert sorted(whole) == sorted({item for pair in pairs for item in pair})
    assert all(any({first, second} <= set(together) for together in results[0]) for first, second in pairs)
