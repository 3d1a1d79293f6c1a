"""Judging actors and claims in the workbench, and taking it back."""

from __future__ import annotations

from typing import Any

from fastapi.testclient import TestClient

from tests.web.asking import Page, post
from tests.web.conftest import BOOM


def judgements(client: TestClient) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get("/judgements.json").json()["judgements"]
    return found


def first_claim(client: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/claims.json").json()["claims"][0]
    return found


def test_actors_are_merged_and_the_merge_is_undone(client: TestClient) -> None:
    key, other = [one["key"] for one in client.get("/actors.json").json()["actors"]][:2]
    answer = post(client, "/judge/actor", key=key, verdict="merge", other=other, by="Ada", reason=BOOM)
    assert answer.status_code == 303 and answer.headers["location"].startswith("/actors/")
    shown = client.get(answer.headers["location"], follow_redirects=True)
    assert shown.status_code == 200 and "are one, says Ada" in Page(shown.text).text
    page = Page(client.get("/judgements").text)
    assert not page.scripts.strip() and BOOM in page.text
    made = judgements(client)[0]
    assert (made["kind"], made["by"], made["standing"]) == ("merge", "Ada", "stands")
    assert post(client, f"/judgements/{made['id']}/undo", by="Bo").status_code == 303
    assert judgements(client)[0]["undone"]["by"] == "Bo"
    for fields in ({"verdict": "merge"}, {"verdict": "split"}, {"verdict": "split", "report": "nowhere"}):
        assert post(client, "/judge/actor", key=key, by="Ada", **fields).status_code in (400, 404)


def test_a_position_is_ruled_and_a_claim_rejected(client: TestClient) -> None:
    claim = first_claim(client)
    party = claim["positions"][0]
    fields = {"actor": party["key"], "label": "retracts", "day": "2026-03-09", "reason": "seen by eye"}
    answer = post(client, f"/judge/claim/{claim['id']}", verdict="position", by="Ada", **fields)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/claims/{claim['id']}")
    told = client.get(f"/claims/{claim['id']}.json").json()
    assert any(one["ruling"] and one["position"] == "retracts" for one in told["on_record"])
    assert "Set by a person" in Page(client.get(f"/claims/{claim['id']}").text).text
    bad = {**fields, "label": "shouts"}
    assert post(client, f"/judge/claim/{claim['id']}", verdict="position", by="Ada", **bad).status_code == 400
    unreasoned = {**fields, "reason": ""}
    where = f"/judge/claim/{claim['id']}"
    assert post(client, where, verdict="position", by="Ada", **unreasoned).status_code == 400
    assert post(client, where, verdict="reject", by="Ada").headers["location"] == "/claims"
    assert claim["id"] not in {one["id"] for one in client.get("/claims.json").json()["claims"]}


def test_a_statement_is_set_apart_from_a_claim(client: TestClient) -> None:
    claim = first_claim(client)
    other = next(one["statement"] for one in claim["positions"] if one["statement"] != claim["id"])
    where = f"/judge/claim/{claim['id']}"
    assert post(client, where, verdict="apart", other=other, by="Ada").status_code == 303
    assert judgements(client)[0]["kind"] == "claim-split"
    assert post(client, where, verdict="apart", other=claim["id"], by="Ada").status_code == 400
    assert post(client, where, verdict="merge", other="0000000000", by="Ada").status_code == 404


def test_nobody_judges_without_a_name_or_the_token(client: TestClient) -> None:
    key = "organisation/norring"
    assert post(client, "/judge/actor", key=key, verdict="merge", other="Belvar", by=" ").status_code == 400
    forged = client.post("/judge/actor", data={"key": key, "verdict": "merge", "by": "Ada"})
    assert forged.status_code == 403
    assert len(judgements(client)) == 1  # the planted one


def test_an_empty_record_says_how_to_judge(empty: TestClient) -> None:
    assert "/review" in Page(empty.get("/judgements").text).pages
