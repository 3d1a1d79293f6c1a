from __future__ import annotations

from typing import Any

import pytest

from onrecord.record import JudgementKind, RecordStore
from tests.record.made import SEEN, add, reading, report

Target = dict[str, Any]


def claim(number: int, sentence: str = "the crane had been sold") -> Target:
    """A claim as the first statement of a `report` states it."""
    found = reading(report(number)).statements[0]
    content = [[start, end] for start, end in found.content]
    return {
        "report": report(number).id,
        "statement": found.id,
        "content": content,
        "sentence": sentence,
    }


def place(number: int) -> Target:
    return {"report": report(number).id, "statement": reading(report(number)).statements[1].id}


def position(of: Target, actor: str = "person/ines-calloway") -> Target:
    named = {"key": actor, "name": "Ines Calloway"}
    return {"claim": of, "actor": named, "label": "denies", "day": "2026-02-03"}


# Targets, and which reports each points into.
POINTING: list[tuple[JudgementKind, Target, set[int]]] = [
    ("claim-merge", {"claims": [claim(1), claim(2)]}, {1, 2}),
    ("claim-split", {"claim": claim(1), "apart": place(2)}, {1, 2}),
    ("claim-split", {"claim": claim(3), "apart": place(3)}, {3}),
    ("claim-reject", {"claim": claim(2)}, {2}),
    ("position", position(claim(3)), {3}),
    ("position", position({"words": "The crane was sold."}), set()),
    ("position", position({"words": "Sold."}, f"unnamed/{report(2).id[:16]}/a-clerk"), {2}),
    ("position", position({"words": f'as in "report":"{report(1).id}"'}), set()),
    ("claim-reject", {"claim": claim(3, f'"report":"{report(1).id}"')}, {3}),
    ("reject", place(1), {1}),
    ("merge", {"actors": [{"key": "person/a", "name": "A"}, {"key": "person/b", "name": "B"}]}, set()),
]


@pytest.fixture
def judged(record: RecordStore) -> RecordStore:
    """Three reports, and a judgement of every kind."""
    add(record, 1, 2, 3)
    for minute, (kind, target, _) in enumerate(POINTING):
        record.judge(kind, target, by="R. Imhof", reason=str(minute), when=SEEN)
    return record


def test_judgements_on_claims_come_back(judged: RecordStore) -> None:
    found = [(one.kind, one.target) for one in judged.judgements()]
    assert found == [(kind, target) for kind, target, _ in POINTING]
    assert not list(judged.verify())


def test_only_a_rejection_rejects_a_statement(judged: RecordStore) -> None:
    rejected = [found.statement.id for found in judged.search("", rejected=True) if found.rejected]
    assert rejected == [place(1)["statement"]]


def test_judgements_that_point_into_a_report_go_with_it(judged: RecordStore) -> None:
    left = list(POINTING)
    for number in (1, 3, 2):
        judged.forget(report(number).id)
        left = [one for one in left if number not in one[2]]
        assert [one.target for one in judged.judgements()] == [target for _, target, _ in left]
        assert not list(judged.verify())
    assert len(left) == 3


def test_one_taken_back_goes_with_what_took_it_back(record: RecordStore) -> None:
    add(record, 1, 2)
    made = record.judge("claim-merge", {"claims": [claim(1), claim(2)]}, by="me")
    record.undo(made.id, by="me", reason="two cranes")
    assert [one.undone is None for one in record.judgements(undone=True)] == [False]
    record.forget(report(2).id)
    assert record.judgements(undone=True) == []
    assert not list(record.verify())
