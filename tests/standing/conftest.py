from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.record import Record
from onrecord.standing import Relater
from tests.standing.made import ByTopic


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record(tmp_path / "onrecord.db") as opened:
        yield opened


@pytest.fixture
def relater() -> ByTopic:
    return ByTopic()


@pytest.fixture(scope="session")
def real() -> Relater:
    """The relater with the weights that the package ships."""
    return Relater()
