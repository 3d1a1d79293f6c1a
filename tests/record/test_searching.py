from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.record import Record, RecordStore
from onrecord.record.words import phrases
from tests.examples import ferries
from tests.record.made import READER, add, document, report


def contents(record: RecordStore, words: str, **asked: object) -> list[str]:
    return [found.content for found in record.search(words, **asked)]  # type: ignore[arg-type]


def test_statements_by_words_of_content_source_and_cue(record: RecordStore) -> None:
    add(record, *range(4))
    assert contents(record, "number2") == ["the crane number2 had been sold"]
    assert contents(record, "VESSEL2 crane said") == ["the crane number2 had been sold"]
    assert contents(record, "number2 number3") == []
    assert len(contents(record, "crane")) == 4
    assert len(contents(record, "crane", limit=3)) == 3


def test_quotation_marks_hold_words_together(record: RecordStore) -> None:
    add(record, 1)
    assert contents(record, '"been sold"') == contents(record, "“been sold”") != []
    assert contents(record, '"sold been"') == []
    assert contents(record, "sold been") != []


def test_filters(record: RecordStore) -> None:
    add(record, 1, publisher="The Quay", published="2026-02-01")
    add(record, 2, published="2026-02-02")
    assert contents(record, "", speaker="member1") == ["“Nobody asked us,”"]
    assert contents(record, "", speaker="port vessel2") == ["the crane number2 had been sold"]
    assert contents(record, "nobody", speaker="vessel2") == []
    assert contents(record, "asked", kind="direct", since="2026-02-02") == ["“Nobody asked us,”"]
    assert contents(record, "asked", kind="indirect") == []
    assert [found.report.input for found in record.search("asked", publisher="THE QUAY")] == ["day/1.txt"]
    assert [found.report.input for found in record.search("asked", until="2026-02-01")] == ["day/1.txt"]
    with pytest.raises(UsageError, match="direct, indirect, mixed"):
        record.search("asked", kind="loud")  # type: ignore[arg-type]


def test_the_order_is_fixed(record: RecordStore) -> None:
    add(record, *range(6))
    equal = [found.report.id for found in record.search("nobody", limit=None)]
    assert equal == sorted(equal) and len(equal) == 6
    add(record, 9, published="2026-05-01")
    assert next(record.search("nobody")).report.published == "2026-05-01"


@pytest.mark.parametrize(
    "nasty",
    [
        '"',
        '""',
        "*",
        "crane*zz",
        "AND",
        "NOT crane",
        "-",
        "(",
        "NEAR(crane sold)",
        "{",
        ":",
        "^",
        "\0",
        "\udc80",
    ],
)
def test_no_words_can_break_a_search(record: RecordStore, nasty: str) -> None:
    add(record, 1)
    for words in (nasty, f"{nasty} crane", f"crane {nasty}", f"cra{nasty}ne"):
        assert all(found.report == report(1) for found in record.search(words, speaker=nasty))
        list(record.search_reports(words))
    sign = not any(character.isalnum() for character in nasty) and nasty != "\udc80"
    assert bool(contents(record, f"crane {nasty}")) == sign


def test_an_emoji_beside_a_word_is_passed_over(record: RecordStore) -> None:
    add(record, 1)
    assert contents(record, "🙂") == contents(record, "* 🙂") == []
    assert contents(record, "🙂 crane") == ["the crane number1 had been sold"]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=30) | st.text('"*-()^:+ aAND\0', max_size=20))
def test_any_words_give_an_answer(filled: Record, words: str) -> None:
    list(filled.search(words, speaker=words, limit=2))
    list(filled.search_reports(words, limit=2))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Record:
    record = Record(tmp_path_factory.mktemp("filled") / "r.db")
    add(record, 1, 2)
    return record


def test_reports_by_title_and_text(record: RecordStore) -> None:
    add(record, 1, 2)
    told = ferries(title="Ferries leave", input="f")
    record.add(document(told.report), told)
    assert [stored.report.input for stored in record.search_reports("ferries leave weather")] == ["f"]
    assert [stored.report.input for stored in record.search_reports("council", limit=1)] != []
    assert list(record.search_reports("")) == list(record.search_reports("—")) == []
    assert list(record.search_reports("council", publisher="nobody")) == []


def test_a_new_title_is_found_and_the_old_one_not(record: RecordStore) -> None:
    add(record, 1, title="Unheardof")
    add(record, 1, title="Brandnew", published="2026-01-01")
    assert [stored.report.title for stored in record.search_reports("brandnew")] == ["Brandnew"]
    assert list(record.search_reports("unheardof")) == []
    assert record.has(report(1), READER)


def test_phrases() -> None:
    assert phrases('one "two three" “four five” six-seven "') == [
        "one",
        "two three",
        "four five",
        "six-seven",
    ]
    assert phrases('"open ended') == ['"open', "ended"]
    assert phrases("* - ( ) 🙂 \0") == []
