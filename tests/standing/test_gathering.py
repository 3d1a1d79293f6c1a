from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import desk
from onrecord.errors import UsageError
from onrecord.record import Record
from onrecord.schema import Reading
from onrecord.schema.claim import Claim
from tests.standing.made import NEWER, ByTopic, Said, keep, told

LEASE = told(
    "lease-1.txt",
    Said("Belvar", "Tarnholm had leased its northern quay to Belvar"),
    Said("Tarnholm", "no lease of the northern quay was signed", act="deny"),
    day="2026-03-02",
    title="A lease",
)
LEASE_AGAIN = told(
    "lease-2.txt", Said("Tarnholm", "the lease was signed by its own lawyer", act="confirm"), day="2026-03-09"
)
FERRY = told(
    "ferry-1.txt",
    Said("Norring", "the old ferry had sunk off Skarvey with all its crates"),
    Said("", "the ferry was known to be old"),
    day="2026-03-04",
)
# Reports are of one affair where they share a name, so a second one names somebody of the first.
FERRY_AGAIN = told(
    "ferry-2.txt",
    Said("Aker", "the ferry had not sunk", act="deny"),
    Said("Norring", "all had been said"),
    day="2026-03-05",
)
ALONE = told("crane.txt", Said("Norring", "the crane was sold to Belvar"), day="2026-03-06")
STRIKE = told(
    "strike-1.txt", Said("Norring", "of the strike nothing is known", act="decline"), day="2026-03-08"
)
STRIKE_BEFORE = told(
    "strike-0.txt",
    Said("Aker", "a strike was called by the dockers"),
    Said("Norring", "all was well"),
    day="2026-03-01",
)
UNDATED = told(
    "tunnel.txt",
    Said("Norring", "the tunnel was dug too deep for that"),
    Said("Aker", "the tunnel was never dug", act="deny"),
    day=None,
)
ALL = [LEASE, LEASE_AGAIN, FERRY, FERRY_AGAIN, ALONE, STRIKE, STRIKE_BEFORE, UNDATED]


