"""The facts, in one file: what was added, from where, and how it was read; search over it."""

from onrecord.record.base import Day, RecordStore
from onrecord.record.results import (
    Added,
    Difference,
    Forgotten,
    FoundStatement,
    RecordInfo,
    Reread,
    Sighting,
    StoredFailure,
    StoredReport,
)
from onrecord.record.sqlite import Record

__all__ = [
    "Added",
    "Day",
    "Difference",
    "Forgotten",
    "FoundStatement",
    "Record",
    "RecordInfo",
    "RecordStore",
    "Reread",
    "Sighting",
    "StoredFailure",
    "StoredReport",
]
