from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record import IndexRow, RecordStore
from tests.examples import crane, ferries
from tests.record.made import add, document, reading, report

REPORTS = 6


@pytest.fixture
def numbers(record: RecordStore) -> dict[str, int]:
    """A record of several reports; the number of each by its id."""
    add(record, *range(REPORTS), publisher="The Quay")
    for told in (crane(input="crane.txt"), ferries(title="Ferries left", published="2026-03-04")):
        record.add(document(told.report), told)
    found: dict[str, int] = {}
    for report_id in record.unindexed("maker", limit=99):
        known = set(found.values())
        rows = [IndexRow(place, 0, b"\0") for place in range(record.report(report_id).statements)]
        assert record.index(report_id, rows, maker="maker")
        (found[report_id],) = {number for number, _, _ in record.vectors()} - known
    return found


def test_statements_at_any_places_are_those_that_search_finds(
    record: RecordStore, numbers: dict[str, int]
) -> None:
    rejected = reading(report(1)).statements[0].id
    record.judge("reject", {"report": report(1).id, "statement": rejected}, by="me")
    known = {
        (numbers[of.report.id], place): record.statement(found.id)
        for of in record.readings()
        for place, found in enumerate(of.statements)
    }
    assert [found.rejected for found in known.values()].count(True) == 1
    gone = [(99, 0), (-1, 0), *((number, place) for number in numbers.values() for place in (-1, 3, 99))]

    @given(st.lists(st.sampled_from([*known, *gone])))
    def asking(places: list[tuple[int, int]]) -> None:
        assert record.statements_at(places) == [known.get(place) for place in places]

    asking()


def test_more_reports_than_one_question_takes(backend: Callable[[Path], RecordStore], tmp_path: Path) -> None:
    with backend(tmp_path / "many") as record:
        add(record, *range(520))
        for report_id in record.unindexed("maker", limit=600):
            record.index(report_id, [IndexRow(0, 0, b"a"), IndexRow(1, 1, b"b")], maker="maker")
        places = [(number, place) for number, place, _ in record.vectors()]
        found = record.statements_at(places[::-1])
        assert len(places) == 1040
        assert [one and one.cue for one in found] == ["wrote"] * 520 + ["said"] * 520
        assert len(list(record.vectors_of([number for number, _ in places]))) == 1040


def test_a_statement_that_is_gone(record: RecordStore, numbers: dict[str, int]) -> None:
    places = [(numbers[report(number).id], place) for number in (1, 2) for place in (0, 1)]
    record.forget(report(1).id)
    record.reread(report(2).id, reading(report(2, publisher="The Quay"), statements=1))
    assert [found is not None for found in record.statements_at(places)] == [False, False, True, False]


def test_the_reports_that_hold_each_word(record: RecordStore, numbers: dict[str, int]) -> None:
    ferry, crane_number = numbers[ferries().report.id], numbers[crane().report.id]
    same = sorted(set(numbers.values()) - {ferry, crane_number})
    words = [
        "port",
        "PORT",
        "Vessel1",
        "ferries",
        "council asked",
        "asked council",
        "",
        "—",
        '"',
        "OR",
        "NEAR(",
    ]
    found = record.reports_with(words, 99)
    assert set(found) <= {"port", "PORT", "Vessel1", "ferries"}
    assert len(found["port"]) == REPORTS + 1
    assert found["port"] == found["PORT"] == sorted(found["port"])
    assert found["Vessel1"] == [numbers[report(1).id]]
    assert found["ferries"] == [ferry]
    assert record.reports_with(["council"], 99) == {"council": same}


def test_a_common_word_is_left_out(record: RecordStore, numbers: dict[str, int]) -> None:
    assert set(record.reports_with(["port", "vessel1"], REPORTS + 1)) == {"port", "vessel1"}
    assert set(record.reports_with(["port", "vessel1"], REPORTS)) == {"vessel1"}
    assert record.reports_with(["port", "vessel1"], 0) == {}


@pytest.mark.parametrize(
    "word", ["Łódź", "ŁÓDŹ", "Brännäs", "brannas", "BRÄNNÄS", "Ínes-Ana", "İzmir", "ﬁ", "서울"]
)
def test_a_word_is_taken_as_search_takes_it(record: RecordStore, word: str) -> None:
    text = (
        "The port of Łódź said the crane had been sold to Brännäs, İzmir, ﬁ and 서울. “Ínes-Ana,” wrote one."
    )
    of = report(1, title=None)
    add(record, 1)
    told = ferries(title=text)
    record.add(document(told.report), told)
    found = [stored.id for stored in record.search_reports(word)]
    assert len(found) == 1
    assert len(record.reports_with([word], 9)[word]) == 1
    assert of.id not in found
