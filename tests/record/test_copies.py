from __future__ import annotations

import random
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.record import Record, RecordStore
from onrecord.schema import Report
from tests.record.copied import add_articles, article, unread

DAYS = ("2026-02-03", "2026-02-04T09:00:00Z", "2026-02-04T11:00:00+05:00", None)
FORMS: tuple[dict[str, int], ...] = (
    {},
    {"cut": 2},
    {"cut": 3, "own": 2},
    {"own": 4},
    {"changed": 3},
    {"cut": 7},
    {"own": 20},
)
ARTICLES = [article(number, published=day, **form) for number in range(2) for form in FORMS for day in DAYS]


def copies_in(record: RecordStore) -> dict[str, tuple[str, float]]:
    found = record.copies([stored.id for stored in record.reports()])
    return {one.report: (one.original, one.share) for one in found.values()}


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    added=st.lists(st.sampled_from(ARTICLES), min_size=2, max_size=10),
    forgotten=st.sets(st.integers(0, 9), max_size=2),
    seed=st.integers(0, 999),
)
def test_copies_do_not_hang_on_the_order(
    backend: Callable[[Path], RecordStore], added: list[Report], forgotten: set[int], seed: int
) -> None:
    other = random.Random(seed).sample(added, len(added))
    gone = {added[at].id for at in forgotten if at < len(added)}
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for name, articles in (("one", added), ("other", other)):
            with backend(Path(folder) / name) as record:
                add_articles(record, *articles)
                for report in sorted(gone):
                    record.forget(report)
                assert not list(record.verify())
                found.append(copies_in(record))
        with backend(Path(folder) / "kept") as record:
            add_articles(record, *(of for of in added if of.id not in gone))
            found.append(copies_in(record))
    assert found[0] == found[1] == found[2]


def test_a_copy_is_marked_as_that_of_the_earliest(record: RecordStore) -> None:
    wire = article(1, published="2026-02-03T08:00:00Z")
    cut = article(1, cut=4, published="2026-02-03T09:00:00Z")
    longer = article(1, own=3, published="2026-02-04")
    other = article(2)
    add_articles(record, longer, cut, other, wire)
    found = copies_in(record)
    assert found == {cut.id: (wire.id, 1.0), longer.id: (wire.id, found[longer.id][1])}
    assert 0.7 < found[longer.id][1] < 0.9
    stored = record.report(cut.id).copy
    assert stored is not None and (stored.original, stored.share, stored.revision) == (wire.id, 1.0, False)
    assert [one.report for one in record.copies_of(wire.id)] == sorted([cut.id, longer.id])
    assert record.report(wire.id).copy is None


def test_what_adds_much_of_its_own_is_no_copy(record: RecordStore) -> None:
    add_articles(record, article(1), article(1, own=20, published="2026-02-04"))
    assert copies_in(record) == {}


def test_an_earlier_sighting_turns_original_and_copy_round(record: RecordStore) -> None:
    one, other = article(1, published="2026-02-03"), article(1, own=2, published="2026-02-04")
    add_articles(record, one, other)
    assert set(copies_in(record)) == {other.id}
    add_articles(record, replace(other, published="2026-02-01", input="found later"))
    assert copies_in(record) == {one.id: (other.id, 1.0)}
    assert not list(record.verify())


def test_a_copy_of_a_forgotten_report_is_that_of_the_next(record: RecordStore) -> None:
    first, second, third = (article(1, own=own, published=f"2026-02-0{3 + own}") for own in range(3))
    add_articles(record, first, second, third)
    assert copies_in(record)[third.id][0] == first.id
    record.forget(first.id)
    assert {report: original for report, (original, _) in copies_in(record).items()} == {third.id: second.id}
    assert not list(record.verify())


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM copies",
        "UPDATE copies SET share = 0.7",
        "DELETE FROM bands WHERE band = (SELECT max(band) FROM bands)",
        "UPDATE signatures SET told = '2020-01-01 ~' WHERE report = 2",
        "UPDATE addresses SET address = 'https://elsewhere.example/1'",
    ],
)
def test_verify_finds_what_is_no_view_of_the_facts(tmp_path: Path, damage: str) -> None:
    with Record(tmp_path / "r.db") as record:
        url = "https://quay.example/ferry"
        add_articles(record, article(1, url=url), article(1, own=1, published="2026-02-04"))
        assert not list(record.verify())
        with record._database.writing() as connection:
            connection.exec_driver_sql(damage)
        assert {found.part for found in record.verify()} <= {"copy", "address"} != set()
        assert list(record.verify())


def test_a_new_report_is_compared_with_those_alone_that_may_be_alike(tmp_path: Path) -> None:
    """The steps of SQLite's machine for one more report do not grow with the record."""
    steps: list[int] = []
    with Record(tmp_path / "r.db") as record:
        for number in range(240):
            counted = 0

            def count() -> int:
                nonlocal counted
                counted += 1
                return 0

            with record._database.driver() as connection:
                connection.set_progress_handler(count, 10)
            record.add(*unread(article(number)))
            steps.append(counted)
    early, late = sorted(steps[20:60])[20], sorted(steps[-40:])[20]
    assert late < early * 2
