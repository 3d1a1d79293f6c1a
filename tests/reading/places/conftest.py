"""The gazetteer in the package, opened once."""

import pytest

from onrecord.reading.places import Gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer()
