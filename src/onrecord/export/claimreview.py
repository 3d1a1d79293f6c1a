"""Claims in the words of schema.org (https://schema.org/Claim), as fact checkers' ClaimReview takes them.

A Claim appears in reports (`appearance`, the earliest published as `firstAppearance`), its `author` is
who puts it forward, and each position is a Statement about it (`subjectOf`) by the actor that took it,
with the words of its report. There is no review and no rating: that is for who reviews the claim, and a
ClaimReview may take such a Claim as its `itemReviewed`. schema.org has no words for a position and a
status: they stand under `onrecord:`. `claimInterpreter` is left out, since it means who found the claim
in a recording, not a party to it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from onrecord.schema.claim import Claim
from onrecord.schema.position import Evidence, Position

CONTEXT = ["https://schema.org", {"onrecord": "urn:onrecord:"}]
_PUT_FORWARD = ("asserts", "confirms")

AddressOf = Callable[[str], str | None]
"""The address of the report with this id; None where it is not known."""


def graph(claims: Iterable[Claim], address_of: AddressOf = lambda report: None) -> Iterator[str]:
    """One JSON-LD object with all claims in its @graph, in pieces, one claim a line."""
    opening = '{"@context": ' + json.dumps(CONTEXT) + ', "@graph": [\n'
    for claim in claims:
        yield opening + json.dumps(claim_object(claim, address_of), ensure_ascii=False)
        opening = ",\n"
    yield opening + "]}\n" if opening.startswith("{") else "\n]}\n"


def claim_object(claim: Claim, address_of: AddressOf = lambda report: None) -> dict[str, Any]:
    """A Claim without its @context."""
    standing = claim.standing
    appearances = _appearances(claim, address_of)
    authors = {one.key: _actor(one) for one in standing.positions if one.label in _PUT_FORWARD}
    told = {
        "@type": "Claim",
        "@id": f"urn:onrecord:claim:{claim.id}",
        "text": claim.sentence,
        "author": list(authors.values()),
        "firstAppearance": appearances[0] if appearances else None,
        "appearance": appearances,
        "subjectOf": [_statement(position) for position in standing.positions],
        "onrecord:status": standing.status,
        "onrecord:since": standing.since,
        "onrecord:changed": claim.changed,
    }
    return _without_empty(told)


def _appearances(claim: Claim, address_of: AddressOf) -> list[dict[str, Any]]:
    """The reports that bear on a claim, in its order; of one without a position only the name is known."""
    known: dict[str, dict[str, Evidence]] = {}
    for position in claim.standing.positions:
        evidence = position.evidence
        known.setdefault(evidence.input, {}).setdefault(evidence.report, evidence)
    found: list[dict[str, Any]] = []
    for name in dict.fromkeys([*claim.reports, *known]):
        told = known.get(name, {}).values()
        found += [_report(evidence, address_of) for evidence in told] or [
            {"@type": "NewsArticle", "identifier": name}
        ]
    return found


def _report(evidence: Evidence, address_of: AddressOf) -> dict[str, Any]:
    publisher = evidence.publisher and {"@type": "Organization", "name": evidence.publisher}
    return _without_empty(
        {
            "@type": "NewsArticle",
            "@id": _report_id(evidence),
            "identifier": evidence.input,
            "url": address_of(evidence.report),
            "headline": evidence.title,
            "publisher": publisher,
            "datePublished": evidence.published,
        }
    )


def _statement(position: Position) -> dict[str, Any]:
    evidence = position.evidence
    return _without_empty(
        {
            "@type": "Statement",
            "identifier": evidence.statement,
            "text": evidence.words,
            "author": _actor(position),
            "dateCreated": position.day,
            "isPartOf": {"@id": _report_id(evidence)},
            "onrecord:statement": {"@id": f"urn:onrecord:statement:{evidence.statement}"},
            "onrecord:position": position.label,
            "onrecord:score": evidence.score,
            "onrecord:ruling": position.ruling,
        }
    )


def _actor(position: Position) -> dict[str, Any]:
    """The actor, a Person or Organization where its key tells which."""
    # A key is [report/DIGITS/] sort / words: onrecord.identity.naming.
    sorts = {"person": "Person", "body": "Organization"}
    sort = next((part for part in position.key.split("/")[:-1] if part in sorts), "")
    return {"@type": sorts.get(sort, "Thing"), "name": position.actor, "identifier": position.key}


def _report_id(evidence: Evidence) -> str:
    return f"urn:onrecord:report:{evidence.report}"


def _without_empty(told: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in told.items() if value is not None and value not in ("", [])}
