from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from onrecord.record import Record
from onrecord.schema import Failure
from onrecord.web.app import workbench
from onrecord.web.settings import WebSettings
from tests.stand_in import SaidReader
from tests.standing.made import ByTopic, Said, document, told
from tests.web.asking import BASE

BOOM = "<script>boom()</script>"
IMG = '"><img src=x onerror=boom()>'
PLANTED = (
    told(
        f"news/{BOOM}&amp;.txt",
        Said(f"Norring {BOOM}", f"the old ferry had sunk off Skarvey {IMG} 😀 with its crates", title=BOOM),
        Said("Aker '><svg onload=boom()>", "the ferry had not sunk", act="deny"),
        day=f"2026-03-04T10:00:00+01:00{IMG}",
        title=f"A ferry {IMG}",
        publisher=f"Herald {BOOM}",
        author=f"Somebody {IMG}",
        url="javascript:boom()",
        language="en",
    ),
    told(
        "https://news.example/ferry?a=1&b=<script>boom()</script>",
        Said(f"Norring {BOOM}", f"the ferry was raised {BOOM} again", when="2026-03-06"),
        Said("Aker '><svg onload=boom()>", "the ferry had sunk after all", act="confirm"),
        day="2026-03-07",
        title="javascript:boom()",
        publisher="Coast Herald",
        url="https://news.example/ferry",
    ),
    told("lease.txt", Said("Belvar", "Tarnholm had leased its northern quay"), day=None, title="   "),
)


@pytest.fixture(autouse=True)
def stand_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand-ins for the networks."""
    monkeypatch.setattr("onrecord.web.workbench.Relater", ByTopic)
    monkeypatch.setattr("onrecord.web.jobs.Relater", ByTopic)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.db"


@pytest.fixture
def planted(path: Path) -> Path:
    """A record with script wherever a report or a file can bring it."""
    with Record(path) as record:
        for hour, reading in enumerate(PLANTED, 6):
            record.add(document(reading), reading, seen=datetime(2026, 3, 10, hour, tzinfo=UTC))
        record.fail(Failure(input=f"bad/{BOOM}.html", code="empty", message=f"it holds no text {IMG}"))
        rejected = PLANTED[0].statements[0].id
        target = {"report": PLANTED[0].report.id, "statement": rejected}
        target |= {role: [] for role in ("source", "cue", "content")}
        record.judge("reject", target, by=f"Ada {BOOM}", reason=IMG)
    return path


@pytest.fixture
def client(planted: Path) -> Iterator[TestClient]:
    """The workbench on the planted record, as this machine asks for it."""
    with TestClient(workbench(planted, open_reader=SaidReader), base_url=BASE) as client:
        yield client


@pytest.fixture
def empty(path: Path) -> Iterator[TestClient]:
    """The workbench on a new record, which fetches from this machine too."""
    settings = WebSettings(allow_private=True)
    with TestClient(workbench(path, settings, open_reader=SaidReader), base_url=BASE) as client:
        yield client
