from __future__ import annotations

import pytest

from onrecord.record import Record
from onrecord.schema import ActorKind
from onrecord.standing.kinship import Kinship
from tests.standing.made import Said, found_in, keep, told


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("Belvar", "organisation"), ("Belvar", "organisation"), True),
        (("Belvar Ltd", "organisation"), ("the Belvar", "organisation"), True),
        (("Hanna Sorvik", "person"), ("Sorvik", "person"), True),
        (("Belvar", "organisation"), ("Norring", "organisation"), False),
        (("Hanna Sorvik", "person"), ("Hanna Aker", "person"), False),
        # In many affairs, or nobody's name.
        (("Portugal", "state"), ("Portugal", "state"), False),
        (("Harbour Radio", "media"), ("Harbour Radio", "media"), False),
        (("the union", "organisation"), ("the union", "organisation"), False),
        (("a docker", "unnamed"), ("a docker", "unnamed"), False),
    ],
)
def test_reports_that_share_a_name_can_be_of_one_affair(
    record: Record, one: tuple[str, ActorKind], other: tuple[str, ActorKind], expected: bool
) -> None:
    here = told("here.txt", Said(one[0], "it was so", kind=one[1]))
    there = told("there.txt", Said(other[0], "it was so", kind=other[1]))
    keep(record, here, there)
    kinship = Kinship(record)
    first, second = found_in(here), found_in(there)
    assert kinship.kin(first, second) == kinship.kin(second, first) == expected


def test_statements_of_one_report_are_of_one_affair(record: Record) -> None:
    report = told(
        "here.txt", Said("a docker", "it was so", kind="unnamed"), Said("the union", "it was not so")
    )
    keep(record, report)
    assert Kinship(record).kin(found_in(report), found_in(report, 1))
