from __future__ import annotations

from xml.etree import ElementTree

from fastapi.testclient import TestClient

ATOM = "{http://www.w3.org/2005/Atom}"


def test_changes_and_their_feed_tell_the_same(client: TestClient) -> None:
    told = client.get("/changes.json?since=2026-03-01").json()["changes"]
    feed = client.get("/changes.atom?since=2026-03-01")
    assert feed.headers["content-type"].startswith("application/atom+xml")
    entries = ElementTree.fromstring(feed.content).findall(f"{ATOM}entry")
    assert len(entries) == len(told) > 0


def test_a_later_day_has_fewer(client: TestClient) -> None:
    assert client.get("/changes.json?since=2026-03-11").json()["changes"] == []
