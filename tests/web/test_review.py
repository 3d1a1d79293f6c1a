"""Judging in the workbench: the queue, its forms and the corrections."""

from __future__ import annotations

import json

from fastapi.testclient import TestClient

from tests.web.asking import Page, post
from tests.web.conftest import BOOM, PLANTED

STATEMENT = PLANTED[1].statements[0].id
OTHER = PLANTED[1].statements[1].id
REPORT = PLANTED[1].report.id


def test_the_queue_shows_who_what_and_one_form_a_statement(client: TestClient) -> None:
    told = client.get("/review.json").json()
    assert told["left"] == len(told["statements"]) == 4 and told["judged"] == 1
    page = Page(client.get("/review").text)
    actions = {told["action"] for tag, told in page.tags if tag == "form" and told.get("class") == "judge"}
    assert {f"/statements/{one['id']}/judge" for one in told["statements"]} <= actions
    ids = [told["id"] for _, told in page.tags if told.get("id")]
    assert len(ids) == len(set(ids))


def test_a_judgement_leaves_the_queue_is_remembered_and_can_be_undone(client: TestClient) -> None:
    answer = post(client, f"/statements/{STATEMENT}/judge", verdict="accept", by=f" Ada  {BOOM}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/review")
    assert client.get("/review.json").json()["left"] == 3
    page = Page(client.get("/review").text)
    assert not page.scripts.strip()
    names = {told.get("value") for tag, told in page.tags if tag == "input" and told.get("name") == "by"}
    assert names == {f"Ada {BOOM}"}
    shown = Page(client.get(f"/reports/{REPORT}").text).text
    assert "accepted" in shown
    undone = post(client, f"/statements/{STATEMENT}/judge", verdict="undo", by="Ada", back="report")
    assert undone.headers["location"].startswith(f"/reports/{REPORT}?statement={STATEMENT}")
    assert client.get("/review.json").json()["left"] == 4
    assert "accepted" not in Page(client.get(f"/reports/{REPORT}").text).text


def test_a_correction_is_shown_and_exported(client: TestClient) -> None:
    fields = {"by": "Ada", "speakers": "Norring; Aker", "act": "deny", "when": "2026-03-05"}
    post(client, f"/statements/{STATEMENT}/judge", verdict="correct", reason="both said it", **fields)
    post(client, f"/statements/{OTHER}/judge", verdict="reject", by="Ada")
    shown = Page(client.get(f"/reports/{REPORT}").text).text
    assert "speaker: Norring and Aker" in shown and "act: deny" in shown and "both said it" in shown
    answer = client.get("/corrections.jsonl")
    assert answer.headers["content-type"] == "application/x-ndjson"
    # The planted record has a rejected statement in another report.
    (found,) = [
        told
        for told in map(json.loads, answer.text.splitlines())
        if STATEMENT in {one["statement"] for one in told["judged"]}
    ]
    (statement,) = [one for one in found["statements"] if one["id"] == STATEMENT]
    assert (statement["speakers"], statement["act"]) == (["Norring", "Aker"], "deny")
    assert OTHER not in {one["id"] for one in found["statements"]}
    assert {one["by"] for one in found["judged"]} == {"Ada"}


def test_what_cannot_be_judged_is_said(client: TestClient) -> None:
    for fields in (
        {"verdict": "accept"},
        {"verdict": "undo", "by": "Ada"},
        {"verdict": "correct", "by": "Ada", "speakers": "", "when": "Tuesday"},
        {"verdict": "sing", "by": "Ada"},
    ):
        answer = post(client, f"/statements/{STATEMENT}/judge", **fields)
        assert answer.status_code in (400, 422), fields
    assert post(client, "/statements/0000000000/judge", verdict="accept", by="Ada").status_code == 404
    forged = client.post(f"/statements/{STATEMENT}/judge", data={"verdict": "accept", "by": "Ada"})
    assert forged.status_code == 403


def test_an_empty_record_says_what_to_do(empty: TestClient) -> None:
    page = Page(empty.get("/review").text)
    assert "Add" in page.text and "/add" in page.pages
