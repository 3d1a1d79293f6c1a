"""Articles and their near copies, made by a rule."""

from __future__ import annotations

import random
from typing import Any

from onrecord.record import RecordStore
from onrecord.schema import Document, Reading, Report
from tests.record.made import READER, SEEN, document

_WORDS = (
    "harbour council ferry winter bridge signal quay letter vote engine island mayor tide report contract "
    "night crane silver open closed northern second river warned paper station office minister road light"
)


def article(number: int, *, cut: int = 0, own: int = 0, changed: int = 0, **told: Any) -> Report:
    """Twelve sentences that no other number has; the last `cut` left out, `own` others added that nobody
    else has, and in the first `changed` one word another."""
    sentences = [_sentence(f"{number}/{at}") for at in range(12)]
    for at in range(changed):
        sentences[at] = sentences[at].replace(" the ", " that ", 1)
    kept = sentences[: len(sentences) - cut]
    kept += [_sentence(f"own {number} {cut} {changed} {told} {at}") for at in range(own)]
    usual = {"input": f"wire/{number}-{cut}-{own}-{changed}.txt", "published": "2026-02-03"}
    return Report(text=" ".join(kept), **(usual | told))


def _sentence(seed: str) -> str:
    chosen = random.Random(seed)
    words = [chosen.choice(_WORDS.split()) for _ in range(11)]
    return f"Then the {' '.join(words)} of case {chosen.randrange(10**6)}."


def unread(of: Report) -> tuple[Document, Reading]:
    """The report as a document, with a reading that found nothing."""
    return document(of), Reading(report=of, reader=READER, statements=())


def add_articles(record: RecordStore, *articles: Report) -> None:
    """Adds them in that order, with readings that found nothing."""
    for of in articles:
        record.add(*unread(of), seen=SEEN)
