from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.record import Record
from onrecord.standing import Relater
from tests.standing.made import ByTopic


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with nothing in it; copying it is quicker than making one."""
    path = tmp_path_factory.mktemp("empty") / "onrecord.db"
    with Record(path):
        return path


@pytest.fixture
def record(empty: Path, tmp_path: Path) -> Iterator[Record]:
    with Record(shutil.copy(empty, tmp_path)) as opened:
        yield opened


@pytest.fixture
def relater() -> ByTopic:
    return ByTopic()


@pytest.fixture(scope="session")
def real() -> Relater:
    """The relater with the weights that the package ships."""
    return Relater()
