"""Copying a whole record, and joining it with another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from onrecord.errors import RecordError
from onrecord.record import Merged, Record, RecordStore


def backup(record: RecordStore, target: Path, *, progress: Callable[[float], None] | None = None) -> int:
    """Copies the record as it is now into the new file `target`, whole or not at all, while others go on
    writing; opens the copy, checks all facts in it, and gives how many reports it holds.

    Raises RecordError where the file is there already, cannot be written, or the copy is not sound.
    """
    record.backup(target, progress)
    with Record(target, create=False) as copy:
        wrong = next(copy.verify(), None)
        if wrong is not None:
            raise RecordError(
                f"{target}: the copy is as damaged as the record: {wrong.part} {wrong.id}: {wrong.message}"
            )
        return copy.info().reports


def merge_in(
    record: RecordStore, other: Path, *, progress: Callable[[int, int], None] | None = None
) -> Merged:
    """Adds all that another record holds, which stays as it is, as if it had been added to this one. May be
    stopped and run again. Raises UsageError where both are one, NoRecord, NotARecord, NewerRecord."""
    return record.merge_in(other, progress)
