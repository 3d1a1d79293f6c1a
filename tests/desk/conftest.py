from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.record import Record
from tests.stand_in import SaidReader


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record(tmp_path / "record.db", create=True) as opened:
        yield opened


@pytest.fixture
def reader() -> SaidReader:
    return SaidReader()


@pytest.fixture
def rows(tmp_path: Path) -> str:
    """A JSONL file: two reports, one in German, one that the reader cannot read, one bad line."""
    told = [
        {"id": "a", "publisher": "Northern Wire", "published": "2026-03-04", "text": FERRY},
        {"id": "b", "text": "Der Hafen bleibt bis Montag geschlossen, teilte die Behörde am Abend mit. " * 3},
        {"id": "c", "text": "This text is unreadable for the reader, and it goes on for a while in English."},
        {"id": "d", "publisher": "Coast Herald", "published": "2026-03-05", "text": QUAY},
    ]
    path = tmp_path / "reports.jsonl"
    path.write_text("\n".join([*map(json.dumps, told), "{not JSON"]), encoding="utf-8")
    return str(path)


FERRY = "The ministry said the ferry had left. The union denied the claim about the northern quay."
QUAY = "The mayor said the old quay would stay closed until May. Nothing more was known about it."
