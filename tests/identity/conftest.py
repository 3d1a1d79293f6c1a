from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.record import Record


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record(tmp_path / "onrecord.db") as opened:
        yield opened
