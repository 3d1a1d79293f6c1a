from __future__ import annotations

import numpy as np
import pytest

from onrecord.reading.attribution import Attribution
from onrecord.reading.passives import without_objects
from onrecord.schema import Span


def attribution(text: str, source: str, cue: str, content: str) -> Attribution:
    def spans(words: str) -> tuple[Span, ...]:
        start = text.index(words)
        return (Span(start, start + len(words)),)

    return Attribution(
        source=spans(source),
        cue=spans(cue),
        content=spans(content),
        nested=False,
        features={},
        acts=np.zeros(16, np.float32),
    )


@pytest.mark.parametrize(
    ("source", "cue", "content", "says"),
    [
        ("The ferryman", "was accused of", "selling the same berth twice", False),
        ("The bridge", "has been widely described as", "a danger to cyclists", False),
        ("The council", "is expected", "to vote on Friday", False),
        ("The ferryman", "was worried", "that the berth was sold twice", True),
        ("The ferryman", "accused", "the clerk of selling the berth twice", True),
        ("The pilot", "had asked", "whether the buoy was lit", True),
    ],
)
def test_only_the_subject_of_a_passive_says_nothing(source: str, cue: str, content: str, says: bool) -> None:
    text = f"{source} {cue} {content}."
    given = attribution(text, source, cue, content)
    (found,) = without_objects(text, [given])
    assert found.source == (given.source if says else ())
    assert (found.cue, found.content) == (given.cue, given.content)


def test_who_is_named_behind_the_cue_says_it() -> None:
    text = "The ferryman was accused by the harbour board of selling the berth twice."
    given = attribution(text, "the harbour board", "was accused", "of selling the berth twice")
    assert without_objects(text, [given]) == [given]
