from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from onrecord import desk
from onrecord.record import Difference, Record
from onrecord.standing import Relater
from tests.standing.made import NEWER, ByTopic, Said, keep, told

LEASE = told(
    "lease.txt",
    Said("Belvar", "the port had leased the northern quay to Belvar"),
    Said("Tarnholm", "no lease of the northern quay was signed", act="deny"),
)
FERRY = told("ferry.txt", Said("Norring", "the old ferry had sunk off Skarvey"), day="2026-03-05")
ID = LEASE.report.id
OF_REPORT = f"report = (SELECT number FROM reports WHERE id = '{ID}')"

Damaged = Callable[..., list[Difference]]


@pytest.fixture(scope="module")
def asked(empty: Path, real: Relater, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record whose claims were looked for, and judged."""
    path = Path(shutil.copy(empty, tmp_path_factory.mktemp("asked")))
    with Record(path) as record:
        keep(record, LEASE, FERRY)
        desk.claims(record, real)
        lease, ferry = LEASE.statements[0].id, FERRY.statements[0].id
        desk.merge_claims(record, lease, ferry, by="me")
        desk.split_claim(record, lease, LEASE.statements[1].id, by="me")
        desk.reject_claim(record, ferry, by="me")
        desk.set_position(record, lease, "Belvar", "denies", "2026-03-06", by="me", reason="a letter")
        desk.set_position(record, "A lease was signed", "Belvar", "none", "2026-03-06", by="me", reason="so")
        assert not list(desk.verify(record, real))
    return path


@pytest.fixture
def damaged(asked: Path, tmp_path: Path, real: Relater) -> Damaged:
    """What verify says after this was done to the file."""

    def found(*statements: str) -> list[Difference]:
        path = shutil.copy(asked, tmp_path)
        with closing(sqlite3.connect(path)) as direct:
            direct.create_function("nudged", 1, nudged)
            for statement in statements:
                assert direct.execute(statement).rowcount
            direct.commit()
        with Record(path) as record:
            return list(desk.verify(record, real))

    return found


FLIPPED = "CAST(x'7f817f' || substr(vector, 4) AS BLOB)"


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (f"UPDATE vectors SET vector = {FLIPPED} WHERE {OF_REPORT} AND place = 0", "1 of its vectors"),
        (f"UPDATE vectors SET vector = {FLIPPED} WHERE {OF_REPORT}", "2 of its vectors"),
        (f"UPDATE vectors SET vector = x'00' WHERE {OF_REPORT} AND place = 1", "1 of its vectors"),
        (
            f"UPDATE vectors SET bucket = (bucket + 500) % 1000 WHERE {OF_REPORT}",
            "2 of its vectors: in another bucket",
        ),
        (
            f"UPDATE vectors SET bucket = 60000 WHERE {OF_REPORT} AND place = 0",
            "1 of its vectors: in another bucket",
        ),
    ],
)
def test_vectors_that_are_no_statement_s(damaged: Damaged, damage: str, message: str) -> None:
    (found,) = damaged(damage)
    assert (found.part, found.id) == ("vector", ID)
    assert message in found.message


def test_a_step_is_no_difference(damaged: Damaged) -> None:
    """Another processor may add in another order."""
    assert damaged("UPDATE vectors SET vector = nudged(vector)") == []
    assert damaged("UPDATE relations SET score = score - 0.001 WHERE score > 0.1") == []


def nudged(vector: bytes) -> bytes:
    """Every dimension a step nearer to nothing."""
    found = np.frombuffer(vector, np.int8)
    return bytes((found - np.sign(found)).astype(np.int8).tobytes())


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE relations SET score = 1 - score WHERE score NOT BETWEEN 0.4 AND 0.6",
        "UPDATE relations SET label = CASE label WHEN 'retracts' THEN 'doubts' ELSE 'retracts' END",
    ],
)
def test_relations_that_the_network_does_not_find(damaged: Damaged, damage: str) -> None:
    found = damaged(damage)
    assert found and {one.part for one in found} == {"relation"}
    assert all("the network says" in one.message for one in found)


def test_relations_may_be_emptied(damaged: Damaged) -> None:
    assert damaged("DELETE FROM relations") == []


def test_what_another_network_made_is_passed_over(damaged: Damaged) -> None:
    assert damaged("UPDATE indexed SET maker = 'another'", f"UPDATE vectors SET vector = {FLIPPED}") == []


def test_what_is_made_from_damaged_facts_is_not_looked_at(damaged: Damaged) -> None:
    found = damaged(
        f"UPDATE reports SET text = 'x' || text WHERE id = '{ID}'",
        f"UPDATE vectors SET vector = {FLIPPED}",
    )
    assert "text" in {one.part for one in found}
    assert "vector" not in {one.part for one in found}


def test_without_a_relater_the_record_is_looked_at_alone(asked: Path) -> None:
    with Record(asked) as record:
        assert list(desk.verify(record)) == []


CLAIM = {
    "report": ID,
    "statement": LEASE.statements[0].id,
    "content": [list(LEASE.statements[0].content[0])],
    "sentence": "the port had leased the northern quay to Belvar",
}


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ({"report": "0" * 64}, "not in the record"),
        ({"content": [[0, 10**6]]}, "out of the text"),
        ({"content": [[0, 4]]}, "other words"),
        ({"statement": FERRY.statements[0].id}, "other words"),
        ({"sentence": "the port had burned"}, "not in the text"),
    ],
)
def test_a_judgement_that_points_at_other_words(
    record: Record, relater: ByTopic, told: dict[str, object], message: str
) -> None:
    keep(record, LEASE, FERRY)
    right = record.judge("claim-reject", {"claim": CLAIM}, by="me")
    wrong = record.judge("claim-merge", {"claims": [CLAIM, CLAIM | told]}, by="me")
    found = list(desk.verify(record, relater))  # type: ignore[arg-type]
    assert {(one.part, one.id) for one in found} == {("judgement", wrong.id)}
    assert any(message in one.message for one in found)
    assert right.id != wrong.id


@pytest.mark.parametrize(("field", "value"), [("label", "agrees"), ("day", "soon")])
def test_a_ruling_that_is_none(record: Record, relater: ByTopic, field: str, value: str) -> None:
    keep(record, LEASE)
    target = {
        "claim": CLAIM,
        "actor": {"key": "body/belvar", "name": "Belvar"},
        "label": "denies",
        "day": "2026-03-06",
    }
    record.judge("position", target, by="me")
    assert not list(desk.verify(record, relater))  # type: ignore[arg-type]
    record.judge("position", target | {field: value}, by="me")
    (found,) = desk.verify(record, relater)  # type: ignore[arg-type]
    assert found.part == "judgement" and value in found.message


def test_an_orphaned_judgement_is_no_difference(record: Record, relater: ByTopic) -> None:
    keep(record, LEASE)
    desk.reject_claim(record, LEASE.statements[0].id, by="me")
    record.reread(ID, replace(LEASE, reader=NEWER, statements=LEASE.statements[1:]))
    assert [one.standing for one in desk.judgements(record)] == ["orphaned"]
    assert not list(desk.verify(record, relater))  # type: ignore[arg-type]
