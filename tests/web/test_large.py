"""A large record: what takes long is worked out elsewhere and shown as it was last known."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from onrecord.record import Record
from onrecord.web.app import workbench
from onrecord.web.settings import WebSettings
from tests.stand_in import SaidReader
from tests.standing.made import Said, document, told
from tests.web.asking import BASE


@pytest.fixture
def large(planted: Path) -> Iterator[TestClient]:
    """The workbench on the planted record as if it were large."""
    settings = WebSettings(small=0)
    with TestClient(workbench(planted, settings, open_reader=SaidReader), base_url=BASE) as client:
        yield client


def once_worked_out(client: TestClient, address: str) -> dict[str, Any]:
    """What a list tells once there is one."""
    for _ in range(600):
        found: dict[str, Any] = client.get(address).json()
        if found["worked_out"]:
            return found
        time.sleep(0.1)
    raise AssertionError(f"{address} was not worked out in a minute")


def test_lists_are_worked_out_elsewhere_and_say_when(large: TestClient, client: TestClient) -> None:
    first = large.get("/actors")
    assert first.status_code == 200
    found = once_worked_out(large, "/actors.json")
    assert found["actors"] == client.get("/actors.json").json()["actors"] != []
    page = large.get("/actors").text
    assert "As it was worked out" in page and "being counted" not in page
    assert large.get("/actors.json?limit=1").json()["actors"] == found["actors"][:1]
    # By a name they are looked up as ever.
    named = large.get("/actors.json?words=Belvar").json()
    assert (len(named["actors"]), named["worked_out"]) == (1, None)


def test_claims_are_worked_out_elsewhere_by_the_network_of_the_package(large: TestClient) -> None:
    found = once_worked_out(large, "/claims.json")
    assert isinstance(found["claims"], list)
    assert large.get("/claims?status=nothing").status_code == 400
    assert "worked_out" in large.get("/claims.json?status=denied&since=2026-03-01").json()
    assert large.get("/").status_code == 200


def test_a_claim_is_shown_as_it_was_until_somebody_judges(large: TestClient, planted: Path) -> None:
    (claim, *_) = large.get("/claims.json?about=ferry").json()["claims"]
    address = f"/claims/{claim['id']}.json"
    before = large.get(address).json()
    assert before["worked_out"] and before["claim"]["id"] == claim["id"]
    with Record(planted) as record:
        # Of Norring too, so that it is of the same affair.
        said = Said("Norring <script>boom()</script>", "the ferry had not sunk", act="deny")
        more = told("later.txt", said, day="2026-03-09", title="A ferry")
        record.add(document(more), more)
        assert large.get(address).json() == before
        target = {"report": more.report.id, "statement": more.statements[0].id}
        record.judge("reject", target | {role: [] for role in ("source", "cue", "content")}, by="Ada")
        rejected = large.get(address).json()
        record.undo(by="Ada")
        after = large.get(address).json()
    assert len(rejected["on_record"]) == len(before["on_record"])
    assert len(after["on_record"]) == len(before["on_record"]) + 1
