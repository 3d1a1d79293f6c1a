from __future__ import annotations

import csv
import io
import json

from fastapi.testclient import TestClient

from tests.web.asking import Page


def test_counts_are_those_of_what_is_found(client: TestClient) -> None:
    told = client.get("/search.json?words=ferry&rejected=true").json()
    counts = told["counts"]
    assert counts["total"] == len(told["found"]) == 4
    for name, of in (("act", "acts"), ("kind", "kinds")):
        for one in counts[of]:
            narrowed = client.get(
                "/search.json", params={"words": "ferry", "rejected": "true", name: one["name"]}
            )
            assert len(narrowed.json()["found"]) == one["statements"]
    assert counts["months"] == [{"name": "2026-03", "statements": 4}]
    assert sum(one["statements"] for one in counts["publishers"]) == 4


def test_each_count_leads_to_just_those(client: TestClient) -> None:
    page = Page(client.get("/search?words=ferry&rejected=true").text)
    numbers = {}
    last = ""
    for tag, told in page.tags:
        if tag == "a" and (told.get("href") or "").startswith("/search?"):
            last = told["href"] or ""
        if tag == "span" and told.get("class") == "number":
            numbers[last] = None
    assert len(numbers) >= 6
    for address in numbers:
        assert client.get(address.replace("/search", "/search.json", 1)).json()["counts"]["total"] >= 1


def test_hits_stand_where_the_context_says(client: TestClient) -> None:
    for found in client.get("/search.json?words=FERRY").json()["found"]:
        around = found["context"]
        report = client.get(f"/reports/{found['report']['id']}.json").json()["report"]
        assert around["text"] == report["text"][around["start"] : around["end"]]
        assert around["hits"]
        assert {report["text"][start:end].casefold() for start, end in around["hits"]} == {"ferry"}


def test_filters_are_kept_in_the_form_and_the_address(client: TestClient) -> None:
    page = Page(client.get("/search?words=ferry&act=deny&place=&since=2026").text)
    values = {told.get("name"): told.get("value") for tag, told in page.tags if tag == "input"}
    assert (values["words"], values["since"], values["place"]) == ("ferry", "2026", "")
    assert "/search?words=ferry&since=2026" in page.pages  # without the act


def test_what_is_shown_can_be_saved(client: TestClient) -> None:
    shown = client.get("/search.json?words=ferry&limit=2").json()["found"]
    ids = [one["statement"]["id"] for one in shown]
    table = client.get("/search/export?words=ferry&limit=2")
    assert table.headers["content-disposition"].startswith("attachment")
    rows = list(csv.DictReader(io.StringIO(table.text, newline="")))
    assert [row["statement"] for row in rows] == ids
    lines = client.get("/search/export?words=ferry&limit=2&format=jsonl").text.splitlines()
    assert [json.loads(line)["statement"]["id"] for line in lines] == ids
    page = Page(client.get("/search?words=ferry").text)
    for link in page.links:
        if link.startswith("/search/export"):
            assert client.get(link).status_code == 200


def test_more_are_shown_when_asked_for(client: TestClient) -> None:
    page = Page(client.get("/search?words=ferry&limit=1").text)
    more = next(link for link in page.pages if "limit=4" in link and not link.startswith("/search/export"))
    assert len(client.get(more.replace("/search", "/search.json", 1)).json()["found"]) == 3


def test_words_without_a_letter_find_nothing(client: TestClient) -> None:
    told = client.get("/search.json", params={"words": '"* ) OR ('}).json()
    assert (told["counts"]["total"], told["found"]) == (0, [])