@pytest.fixture(scope="module")
def filled(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of ALL, indexed."""
    path = shutil.copy(empty, tmp_path_factory.mktemp("filled"))
    with Record(path) as record:
        keep(record, *ALL)
        desk.index(record, ByTopic())  # type: ignore[arg-type]
    return Path(path)


@pytest.fixture
def full(filled: Path, tmp_path: Path) -> Iterator[Record]:
    """A copy of it."""
    with Record(shutil.copy(filled, tmp_path)) as record:
        yield record


def found(record: Record, **asked: object) -> list[Claim]:
    return desk.claims(record, ByTopic(), **asked)  # type: ignore[arg-type]


def sentences(claims: list[Claim]) -> list[str]:
    return [one.sentence for one in claims]


LEASED = "Tarnholm had leased its northern quay to Belvar"
STRUCK = "a strike was called by the dockers"
SUNK = "the old ferry had sunk off Skarvey with all its crates"
DUG = "the tunnel was dug too deep for that"
IN_ORDER = [LEASED, STRUCK, SUNK, DUG]


def test_the_claims_of_a_record(full: Record) -> None:
    claims = found(full)
    assert sentences(claims) == IN_ORDER
    assert [one.changed for one in claims] == ["2026-03-09", "2026-03-08", "2026-03-05", None]
    lease, strike, ferry, tunnel = claims
    assert (lease.standing.status, lease.standing.since) == ("confirmed", "2026-03-09")
    assert lease.parties == ("Belvar", "Tarnholm")
    assert lease.reports == ("lease-1.txt", "lease-2.txt")
    assert (ferry.standing.status, ferry.standing.since) == ("contested", "2026-03-05")
    # Found from the newer report, which puts nothing forward itself.
    assert strike.parties == ("Aker", "Norring") and strike.reports == ("strike-0.txt", "strike-1.txt")
    assert (strike.standing.status, strike.standing.since) == ("alleged", "2026-03-01")
    assert (tunnel.standing.status, tunnel.standing.since) == ("contested", None)


def test_a_claim_is_stated_by_words_of_a_report(full: Record) -> None:
    for claim in found(full):
        stating = full.statement(claim.id)
        assert stating.report.id == claim.report
        assert " ".join(stating.report.text[claim.start : claim.end].split()) == claim.sentence
        assert {one.evidence.input for one in claim.standing.positions} <= set(claim.reports)


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(ALL))
def test_the_order_of_adding_does_not_matter(full: Record, empty: Path, order: list[Reading]) -> None:
    with tempfile.TemporaryDirectory() as folder, Record(shutil.copy(empty, folder)) as record:
        keep(record, *order)
        assert found(record) == found(full)


@pytest.mark.parametrize("limit", range(6))
def test_a_limit_takes_the_first(full: Record, limit: int) -> None:
    assert sentences(found(full, limit=limit)) == IN_ORDER[:limit]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"status": "contested"}, [SUNK, DUG]),
        ({"status": "confirmed"}, [LEASED]),
        ({"status": "withdrawn"}, []),
        ({"changed_since": "2026-03-08"}, [LEASED, STRUCK]),
        ({"changed_since": "2026-03-10"}, []),
        ({"changed_since": "2026-03-05", "status": "contested"}, [SUNK]),
        ({"about": "What of the ferry?"}, [SUNK]),
        ({"about": "the ferry and the lease", "status": "confirmed"}, [LEASED]),
        ({"about": "the ferry and the lease", "limit": 1}, [LEASED]),
        ({"about": "the ferry", "changed_since": "2026-03-06"}, []),
    ],
)
def test_claims_are_picked(full: Record, asked: dict[str, object], expected: list[str]) -> None:
    relevant = [one for one in found(full, **asked) if one.sentence in expected or "about" not in asked]
    assert sentences(relevant) == expected


def test_a_status_that_is_none_is_refused(full: Record) -> None:
    with pytest.raises(UsageError, match="alleged"):
        found(full, status="true")


def test_one_actor_on_one_day_makes_no_claim(record: Record) -> None:
    keep(record, ALONE, told("again.txt", Said("Norring", "the crane was sold for good"), day="2026-03-06"))
    assert found(record) == []
    keep(record, told("later.txt", Said("Norring", "the crane was sold at last"), day="2026-03-07"))
    assert [one.standing.status for one in found(record)] == ["alleged"]


def test_narration_and_silence_make_no_claim(record: Record) -> None:
    keep(
        record,
        told("1.txt", Said("", "the crane was sold to Belvar"), Said("", "the crane fell into the sea")),
        told("2.txt", Said("Norring", "the crane was sold by night", act=None, mode="silence")),
        told("3.txt", Said("Aker", "the crane was loved by everyone", act=None, mode="attitude")),
        told("4.txt", Said("Norring", "the crane was sold by day")),
    )
    assert found(record) == []


# Judgements. A claim goes by the id of the statement that states it, and by its other statements.


def stating(record: Record, sentence: str) -> str:
    return next(one.id for one in found(record) if one.sentence == sentence)


def test_a_rejected_claim_is_listed_no_more(full: Record) -> None:
    before = found(full)
    desk.reject_claim(full, stating(full, LEASED), by="me")
    assert sentences(found(full)) == [STRUCK, SUNK, DUG]
    desk.undo(full, by="me")
    assert found(full) == before


BETTER = told(
    "lease-3.txt",
    Said("Aker", "Tarnholm has leased the whole northern quay out to Belvar"),
    Said("Tarnholm", "all was well"),
    day="2026-03-10",
)


def test_a_rejected_claim_does_not_come_back_in_other_words(full: Record) -> None:
    desk.reject_claim(full, stating(full, LEASED), by="me")
    keep(full, BETTER)
    assert sentences(found(full)) == [STRUCK, SUNK, DUG]
    desk.undo(full, by="me")
    assert sentences(found(full))[0] == "Tarnholm has leased the whole northern quay out to Belvar"


def test_what_is_split_off_bears_no_more(full: Record) -> None:
    desk.split_claim(full, stating(full, LEASED), LEASE_AGAIN.statements[0].id, by="me")
    lease = next(one for one in found(full) if one.sentence == LEASED)
    assert (lease.standing.status, lease.reports) == ("contested", ("lease-1.txt",))
    keep(full, BETTER)
    (lease,) = (one for one in found(full) if "leased" in one.sentence)
    assert lease.reports == ("lease-1.txt", "lease-3.txt")
    desk.undo(full, by="me")
    (lease,) = (one for one in found(full) if "leased" in one.sentence)
    assert "lease-2.txt" in lease.reports


@pytest.mark.parametrize("turned", [False, True])
def test_merged_claims_are_one_that_the_first_states(full: Record, turned: bool) -> None:
    before = found(full)
    pair = (LEASED, SUNK) if not turned else (SUNK, LEASED)
    desk.merge_claims(full, *(stating(full, sentence) for sentence in pair), by="me")
    claims = found(full)
    assert sorted(sentences(claims)) == sorted([pair[0], STRUCK, DUG])
    merged = next(one for one in claims if one.sentence == pair[0])
    # By topics alone nothing of the ferry bears on the lease; so it is the judgement that joins them.
    assert set(merged.reports) == {"lease-1.txt", "lease-2.txt", "ferry-1.txt", "ferry-2.txt"}
    assert {one.actor for one in merged.standing.positions} == {"Belvar", "Tarnholm", "Norring", "Aker"}
    assert merged.changed == "2026-03-09"
    desk.undo(full, by="me")
    assert found(full) == before


def test_merged_claims_stay_one_in_other_words(full: Record) -> None:
    desk.merge_claims(full, stating(full, LEASED), stating(full, SUNK), by="me")
    keep(full, BETTER)
    claims = [one for one in found(full) if "ferry-1.txt" in one.reports or "lease-1.txt" in one.reports]
    (merged,) = claims
    assert set(merged.reports) == {"lease-1.txt", "lease-2.txt", "lease-3.txt", "ferry-1.txt", "ferry-2.txt"}


def test_three_merged_claims_are_one(full: Record) -> None:
    ids = [stating(full, sentence) for sentence in (LEASED, SUNK, STRUCK)]
    desk.merge_claims(full, ids[1], ids[2], by="me")
    desk.merge_claims(full, ids[0], ids[1], by="me")
    assert len(found(full)) == 2
    desk.split_claim(full, ids[0], STRIKE.statements[0].id, by="me")
    (merged,) = (one for one in found(full) if one.sentence != DUG)
    assert "strike-0.txt" in merged.reports and "strike-1.txt" not in merged.reports


def test_a_ruling_on_a_claim_holds_in_other_words(full: Record) -> None:
    desk.set_position(
        full, stating(full, LEASED), "Belvar", "retracts", "2026-03-12", by="me", reason="a letter"
    )
    for _ in range(2):
        (lease,) = (one for one in found(full) if "lease-1.txt" in one.reports)
        assert [(one.actor, one.label) for one in lease.standing.positions if one.ruling] == [
            ("Belvar", "retracts")
        ]
        assert lease.changed == "2026-03-12"
        keep(full, BETTER)


def test_judgements_without_their_statements_are_orphaned_and_change_nothing(full: Record) -> None:
    """The statement that states the claim goes with a new reading: the judgements point at nothing, and what
    others say in the same words is not theirs."""
    name = LEASE.statements[0].id
    desk.reject_claim(full, name, by="me")
    desk.merge_claims(full, name, stating(full, SUNK), by="me")
    desk.set_position(full, name, "Tarnholm", "retracts", "2026-03-12", by="me", reason="a letter")
    again = told("copy.txt", Said("Belvar", LEASED), day="2026-03-03")
    keep(full, again)
    assert LEASED not in sentences(found(full))
    full.reread(
        LEASE.report.id,
        Reading(report=LEASE.report, reader=NEWER, statements=LEASE.statements[1:], actors=LEASE.actors),
    )
    assert [one.standing for one in desk.judgements(full)] == ["orphaned"] * 3
    lease = next(one for one in found(full) if one.sentence == LEASED)
    assert lease.id == again.statements[0].id
    assert not any(one.ruling for one in lease.standing.positions)
    assert SUNK in sentences(found(full))


def test_reports_that_share_no_name_are_of_two_affairs(record: Record) -> None:
    keep(
        record,
        told("1.txt", Said("Belvar", "the crane was sold to a firm"), day="2026-03-02"),
        told("2.txt", Said("Norring", "the crane was sold to a firm"), day="2026-03-04"),
        told("3.txt", Said("a docker", "the crane was sold for good", kind="unnamed"), day="2026-03-05"),
        told("4.txt", Said("a docker", "the crane was sold at last", kind="unnamed"), day="2026-03-06"),
    )
    assert found(record) == []
    keep(record, told("5.txt", Said("Belvar", "no crane was sold", act="deny"), day="2026-03-07"))
    assert [one.reports for one in found(record)] == [("1.txt", "5.txt")]


def test_claims_asked_for_again_are_the_same_and_follow_the_record(record: Record) -> None:
    """What is kept of a list goes with whatever the list hangs on, and is nobody's to change."""
    relater: Any = ByTopic()
    keep(record, LEASE, LEASE_AGAIN)
    first = desk.claims(record, relater)
    first.clear()
    looked: list[int] = []
    assert desk.claims(record, relater, looked=looked.append) == found(record)
    assert not looked
    for more in (FERRY, FERRY_AGAIN, STRIKE, STRIKE_BEFORE):
        keep(record, more)
        assert desk.claims(record, relater) == found(record)
    every = desk.claims(record, relater)
    desk.reject_claim(record, every[0].id, by="Aker")
    assert desk.claims(record, relater) == every[1:]
    record.undo(by="Aker")
    assert desk.claims(record, relater) == every


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    asked=st.lists(
        st.fixed_dictionaries(
            {"limit": st.sampled_from([1, 2, 50, None])},
            optional={
                "status": st.sampled_from(["contested", "alleged", "confirmed"]),
                "about": st.sampled_from(["lease", "ferry"]),
                "changed_since": st.sampled_from(["2026-03-03", "2026-03-06"]),
            },
        ),
        min_size=2,
        max_size=5,
    )
)
def test_what_was_listed_before_changes_no_list(full: Record, asked: list[dict[str, Any]]) -> None:
    relater = ByTopic()
    for one in asked:
        listed = desk.claims(full, relater, **one)
        assert listed == desk.claims(full, ByTopic(), **one)
        every = desk.claims(full, relater, **(one | {"limit": None}))
        assert listed == every[: one["limit"]]
