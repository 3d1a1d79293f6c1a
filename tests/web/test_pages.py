"""Every page that links lead to: it is there, has its twin, and runs nothing that a report planted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from fastapi.testclient import TestClient
from httpx import Response

from onrecord.web.app import workbench
from onrecord.web.links import twin_url
from tests.stand_in import SaidReader
from tests.web.asking import BASE, Page

MOST = 250


def crawled(client: TestClient) -> Iterator[tuple[str, Response]]:
    """Every address of the workbench that can be come to from Home, nearest first."""
    waiting, seen = ["/"], {"/"}
    for address in waiting:
        answer = client.get(address, follow_redirects=True)
        yield address, answer
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        for link in Page(answer.text).pages:
            there = urldefrag(urljoin(str(answer.url), link)).url
            parts = urlsplit(there)
            wanted = there.removeprefix(BASE)
            if f"{parts.scheme}://{parts.netloc}" == BASE and wanted not in seen and len(seen) < MOST:
                seen.add(wanted)
                waiting.append(wanted)


def test_every_link_leads_somewhere_and_no_page_runs_what_was_planted(client: TestClient) -> None:
    kinds = set()
    for address, answer in crawled(client):
        assert answer.status_code == 200, (address, answer.text)
        assert answer.headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'")
        kinds.add(urlsplit(address).path.split("/")[1].partition(".")[0])
        if answer.headers["content-type"].startswith("text/html"):
            check_nothing_runs(address, Page(answer.text))
    assert kinds >= {"", "search", "claims", "reports", "actors", "changes", "failures", "about", "add"}


def check_nothing_runs(address: str, page: Page) -> None:
    assert not page.scripts.strip(), address
    for tag, told in page.tags:
        assert tag not in ("img", "style", "iframe", "object", "embed", "base"), (address, tag)
        assert not any(name.startswith("on") or name in ("style", "srcdoc") for name in told), (address, told)
        if tag in ("script", "link"):
            source = told.get("src") or told.get("href") or ""
            assert source.startswith(("/static/", "/reports.css", "/changes.atom", "/claims")), source
    for link in page.links:
        assert link.startswith(("/", "#", "?", "https://", "http://")), (address, link)
        assert not link.startswith("//"), (address, link)


def test_what_was_planted_is_shown_as_it_stands(client: TestClient) -> None:
    for address in ("/search?words=ferry&rejected=true", "/failures", "/", "/reports"):
        page = Page(client.get(address).text)
        assert "boom()" in page.text, address


def test_each_page_has_its_twin(client: TestClient) -> None:
    for address in (
        "/",
        "/search?words=ferry",
        "/claims",
        "/reports",
        "/actors",
        "/changes?since=2020-01-01",
    ):
        parts = urlsplit(address)
        told = client.get(twin_url(parts.path, parts.query))
        assert told.headers["content-type"] == "application/json"
        asked = client.get(address, headers={"Accept": "application/json"})
        assert asked.headers["vary"] == "Accept"
        assert json.loads(asked.text).keys() == told.json().keys()
        browser = client.get(address, headers={"Accept": "text/html,*/*;q=0.8"})
        assert browser.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/nothing", 404),
        ("/reports/ffffffff", 404),
        ("/jobs/ffff", 404),
        ("/search?since=yesterday", 400),
        ("/search?limit=0", 422),
        ("/search?words=" + "a" * 1001, 422),
        ("/changes?since=soon", 400),
        ("/static/../../../etc/passwd", 404),
        ("/static/%2e%2e/%2e%2e/app.py", 404),
    ],
)
def test_errors_are_pages_and_json(client: TestClient, address: str, status: int) -> None:
    page = client.get(address)
    assert (page.status_code, page.headers["content-type"]) == (status, "text/html; charset=utf-8")
    check_nothing_runs(address, Page(page.text))
    told = client.get(address, headers={"Accept": "application/json"})
    assert told.status_code == status
    if not address.startswith("/search?since"):
        assert told.json()["error"]["status"] == status


def test_an_empty_record_says_what_to_do_first(path: Path) -> None:
    with TestClient(workbench(path, open_reader=SaidReader), base_url=BASE) as client:
        home = Page(client.get("/").text)
        assert "onrecord add" in home.text
        assert ("form", "/add") in [(tag, told.get("action")) for tag, told in home.tags]
        for _, answer in crawled(client):
            assert answer.status_code == 200


def test_home_tells_what_there_is_and_what_failed(client: TestClient) -> None:
    told = client.get("/index.json").json()
    assert (told["record"]["reports"], told["record"]["failures"]) == (3, 1)
    assert [one["code"] for one in told["failures"]] == ["empty"]
    assert next(one["title"] for one in told["reports"]) == "   "
    assert told["claims"]


def test_head_is_answered_as_get_without_a_body(client: TestClient) -> None:
    for address in ("/", "/search.json?words=ferry", "/static/style.css"):
        assert client.head(address).status_code == 200
