"""Every store that keeps the promise of onrecord.record.base runs under the same tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord.record import Record, RecordStore

BACKENDS: dict[str, Callable[[Path], RecordStore]] = {"sqlite": Record}


@pytest.fixture(params=list(BACKENDS))
def backend(request: pytest.FixtureRequest) -> Callable[[Path], RecordStore]:
    """Opens, or makes, the record of that name."""
    return BACKENDS[request.param]


@pytest.fixture
def record(backend: Callable[[Path], RecordStore], tmp_path: Path) -> Iterator[RecordStore]:
    """An empty record, at tmp_path/onrecord.db where it is a file."""
    with backend(tmp_path / "onrecord.db") as opened:
        yield opened
