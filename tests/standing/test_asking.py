from __future__ import annotations

import pytest

from onrecord.record import Record
from onrecord.schema.position import Position
from onrecord.standing.asking import bearing, of_actor
from onrecord.standing.retrieving import index_all
from tests.standing.made import ByTopic, Said, keep, position, told

POSITIONS = [
    position("Tarnholm Port Authority", "denies", "2026-03-02", key="body/tarnholm-port-authority"),
    position("Belvar Logistics", "asserts", "2026-03-03", key="body/belvar-logistics"),
    position("Müller Reederei", "doubts", "2026-03-04", key="body/müller-reederei"),
    position("a port official", "asserts", "2026-03-04", key="unnamed/a-port-official"),
    position("Hanna Sorvik", "denies", "2026-03-05", key="person/hanna-sorvik@port"),
    position("Tarnholm Port Authority", "confirms", "2026-03-06", key="body/tarnholm-port-authority"),
]


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Tarnholm Port Authority", "Tarnholm Port Authority"),
        ("tarnholm port authority", "Tarnholm Port Authority"),
        ("the Tarnholm Port Authority", "Tarnholm Port Authority"),
        ("Port Authority", "Tarnholm Port Authority"),
        ("body/belvar-logistics", "Belvar Logistics"),
        ("Belvar Logistics of Norring", "Belvar Logistics"),
        ("Belvar", "Belvar Logistics"),
        ("muller reederei", "Müller Reederei"),
        ("Ms Sorvik", "Hanna Sorvik"),
        ("the port official", "a port official"),
    ],
)
def test_an_actor_is_found_by_key_or_name(asked: str, name: str) -> None:
    found = of_actor(POSITIONS, asked)
    assert found == [one for one in POSITIONS if one.actor == name] != []


@pytest.mark.parametrize("asked", ["Norring", "", "the", "Belvar Shipping", "Jon Sorvik", "body/belvar"])
def test_nobody_is_found_by_a_name_that_is_nobody_s(asked: str) -> None:
    assert of_actor(POSITIONS, asked) == []


def test_only_the_likest_is_meant() -> None:
    some = [
        position("Coast Port", "asserts", "2026-03-02"),
        position("North Coast Port", "denies", "2026-03-02"),
    ]
    assert of_actor(some, "the Coast Port") == some[:1]
    assert of_actor(some, "North Coast Port") == some[1:]
    assert of_actor([], "Coast Port") == []


def standing_of(record: Record, claim: str, **bounds: str) -> tuple[str, str | None, list[Position]]:
    found = bearing(record, ByTopic(), claim).standing(**bounds)  # type: ignore[arg-type]
    return found.status, found.since, list(found.positions)


def test_how_a_claim_stood_and_how_it_looked(record: Record) -> None:
    keep(
        record,
        told("1.txt", Said("Belvar", "it had signed a lease"), day="2026-03-02"),
        told("2.txt", Said("Norring", "there is no lease", act="deny"), day="2026-03-04"),
        told(
            "3.txt",
            Said("Norring", "the lease was signed", act="confirm", when="2026-03-03"),
            day="2026-03-09",
        ),
        told("4.txt", Said("Norring", "the ferry had sailed"), day="2026-03-05"),
        told("5.txt", Said("Aker", "a lease there was", act="deny"), day=None),
    )
    list(index_all(record, ByTopic()))  # type: ignore[arg-type]

    def stood(**bounds: str) -> tuple[str, str | None, list[str]]:
        status, since, positions = standing_of(record, "Belvar signed the lease", **bounds)
        return status, since, [one.evidence.input for one in positions]

    assert stood() == ("contested", "2026-03-04", ["1.txt", "3.txt", "2.txt", "5.txt"])
    assert stood(at="2026-03-02") == ("alleged", "2026-03-02", ["1.txt"])
    assert stood(at="2026-03-03") == ("confirmed", "2026-03-03", ["1.txt", "3.txt"])
    assert stood(at="2026-03-03", known="2026-03-08") == ("alleged", "2026-03-02", ["1.txt"])
    assert stood(known="2026-03-04") == ("contested", "2026-03-04", ["1.txt", "2.txt"])
    assert stood(at="2026-03-01") == stood(known="2026-03-01") == ("unreported", None, [])


def test_of_many_statements_only_those_looked_at_are_judged(record: Record) -> None:
    keep(record, *(told(f"{n}.txt", Said(f"Actor{n}", f"a lease {n} there was")) for n in range(9)))
    relater = ByTopic(looked_at=4)
    list(index_all(record, relater))  # type: ignore[arg-type]
    found = bearing(record, relater, "The lease was signed")  # type: ignore[arg-type]
    assert len(found.positions) == relater.asked == 4
    ids = sorted(stored.id for stored in record.reports())
    assert {one.evidence.report for one in found.positions} == set(ids[:4])
