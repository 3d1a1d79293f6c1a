from __future__ import annotations

from collections.abc import Iterator

import pytest

from onrecord.intake.fetching import FetchSettings
from onrecord.intake.fetching.fetcher import Fetcher
from tests.web_site import Site


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as made:
        yield made


@pytest.fixture
def settings() -> FetchSettings:
    """This machine may be asked, without pauses."""
    return FetchSettings(allow_private=True, pause=0.0, seconds=20.0, idle_seconds=10.0, proxy="")


@pytest.fixture
def fetcher(settings: FetchSettings) -> Fetcher:
    return Fetcher(settings)
