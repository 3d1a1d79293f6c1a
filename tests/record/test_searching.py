from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.record import Record, RecordStore
from onrecord.record.words import phrases
from onrecord.schema import Place, Reading, Report, Span
from onrecord.schema.days import days_of
from tests.examples import DAYS, WHENS, crane, ferries, statement
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


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"speaker": "portugal"}, ["denied"]),
        ({"speaker": "harbour master"}, ["wrote"]),
        ({"speaker": "calloway ines"}, ["wrote"]),
        ({"speaker": "Lisbon"}, []),
        ({"speaks_for": "lisbon authority"}, ["wrote"]),
        ({"act": "deny"}, ["denied", "wrote"]),
        ({"act": "deny", "speaks_for": "Portugal"}, []),
        ({"act": "state"}, []),
        ({"mode": "speech"}, ["denied", "wrote"]),
        ({"mode": "thought"}, []),
        ({"said_since": "2026-03-02"}, ["denied"]),
        ({"said_since": "2026-03-03"}, []),
        ({"said_until": "2026-03", "said_since": "2026"}, ["denied"]),
        ({"said_until": "2026-03-01"}, []),
    ],
)
def test_filters_on_who_when_and_act(record: RecordStore, filters: dict[str, Any], found: list[str]) -> None:
    told = crane()
    record.add(document(told.report), told)
    assert [one.cue for one in record.search("", **filters)] == found
    assert [one.cue for one in record.search("crane", **filters)] == found[:1] * ("denied" in found)


def test_words_find_the_name_of_who_speaks(record: RecordStore) -> None:
    told = ferries()
    she = replace(told.statements[2], speakers=("Ilse Brandt",), speaks_for=("Varde",))
    told = replace(told, statements=(*told.statements[:2], she))
    record.add(document(told.report), told)
    assert [found.cue for found in record.search("brandt weather")] == ["said"]
    assert list(record.search("varde")) == []


@pytest.mark.parametrize("name", ["lisbon", "LISBON", "Lisboa", "PT", "PT-11", "lisbon sul"])
@pytest.mark.parametrize("other", ["New Lisbon", "Lisbon Norte", "P", "PT-1", "NO", "NO-11", "11", "Oslo"])
def test_places_named_in_what_is_said(record: RecordStore, name: str, other: str) -> None:
    text = "The mayor of Oslo said the crane had left Lisboa, not Gilgit."
    starts = {word: text.index(word) for word in ("Oslo", "Lisboa", "Gilgit")}
    where = {word: Span(start, start + len(word)) for word, start in starts.items()}
    places = (
        Place(span=where["Oslo"], name="Oslo", country="NO", region="NO-03"),
        Place(span=where["Lisboa"], name="Lisbon Sul", country="PT", region="PT-11"),
        Place(span=where["Gilgit"], name="Gilgit", region="PK-GB"),
    )
    said = statement(text, ["The mayor of Oslo"], ["said"], [text[text.index("the crane") : -1]])
    told = Reading(report=Report(text=text), reader=READER, statements=(said,), places=places)
    record.add(document(told.report), told)
    assert [found.places for found in record.search("", place=name)] == [places[1:]]
    assert list(record.search("", place=other)) == []
    assert list(record.search("", place="GB")) == list(record.search("", place="PK")) == []
    assert len(list(record.search("", place="PK-GB"))) == 1


@settings(max_examples=100, deadline=None)
@given(WHENS, DAYS | DAYS.map(lambda day: day[:7]), st.integers(0, 9))
def test_said_on_a_day_is_said_in_a_span_that_meets_it(when: str | None, asked: str, seed: int) -> None:
    text = f"Nobody said that the crane {seed} was sold."
    said = statement(text, ["Nobody"], ["said"], [text[12:]], when=when)
    told = Reading(report=Report(text=text), reader=READER, statements=(said,))
    with tempfile.TemporaryDirectory() as folder, Record(Path(folder) / "r") as record:
        record.add(document(told.report), told)
        found = bool(list(record.search("", said_since=asked, said_until=asked)))
    days, of_asked = days_of(when), days_of(asked)
    assert of_asked is not None
    assert found == (days is not None and days.first <= of_asked.last and of_asked.first <= days.last)


def test_an_act_or_mode_that_is_none_is_refused(record: RecordStore) -> None:
    for wrong in ({"act": "sing"}, {"mode": "song"}):
        with pytest.raises(UsageError, match="there are"):
            record.search("", **wrong)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="YYYY"):
        record.search("", said_since="Monday")


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
    list(filled.search(words, speaker=words, speaks_for=words, limit=2))
    list(filled.search(words, place=words, limit=2))
    list(filled.actor_blocks(words))
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


@pytest.mark.parametrize("words", ["crane", "wrote", "crane number3", "nobody asked", "nowhere"])
def test_a_limit_cuts_what_is_found_without_one(record: RecordStore, words: str) -> None:
    for number, day in enumerate(
        ["2026-02-03", "2026-02-05", None, "2026-02-03", "2026-02-04", "2026-01-01"]
    ):
        add(record, number, published=day)
    for name in (found.statement.id for found in list(record.search(words, limit=None))[:4:3]):
        record.judge("reject", {"report": record.statement(name).report.id, "statement": name}, by="Ada")
    for rejected in (False, True):
        every = list(record.search(words, limit=None, rejected=rejected))
        for limit in range(8):
            assert list(record.search(words, limit=limit, rejected=rejected)) == every[:limit]
        counts = record.search_counts(words, rejected=rejected)
        assert (counts.total, counts.exact, counts.counted) == (len(every), True, len(every))
        some = record.search_counts(words, most=1, rejected=rejected)
        assert (some.total, some.exact, some.counted) == (len(every), True, min(1, len(every)))


def test_counts_that_take_looking_at_each_statement_are_not_exact(record: RecordStore) -> None:
    add(record, 1, 2, 3)
    counts = record.search_counts("crane", most=2, kind="indirect")
    assert (counts.total, counts.exact, counts.counted, counts.complete) == (2, False, 2, False)
    assert record.search_counts("", most=2).total == 2
