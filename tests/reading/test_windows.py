"""Windows: every piece is owned once; crops stay inside."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.pieces import Pieces
from onrecord.reading.windows import Widths, Window, crop, pairs, windows

WIDTHS = Widths(own=20, left=6, right=3, before=8, after=9, margin=2, following=5)


def pieces(lengths: list[int]) -> Pieces:
    paragraph = np.repeat(np.arange(len(lengths)), lengths)
    n = len(paragraph)
    zero = np.zeros(n, np.int64)
    at = np.arange(n)
    return Pieces(ids=zero, start=at, end=at + 1, case=zero, paragraph=paragraph, word=at, quoted=zero)


PARAGRAPHS = st.lists(st.integers(1, 70), max_size=12)


@given(PARAGRAPHS, st.integers(1, 9))
def test_every_piece_has_one_owner(lengths: list[int], every: int) -> None:
    made = pieces(lengths)
    ends = (np.arange(len(made)) % every == 0).astype(np.int64)
    found = windows(made, ends, WIDTHS)
    owned = [i for window in found for i in range(window.low, window.high)]
    assert owned == list(range(len(made)))
    for window in found:
        assert window.high - window.low <= WIDTHS.own
        assert window.low - window.start <= WIDTHS.left
        assert window.end - window.high <= WIDTHS.right


@given(PARAGRAPHS)
def test_a_short_paragraph_is_never_cut(lengths: list[int]) -> None:
    made = pieces(lengths)
    starts = {window.low for window in windows(made, np.zeros(len(made), np.int64), WIDTHS)}
    for number, length in enumerate(lengths):
        if length <= WIDTHS.own:
            first = int(np.searchsorted(made.paragraph, number))
            assert not starts & set(range(first + 1, first + length))


@given(PARAGRAPHS.filter(bool), st.data())
def test_a_crop_holds_its_cue_and_stays_in_the_window(lengths: list[int], data: st.DataObject) -> None:
    made = pieces(lengths)
    window: Window = data.draw(st.sampled_from(windows(made, np.zeros(len(made), np.int64), WIDTHS)))
    low = data.draw(st.integers(window.low, window.high - 1))
    high = min(low + 2, window.end)
    start, end = crop(window, (low, high), made.paragraph, np.ones(len(lengths), np.int64), WIDTHS)
    assert window.start <= start <= low < high <= end <= window.end
    assert low - start <= WIDTHS.before
    assert end - high <= WIDTHS.after


@given(st.lists(st.integers(1, 340), max_size=12))
def test_pairs_are_the_windows_in_order_and_alike(lengths: list[int]) -> None:
    every = [Window(at, at, at + length, at + length) for at, length in enumerate(lengths)]
    found = list(pairs(every))
    assert [window for together in found for window in together] == every
    for together in found:
        sizes = [window.end - window.start for window in together]
        assert len(sizes) == 1 or (len(sizes) == 2 and abs(sizes[0] - sizes[1]) <= 32)
