from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import desk
from onrecord.desk.changes import moment_of
from onrecord.errors import UsageError
from onrecord.record import Record
from onrecord.schema import Reading
from onrecord.schema.change import Change
from tests.standing.made import ByTopic, Said, document, told

REPORTS = [
    told(
        "1.txt", Said("Belvar", "the northern quay was on lease to Belvar"), day="2026-03-02", title="First"
    ),
    told("2.txt", Said("Belvar", "the lease is signed", act="deny"), Said("Aker", "no"), day="2026-03-04"),
    told("3.txt", Said("Belvar", "the lease was signed in May", act="confirm"), day="2026-03-06"),
    told(
        "4.txt",
        Said("Belvar", "all was well"),
        Said("Norring", "the ferry had sunk off Skarvey"),
        day="2026-03-07",
    ),
    told(
        "5.txt",
        Said("Belvar", "all was well"),
        Said("Norring", "the ferry had sunk", act="retract"),
        day="2026-03-08",
    ),
]
START = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)


def keep(record: Record, order: Sequence[int]) -> None:
    """Adds reports, an hour between two."""
    for hour, number in enumerate(order):
        reading = REPORTS[number]
        record.add(document(reading), reading, seen=START + timedelta(hours=hour))


def changed(record: Record, since: str = "2026-04-01") -> list[Change]:
    return desk.changes(record, ByTopic(), since)  # type: ignore[arg-type]


def briefly(found: Sequence[Change]) -> list[tuple[str, str, str]]:
    return [(one.input, one.before, one.after) for one in found]


IN_ORDER = [
    ("5.txt", "alleged", "withdrawn"),
    ("4.txt", "unreported", "alleged"),
    ("3.txt", "denied", "confirmed"),
    ("2.txt", "alleged", "denied"),
    ("1.txt", "unreported", "alleged"),
]


def test_what_each_report_changed_the_newest_first(record: Record) -> None:
    keep(record, range(5))
    found = changed(record)
    assert briefly(found) == IN_ORDER
    assert [one.recorded for one in found] == [START + timedelta(hours=hour) for hour in range(4, -1, -1)]
    first = found[-1]
    assert (first.report, first.title, first.published) == (REPORTS[0].report.id, "First", "2026-03-02")
    assert [(one.actor, one.label) for one in first.positions] == [("Belvar", "asserts")]
    assert first.claim.standing.status == "confirmed"


@pytest.mark.parametrize(
    ("since", "left"),
    [
        ("2026-04-01", 5),
        ("2026-04-01T09:00", 5),
        ("2026-04-01T11:00:00+00:00", 3),
        ("2026-04-01T11:00:00+02:00", 5),
        ("2026-04-01T12:30Z", 1),
        ("2026-04-02", 0),
    ],
)
def test_changes_since_a_moment(record: Record, since: str, left: int) -> None:
    keep(record, range(5))
    assert briefly(changed(record, since)) == IN_ORDER[:left]


@pytest.mark.parametrize("since", ["", "yesterday", "2026-04", "2026-02-30", "2026-04-01T25:00"])
def test_what_is_no_moment_is_refused(record: Record, since: str) -> None:
    with pytest.raises(UsageError, match="since"):
        moment_of(since)
    with pytest.raises(UsageError, match="since"):
        changed(record, since)


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(5)))
def test_changes_add_up_in_any_order(tmp_path_factory: pytest.TempPathFactory, order: list[int]) -> None:
    path: Path = tmp_path_factory.mktemp("r") / "r.db"
    with Record(path) as record:
        keep(record, order)
        found = changed(record)
        claims = desk.claims(record, ByTopic(), limit=None)  # type: ignore[arg-type]
        assert {one.claim.id for one in found} == {one.id for one in claims}
        for claim in claims:
            own = [one for one in reversed(found) if one.claim.id == claim.id]
            assert own[0].before == "unreported"
            assert own[-1].after == claim.standing.status == own[-1].claim.standing.status
            assert all(one.after == other.before for one, other in pairwise(own))
            told_of = {one for change in own for one in change.positions}
            assert told_of == set(claim.standing.positions)


def test_what_is_seen_again_changes_nothing(record: Record) -> None:
    keep(record, range(5))
    again: Reading = replace(REPORTS[1], report=replace(REPORTS[1].report, input="again.txt"))
    record.add(document(again), None, seen=START + timedelta(days=3))
    assert changed(record, "2026-04-02") == []
    assert len(changed(record)) == 5


def test_what_is_forgotten_changed_nothing(record: Record) -> None:
    keep(record, range(5))
    record.forget(REPORTS[1].report.id)
    assert briefly(changed(record))[2:] == [
        ("3.txt", "alleged", "confirmed"),
        ("1.txt", "unreported", "alleged"),
    ]
