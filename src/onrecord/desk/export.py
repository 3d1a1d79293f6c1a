"""The record in a form that other programs read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal

from onrecord.export import csv, jsonl, webannotation
from onrecord.record import RecordStore
from onrecord.schema import Reading
from onrecord.schema.first_hand import first_hand

ExportFormat = Literal["jsonl", "csv", "webannotation"]


def _lines(readings: Iterable[Reading]) -> Iterator[str]:
    return (jsonl.line(reading) + "\n" for reading in readings)


FORMATS: Mapping[ExportFormat, Callable[[Iterable[Reading]], Iterator[str]]] = {
    "jsonl": _lines,
    "csv": csv.rows,
    "webannotation": webannotation.collection,
}


def export(record: RecordStore, format: ExportFormat) -> Iterator[str]:
    """All current readings, sorted by report id, as pieces of text in `format` (to be written as UTF-8,
    line ends as they are). The same reports give the same bytes in whatever order they were added."""
    return FORMATS[format](map(first_hand, record.readings()))
