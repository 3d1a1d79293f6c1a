from __future__ import annotations

from hypothesis import given

from onrecord.schema import Reading
from onrecord.schema.outline import outline
from tests.examples import ferries, readings


def test_nested_statements_follow_their_parent() -> None:
    entries = outline(ferries().statements)
    assert [(number, depth) for number, depth, _ in entries] == [("1", 0), ("1.1", 1), ("2", 0)]


@given(readings())
def test_every_statement_stands_in_it_once(reading: Reading) -> None:
    entries = outline(reading.statements)
    assert sorted(id(entry.statement) for entry in entries) == sorted(map(id, reading.statements))
    assert len({entry.number for entry in entries}) == len(entries)
    assert all(entry.number.count(".") == entry.depth for entry in entries)
