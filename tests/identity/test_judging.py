from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import NotInRecord, UsageError
from onrecord.identity import ActorTable, judged, merge, reject, split
from onrecord.record import Record
from onrecord.schema import Reading
from tests.identity.made import NEWER, Who, keep, told
from tests.identity.test_table import PORT, READINGS, table_of, two_records

BY = "r.imhof"


def standings(record: Record, *, undone: bool = False) -> list[str]:
    return [found.standing for found in judged(record, undone=undone)]


def names(record: Record) -> list[set[str]]:
    return [{name for name, _ in actor.names} for actor in table_of(record)]


def anew(reading: Reading, **changed: object) -> Reading:
    return replace(reading, reader=NEWER, **changed)  # type: ignore[arg-type]


def test_merged_actors_are_one_until_it_is_undone(record: Record) -> None:
    keep(record, told("a", Who("Ines Calloway")), told("b", Who("I. Brandt")), told("c", Who("Per Lind")))
    before = table_of(record)
    first = merge(record, "Calloway", "Brandt", by=BY, reason="her married name")
    second = merge(record, "Per Lind", "I. Brandt", by=BY)
    assert names(record) == [{"Ines Calloway", "I. Brandt", "Per Lind"}]
    (actor,) = table_of(record)
    assert (actor.statements, actor.reports) == (3, 3)
    for name in ("lind", "calloway", "brandt", actor.key, "person/per-lind"):
        assert ActorTable(record).find(name) == actor
    record.undo(second.id, by=BY)
    assert sorted(map(len, names(record))) == [1, 2]
    record.undo(by=BY, reason="not she")
    assert table_of(record) == before
    assert standings(record) == []
    assert standings(record, undone=True) == ["undone", "undone"]
    told_of = record.judgements(undone=True)[0]
    assert (told_of.id, told_of.by, told_of.reason) == (first.id, BY, "her married name")
    assert told_of.undone is not None and told_of.undone.reason == "not she"
    with pytest.raises(UsageError, match="undone before"):
        record.undo(first.id, by=BY)
    with pytest.raises(NotInRecord, match="onrecord judgements"):
        record.undo(by=BY)
    assert not list(record.verify())


def test_a_merge_takes_in_who_comes_later(record: Record) -> None:
    keep(record, told("a", Who("Ines Calloway", title="clerk", of=PORT)), told("b", Who("I. Brandt")))
    merge(record, "Calloway", "Brandt", by=BY)
    keep(record, told("c", Who("Ines Calloway", title="mayor", of="Aarhus")), told("d", Who("I. Brandt")))
    keep(record, told("e", Who("Ines Calloway", title="director", of=PORT)))
    assert [actor.reports for actor in table_of(record)] == [4, 1]


def test_what_is_one_already_cannot_be_merged(record: Record) -> None:
    keep(record, told("a", Who("Ines Calloway")))
    with pytest.raises(UsageError, match="one actor already"):
        merge(record, "ines", "calloway", by=BY)
    with pytest.raises(UsageError, match="--by"):
        record.judge("merge", {"actors": []}, by=" ")


def test_a_report_is_split_off(record: Record) -> None:
    keep(record, *(told(name, Who("Ines Calloway")) for name in "abc"))
    made = split(record, "Ines Calloway", "b", by=BY, reason="another woman of that name")
    assert sorted(actor.reports for actor in table_of(record)) == [1, 2]
    alone = next(actor for actor in table_of(record) if actor.reports == 1)
    assert alone.key.startswith("apart/")
    with pytest.raises(NotInRecord, match="does not name"):
        split(record, "person/ines-calloway", "b", by=BY)
    with pytest.raises(UsageError, match="nothing to split"):
        split(record, alone.key, "b", by=BY)
    keep(record, told("d", Who("Dr Calloway-Ruiz")))
    merge(record, alone.key, "Calloway-Ruiz", by=BY)
    assert sorted(actor.reports for actor in table_of(record)) == [2, 2]
    record.undo(made.id, by=BY)
    assert [actor.reports for actor in table_of(record)] == [3, 1]
    assert standings(record) == ["orphaned"]


