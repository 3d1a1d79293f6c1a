"""Requests by the description and at random: none makes the workbench fail, none changes the record."""

from __future__ import annotations

import os
import random
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from onrecord.record import Record
from onrecord.web.app import workbench
from tests.record.made import shown
from tests.stand_in import SaidReader
from tests.web.asking import BASE, form_token

REQUESTS = int(os.environ.get("ONRECORD_FUZZ", "2000"))
"""How many requests at random are sent; the full size is 10,000."""
EXAMPLES = 5 if REQUESTS < 10_000 else 50
"""How many requests to each operation of the description."""


def test_the_description_finds_no_fault(planted: Path) -> None:
    app = workbench(planted, open_reader=SaidReader)
    schema = schemathesis.openapi.from_asgi("/openapi.json", app, headers={"Host": "127.0.0.1"})
    with TestClient(app, base_url=BASE, raise_server_exceptions=False) as client:
        operations = [found.ok() for found in schema.get_all_operations()]
        assert len(operations) > 20
        for operation in operations:
            _check(operation, client)


def _check(operation: Any, client: TestClient) -> None:
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def sends(case: Any) -> None:
        told = case.as_transport_kwargs(base_url=BASE)
        headers = {"Origin": BASE, "X-Onrecord-Token": form_token(client)}
        kept = {
            name: told[name]
            for name in ("method", "url", "params", "data", "files", "json")
            if told.get(name)
        }
        answer = client.request(**kept, headers=headers, follow_redirects=False)
        # 503 is an answer: too much is waiting.
        assert answer.status_code < 500 or answer.status_code == 503, (kept, answer.text)

    sends()


NASTY = (
    *("", "0", "-1", "1-2", "9" * 40, "\x00", "\xed\xa0\x80", "%", "%00", "../../etc/passwd"),
    *("'; DROP TABLE reports; --", '" OR 1=1', "NEAR(a b)", "*", "<script>boom()</script>", "😀" * 50),
    *("2026-02-30", "0000-00-00", "a" * 900, "{{7*7}}", "\r\nSet-Cookie: a=b", "person/x@y", "null", "1e999"),
)
NAMES = (
    *("words", "speaker", "act", "kind", "place", "publisher", "since", "until", "said_since", "rejected"),
    *("limit", "at", "known", "claim", "about", "status", "quote", "statement", "report", "name", "format"),
    *("token", "x"),
)


def test_requests_at_random_leave_the_record_as_it_was(planted: Path) -> None:
    chance = random.Random(20260310)
    app = workbench(planted, open_reader=SaidReader)
    with Record(planted) as record:
        before = shown(record)
    with TestClient(app, base_url=BASE, raise_server_exceptions=False) as client:
        paths = list(client.get("/openapi.json").json()["paths"])
        for _ in range(REQUESTS):
            answer = _random_request(chance, client, paths)
            assert answer.status_code < 500 or answer.status_code == 503, (str(answer.url), answer.text)
    with Record(planted) as record:
        assert shown(record) == before
        assert list(record.verify()) == []


def _random_request(chance: random.Random, client: TestClient, paths: list[str]) -> Any:
    path = chance.choice([*paths, "/", "/static/", "/nothing"])
    while "{" in path:
        before, _, rest = path.partition("{")
        path = before + quote(chance.choice(NASTY), safe="") + rest.partition("}")[2]
    told = [(chance.choice(NAMES), chance.choice(NASTY)) for _ in range(chance.randrange(4))]
    method = chance.choice(["GET"] * 8 + ["POST", "HEAD", "PUT", "OPTIONS"])
    headers = {"Accept": chance.choice(["text/html", "application/json;q=x", "*/*", ""])}
    if chance.random() < 0.3:
        headers["Origin"] = chance.choice([BASE, "http://evil.example", "null"])
    body = chance.choice([b"", b"token=x", b"--x\r\n", bytes(range(256))]) if method != "GET" else b""
    if body:
        headers["Content-Type"] = chance.choice(
            [
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "multipart/form-data",
                "?",
            ]
        )
    return client.request(
        method, f"{path}?{urlencode(told)}", headers=headers, content=body, follow_redirects=False
    )


@pytest.mark.parametrize("words", ['"', "“", "()", "a AND", "NOT b", "c:d", "^e", "f*"])
@given(filters=st.dictionaries(st.sampled_from(NAMES[:9]), st.sampled_from(NASTY), max_size=3))
@settings(max_examples=10, suppress_health_check=list(HealthCheck))
def test_no_search_is_malformed(planted: Path, words: str, filters: dict[str, str]) -> None:
    with TestClient(workbench(planted, open_reader=SaidReader), base_url=BASE) as client:
        answer = client.get("/search.json", params={**filters, "words": words})
        assert answer.status_code in (200, 400, 422)
