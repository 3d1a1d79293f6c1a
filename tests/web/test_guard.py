"""Who may ask, for what name, how much; what may change something; what browsers are told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.web.access import ANY_NUMBER, is_known_host
from onrecord.web.app import workbench
from onrecord.web.serving import new_token, settings_for_host
from onrecord.web.settings import LOOPBACK, WebSettings
from tests.stand_in import SaidReader
from tests.web.asking import BASE, form_token, post

TOKEN = "correct-horse-battery"


@contextmanager
def served(path: Path, **settings: Any) -> Iterator[TestClient]:
    told = WebSettings(**settings)
    with TestClient(workbench(path, told, open_reader=SaidReader), base_url=BASE) as client:
        yield client


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.", "", "[::1]x", "2130706433"]
)
def test_other_names_are_refused(client: TestClient, host: str) -> None:
    for path in ("/", "/index.json", "/static/style.css", "/nothing"):
        assert client.get(path, headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:1", "LOCALHOST:8700", "[::1]:8700", "[::1]"])
def test_own_names_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/failures", headers={"Host": host}).status_code == 200


@given(st.lists(st.text(max_size=20), max_size=2))
def test_a_name_is_known_only_if_it_is_one_of_ours(named: list[str]) -> None:
    if is_known_host(named, LOOPBACK):
        assert len(named) == 1
        assert named[0].lower().startswith(LOOPBACK)


def test_any_number_may_be_a_name_and_no_other_name() -> None:
    hosts = (*LOOPBACK, ANY_NUMBER)
    assert is_known_host(["192.0.2.7:8700"], hosts) and is_known_host(["[2001:db8::1]:80"], hosts)
    assert not is_known_host(["192.0.2.7.evil.example"], hosts)
    assert not is_known_host(["192.0.2.7", "192.0.2.7"], hosts)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:8701"},
        {"Origin": ""},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {},
    ],
)
def test_nothing_changes_for_another_origin(client: TestClient, headers: dict[str, str]) -> None:
    fields = {"token": form_token(client), "address": "https://news.example/"}
    assert client.post("/add", data=fields, headers=headers).status_code == 403
    assert client.get("/add.json").json() == {"jobs": []}


@pytest.mark.parametrize("token", ["", "wrong", "é", None])
def test_nothing_changes_without_the_token(client: TestClient, token: str | None) -> None:
    fields = {"address": "https://news.example/"} | ({} if token is None else {"token": token})
    assert client.post("/add", data=fields, headers={"Origin": BASE}).status_code == 403
    assert client.post("/add", headers={"X-Onrecord-Token": "wrong"}).status_code == 403
    assert client.get("/add.json").json() == {"jobs": []}


def test_every_change_needs_both(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    acts = [path for path, told in paths.items() if set(told) - {"get"}]
    assert "/add" in acts
    for path in acts:
        where = path.replace("{", "").replace("}", "")
        assert client.post(where, headers={"Origin": BASE}).status_code == 403
        assert client.post(where, headers={"Origin": "http://evil.example"}).status_code == 403


def test_a_token_in_a_header_stands_for_the_form_of_a_page(client: TestClient) -> None:
    answer = client.post(
        "/add", data={"address": "ftp://x"}, headers={"X-Onrecord-Token": form_token(client)}
    )
    assert answer.status_code == 400


def test_other_methods_are_refused(client: TestClient) -> None:
    for method in ("PUT", "DELETE", "PATCH"):
        assert client.request(method, "/", headers={"Origin": BASE}).status_code == 405


def test_with_a_token_nothing_is_shown_without_it(planted: Path) -> None:
    with served(planted, token=TOKEN) as client:
        for path in ("/", "/search?words=ferry", "/changes.atom", "/openapi.json", "/nothing"):
            answer = client.get(path)
            assert answer.status_code == 401
            assert "ferry" not in answer.text
            assert client.get(path, headers={"Authorization": f"Bearer {TOKEN}x"}).status_code == 401
        assert client.get("/static/style.css").status_code == 200
        assert client.get("/", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200
        assert client.get("/", headers={"Cookie": "onrecord-12345678=x"}).status_code == 401
        assert client.get("/?token=wrong").status_code == 401


def test_the_address_with_the_token_signs_in_and_forgets_it(planted: Path) -> None:
    with served(planted, token=TOKEN) as client:
        answer = client.get(f"/search?words=ferry&token={TOKEN}", follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/search?words=ferry")
        assert TOKEN not in answer.headers["set-cookie"] and "HttpOnly" in answer.headers["set-cookie"]
        assert client.get("/search?words=ferry").status_code == 200


def test_signing_in_by_the_form(planted: Path) -> None:
    with served(planted, token=TOKEN) as client:
        assert post(client, "/signin", shown="wrong").status_code == 403
        assert client.get("/").status_code == 401
        assert post(client, "/signin", shown=TOKEN).status_code == 303
        assert client.get("/").status_code == 200


def test_a_redirect_stays_here(planted: Path) -> None:
    with served(planted, token=TOKEN) as client:
        answer = client.get(f"//evil.example/?token={TOKEN}", follow_redirects=False)
        assert not answer.headers.get("location", "/").startswith("//")


def test_bodies_are_bounded(path: Path) -> None:
    with served(path, body_bytes=5_000) as client:
        big = {"address": "https://news.example/ " * 500}
        assert post(client, "/add", **big).status_code == 413
        headers = {"Origin": BASE, "Content-Type": "application/x-www-form-urlencoded"}
        pieces = (b"address=" + b"a" * 1_000 for _ in range(20))
        assert client.post("/add", content=pieces, headers=headers).status_code == 413
        assert client.get("/add.json").json() == {"jobs": []}


def test_long_addresses_are_refused(client: TestClient) -> None:
    assert client.get("/search?" + "x" * 9_000).status_code == 414


def test_a_body_that_does_not_come_is_not_waited_for(path: Path) -> None:
    import anyio

    app = workbench(path, WebSettings(body_seconds=0.2), open_reader=SaidReader)
    sent: list[Any] = []

    async def receive() -> Any:
        await anyio.sleep_forever()

    async def send(message: Any) -> None:
        sent.append(message)

    headers = [(b"host", b"127.0.0.1"), (b"origin", b"http://127.0.0.1"), (b"content-length", b"10")]
    headers.append((b"content-type", b"application/x-www-form-urlencoded"))
    scope = {"type": "http", "method": "POST", "path": "/add", "raw_path": b"/add", "query_string": b""}
    scope |= {"headers": headers, "http_version": "1.1", "scheme": "http", "server": ("127.0.0.1", 80)}
    anyio.run(app, scope, receive, send)
    app.state.workbench.close()
    assert sent[0]["status"] == 408


def test_a_question_that_takes_too_long_is_left(planted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"

    def counts(record: Any, *_: Any, **__: Any) -> None:
        with record._database.reading() as connection:
            connection.exec_driver_sql(slow).scalar()

    monkeypatch.setattr("onrecord.web.pages.search.desk.search_counts", counts)
    with served(planted, question_seconds=0.3) as client:
        answer = client.get("/search.json?words=ferry")
        assert (answer.status_code, "longer" in answer.text) == (503, True)
        assert client.get("/failures").status_code == 200


def test_a_fault_is_a_page_that_tells_nothing(planted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError("secret of the house")

    monkeypatch.setattr("onrecord.web.pages.failures.desk.failures", broken)
    app = workbench(planted, open_reader=SaidReader)
    with TestClient(app, base_url=BASE, raise_server_exceptions=False) as client:
        answer = client.get("/failures")
        assert answer.status_code == 500
        assert "secret" not in answer.text
        assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_other_hosts_need_a_token_that_cannot_be_guessed() -> None:
    for host in ("0.0.0.0", "192.0.2.7", "::", "desk.example"):
        with pytest.raises(UsageError, match="--token new"):
            settings_for_host(host, None)
        assert settings_for_host(host, new_token()).token
    for host in ("127.0.0.1", "localhost", "::1", "127.1.2.3"):
        assert settings_for_host(host, None).token is None
    with pytest.raises(UsageError, match="at least 16"):
        settings_for_host("127.0.0.1", "short")
