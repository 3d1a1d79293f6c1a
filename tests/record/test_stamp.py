from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from onrecord.record import RecordStore
from tests.record.made import READER, add, document, reading, report

WHEN = datetime(2026, 3, 1, tzinfo=UTC)


def test_every_change_gives_another_stamp(record: RecordStore) -> None:
    """Also where a row takes the number or the place of another that went."""
    add(record, 1, 2)
    two = report(2)

    def again() -> None:
        record.readmit(report(3).id)
        add(record, 3)

    steps: list[Callable[[], object]] = [
        lambda: add(record, 3),
        lambda: record.reread(two.id, reading(two, statements=1), when=WHEN),
        lambda: record.reread(two.id, reading(two), when=WHEN),
        lambda: record.add(
            document(report(2, published="2020-01-01")), reading(report(2, published="2020-01-01"))
        ),
        lambda: record.judge("reject", {"report": two.id, "statement": "x"}, by="Aker"),
        lambda: record.undo(by="Aker"),
        lambda: record.forget(report(3).id),
        again,
        lambda: record.forget(report(3).id),
    ]
    stamps = [record.stamp()]
    for step in steps:
        step()
        stamps.append(record.stamp())
    assert len(set(stamps)) == len(stamps)


def test_what_changes_nothing_leaves_the_stamp(record: RecordStore) -> None:
    add(record, 1, 2)
    before = record.stamp()
    add(record, 2, 1)
    record.reread(report(1).id, reading(report(1), READER), when=WHEN)
    record.keep_relations([(bytes(16), "denies", 0.5)])
    assert record.stamp() == before
