from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.groups import SIZES, groups

LENGTHS = st.lists(st.sampled_from([16, 32, 96, 160, 240]), max_size=40).map(sorted)


@given(LENGTHS)
def test_each_row_is_in_one_group_of_a_known_size(lengths: list[int]) -> None:
    found = groups(lengths)
    assert [at for low, high in found for at in range(low, high)] == list(range(len(lengths)))
    assert all(high - low in SIZES for low, high in found)


@given(LENGTHS)
def test_no_more_padding_than_in_groups_of_eight(lengths: list[int]) -> None:
    def cost(stretches: list[tuple[int, int]]) -> int:
        return sum((high - low) * lengths[high - 1] + 96 for low, high in stretches)

    whole = len(lengths) // 8 * 8
    eights = [(at, at + 8) for at in range(0, whole, 8)]
    ones = [(at, at + 1) for at in range(whole, len(lengths))]
    assert cost(groups(lengths)) <= cost(eights + ones)


def test_like_lengths_go_together() -> None:
    assert groups([16, 16, 240, 240]) == [(0, 2), (2, 4)]
    assert groups([]) == []
