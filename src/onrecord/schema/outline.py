"""The statements of a reading in the order of the text, numbered as an outline: 1, 2, 2.1, 3."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.schema.statement import Statement


class Entry(NamedTuple):
    """A statement with its number ("2.1" is the first in the content of "2") and its depth, from 0."""

    number: str
    depth: int
    statement: Statement


def outline(statements: Sequence[Statement]) -> list[Entry]:
    """Every statement once, each followed by those that stand in its content.

    A statement whose parent is not among `statements`, or is its own descendant, counts as outermost.
    """
    held = {statement.id for statement in statements}
    nested: dict[str, list[int]] = {}
    outermost: list[int] = []
    for at, statement in enumerate(statements):
        if statement.parent is None or statement.parent not in held:
            outermost.append(at)
        else:
            nested.setdefault(statement.parent, []).append(at)

    entries: list[Entry] = []
    seen: set[int] = set()
    top = 0
    # After the outermost ones, whatever is left can only be reached through a circle of parents.
    for first in (*outermost, *range(len(statements))):
        if first in seen:
            continue
        top += 1
        waiting = [(first, str(top), 0)]
        while waiting:
            at, number, depth = waiting.pop()
            if at in seen:
                continue
            seen.add(at)
            entries.append(Entry(number, depth, statements[at]))
            inside = [child for child in nested.get(statements[at].id, ()) if child not in seen]
            waiting.extend(
                (child, f"{number}.{place}", depth + 1)
                for place, child in reversed(list(enumerate(inside, start=1)))
            )
    return entries
