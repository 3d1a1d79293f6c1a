from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.identity.naming import (
    Seen,
    block_of_key,
    is_acronym,
    is_key,
    is_name,
    name_key,
    office,
    own_key,
)
from onrecord.record import ReportActor
from onrecord.record.naming import block_of
from onrecord.schema import ACTOR_KINDS, ActorKind


@pytest.mark.parametrize(
    ("title", "core"),
    [
        ("deputy minister of transport", "minister"),
        ("Prime Minister", "minister"),
        ("spokeswoman", "spokes"),
        ("spokesperson for the port", "spokes"),
        ("CEO", "executive"),
        ("chief executive officer", "executive"),
        ("chairman", "chair"),
        ("woman", "woman"),
        ("", ""),
        ("—", ""),
    ],
)
def test_offices(title: str, core: str) -> None:
    assert office(title) == core


def test_names_and_descriptions() -> None:
    assert all(map(is_name, ["Ines Calloway", "the Norrfarja", "his Excellency", "iPort", "4chan", "東京"]))
    assert not any(map(is_name, ["the company", "His deputy", "residents", "A person close to the talks"]))
    assert all(map(is_acronym, ["CEB", "C.E.B."])) and not any(map(is_acronym, ["EU", "Ceb", "C4B", ""]))


@given(st.text(max_size=30), st.sampled_from(ACTOR_KINDS))
def test_a_key_leads_to_the_block(name: str, kind: ActorKind) -> None:
    block = block_of(name, kind)
    seen = Seen.of(ReportActor(report="0f" * 32, day=None, place=0, block=block, kind=kind, name=name))
    keys = [own_key(seen), own_key(seen, "apart"), name_key(seen.sort, seen.words)]
    keys += [f"{keys[2]}@varde-port", f"{keys[2]}#minister"]
    for key in keys:
        assert is_key(key)
        assert block_of_key(key) == block
