"""Adding by address or upload, in the background, while pages are read."""

from __future__ import annotations

import gzip
import json
import threading
from collections.abc import Generator, Iterable
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from onrecord.record import Record
from onrecord.schema import Failure, Reading, Report
from onrecord.web.app import workbench
from tests.desk.conftest import FERRY, QUAY
from tests.stand_in import SaidReader
from tests.web.asking import BASE, Page, over, post
from tests.web_site import Answer, Site, article, rss


def uploaded(client: TestClient, *files: tuple[str, bytes]) -> dict[str, Any]:
    sent = [("files", (name, data, "application/octet-stream")) for name, data in files]
    return over(client, post(client, "/add", files=sent))


def test_an_upload_is_read_and_told(empty: TestClient) -> None:
    job = uploaded(empty, ("ferry.txt", FERRY.encode()), ("quay.txt.gz", gzip.compress(QUAY.encode())))
    assert (job["state"], job["added"]["new"], job["share"]) == ("done", 2, 1.0)
    assert sorted(one["input"] for one in job["reports"]) == ["ferry.txt", "quay.txt.gz"]
    assert empty.get("/search.json?words=ferry").json()["counts"]["total"] == 1
    assert empty.get("/index.json").json()["record"]["reports"] == 2
    again = uploaded(empty, ("ferry.txt", FERRY.encode()))
    assert (again["added"]["new"], again["added"]["known"]) == (0, 1)


def test_rows_and_failures_are_told_one_by_one(empty: TestClient) -> None:
    rows = "\n".join([json.dumps({"id": "a", "text": FERRY}), "{no JSON", json.dumps({"id": "b"})])
    job = uploaded(empty, ("rows.jsonl", rows.encode()), ("x.pdf", b"%PDF-1.4 \0\0"), ("none.txt", b""))
    assert (job["added"]["new"], job["added"]["failed"]) == (1, 4)
    codes = {one["code"] for one in empty.get("/failures.json").json()["failures"]}
    assert codes == {"json", "no-text", "binary", "empty"}
    text = Page(empty.get(f"/jobs/{job['id']}").text).text
    assert "rows.jsonl" in text and "New reports" in text


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "/etc/passwd",
        "C:\\autoexec.bat",
        "..",
        "a\x00b\n.txt",
        "<script>boom()</script>.txt",
    ],
)
def test_the_name_of_an_upload_opens_nothing(empty: TestClient, name: str, path: Path) -> None:
    before = sorted(one.name for one in path.parent.iterdir())
    job = uploaded(empty, (name, FERRY.encode()))
    assert job["added"]["new"] == 1
    (report,) = job["reports"]
    assert "/" not in report["input"].replace("</script>", "") and report["input"].isprintable()
    assert sorted(one.name for one in path.parent.iterdir()) == before
    page = Page(empty.get(f"/jobs/{job['id']}").text)
    assert not page.scripts.strip()


def test_no_file_of_an_upload_is_left(
    empty: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    uploaded(empty, ("ferry.txt", FERRY.encode()))
    assert list(temporary.iterdir()) == []


def test_a_page_and_a_feed_are_added_by_address(empty: TestClient) -> None:
    with Site() as site:
        site.pages["/feed"] = Answer(
            rss(f"<title>Mill</title><link>{site.url('/one')}</link>"), "application/rss+xml"
        )
        site.pages |= {"/one": Answer(article(1), "text/html"), "/two": Answer(article(2), "text/html")}
        job = over(empty, post(empty, "/add", address=f"{site.url('/feed')}\n {site.url('/two')}"))
    assert (job["state"], job["added"]["new"], job["added"]["failed"]) == ("done", 2, 0)


def test_private_addresses_are_as_on_the_command_line(client: TestClient) -> None:
    with Site({"/one": Answer(article(1), "text/html")}) as site:
        job = over(client, post(client, "/add", address=site.url("/one")))
        assert site.asked == []
    assert [one["code"] for one in job["added"]["failures"]] == ["private"]


@pytest.mark.parametrize(
    "address",
    [
        "/etc/passwd",
        "file:///etc/passwd",
        "onrecord.db",
        "-",
        "*",
        "ftp://news.example/",
        "",
        "https:/x",
        "javascript:1",
    ],
)
def test_only_addresses_of_the_web_are_taken(empty: TestClient, address: str) -> None:
    answer = post(empty, "/add", address=address)
    assert answer.status_code == 400
    assert empty.get("/add.json").json() == {"jobs": []}


def test_a_path_that_looks_like_an_address_is_not_opened(
    empty: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    hidden = tmp_path / "https:" / "news.example"
    hidden.mkdir(parents=True)
    (hidden / "secret.txt").write_text(FERRY, encoding="utf-8")
    assert post(empty, "/add", address="https://news.example/secret.txt").status_code == 400


class WaitingReader(SaidReader):
    """Reads once it is allowed to."""

    def __init__(self) -> None:
        super().__init__()
        self.allowed = threading.Event()
        self.asked = threading.Event()

    def read_each(
        self, reports: Iterable[Report], workers: int = 1
    ) -> Generator[Reading | Failure, None, None]:
        for report in reports:
            self.asked.set()
            assert self.allowed.wait(30)
            yield self._read(report)


def test_pages_are_read_while_something_is_added(path: Path) -> None:
    reader = WaitingReader()
    with TestClient(workbench(path, open_reader=lambda: reader), base_url=BASE) as client:
        first = post(client, "/add", files=[("files", ("a.txt", FERRY.encode()))])
        second = post(client, "/add", files=[("files", ("b.txt", QUAY.encode()))])
        assert reader.asked.wait(30)
        for address in ("/", "/search?words=ferry", "/claims", first.headers["location"]):
            assert client.get(address).status_code == 200
        states = [client.get(f"{one.headers['location']}.json").json()["state"] for one in (first, second)]
        assert states == ["running", "waiting"]
        assert 'http-equiv="refresh"' in client.get(first.headers["location"]).text
        reader.allowed.set()
        assert [over(client, one)["state"] for one in (first, second)] == ["done", "done"]


def test_stopping_keeps_what_was_added(path: Path) -> None:
    reader = WaitingReader()
    rows = "\n".join(json.dumps({"id": str(one), "text": f"{FERRY} Part {one}."}) for one in range(20))
    with TestClient(workbench(path, open_reader=lambda: reader), base_url=BASE) as client:
        post(client, "/add", files=[("files", ("rows.jsonl", rows.encode()))])
        assert reader.asked.wait(30)
        threading.Timer(0.3, reader.allowed.set).start()
    with Record(path) as record:
        assert record.info().reports < 20
        assert list(record.verify()) == []


def test_too_many_jobs_are_refused(path: Path) -> None:
    reader = WaitingReader()
    with TestClient(workbench(path, open_reader=lambda: reader), base_url=BASE) as client:
        answers = [
            post(client, "/add", files=[("files", (f"{one}.txt", FERRY.encode()))]) for one in range(21)
        ]
        assert [one.status_code for one in answers] == [303] * 20 + [503]
        reader.allowed.set()
