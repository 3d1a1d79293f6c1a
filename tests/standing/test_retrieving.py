from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.identity import reject
from onrecord.record import FoundStatement, PackedVectors, Record
from onrecord.schema import Reading
from onrecord.standing import retrieving, telling_words
from onrecord.standing.retrieving import index, index_all, index_rows, likest, nearest, retrieved
from onrecord.standing.vectors import packed
from tests.standing.made import NEWER, TOPICS, ByTopic, Said, document, keep, told

CLAIM = "Belvar signed the lease"


def about(topic: str, number: int) -> Reading:
    """A report of one statement about a topic, unlike that of another number."""
    return told(f"{topic}-{number}.txt", Said(f"Actor{number}", f"the {topic} number{number} was so"))


def names(found: list[FoundStatement]) -> list[str]:
    return [one.report.input for one in found]


def by_id(*readings: Reading) -> list[str]:
    return [one.report.input for one in sorted(readings, key=lambda one: one.report.id)]


@pytest.fixture(params=["small", "large"])
def size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Whether the record counts as a small one, or as one too large for all to be looked at."""
    if request.param == "large":
        monkeypatch.setattr(retrieving, "_WHOLE", 1)
        monkeypatch.setattr(retrieving, "_BUCKETS", 2)
        monkeypatch.setattr(retrieving, "_BY_WORDS", 0)
    return str(request.param)


def test_the_likest_come_first_and_equals_by_their_reports(
    record: Record, relater: ByTopic, size: str
) -> None:
    leases = [about("lease", number) for number in range(6)]
    both = told("both.txt", Said("Belvar", "the lease and the crane were so"))
    others = [about("crane", number) for number in range(3)]
    keep(record, *leases[3:], both, *others, *leases[:3])
    list(index_all(record, relater))
    found = names(retrieved(record, relater, CLAIM, 20))
    assert found[:7] == [*by_id(*leases), "both.txt"]
    assert set(found[7:]) == ({other.report.input for other in others} if size == "small" else set())
    assert names(retrieved(record, relater, CLAIM, 4)) == by_id(*leases)[:4]
    vector = relater.claim_vector(CLAIM)
    assert names(nearest(record, relater, vector, 4)) == by_id(*leases)[:4]


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(8)), limit=st.integers(1, 9))
def test_the_order_of_adding_breaks_no_tie(empty: Path, size: str, order: list[int], limit: int) -> None:
    readings = [about("lease", number) for number in range(8)]
    with tempfile.TemporaryDirectory() as folder, Record(shutil.copy(empty, folder)) as record:
        keep(record, *(readings[number] for number in order))
        list(index_all(record, ByTopic()))
        assert names(retrieved(record, ByTopic(), CLAIM, limit)) == by_id(*readings)[:limit]


def test_what_cannot_bear_takes_no_place(record: Record, relater: ByTopic, size: str) -> None:
    silent = told(
        "silent.txt",
        *(Said("", f"the lease was number{number}") for number in range(9)),
        *(Said("Norring", f"of the lease number{number}", act=None, mode="silence") for number in range(9)),
    )
    said = about("lease", 1)
    rejected = about("lease", 2)
    keep(record, silent, said, rejected)
    reject(record, rejected.statements[0].id, by="me")
    list(index_all(record, relater))
    assert names(retrieved(record, relater, CLAIM, 1)) == ["lease-1.txt"]
    assert names(retrieved(record, relater, CLAIM, 20)) == ["lease-1.txt"]


def test_a_statement_of_another_bucket_is_found_by_a_rare_word(
    record: Record, relater: ByTopic, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retrieving, "_WHOLE", 1)
    monkeypatch.setattr(retrieving, "_BUCKETS", 1)
    monkeypatch.setattr(telling_words, "_COMMON", 1)
    other = told("other.txt", Said("Norring", "the Quillfeather tunnel was closed for good"))
    keep(record, *(about("lease", number) for number in range(3)), other)
    list(index_all(record, relater))
    assert "other.txt" not in names(retrieved(record, relater, CLAIM, 9))
    assert "other.txt" in names(retrieved(record, relater, f"{CLAIM}, said Quillfeather", 9))
    monkeypatch.setattr(telling_words, "_COMMON", 0)  # all words are common now
    assert "other.txt" not in names(retrieved(record, relater, f"{CLAIM}, said Quillfeather", 9))


@pytest.mark.parametrize(
    "claim", ["", "\u200b", "…", "'); DROP TABLE vectors; --", '"lease OR', "NEAR(", "x" * 10**5]
)
def test_odd_claims_find_at_most_what_there_is(
    record: Record, relater: ByTopic, size: str, claim: str
) -> None:
    keep(record, *(about("lease", number) for number in range(5)))
    list(index_all(record, relater))
    assert len(retrieved(record, relater, claim, 3)) <= 3


def test_an_empty_record_has_nothing(record: Record, relater: ByTopic, size: str) -> None:
    assert list(index_all(record, relater)) == []
    assert (
        retrieved(record, relater, CLAIM, 5) == nearest(record, relater, relater.claim_vector(CLAIM), 5) == []
    )


ROWS = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 3), st.sampled_from(TOPICS)),
    max_size=30,
    unique_by=lambda row: row[:2],
)


@given(rows=ROWS, most=st.integers(1, 40))
def test_likest_is_a_sorting_by_likeness(rows: list[tuple[int, int, str]], most: int) -> None:
    relater = ByTopic()
    vector = relater.claim_vector("the lease and the crane")
    indexed = PackedVectors(
        np.array([number for number, _, _ in rows], np.int64),
        np.array([place for _, place, _ in rows], np.int64),
        np.frombuffer(b"".join(packed(relater.vectors.of(topic)) for _, _, topic in rows), np.int8).reshape(
            -1, len(vector)
        ),
    )
    found = likest(vector, indexed)
    assert sorted(one[:2] for one in found) == sorted(row[:2] for row in rows)
    assert [one.likeness for one in found] == sorted((one.likeness for one in found), reverse=True)
    assert all(isinstance(one.likeness, float) for one in found)
    # With a bound, that many and those that equal the last of them.
    some = likest(vector, indexed, most)
    assert some == found[: len(some)] and len(some) >= min(most, len(found))
    assert all(one.likeness < some[-1].likeness for one in found[len(some) :])
    assert len(some) <= most or some[most - 1].likeness == some[-1].likeness


def test_rows_of_the_index_are_one_a_statement(relater: ByTopic) -> None:
    reading = told(
        "a.txt", Said("Belvar", "the lease was so"), Said("", "the crane was so"), Said("Aker", "no")
    )
    rows = index_rows(relater, reading)
    assert [row.place for row in rows] == [0, 1, 2]
    assert [row.bucket for row in rows] == [TOPICS.index("lease"), TOPICS.index("crane"), 0]
    assert np.frombuffer(rows[2].vector, np.int8).tolist() == [0] * len(TOPICS)


def indexing(record: Record, relater: ByTopic) -> list[int]:
    return list(index_all(record, relater))


def test_indexing_goes_on_where_it_was_left(
    record: Record, relater: ByTopic, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retrieving, "_AT_ONCE", 2)
    keep(record, *(about("lease", number) for number in range(5)))
    going: Iterator[int] = index_all(record, relater)
    assert next(going) == 2
    assert record.indexed_reports(relater.vectors.maker) == 2
    assert sum(indexing(record, relater)) == 3
    assert indexing(record, relater) == []
    keep(record, about("crane", 1))
    assert indexing(record, relater) == [1]
    crane = about("crane", 1)
    record.reread(crane.report.id, replace(crane, reader=NEWER, statements=()))
    assert indexing(record, relater) == [1]
    assert not list(record.verify())


def test_a_record_that_cannot_be_written_is_left_as_it_is(tmp_path: Path, relater: ByTopic) -> None:
    with Record(tmp_path / "r.db") as record:
        keep(record, about("lease", 1), about("lease", 2))
    with Record(tmp_path / "r.db", readonly=True) as record:
        assert list(index_all(record, relater)) == []
        assert retrieved(record, relater, CLAIM, 5) == []


def test_a_report_seen_twice_is_one(record: Record, relater: ByTopic) -> None:
    reading = about("lease", 1)
    keep(record, reading)
    again = replace(reading, report=replace(reading.report, input="again.txt", published="2026-03-09"))
    record.add(document(again), None)
    list(index_all(record, relater))
    assert names(retrieved(record, relater, CLAIM, 5)) == ["lease-1.txt"]


def test_a_report_that_was_forgotten_meanwhile_stops_nothing(record: Record, relater: ByTopic) -> None:
    gone, there = about("lease", 1), about("lease", 2)
    keep(record, gone, there)
    record.forget(gone.report.id)
    assert index(record, relater, [gone.report.id, there.report.id]) == 1
