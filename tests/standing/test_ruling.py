from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import desk
from onrecord.record import Judgement, Record
from onrecord.schema.position import LABELS, Label, Standing
from onrecord.standing.asking import bearing
from onrecord.standing.retrieving import index_all
from tests.standing.made import ByTopic, Said, keep, told

CLAIM = "Belvar signed the lease"
PORT = "Tarnholm Port Authority"

FIRST = told("1.txt", Said("Belvar", "the lease was signed"), day="2026-03-02")
SECOND = told(
    "2.txt",
    Said(PORT, "a lease there was not", act="deny"),
    Said("Hanna Sorvik", "no lease is known to her", act="doubt", kind="person"),
    day="2026-03-04",
)

Stands = Callable[..., Standing]


@pytest.fixture
def stands(record: Record) -> Stands:
    """How the claim stands in a record of the two reports."""
    keep(record, FIRST, SECOND)
    list(index_all(record, ByTopic()))

    def ask(claim: str = CLAIM, **bounds: str) -> Standing:
        return bearing(record, ByTopic(), claim).standing(**bounds)

    return ask


def rule(record: Record, actor: str, label: str, day: str, claim: str = CLAIM) -> Judgement:
    return desk.set_position(record, claim, actor, label, day, by="me", reason="the minutes say so")


def held(standing: Standing) -> list[tuple[str, str, str | None, bool]]:
    return [(one.actor, one.label, one.day, one.ruling is not None) for one in standing.positions]


READ = [
    ("Belvar", "asserts", "2026-03-02", False),
    (PORT, "denies", "2026-03-04", False),
    ("Hanna Sorvik", "doubts", "2026-03-04", False),
]


@pytest.mark.parametrize("label", LABELS)
def test_a_ruling_takes_the_place_of_what_was_read_that_day(
    record: Record, stands: Stands, label: Label
) -> None:
    read = stands()
    assert held(read) == READ
    ruling = rule(record, PORT, label, "2026-03-04")
    ruled = stands()
    assert held(ruled) == [READ[0], READ[2], (PORT, label, "2026-03-04", True)]
    # The words that it was read from stay beside it.
    assert ruled.positions[2].evidence == read.positions[1].evidence
    assert ruled.positions[2].ruling == ruling.id
    desk.undo(record, by="me")
    assert stands() == read


def test_a_ruling_of_none_leaves_nothing(record: Record, stands: Stands) -> None:
    rule(record, PORT, "none", "2026-03-04")
    assert held(stands()) == [READ[0], READ[2]]
    assert stands().status == "alleged"


def test_a_ruling_on_another_day_is_one_more_position(record: Record, stands: Stands) -> None:
    ruling = rule(record, PORT, "confirms", "2026-03-06")
    found = stands()
    assert held(found) == [*READ, (PORT, "confirms", "2026-03-06", True)]
    assert (found.status, found.since) == ("confirmed", "2026-03-06")
    evidence = found.positions[-1].evidence
    assert (evidence.report, evidence.source, evidence.words) == ("", "me", "the minutes say so")
    assert ruling.id in evidence.input
    assert stands(at="2026-03-05").status == "contested"
    # It was not in any report that had been published by then.
    assert stands(known="2026-03-30").status == "contested"


def test_the_last_of_two_rulings_counts(record: Record, stands: Stands) -> None:
    rule(record, PORT, "confirms", "2026-03-04")
    last = rule(record, PORT, "retracts", "2026-03-04")
    assert [one.ruling for one in stands().positions if one.ruling] == [last.id]


@pytest.mark.parametrize("claim", ["Belvar signed the lease.", "  belvar   SIGNED the lease ", CLAIM])
def test_a_claim_in_plain_words_is_the_same_however_it_is_written(
    record: Record, stands: Stands, claim: str
) -> None:
    rule(record, PORT, "confirms", "2026-03-04")
    assert stands(claim).status == "confirmed"


def test_a_ruling_on_one_claim_says_nothing_of_another(record: Record, stands: Stands) -> None:
    rule(record, PORT, "confirms", "2026-03-04")
    assert stands("The lease was signed by Norring").status == "contested"


def test_an_actor_keeps_its_ruling_under_another_key(record: Record, stands: Stands) -> None:
    """What a later report tells of who she is gives her another key; the ruling is hers still."""
    rule(record, "Hanna Sorvik", "denies", "2026-03-04")
    before = held(stands())
    assert ("Hanna Sorvik", "denies", "2026-03-04", True) in before
    key = stands().positions[-1].key
    later = Said("Hanna Sorvik", "the ferry had left", kind="person", speaks_for=(PORT,), title="director")
    keep(record, told("3.txt", later, day="2026-03-09"))
    list(index_all(record, ByTopic()))
    assert desk.actor(record, "Hanna Sorvik").actor.key != key
    found = [one for one in stands().positions if one.actor == "Hanna Sorvik"]
    assert [(one.label, one.ruling is not None) for one in found] == [("denies", True)]


def test_a_ruling_on_a_short_name_is_on_whom_it_means(record: Record) -> None:
    keep(
        record,
        told("1.txt", Said("Tarnholm Port Authority", "a lease there was not", act="deny"), day="2026-03-04"),
        told("2.txt", Said("Port Authority", "the ferry had left"), day="2026-03-04"),
        told("3.txt", Said("Port Authority", "no lease was signed", act="deny"), day="2026-03-05"),
    )
    list(index_all(record, ByTopic()))
    rule(record, desk.actor(record, "Port Authority").actor.key, "none", "2026-03-04")
    found = bearing(record, ByTopic(), CLAIM).standing()
    assert [(one.actor, one.day) for one in found.positions] == [(PORT, "2026-03-05")]
