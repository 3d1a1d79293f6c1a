"""Names of places brought to one form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.places.names import folded


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("St. Étienne", "Saint-Etienne"),
        ("Mt. Pleasant", "Mount Pleasant"),
        ("N’Djamena", "N'Djamena"),
        ("Łódź", "Lodz"),
        ("U.S.", "US"),
        ("KØBENHAVN", "kobenhavn"),
    ],
)
def test_one_form(written: str, other: str) -> None:
    assert folded(written) == folded(other)


@given(st.text())
def test_folding_twice_changes_nothing_more(name: str) -> None:
    once = folded(name)
    assert folded(once) == once
    assert once == " ".join(once.split())
