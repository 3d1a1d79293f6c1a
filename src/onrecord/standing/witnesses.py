"""A copy is no second witness: what a near copy says again is told by the report that it was copied from.

Only where the copy says the same. What it has of its own, or says otherwise, is its own evidence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from onrecord.record import Copy, FoundStatement, RecordStore
from onrecord.record.naming import fold
from onrecord.schema import Reading, Statement, quote
from onrecord.standing.taking import may_bear

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_LIKE = 0.75
"""Which part of their words a copied statement and its original share at least: editors cut and smooth."""
_TELLING = frozenset(
    ["no", "not", "never", "none", "nor", "neither", "without", "nobody", "nothing", "cannot"]
)
"""Words that turn a statement round: who adds or leaves out one says something else."""


@dataclass(slots=True)
class Witnesses:
    """Looks up who told first, each report and statement once: true as long as the record stays as it is."""

    record: RecordStore
    _copies: dict[str, Copy | None] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)
    _readings: dict[str, Reading] = field(default_factory=dict)
    _first: dict[str, FoundStatement] = field(default_factory=dict)

    def first(self, found: Sequence[FoundStatement]) -> list[FoundStatement]:
        """The statements in their order, each copied one replaced by that of the earliest report that says
        it, each once, with how many near copies its report has; those that can bear on a claim."""
        self._look_up({one.report.id for one in found})
        told = {first.statement.id: first for first in map(self._told_first, found)}
        # A person may have rejected the first telling.
        return [first for first in told.values() if may_bear(first)]

    def is_copied(self, found: FoundStatement) -> bool:
        """Whether an earlier report says what a statement says, and its report is a copy of that."""
        self._look_up([found.report.id])
        return self._told_first(found).statement.id != found.statement.id

    def _told_first(self, found: FoundStatement) -> FoundStatement:
        name = found.statement.id
        if name not in self._first:
            self._first[name] = self._traced(found)
        return self._first[name]

    def _traced(self, found: FoundStatement) -> FoundStatement:
        first, seen = found, found.report.id
        while (copy := self._copies[seen]) is not None:
            seen = copy.original
            self._look_up([seen])
            said = _same(found, self._reading(seen))
            if said is not None:
                first = self.record.statement(said.id)
        return replace(first, copies=self._counts[first.report.id])

    def _look_up(self, reports: Iterable[str]) -> None:
        new = [report for report in reports if report not in self._copies]
        if new:
            copies = self.record.copies(new)
            self._copies.update((report, copies.get(report)) for report in new)
            counts = self.record.copy_counts(new)
            self._counts.update((report, counts.get(report, 0)) for report in new)

    def _reading(self, report: str) -> Reading:
        if report not in self._readings:
            self._readings[report] = self.record.reading(report)
        return self._readings[report]


def _same(found: FoundStatement, reading: Reading) -> Statement | None:
    """The statement of a reading that says the same as one of another report, the likest of several."""
    own = _words(found.content)
    speakers = _speakers(found.statement, found.source)
    best: tuple[float, Statement] | None = None
    for one in reading.statements:
        text = reading.report.text
        if _speakers(one, quote(text, one.source)) != speakers or one.act != found.statement.act:
            continue
        likeness = _likeness(own, _words(quote(text, one.content)))
        if likeness >= _LIKE and (best is None or likeness > best[0]):
            best = likeness, one
    return None if best is None else best[1]


def _likeness(own: Counter[str], other: Counter[str]) -> float:
    """Which part of their words two statements share; 0 where one word more or less makes another of it."""
    if any(_turns(word) for word in (own - other) | (other - own)):
        return 0.0
    return 2 * (own & other).total() / ((own.total() + other.total()) or 1)


def _turns(word: str) -> bool:
    return word in _TELLING or word.endswith(("n't", "n’t")) or any(sign.isdigit() for sign in word)


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))


def _speakers(statement: Statement, source: str) -> tuple[str, ...]:
    return tuple(sorted(fold(name) for name in statement.speakers)) or (fold(source),)
