from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.record import Record
from onrecord.schema import Reading, Statement, statement_id
from onrecord.standing import Gatherer, bearing, index_all
from onrecord.standing.witnesses import Witnesses
from tests.record.copied import article
from tests.record.made import SEEN
from tests.standing.made import ByTopic, Said, document, found_in, told

CLAIM = "The lease was signed"
FIRST = Said("a person close to the talks", "the lease was signed on the quay in the night", kind="unnamed")


def wire(name: str, *said: Said, day: str = "2026-03-04", own: str = "") -> Reading:
    """A report of what is said, with the body of one agency text below."""
    read = told(name, *said, day=day)
    body = f"{read.report.text}\n{article(1).text} {own}"
    report = replace(read.report, text=body)
    return replace(
        read,
        report=report,
        statements=tuple(_moved(report.id, one) for one in read.statements),
    )


def _moved(report: str, one: Statement) -> Statement:
    return replace(one, id=statement_id(report, one.source, one.cue, one.content))


def add(record: Record, relater: ByTopic, *readings: Reading) -> None:
    for reading in readings:
        record.add(document(reading), reading, seen=SEEN)
    list(index_all(record, relater))


def parties(record: Record, relater: ByTopic) -> list[tuple[str, str | None, str]]:
    """Who held what from which day, by which report's word."""
    found = bearing(record, relater, CLAIM)
    return [(one.label, one.day, one.evidence.input) for one in found.positions]


@pytest.mark.parametrize("turned", [False, True])
def test_a_copy_is_no_second_witness(record: Record, relater: ByTopic, turned: bool) -> None:
    copies = [
        wire(name, FIRST, day=day, own=f"Our own desk in {name} adds this line.")
        for name, day in (("herald", "2026-03-05"), ("mail", "2026-03-06"))
    ]
    readings = [wire("agency", FIRST), *copies]
    add(record, relater, *(reversed(readings) if turned else readings))
    assert parties(record, relater) == [("asserts", "2026-03-04", "agency")]
    (position,) = bearing(record, relater, CLAIM).positions
    assert position.evidence.copies == 2
    seeds = [record.statement(one.statements[0].id) for one in readings]
    assert list(Gatherer.of(record, relater).gathered(seeds)) == []


def test_without_the_mark_each_would_be_a_party(record: Record, relater: ByTopic) -> None:
    one, other = told("agency", FIRST), told("herald", FIRST, day="2026-03-05")
    add(record, relater, one, other)
    assert len(parties(record, relater)) == 2


def test_what_a_copy_has_of_its_own_is_evidence(record: Record, relater: ByTopic) -> None:
    own = Said("Port Authority", "the lease was never signed", act="deny")
    add(record, relater, wire("agency", FIRST), wire("herald", FIRST, own, day="2026-03-05"))
    assert parties(record, relater) == [
        ("asserts", "2026-03-04", "agency"),
        ("denies", "2026-03-05", "herald"),
    ]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("the lease was signed on the quay in the night", True),
        ("the lease was signed on the quay at night", True),
        ("the lease was not signed on the quay in the night", False),
        ("the lease was signed on the quay in the night of 12 May", False),
        ("the lease of the quarry is what all of this is about", False),
    ],
)
def test_a_copied_statement_is_one_that_says_the_same(
    record: Record, relater: ByTopic, words: str, first: bool
) -> None:
    agency, herald = wire("agency", FIRST), wire("herald", replace(FIRST, words=words), day="2026-03-05")
    add(record, relater, agency, herald)
    assert record.copies([herald.report.id])
    (found,) = Witnesses(record).first([found_in(herald)])
    assert found.report.input == ("agency" if first else "herald")
    assert Witnesses(record).is_copied(found_in(herald)) is first


def test_another_speaker_is_another_witness(record: Record, relater: ByTopic) -> None:
    agency, herald = wire("agency", FIRST), wire("herald", replace(FIRST, who="the mayor"), day="2026-03-05")
    add(record, relater, agency, herald)
    assert not Witnesses(record).is_copied(found_in(herald))
