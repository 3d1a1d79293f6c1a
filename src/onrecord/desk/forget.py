"""Removing a report and all that came from it."""

from __future__ import annotations

from onrecord.record import Forgotten, RecordStore


def forget(record: RecordStore, prefix: str, *, reason: str = "") -> Forgotten:
    """Removes the report whose id begins with `prefix`: text, raw bytes, sightings, readings. The mark
    that stays holds its id, the moment and `reason`, and keeps the text from being added again.

    Raises NotInRecord where there is none, UsageError where there are several.
    """
    return record.forget(prefix, reason=reason)
