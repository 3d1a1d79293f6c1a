"""The facts, in one file: what was added, from where, and how it was read; search over it."""

from onrecord.record.base import RecordStore
from onrecord.record.filters import Day, SearchFilters
from onrecord.record.index_rows import IndexedStatement, IndexRow, KeyedRelation, PackedVectors, Relation
from onrecord.record.results import (
    Added,
    Copy,
    Difference,
    Forgotten,
    FoundStatement,
    Judgement,
    JudgementKind,
    Merged,
    Part,
    RecordInfo,
    ReportActor,
    Reread,
    Revision,
    SearchCounts,
    Sighting,
    SpokenTally,
    StoredFailure,
    StoredReport,
    Undone,
)
from onrecord.record.sqlite import Record

__all__ = [
    "Added",
    "Copy",
    "Day",
    "Difference",
    "Forgotten",
    "FoundStatement",
    "IndexRow",
    "IndexedStatement",
    "Judgement",
    "JudgementKind",
    "KeyedRelation",
    "Merged",
    "PackedVectors",
    "Part",
    "Record",
    "RecordInfo",
    "RecordStore",
    "Relation",
    "ReportActor",
    "Reread",
    "Revision",
    "SearchCounts",
    "SearchFilters",
    "Sighting",
    "SpokenTally",
    "StoredFailure",
    "StoredReport",
    "Undone",
]
