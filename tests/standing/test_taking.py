from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.identity import Naming
from onrecord.record import FoundStatement, Record
from onrecord.schema import MODES, Mode, quote
from onrecord.schema.position import LABELS, Label, Position
from onrecord.standing.relater import Relation
from onrecord.standing.taking import before, day_of, evidence_of, holders, may_bear, taken
from tests.examples import DAYS, readings
from tests.standing.made import Said, found_in, keep, position, told

ASSERTS = Relation("asserts", 0.9)
PORT = "Tarnholm Port Authority"


def names(record: Record, found: FoundStatement) -> list[str]:
    """Names of those who hold what a statement of the record says."""
    return [one.name for one in holders(found, Naming(record, [found.report.id]))]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (Said("Tarnholm Port Authority", "it was so"), [PORT]),
        (Said("Hanna Sorvik", "it was so", kind="person"), ["Hanna Sorvik"]),
        (Said("Hanna Sorvik", "it was so", kind="person", speaks_for=(PORT,)), ["Hanna Sorvik", PORT]),
        (Said("a spokeswoman", "it was so", kind="unnamed", speaks_for=(PORT,)), [PORT]),
        (Said("a docker", "it was so", kind="unnamed"), ["a docker"]),
        (Said("Belvar and Norring", "it was so"), ["Belvar", "Norring"]),
        (Said("Belvar", "it was so", speaks_for=("Belvar",)), ["Belvar"]),
        (Said("", "it was so"), []),
    ],
)
def test_whose_position_it_is(record: Record, said: Said, expected: list[str]) -> None:
    reading = told("a.txt", said)
    keep(record, reading)
    assert names(record, found_in(reading)) == expected


def test_each_holder_takes_the_position_with_the_same_words(record: Record) -> None:
    said = Said("Belvar and Norring", "the lease was signed", speaks_for=(PORT,), when="2026-03-02")
    reading = told(
        "a.txt", said, Said("Norring", "the weather was fine"), title="Lease", publisher="The Post"
    )
    keep(record, reading)
    pairs = [(found_in(reading), Relation("denies", 0.75)), (found_in(reading, 1), Relation(None, 0.9))]
    found = list(taken(pairs, Naming(record, [reading.report.id])))
    assert [(one.actor, one.label, one.day) for one in found] == [
        (name, "denies", "2026-03-02") for name in ("Belvar", "Norring", PORT)
    ]
    assert len({one.key for one in found}) == 3
    (evidence,) = {one.evidence for one in found}
    assert (evidence.report, evidence.input, evidence.title) == (reading.report.id, "a.txt", "Lease")
    assert (evidence.source, evidence.cue, evidence.words) == (
        "Belvar and Norring",
        "said",
        "the lease was signed",
    )
    assert (evidence.publisher, evidence.published, evidence.score) == ("The Post", "2026-03-04", 0.75)


def test_for_whom_one_speaks_is_told_by_other_reports(record: Record) -> None:
    here = told("here.txt", Said("Hanna Sorvik", "there is no lease", kind="person"))
    there = told(
        "there.txt",
        Said("Hanna Sorvik", "the quay is open", kind="person", speaks_for=(PORT,), title="spokeswoman"),
    )
    keep(record, here)
    assert names(record, found_in(here)) == ["Hanna Sorvik"]
    keep(record, there)
    assert names(record, found_in(here)) == ["Hanna Sorvik", PORT]


def test_a_joint_source_speaks_for_nobody_by_other_reports(record: Record) -> None:
    here = told("here.txt", Said("Hanna Sorvik and Jon Aker", "there is no lease", kind="person"))
    there = told(
        "there.txt",
        Said("Hanna Sorvik", "the quay is open", kind="person", speaks_for=(PORT,), title="spokeswoman"),
    )
    keep(record, here, there)
    assert names(record, found_in(here)) == ["Hanna Sorvik", "Jon Aker"]


@given(readings(tidy=True))
def test_evidence_is_the_report_s_own_words(reading) -> None:  # type: ignore[no-untyped-def]
    for place, statement in enumerate(reading.statements):
        evidence = evidence_of(found_in(reading, place), 0.5)
        text = reading.report.text
        assert evidence.words == quote(text, statement.content)
        assert evidence.source == quote(text, statement.source) and evidence.cue == quote(text, statement.cue)
        assert text[evidence.start :].startswith(statement.content[0].of(text))
        assert (evidence.report, evidence.statement) == (reading.report.id, statement.id)


@pytest.mark.parametrize(
    ("when", "published", "day"),
    [
        ("2026-02-01", "2026-03-04", "2026-02-01"),
        ("2026-02", "2026-03-04", "2026-02-28"),
        ("2025", "2026-03-04", "2025-12-31"),
        ("2026-02-23/2026-03-01", "2026-03-04", "2026-03-01"),
        (None, "2026-03-04", "2026-03-04"),
        (None, "2026-03-04T23:30:00-05:00", "2026-03-04"),
        (None, None, None),
        ("2026-02-01", None, "2026-02-01"),
        ("last week", "2026-03-04", "2026-03-04"),
        # What a report tells was said by the day on which it came out.
        ("2026-03", "2026-03-04", "2026-03-04"),
        ("2026", "2026-03-04", "2026-03-04"),
        ("2026-03-02/2026-03-08", "2026-03-04", "2026-03-04"),
        ("2026-03-09", "2026-03-04", "2026-03-04"),
    ],
)
def test_the_day_of_a_position(when: str | None, published: str | None, day: str | None) -> None:
    assert day_of(found_in(told("a.txt", Said("Belvar", "it was so", when=when), day=published))) == day


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("who", ["Belvar", ""])
@pytest.mark.parametrize("rejected", [False, True])
def test_what_can_be_a_position(mode: Mode, who: str, rejected: bool) -> None:
    found = found_in(told("a.txt", Said(who, "the lease was signed", mode=mode)), rejected=rejected)
    assert may_bear(found) == (mode in ("speech", "thought") and who != "" and not rejected)


BOUNDS = st.none() | DAYS


@given(st.lists(st.tuples(BOUNDS, BOUNDS, st.sampled_from(LABELS)), max_size=6), BOUNDS, BOUNDS)
def test_bounds_on_days_and_on_reports(
    rows: list[tuple[str | None, str | None, Label]], at: str | None, known: str | None
) -> None:
    found = [position("Belvar", label, day, published=published) for day, published, label in rows]

    def within(one: Position) -> bool:
        said, published = one.day, one.evidence.published
        return (at is None or (said is not None and said <= at)) and (
            known is None or (published is not None and published <= known)
        )

    assert before(found, at, known) == [one for one in found if within(one)]


def test_a_moment_of_publication_counts_by_its_day() -> None:
    late = position("Belvar", "denies", "2026-03-04", published="2026-03-04T23:30:00-05:00")
    assert before([late], None, "2026-03-04") == [late]
    assert before([late], None, "2026-03-03") == []
