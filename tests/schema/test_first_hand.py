from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from onrecord.schema import Reading, Support
from onrecord.schema.first_hand import first_hand
from tests.examples import ferries, readings


def told(publisher: str | None, *via: str) -> tuple[str, ...]:
    reading = ferries(publisher=publisher)
    one = replace(reading.statements[0], via=via, support={"via": Support(confidence=0.9)})
    shown = first_hand(replace(reading, statements=(one,))).statements[0]
    assert ("via" in shown.support) is bool(shown.via or not via)
    return shown.via


@pytest.mark.parametrize(
    ("publisher", "own"),
    [
        ("Harbour Post", "the Post"),
        ("Post", "Harbour Post"),
        ("The Harbour Post", "Harbour Post"),
        ("Northern Wire Service", "NWS"),
        ("NWS", "Northern Wire Service"),
    ],
)
def test_the_publisher_is_no_link(publisher: str, own: str) -> None:
    assert told(publisher, own) == ()
    assert told(publisher, "Radio Tavna", own) == ("Radio Tavna",)


@pytest.mark.parametrize("publisher", [None, "", "Harbour Gazette", "—"])
def test_others_stay(publisher: str | None) -> None:
    assert told(publisher, "Harbour Post") == ("Harbour Post",)


@given(readings())
def test_nothing_else_changes(reading: Reading) -> None:
    shown = first_hand(reading)
    assert first_hand(shown) == shown
    for before, after in zip(reading.statements, shown.statements, strict=True):
        assert set(after.via) <= set(before.via)
        assert replace(after, via=before.via, support=before.support) == before
