from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.naming import block_of, body_words, name_words, person_words
from onrecord.record.short_names import SHORT_NAMES
from onrecord.schema import ACTOR_KINDS, ActorKind


@pytest.mark.parametrize(
    ("name", "kind", "block"),
    [
        ("Ines Calloway", "person", "person/calloway"),
        ("Dr. Inès Calloway Jr.", "person", "person/calloway"),
        ("J.R. Lind", "person", "person/lind"),
        ("the Central Election Board", "organisation", "body/ceb"),
        ("Board of Elections", "group", "body/be"),
        ("C.E.B.", "organisation", "body/ceb"),
        ("Norrfarja AB", "organisation", "body/norrfarja"),
        ("U.S.", "state", "body/us"),
        ("United States of America", "state", "body/us"),
        ("People's Republic of China", "state", "body/china"),
        ("A resident", "unnamed", "unnamed/a-resident"),
    ],
)
def test_blocks(name: str, kind: ActorKind, block: str) -> None:
    assert block_of(name, kind) == block


def test_words() -> None:
    assert name_words("Portugal’s “Łódź” U.N. envoy") == ["portugal", "łodz", "un", "envoy"]
    assert person_words("Mr Lind") == ["lind"] and person_words("Mr") == ["mr"]
    assert body_words("The") == ["the"] and body_words("AB") == ["ab"]


def test_short_names_are_folded_and_end_at_a_name_that_is_no_short_one() -> None:
    for short, name in SHORT_NAMES.items():
        assert name_words(short) == short.split()
        assert name_words(name) == name.split()
        assert name not in SHORT_NAMES


@given(st.text(max_size=40), st.sampled_from(ACTOR_KINDS))
def test_any_name_has_a_block_without_capitals(name: str, kind: ActorKind) -> None:
    block = block_of(name, kind)
    assert block == block_of(name.replace("  ", " ").strip(), kind)
    assert block.casefold() == block
