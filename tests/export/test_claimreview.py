from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.claimreview import CONTEXT, graph
from onrecord.schema.claim import Claim
from tests.export.standings import CLAIM, claims, oil, oil_claim

# Properties of schema.org that the types used here may have: those of Claim, CreativeWork, Thing.
KNOWN = {
    "Claim": {"text", "author", "firstAppearance", "appearance", "subjectOf"},
    "NewsArticle": {"identifier", "url", "headline", "publisher", "datePublished"},
    "Statement": {"identifier", "text", "author", "dateCreated", "isPartOf"},
    "Person": {"name", "identifier"},
    "Organization": {"name", "identifier"},
    "Thing": {"name", "identifier"},
}


def objects(found: Any) -> list[dict[str, Any]]:
    """All objects in a JSON value that have a type."""
    if isinstance(found, list):
        return [one for part in found for one in objects(part)]
    if isinstance(found, dict):
        inner = objects(list(found.values()))
        return [found, *inner] if "@type" in found else inner
    return []


def printed(found: list[Claim]) -> Any:
    return json.loads("".join(graph(found)))


@given(st.lists(claims(), max_size=3))
def test_it_says_only_what_schema_org_has_words_for_and_rates_nothing(found: list[Claim]) -> None:
    told = printed(found)
    assert told["@context"] == CONTEXT
    assert len(told["@graph"]) == len(found)
    for one in objects(told["@graph"]):
        own = {name for name in one if not name.startswith(("@", "onrecord:"))}
        assert own <= KNOWN[one["@type"]]
    assert "ating" not in json.dumps([list(one) for one in objects(told)])


@given(claims())
def test_each_position_is_a_statement_about_it(claim: Claim) -> None:
    (told,) = printed([claim])["@graph"]
    statements = told.get("subjectOf", [])
    labels = [(one["author"]["name"], one["onrecord:position"]) for one in statements]
    assert labels == [(one.actor, one.label) for one in claim.standing.positions]
    reports = {one.get("@id") for one in told.get("appearance", [])}
    assert {one["isPartOf"]["@id"] for one in statements} <= reports


def test_a_claim_with_all_that_is_known() -> None:
    address = {"1" * 64: "https://example.org/oil"}
    (told,) = json.loads("".join(graph([oil_claim()], address.get)))["@graph"]
    assert told["text"] == CLAIM
    assert [one["name"] for one in told["author"]] == [
        "Harbour Workers' Union",
        "Ines Calloway",
        "Skarvey Ferries",
    ]
    assert {one["name"]: one["@type"] for one in told["author"]}["Ines Calloway"] == "Person"
    assert told["firstAppearance"] == told["appearance"][0]
    assert told["firstAppearance"]["url"] == "https://example.org/oil"
    assert told["firstAppearance"]["datePublished"] == "2026-02-02"
    assert told["appearance"][-1] == {"@type": "NewsArticle", "identifier": "skarvey/r6.html"}
    assert (told["onrecord:status"], told["onrecord:since"]) == ("confirmed", "2026-03-08")
    denied = told["subjectOf"][2]
    assert denied["text"] == oil().positions[2].evidence.words
    assert denied["dateCreated"] == "2026-02-05" and "onrecord:ruling" not in denied
