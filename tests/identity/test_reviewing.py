"""Accepting and correcting statements, and the readings that come of it."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import desk
from onrecord.errors import NotInRecord, UsageError
from onrecord.identity import corrected, reviews
from onrecord.record import Record
from onrecord.schema import ACTS
from tests.examples import crane
from tests.identity.made import keep

READING = crane(title="Crane", input="crane", published="2026-03-04")
NAMES = [one.id for one in READING.statements]
SAID = st.fixed_dictionaries(
    {},
    optional={
        "speakers": st.lists(st.sampled_from(["Ines Calloway", "Portugal"]), max_size=2, unique=True),
        "act": st.sampled_from([*ACTS, None]),
        "when": st.sampled_from(["2026-03-04", "2026-03", "2026", "2026-03-01/2026-03-04", None]),
    },
).filter(bool)


@pytest.fixture
def record(tmp_path: Path) -> Any:
    with Record(tmp_path / "record.db") as record:
        keep(record, READING)
        yield record


def lines(record: Record) -> list[dict[str, Any]]:
    return [json.loads(line) for line in desk.export(record, "corrections")]


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(NAMES), SAID), min_size=1, max_size=5))
def test_the_last_correction_of_a_field_stands_and_undoing_all_leaves_nothing(
    judged: list[tuple[str, dict[str, Any]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder, Record(Path(folder, "record.db")) as record:
        keep(record, READING)
        before = "".join(desk.export(record, "jsonl"))
        for name, said in judged:
            desk.correct(record, name, said, by="K. Oduya")
        assert not list(record.verify())
        # The same said twice by one person in one moment is one judgement.
        after = {one.id: one for one in corrected(READING, reviews(record)).statements}
        for name in NAMES:
            wanted: dict[str, Any] = {}
            for other, said in judged:
                wanted |= said if other == name else {}
            assert {field: getattr(after[name], field) for field in wanted} == {
                field: tuple(value) if field == "speakers" else value for field, value in wanted.items()
            }
            assert not set(wanted) & set(after[name].support)
        assert "".join(desk.export(record, "jsonl")) == before
        while list(record.judgements()):
            desk.undo(record, by="K. Oduya")
        assert lines(record) == []


def test_corrections_tell_what_was_judged_by_whom_and_when(record: Record) -> None:
    desk.accept(record, NAMES[0], by="K. Oduya")
    desk.correct(record, NAMES[1], {"act": "confirm"}, by="R. Imhof", reason="she confirms it")
    rejected = NAMES[2] if len(NAMES) > 2 else None
    if rejected:
        desk.reject(record, rejected, by="K. Oduya", reason="irony")
    (told,) = lines(record)
    assert told["schema"] == "onrecord/1"
    verdicts = {one["statement"]: (one["verdict"], one["by"], one["corrected"]) for one in told["judged"]}
    assert verdicts[NAMES[0]] == ("accept", "K. Oduya", [])
    assert verdicts[NAMES[1]] == ("correct", "R. Imhof", ["act"])
    assert all(len(one["day"]) == 10 and one["content"] for one in told["judged"])
    statements = {one["id"]: one for one in told["statements"]}
    assert statements[NAMES[1]]["act"] == "confirm"
    assert rejected not in statements
    assert all(one["parent"] in {*statements, None} for one in told["statements"])


def test_what_cannot_be_judged_is_refused(record: Record) -> None:
    for said in ({}, {"act": "sing"}, {"when": "Tuesday"}, {"kind": "direct"}):
        with pytest.raises(UsageError):
            desk.correct(record, NAMES[0], said, by="K. Oduya")
    with pytest.raises(NotInRecord):
        desk.accept(record, "0000000000", by="K. Oduya")
    desk.reject(record, NAMES[0], by="K. Oduya")
    with pytest.raises(UsageError, match="onrecord undo"):
        desk.accept(record, NAMES[0], by="R. Imhof")
    desk.undo(record, by="K. Oduya")
    desk.accept(record, NAMES[0], by="R. Imhof")
    assert reviews(record)[NAMES[0]].verdict == "accept"


def test_the_queue_holds_what_nobody_judged_least_confident_first(record: Record) -> None:
    queue = desk.review_queue(record, limit=100)
    assert {one.statement.id for one in queue.waiting} == set(NAMES)
    sure = [one.statement.confidence for one in queue.waiting]
    assert sure == sorted(sure)
    desk.accept(record, NAMES[0], by="K. Oduya")
    after = desk.review_queue(record, limit=1)
    assert (after.left, after.judged, after.reports) == (len(NAMES) - 1, 1, 1)
    assert len(after.waiting) == min(1, len(NAMES) - 1)