def test_who_is_merged_in_is_not_split_but_the_merge_undone(record: Record) -> None:
    keep(record, told("a", Who("Ines Calloway")), told("b", Who("I. Brandt")))
    made = merge(record, "Calloway", "Brandt", by=BY)
    with pytest.raises(UsageError, match=f"onrecord undo {made.id}"):
        split(record, "Calloway", "b", by=BY)


def test_a_rejected_statement_is_hidden_and_not_counted(record: Record) -> None:
    keep(record, told("a", Who("Ines Calloway"), Who("Ines Calloway")))
    first, second = record.search("")
    made = reject(record, first.statement.id[:8], by=BY, reason="it is irony")
    assert list(record.search("words")) == [second]
    assert [found.rejected for found in record.search("words", rejected=True)] == [True, False]
    assert record.statement(first.statement.id).rejected
    assert table_of(record)[0].statements == 1
    assert record.rejection(first.statement.id) == made
    with pytest.raises(UsageError, match=rf"(?s){BY}.*onrecord undo {made.id}"):
        reject(record, first.statement.id, by=BY)
    record.undo(by=BY)
    assert list(record.search("words")) == [first, second]
    assert reject(record, first.statement.id, by=BY).id != made.id
    assert list(record.search("words")) == [second]


def test_judgements_outlive_a_new_reading_that_has_what_they_are_about(record: Record) -> None:
    old = told("a", Who("Ines Calloway"), Who("I. Brandt"))
    other = told("b", Who("Ines Calloway"))
    keep(record, old, other)
    rejected = old.statements[1].id
    reject(record, rejected, by=BY)
    split(record, "Ines Calloway", "a", by=BY)
    merge(record, "I. Brandt", "person/ines-calloway", by=BY)
    before = [(actor.key, actor.statements) for actor in table_of(record)]
    record.reread(old.report.id, anew(old))
    assert [(actor.key, actor.statements) for actor in table_of(record)] == before
    assert standings(record) == ["stands"] * 3
    # A better name for the same mention: the split still takes it out.
    named = tuple(replace(actor, name=f"{actor.name} Ruiz") for actor in old.actors)
    record.reread(old.report.id, anew(old, actors=named, statements=old.statements[:1]))
    assert standings(record) == ["orphaned", "stands", "orphaned"]
    assert "apart" in {actor.key.partition("/")[0] for actor in table_of(record)}
    record.reread(old.report.id, anew(old, actors=()))
    assert standings(record) == ["stands", "orphaned", "stands"]


def test_forgetting_a_report_takes_what_points_into_it(record: Record) -> None:
    source = Who("a clerk", "unnamed")
    keep(record, told("a", Who("Ines Calloway"), source), told("b", Who("Ines Calloway")))
    for name in ("a clerk",):
        merge(record, name, "Ines Calloway", by=BY, reason="she said so")
    reject(record, record.reading("a").statements[0].id, by=BY)
    record.undo(by=BY, reason="a mistake about a")
    split(record, "person/ines-calloway", "b", by=BY)
    assert record.info().judgements == 2
    record.forget("a")
    assert standings(record, undone=True) == ["stands"]
    assert record.info().judgements == 1
    assert not list(record.verify())


@settings(max_examples=40)
@given(READINGS, st.data())
def test_judgements_and_reports_may_come_in_any_order(readings: list[Reading], data: st.DataObject) -> None:
    with two_records() as (one, other):
        keep(one, *readings)
        for _ in range(data.draw(st.integers(1, 3))):
            actors = table_of(one)
            if len(actors) > 1 and data.draw(st.booleans()):
                first, second = data.draw(st.permutations(actors))[:2]
                merge(one, first.key, second.key, by=BY)
            else:
                statement = data.draw(
                    st.sampled_from([found.statement for found in one.search("")] or [None])
                )
                if statement is not None:
                    reject(one, statement.id, by=BY)
        for made in one.judgements():
            other.judge(made.kind, made.target, by=made.by, when=made.made)
        keep(other, *reversed(readings))
        assert table_of(one) == table_of(other)
        assert one.judgements() == other.judgements()
        assert list(one.search("")) == list(other.search(""))
        assert not list(one.verify())
        while one.judgements():
            one.undo(by=BY)
        with two_records() as (plain, _):
            keep(plain, *readings)
            assert table_of(one) == table_of(plain)
