from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.record import FoundStatement, Record
from onrecord.schema.position import LABELS
from onrecord.standing import Relater
from onrecord.standing.model import FOLDER, OUTCOMES, SETTINGS, read_settings
from tests.standing.made import Said, found_in, told

CLAIM = "The port leased the northern quay to Belvar."
READING = told(
    "lease.txt",
    Said("Belvar", "the port had leased the northern quay to Belvar"),
    Said("Tarnholm", "no lease of the northern quay was signed", act="deny"),
    Said("Norring", "it would not discuss the quay", act="decline"),
    Said("Aker", "the weather was fine"),
    title="A lease",
)
FOUND = [found_in(READING, place) for place in range(4)]


class Counted(Relater):
    """The relater that the package ships; counts the rows that its network runs."""

    asked = 0

    @cached_property
    def _network(self) -> Any:  # type: ignore[override]
        network, relater = super()._network, self

        class Network:
            def outcomes(self, rows: Sequence[Any]) -> Any:
                relater.asked += len(rows)
                return network.outcomes(rows)

        return Network()


@pytest.fixture(scope="module")
def counted() -> Counted:
    return Counted()


def test_a_relation_is_a_label_and_its_probability(real: Relater) -> None:
    for label, score in real.relate(CLAIM, FOUND):
        assert label is None or label in LABELS
        assert 0 <= score <= 1 and score == round(score, 3)
    assert real.relate(CLAIM, []) == []


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some=st.lists(st.sampled_from(FOUND), max_size=6))
def test_a_relation_hangs_on_the_pair_alone(real: Relater, some: list[FoundStatement]) -> None:
    alone = {one.statement.id: real.relate(CLAIM, [one])[0] for one in FOUND}
    assert real.relate(CLAIM, some) == [alone[one.statement.id] for one in some]


def test_what_is_kept_is_not_asked_again(record: Record, counted: Counted) -> None:
    before = counted.asked
    first = counted.relate(CLAIM, FOUND[:3], record)
    assert counted.asked == before + 3
    assert counted.relate(CLAIM, FOUND, record)[:3] == first
    assert counted.asked == before + 4
    assert counted.relate(CLAIM, [*FOUND, FOUND[0]]) == [*counted.relate(CLAIM, FOUND, record), first[0]]
    kept = record.relations([counted.key(*row) for row in counted.rows(CLAIM, FOUND)])
    assert len(kept) == 4
    assert counted.relate("Another claim.", FOUND[:1], record) == counted.relate("Another claim.", FOUND[:1])


def test_a_record_that_cannot_be_written_keeps_nothing(tmp_path: Path, counted: Counted) -> None:
    with Record(tmp_path / "r.db"):
        pass
    with Record(tmp_path / "r.db", readonly=True) as record:
        before = counted.asked
        assert counted.relate(CLAIM, FOUND, record) == counted.relate(CLAIM, FOUND, record)
        assert counted.asked == before + 8


@pytest.fixture
def even(real: Relater, monkeypatch: pytest.MonkeyPatch) -> Relater:
    """The relater, leaning to nothing."""
    monkeypatch.setattr(real, "settings", replace(real.settings, leanings=(1.0,) * len(LABELS)))
    return real


def test_likeliest_of_what_bears_and_none_below_the_least(even: Relater) -> None:
    least = even.settings.accept
    for bears in (0.0, least - 0.01, least + 0.01, 1.0):
        odds = np.full(len(OUTCOMES), bears / 10, np.float32)
        odds[0], odds[3] = 1 - bears, bears / 2
        label, score = even.judged(odds)
        assert label == (None if bears < least else OUTCOMES[3])
        assert score == pytest.approx(float(odds[0] if label is None else odds[3]), abs=6e-4)


def test_a_leaning_lifts_one_position(even: Relater, monkeypatch: pytest.MonkeyPatch) -> None:
    odds = np.array([0.4, 0.25, 0.35, 0, 0, 0, 0], np.float32)
    first, second = OUTCOMES[1:3]
    assert even.judged(odds) == (second, 0.35)
    monkeypatch.setattr(even, "settings", replace(even.settings, leanings=(2.0, *(1.0,) * 5)))
    assert even.judged(odds) == (first, 0.25)  # the probability is told as it is
    monkeypatch.setattr(even, "settings", replace(even.settings, leanings=(0.1,) * 6))
    assert even.judged(odds) == (None, 0.4)


def with_settings(folder: Path, **changed: Any) -> Relater:
    """A relater of the same files but for some settings."""
    for file in FOLDER.iterdir():
        if file.name != SETTINGS:
            (folder / file.name).symlink_to(file)
    row = json.loads((FOLDER / SETTINGS).read_text(encoding="utf-8"))
    (folder / SETTINGS).write_text(json.dumps(row | changed), encoding="utf-8")
    return Relater(folder)


def test_what_another_network_said_is_never_taken(record: Record, real: Relater, tmp_path: Path) -> None:
    real.relate(CLAIM, FOUND, record)
    folder = tmp_path / "weights"
    folder.mkdir()
    other = with_settings(folder, accept=0.0)
    assert record.relations([other.key(*row) for row in other.rows(CLAIM, FOUND)]) == {}
    assert all(label is not None for label, _ in other.relate(CLAIM, FOUND, record))
    assert other.settings.accept == 0.0 != real.settings.accept
    assert read_settings() == real.settings
