"""What turns a cue round."""

from __future__ import annotations

import pytest

from onrecord.reading.acts.cue import read_cue
from onrecord.reading.acts.data import rows
from onrecord.reading.acts.negation import turned, turning
from tests.reading.acts.marked import marked


@pytest.mark.parametrize(
    ("before", "turn"),
    [
        ("", None),
        ("has repeatedly", None),
        ("did not", "not"),
        ("has never", "not"),
        ("would not", "refuse"),
        ("refused to", "refuse"),
        ("was not prepared to", "refuse"),
        ("stopped short of", "refuse"),
        ("could not", "unable"),
        ("was unable to", "unable"),
        ("no longer", "ceased"),
        ("has stopped", "ceased"),
        ("would neither", "neither"),
    ],
)
def test_turns(before: str, turn: str | None) -> None:
    assert turning(before.split()) == turn


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("[The duke] did not {deny} <it>.", "not deny"),
        ("[The duke] {didn’t deny} <it>.", "not deny"),
        ("[The duke] would not {say} <who came>.", "decline"),
        ("[The duke] has not yet {said} <who came>.", "silence"),
        ("[The duke] no longer {insists} <that he was away>.", "retract"),
        ("“Nothing is not <allowed>,” [the duke] {said}.", "say"),
        ("Did the duke not come? [He] {said} <that he came>.", "say"),
    ],
)
def test_only_the_words_of_its_own_clause_turn_a_cue(sentence: str, kind: str) -> None:
    assert read_cue(*marked(sentence)).kind == kind


def test_every_turn_of_every_class_is_told() -> None:
    for row in rows("turns.tsv"):
        assert len(row) == 5
        assert turned(row[0], None) == row[0]
        assert turned(row[0], "not") == row[1]


def test_a_class_without_turns_is_only_known_to_be_turned() -> None:
    assert turned("ponies", "not") == "turned"
    assert turned("confirm", "neither") == "neither"
