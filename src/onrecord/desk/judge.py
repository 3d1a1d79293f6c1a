"""Correcting what the machine read, beside it and never over it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from onrecord import identity
from onrecord.identity import Judged
from onrecord.record import Judgement, RecordStore


def merge(record: RecordStore, first: str, second: str, *, by: str, reason: str = "") -> Judgement:
    """Judges that two actors (names or keys) are one. Raises NotInRecord where a name means none or
    several, UsageError where they are one already."""
    return identity.merge(record, first, second, by=by, reason=reason)


def split(record: RecordStore, name: str, report: str, *, by: str, reason: str = "") -> Judgement:
    """Judges that whom this report calls so is not the actor `name`, but somebody else. Raises
    NotInRecord, UsageError."""
    return identity.split(record, name, report, by=by, reason=reason)


def reject(record: RecordStore, statement: str, *, by: str, reason: str = "") -> Judgement:
    """Judges that a statement (its id, or the first digits) was read wrongly: from then on it is left
    out of search and of actors. Raises NotInRecord, UsageError."""
    return identity.reject(record, statement, by=by, reason=reason)


def accept(record: RecordStore, statement: str, *, by: str, reason: str = "") -> Judgement:
    """Judges that a statement (its id, or the first digits) was read rightly. Raises NotInRecord, UsageError
    where it is rejected."""
    return identity.accept(record, statement, by=by, reason=reason)


def correct(
    record: RecordStore, statement: str, said: Mapping[str, Any], *, by: str, reason: str = ""
) -> Judgement:
    """Judges that a statement was read rightly but for `said`: `speakers` (a list of names), `act`, `when`.
    Raises NotInRecord, UsageError."""
    return identity.correct(record, statement, said, by=by, reason=reason)


def undo(record: RecordStore, judgement: str | None = None, *, by: str, reason: str = "") -> Judgement:
    """Takes back a judgement (its id, or the first digits); without one, the last that stands. Both
    stay in the record. Raises NotInRecord, UsageError."""
    return record.undo(judgement, by=by, reason=reason)


def judgements(record: RecordStore, *, undone: bool = False) -> Iterator[Judged]:
    """Judgements, oldest first, each with whether it stands or is orphaned by a new reading; with
    `undone` those taken back too."""
    return identity.judged(record, undone=undone)
