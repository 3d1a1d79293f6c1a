from __future__ import annotations

from typing import get_args

from onrecord.messages import CODES, Code, failure, input_error


def test_every_code_has_words_and_every_words_a_code() -> None:
    assert set(CODES) == set(get_args(Code))
    assert all(words.strip() for words in CODES.values())


def test_a_message_is_filled_in() -> None:
    found = failure("too-large", "a.html", limit=5_000_000, what="page")
    assert (found.input, found.code) == ("a.html", "too-large")
    assert "5,000,000 bytes" in found.message
    error = input_error("too-large", "a.html", limit=5_000_000, what="page")
    assert (error.input, error.code, str(error)) == (found.input, found.code, found.message)
