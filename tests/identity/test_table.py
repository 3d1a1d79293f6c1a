"""Which actors of different reports are one."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import NotInRecord
from onrecord.identity import ActorTable, KnownActor
from onrecord.record import Record
from onrecord.schema import Reading
from tests.identity.made import NEWER, Who, keep, names_together, told

PORT = "Varde Port Authority"


def test_a_full_name_that_nothing_sets_apart_is_one_actor(record: Record) -> None:
    keep(record, told("a", Who("Ines Calloway", title="harbour master", of=PORT)))
    keep(record, told("b", Who("Ines Calloway")), told("c", Who("Ines Calloway", title="harbour master")))
    assert names_together(record, "Calloway") == [{(name, "Ines Calloway") for name in "abc"}]


def test_one_name_at_two_bodies_is_two_actors_and_who_could_be_either_is_neither(record: Record) -> None:
    nurse = Who("Ines Calloway", title="nurse", of="Varde Hospital")
    keep(record, told("a", Who("Ines Calloway", title="harbour master", of=PORT)), told("b", nurse))
    keep(record, told("c", Who("Ines Calloway")), told("d", Who("Ines Calloway", title="nurse")))
    found = names_together(record, "Calloway")
    assert sorted(map(sorted, found)) == [
        [("a", "Ines Calloway")],
        [("b", "Ines Calloway"), ("d", "Ines Calloway")],
        [("c", "Ines Calloway")],
    ]


def test_another_office_without_a_body_is_another_person(record: Record) -> None:
    keep(record, told("a", Who("Ines Calloway", title="harbour master", of=PORT)))
    keep(record, told("b", Who("Ines Calloway", title="novelist")))
    assert len(names_together(record, "Calloway")) == 2


def test_who_changes_office_is_one_where_a_report_or_a_body_ties_both(record: Record) -> None:
    keep(record, told("a", Who("Ines Calloway", title="harbour master", of=PORT)))
    keep(record, told("b", Who("Ines Calloway", title="mayor", of="Varde")))
    assert len(names_together(record, "Calloway")) == 2
    both = [Who("Ines Calloway", title="mayor", of="Varde"), Who("Ines Calloway", title="director", of=PORT)]
    keep(record, told("c", *both))
    assert len(names_together(record, "Calloway")) == 1


def test_a_bare_surname_is_nobody_elses_unless_a_body_agrees(record: Record) -> None:
    keep(record, told("a", Who("Ines Calloway", title="harbour master", of=PORT)))
    keep(record, told("b", Who("Calloway")), told("c", Who("Calloway")))
    keep(record, told("d", Who("Ms Calloway", speaks_for=(PORT,))))
    keep(record, told("e", Who("Calloway", title="harbour master")))
    found = names_together(record, "Calloway")
    assert sorted(map(len, found)) == [1, 1, 1, 2]
    assert {("a", "Ines Calloway"), ("d", "Ms Calloway")} in found


def test_a_bare_surname_that_fits_two_is_neither(record: Record) -> None:
    for number, name in enumerate(["Ines Calloway", "Per Calloway", "Calloway"]):
        keep(record, told(str(number), Who(name, title="clerk", of=PORT)))
    assert len(names_together(record, "Calloway")) == 3


def test_a_middle_initial_is_passed_over_where_a_body_agrees(record: Record) -> None:
    keep(record, told("a", Who("Ines F. Calloway", title="clerk", of=PORT)))
    keep(record, told("b", Who("Ines Calloway", title="clerk", of=PORT)))
    assert len(names_together(record, "Calloway")) == 1
    keep(record, told("c", Who("Ines G. Calloway", title="clerk", of=PORT)))
    assert len(names_together(record, "Calloway")) == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("U.S.", "United States"),
        ("the United States", "USA"),
        ("Britain", "United Kingdom"),
        ("European Union", "EU"),
        ("The Norrfarja Group plc", "Norrfarja Group"),
        ("Łódź Tramways", "Łódz Tramways"),
        ("Varde Election Board", "VEB"),
        ("Board of Varde Elections", "B.V.E."),
    ],
)
def test_bodies_by_name_short_form_and_acronym(record: Record, one: str, other: str) -> None:
    keep(record, told("a", Who(one, "organisation")), told("b", Who(other, "state")))
    assert len(names_together(record, one, other)) == 1


def test_an_acronym_that_two_names_share_is_neither(record: Record) -> None:
    for number, name in enumerate(["Varde Election Board", "Vale Energy Bureau", "VEB", "VEB"]):
        keep(record, told(str(number), Who(name, "organisation")))
    assert sorted(map(len, names_together(record, "VEB"))) == [1, 1, 2]


def test_an_institution_that_every_country_has_is_one_a_country(record: Record) -> None:
    for number, of in enumerate(["Norway", "Portugal", "Norway"]):
        keep(record, told(str(number), Who("Foreign Ministry", "organisation", speaks_for=(of,))))
    assert sorted(map(len, names_together(record, "Foreign Ministry"))) == [1, 2]


@pytest.mark.parametrize(
    "who",
    [
        Who("a person close to the talks", "unnamed"),
        Who("residents", "group"),
        Who("the company", "organisation"),
        Who("His deputy", "person"),
    ],
)
def test_a_description_is_its_reports_own(record: Record, who: Who) -> None:
    keep(record, told("a", who), told("b", who))
    assert len(names_together(record, who.name)) == 2


def test_those_named_by_statements_alone_are_actors_too(record: Record) -> None:
    keep(record, told("a", Who("Ines Calloway", speaks_for=(PORT,))))
    assert ActorTable(record).find(PORT).statements == 0


def test_a_person_and_a_body_of_one_name_are_two(record: Record) -> None:
    keep(record, told("a", Who("Ansel Brandt")), told("b", Who("Ansel Brandt", "organisation")))
    assert len(names_together(record, "Ansel Brandt")) == 2


def test_what_an_actor_is(record: Record) -> None:
    mayor = Who("Ines Calloway", title="mayor", of="Varde")
    keep(record, told("a", mayor, Who("Ines Calloway"), day="2026-01-31"))
    keep(record, told("b", Who("Calloway", title="former mayor", of="Varde"), day="2026-03-01"))
    keep(record, told("c", mayor, day=None))
    (found,) = ActorTable(record).actors("calloway")
    assert (found.name, found.kind, found.reports, found.statements) == ("Ines Calloway", "person", 3, 4)
    assert found.names == (("Ines Calloway", 2), ("Calloway", 1))
    assert found.key == "person/ines-calloway@varde"
    assert found.days == ("2026-01-31", "2026-03-01")
    roles = [(role.title, role.of, role.first, role.last, role.reports) for role in found.roles()]
    assert roles == [
        ("mayor", "Varde", "2026-01-31", "2026-01-31", 2),
        ("former mayor", "Varde", "2026-03-01", "2026-03-01", 1),
    ]


def test_actors_are_found_by_key_name_and_words(record: Record) -> None:
    keep(record, told("a", Who("Ines Calloway", title="clerk", of=PORT), Who("Per Calloway")))
    table = ActorTable(record)
    ines = table.find("person/ines-calloway@varde-port-authority")
    assert ines == table.find("person/ines-calloway") == table.find("INES CALLOWAY") == table.find("ines")
    with pytest.raises(NotInRecord, match=r"(?s)2 actors.*person/per-calloway  \(Per Calloway, person\)"):
        table.find("calloway")
    for name in ("Brandt", "person/brandt", "", "—", "person/"):
        with pytest.raises(NotInRecord, match="onrecord actors"):
            table.find(name)


def test_the_list_has_those_first_who_speak_most(record: Record) -> None:
    for number in range(5):
        speakers = [Who(f"Speaker {letter}") for letter in "ABCDE"[: number + 1]]
        keep(record, told(str(number), *speakers, Who("Speaker E")))
    table = ActorTable(record)
    names = [(actor.name, actor.statements) for actor in table.actors()]
    assert names == [("Speaker E", 6), *((f"Speaker {letter}", 5 - at) for at, letter in enumerate("ABCD"))]
    for limit in range(1, 6):
        assert table.actors(limit=limit) == table.actors()[:limit]
    assert [actor.name for actor in table.actors("speaker b")] == ["Speaker B"]
    assert table.actors("nobody") == table.actors("* —") == []


WHO = st.builds(
    Who,
    name=st.sampled_from(
        [
            "Ines Calloway",
            "Per Calloway",
            "Ines F. Calloway",
            "Calloway",
            "VEB",
            "Varde Election Board",
            "Foreign Ministry",
            "a resident",
            "U.S.",
            "United States",
        ]
    ),
    kind=st.sampled_from(["person", "organisation", "state", "unnamed"]),
    title=st.sampled_from([None, "clerk", "mayor"]),
    of=st.sampled_from([None, PORT, "Varde", "Norway"]),
    speaks_for=st.sampled_from([(), (PORT,), ("Norway",)]),
)
READINGS = (
    st.lists(st.lists(WHO, max_size=3), min_size=1, max_size=6)
    .filter(any)
    .map(lambda reports: [told(str(number), *who) for number, who in enumerate(reports)])
)


@contextmanager
def two_records() -> Iterator[tuple[Record, Record]]:
    with (
        tempfile.TemporaryDirectory() as folder,
        Record(Path(folder) / "one") as one,
        Record(Path(folder) / "other") as other,
    ):
        yield one, other


def table_of(record: Record) -> list[KnownActor]:
    return ActorTable(record).actors()


@settings(max_examples=60)
@given(READINGS, st.randoms(use_true_random=False), st.booleans())
def test_neither_order_nor_what_was_there_before_matters(
    readings: list[Reading], chance: random.Random, detour: bool
) -> None:
    shuffled = readings[:]
    chance.shuffle(shuffled)
    passing = told("passing", *[Who("Ines Calloway", title="mayor", of="Varde")] * 2)
    with two_records() as (one, other):
        keep(one, *readings)
        for reading in shuffled:
            if detour:
                keep(other, passing)
            keep(other, reading)
            table_of(other)
            if detour:
                other.forget("passing")
                other.readmit(passing.report.id)
        assert table_of(one) == table_of(other) != []
        assert not list(other.verify())


@settings(max_examples=60)
@given(READINGS)
def test_every_actor_of_a_report_is_in_one_actor(readings: list[Reading]) -> None:
    with tempfile.TemporaryDirectory() as folder, Record(Path(folder) / "r") as record:
        keep(record, *readings)
        found = table_of(record)
        members = [(member.report, member.place) for actor in found for member in actor.members]
        every = [(r.report.id, one.place) for r in readings for one in record.actors_of(r.report.id)]
        assert sorted(members) == sorted(set(every))
        keys = [key for actor in found for key in actor.keys]
        assert len(keys) == len(set(keys))
        for actor in found:
            assert ActorTable(record).with_key(actor.key) == actor
            assert ActorTable(record).find(actor.key) == actor


@settings(max_examples=30)
@given(READINGS, READINGS)
def test_reading_anew_leaves_nothing_of_the_old(old: list[Reading], new: list[Reading]) -> None:
    with two_records() as (one, other):
        for before, after in zip(old, new, strict=False):
            actors = tuple(replace(actor, mentions=()) for actor in after.actors)
            changed = replace(before, reader=NEWER, statements=(), places=(), actors=actors)
            keep(one, before)
            one.reread(before.report.id, changed)
            keep(other, changed)
        assert table_of(one) == table_of(other)
