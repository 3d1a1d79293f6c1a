from __future__ import annotations

import pytest

from onrecord.intake.language import language_name, language_of
from tests.intake.pages import FRENCH, SENTENCES


@pytest.mark.parametrize("text", [SENTENCES[0], " ".join(SENTENCES).upper(), "\n\n".join(SENTENCES) * 100])
def test_english_is_english_whatever_is_declared(text: str) -> None:
    assert language_of(text) == language_of(text, "fr-FR") == "en"


def test_another_language_is_named_whatever_is_declared() -> None:
    assert language_of(FRENCH, "en") == "fr"
    assert language_name("fr") == "French (fr)"
    assert language_name("xx") == "xx"


@pytest.mark.parametrize("text", ["Yes.", "12 345", "Oslo, Bergen"])
def test_what_cannot_be_decided_is_as_declared_else_english(text: str) -> None:
    assert language_of(text) == "en"
    assert language_of(text, "nb_NO") == "nb"
    assert language_of(text, " EN-gb") == "en"
