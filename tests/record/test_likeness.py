from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.likeness import LEAST_RUNS, RUN, bands, guessed, runs, share, signature
from tests.record.copied import article


@given(st.text(max_size=200), st.text(max_size=200))
def test_shares_are_parts_and_a_text_is_all_of_itself(one: str, other: str) -> None:
    first, second = (runs(text.encode("utf-8", "replace").decode()) for text in (one, other))
    assert 0 <= share(first, second) <= 1
    assert share(first, first) == (1.0 if first else 0.0)


def test_capitals_and_marks_do_not_matter() -> None:
    text = article(1).text
    assert runs(text) == runs(text.upper().replace(".", " !\n"))


def test_a_guess_is_near_the_share() -> None:
    for number in range(12):
        whole = runs(article(number).text)
        for cut in range(0, 12, 2):
            part = runs(article(number, cut=cut, own=cut).text)
            one, other = signature(whole), signature(part)
            assert one is not None and other is not None
            both = len(whole & part) / len(whole | part)
            assert abs(guessed(one, other) - both) < 0.2


def test_near_copies_share_a_band_and_strangers_none() -> None:
    for number in range(60):
        one, copy = (signature(runs(article(number, cut=cut, own=cut).text)) for cut in (0, 3))
        stranger = signature(runs(article(number + 100).text))
        assert one is not None and copy is not None and stranger is not None
        assert set(bands(one)) & set(bands(copy))
        assert not set(bands(one)) & set(bands(stranger))


def test_a_short_text_has_no_signature() -> None:
    words = [f"w{number}" for number in range(LEAST_RUNS + RUN - 1)]
    assert signature(runs(" ".join(words))) is not None
    assert signature(runs(" ".join(words[1:]))) is None


def test_a_signature_is_the_same_everywhere() -> None:
    made = signature(runs(" ".join(f"w{number}" for number in range(60))))
    assert made is not None
    assert (made[:4].hex(), bands(made)[0]) == ("ac53e5a2", -9189082143284928226)


def test_eight_megabytes_are_signed_within_seconds() -> None:
    text = " ".join(f"w{number}" for number in range(1_000_000))
    started = time.monotonic()
    assert signature(runs(text)) is not None
    assert time.monotonic() - started < 20
