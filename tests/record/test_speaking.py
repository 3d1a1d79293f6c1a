"""What actors said, over several reports, against the readings themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from onrecord.record import Record, RecordStore
from onrecord.record.results import Part
from tests.standing.made import Said, document, told

READINGS = (
    told(
        "a.txt",
        Said("Norring", "the ferry had sunk"),
        Said("Aker", "it had not", act="deny"),
        day="2026-03-04",
    ),
    told("b.txt", Said("Aker", "it had sunk"), Said("Norring", "nobody asked"), day="2026-03-06"),
    told("c.txt", Said("Norring", "a quay was let"), day=None),
)


@pytest.fixture
def spoken_in(record: RecordStore) -> RecordStore:
    for reading in READINGS:
        record.add(document(reading), reading)
    return record


def members(record: RecordStore, name: str) -> list[tuple[str, int]]:
    return [
        (actor.report, actor.place)
        for reading in READINGS
        for actor in record.actors_of(reading.report.id)
        if actor.name == name
    ]


def said_by(name: str) -> Iterator[str]:
    """Ids of what somebody says, the newest report first, those without a day last."""
    for reading in sorted(READINGS, key=lambda one: one.report.day or "", reverse=True):
        yield from (one.id for one in reading.statements if name in one.speakers)


@pytest.mark.parametrize("name", ["Norring", "Aker"])
def test_what_an_actor_says_comes_newest_first(spoken_in: RecordStore, name: str) -> None:
    actors = members(spoken_in, name)
    expected = list(said_by(name))
    assert [one.statement.id for one in spoken_in.spoken(actors)] == expected
    for limit in range(len(expected) + 2):
        found = spoken_in.spoken(actors, limit=limit)
        assert [one.statement.id for one in found] == expected[:limit]
    assert spoken_in.spoken([]) == spoken_in.spoken(actors, ["via"]) == []


def test_a_statement_is_told_once_whatever_parts_an_actor_has_in_it(spoken_in: RecordStore) -> None:
    every: tuple[Part, ...] = ("speaker", "speaks_for", "via")
    actors = [*members(spoken_in, "Norring"), *members(spoken_in, "Aker")]
    found = [one.statement.id for one in spoken_in.spoken(actors, every)]
    assert sorted(found) == sorted(one.id for reading in READINGS for one in reading.statements)


def test_what_is_rejected_is_left_out_unless_asked_for(spoken_in: RecordStore) -> None:
    actors = members(spoken_in, "Norring")
    first, *rest = said_by("Norring")
    report = spoken_in.statement(first).report.id
    spoken_in.judge("reject", {"report": report, "statement": first}, by="Ada")
    assert [one.statement.id for one in spoken_in.spoken(actors)] == rest
    told_all = spoken_in.spoken(actors, rejected=True)
    assert [(one.statement.id, one.rejected) for one in told_all] == [
        (first, True),
        *((one, False) for one in rest),
    ]
    counted = [sum(one.statements for one in spoken_in.actors_in(["person/norring", "body/norring"]))]
    assert counted == [len(rest)]


def test_whom_actors_speak_for_and_what_they_name(record: RecordStore) -> None:
    from tests.examples import crane, ferries

    readings = [crane(), ferries()]
    for reading in readings:
        record.add(document(reading), reading)
    for reading in readings:
        for actor in record.actors_of(reading.report.id):
            tally = record.spoken_tally([(actor.report, actor.place)])
            own = [one for one in reading.statements if actor.name in one.speakers]
            for_it = [one for one in reading.statements if actor.name in one.speaks_for]
            assert dict(tally.speaks_for) == Counter(name for one in own for name in set(one.speaks_for))
            assert dict(tally.voices) == Counter(name for one in for_it for name in set(one.speakers))
            assert [count for _, count in tally.places] == sorted((c for _, c in tally.places), reverse=True)
    assert isinstance(record, Record)
