"""What a content's words do, and how fast that is told."""

from __future__ import annotations

import time

import pytest

from onrecord.reading.acts.content import READ, deciding, sign_names, signs, tones_of
from onrecord.reading.acts.data import rows, word_list
from onrecord.reading.acts.words import placed


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("“Yes, we paid him.”", "yes"),
        ("there has been no order", "there is no"),
        ("“We never met.”", "I did not"),
        ("the letter is a fake", "false"),
        ("“I have nothing to add.”", "decline"),
        ("it is too early to say", "doubt"),
        ("“I am sorry, that was my mistake.”", "sorry"),
        ("“We take it back.”", "retract"),
        ("the chair must go", "must"),
        ("the chair should go", "should"),
        ("“Open the gate.”", "please"),
        ("“We shall rebuild it.”", "I will"),
        ("it would rebuild the pier", "self would"),
        ("“Where is it?”", "question mark"),
        ("“Never.”", "short"),
        ("any allegations of theft", "nouns"),
        ("the plan is a disgrace", "criticise"),
        ("a superb and generous host", "praise"),
        ("he had bribed the judge", "misdeed"),
    ],
)
def test_a_content_bears(content: str, name: str) -> None:
    assert name in signs(content)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("the chair should have gone", "should"),
        ("it would like to sail", "self would"),
        ("the lamp is lit", "negated"),
        ("the lamp is lit", "false"),
    ],
)
def test_a_content_does_not_bear(content: str, name: str) -> None:
    assert name not in signs(content)


def test_the_words_that_decide_are_found_again() -> None:
    text = "«I can’t — there’s no list», she said"
    content = placed(text, 0, 27)
    found = deciding("there is no", content)
    assert found is not None and found.of(text) == "there’s no"
    assert deciding("negated", content) is not None
    assert deciding("short", content) is None


def test_every_sign_has_a_weight_or_is_left_out_of_the_table() -> None:
    from onrecord.reading.acts.decision import weights

    weighed = {name.removeprefix("open ") for name in weights().names}
    assert sign_names() <= weighed


def test_starred_words_can_be_met() -> None:
    for _, listed in rows("tones.tsv"):
        for word in listed.split():
            assert not word.endswith("*") or 5 <= len(word.rstrip("*")) <= 7, word
    assert "criticise" in tones_of("disgraceful")


def test_lists_hold_no_word_twice() -> None:
    for name, _, listed in rows("lists.tsv"):
        assert len(listed.split()) == len(word_list(name))


@pytest.mark.parametrize("piece", ["no ", "we will not ", "a", "it that ", "' ", "one-", "is it? "])
def test_no_content_takes_long(piece: str) -> None:
    content = (piece * (1_000_000 // len(piece)))[:1_000_000]
    started = time.process_time()
    signs(content)
    signs(content[:READ])
    assert time.process_time() - started < 0.5
