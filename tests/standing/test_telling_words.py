from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.record import Record
from onrecord.standing import telling_words
from onrecord.standing.retrieving import index_all, retrieved
from onrecord.standing.telling_words import TellingWords, telling
from tests.standing.made import ByTopic, Said, keep, told

CLAIM = "Quillfeather signed the lease"


def test_a_share_is_of_the_rare_words(record: Record, relater: ByTopic) -> None:
    keep(
        record,
        told("a.txt", Said("Belvar", "Quillfeather left")),
        told("b.txt", Said("Belvar", "Quillfeather signed the lease")),
        *(told(f"{number}.txt", Said("Belvar", f"number {number} signed")) for number in range(4)),
    )
    list(index_all(record, relater))
    words = telling(record, relater, CLAIM)
    numbers = sorted({number for number, _, _ in record.vectors()})
    share = dict(zip(words.numbers.tolist(), words.shares.tolist(), strict=True))
    assert sorted(share) == numbers
    first, second, *rest = (share[number] for number in numbers)
    assert second == pytest.approx(1.0)
    assert all(0 < other < first < second for other in rest)
    assert len(set(rest)) == 1


def test_a_common_word_counts_for_nothing(
    record: Record, relater: ByTopic, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(record, *(told(f"{number}.txt", Said("Belvar", f"{number} signed")) for number in range(4)))
    monkeypatch.setattr(telling_words, "_COMMON", 3)
    assert telling(record, relater, "signed").numbers.tolist() == []
    assert telling(record, relater, "").numbers.tolist() == []


def test_reports_that_hold_the_names_come_first(record: Record, relater: ByTopic) -> None:
    others = [
        told(f"other-{number}.txt", Said("Belvar", f"the lease of lot {number}")) for number in range(5)
    ]
    keep(record, *others, told("named.txt", Said("Quillfeather", "the lease of the crane was signed")))
    list(index_all(record, relater))
    relater.settings = relater.settings.__class__(**{**_told(relater), "words": 0.8})
    assert retrieved(record, relater, CLAIM, 1)[0].report.input == "named.txt"
    relater.settings = relater.settings.__class__(**{**_told(relater), "words": 0.0})
    assert retrieved(record, relater, CLAIM, 1)[0].report.input != "named.txt"


def _told(relater: ByTopic) -> dict[str, object]:
    return {name: getattr(relater.settings, name) for name in relater.settings.__slots__}


@given(
    held=st.dictionaries(st.integers(1, 50), st.sampled_from([0.25, 0.5, 1.0])),
    asked=st.lists(st.integers(1, 60)),
    most=st.integers(0, 9),
    extra=st.integers(0, 9),
)
def test_who_holds_most_and_what_that_adds(
    held: dict[int, float], asked: list[int], most: int, extra: int
) -> None:
    numbers = sorted(held)
    shares = np.array([held[number] for number in numbers], np.float32)
    words = TellingWords(np.array(numbers, np.int64), shares, 0.8)
    assert words.bonus(asked) == pytest.approx([0.8 * held.get(number, 0.0) for number in asked])
    picked = words.most_telling(most, most + extra)
    assert len(picked) <= most + extra
    left = [held[number] for number in numbers if number not in picked]
    assert all(held[number] > share for number in picked for share in left)
    if len(set(held.values())) == len(held):  # no equals
        assert len(picked) == min(most, len(held))


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(6)))
def test_free_of_order(empty: Path, order: list[int]) -> None:
    readings = [
        told(f"{n}.txt", Said("Belvar", f"the lease {'Quillfeather' if n < 3 else 'was'} {n}"))
        for n in range(6)
    ]
    with tempfile.TemporaryDirectory() as folder, Record(shutil.copy(empty, folder)) as record:
        keep(record, *(readings[number] for number in order))
        list(index_all(record, ByTopic()))
        relater = ByTopic()
        relater.settings = relater.settings.__class__(**{**_told(relater), "words": 0.8})
        found = [one.report.input for one in retrieved(record, relater, CLAIM, 3)]
    assert found == [one.report.input for one in sorted(readings[:3], key=lambda one: one.report.id)]
