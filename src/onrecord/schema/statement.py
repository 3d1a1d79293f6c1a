"""One attribution: who, by which words, what."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from onrecord.schema.spans import Spans

Kind = Literal["direct", "indirect", "mixed"]
KINDS: tuple[Kind, ...] = ("direct", "indirect", "mixed")


def statement_id(report_id: str, source: Spans, cue: Spans, content: Spans) -> str:
    """Sixteen hex digits made from the report and the spans alone, so that a new reading of the
    same text to the same spans gives the same id."""
    parts = ";".join(",".join(f"{s}-{e}" for s, e in role) for role in (source, cue, content))
    return hashlib.sha256(f"{report_id}:{parts}".encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One attribution in one report's text.

    `source`, `cue` and `content` are spans in text order that do not overlap within a role;
    source and cue may be empty, content not. `parent` is the id of the statement in whose content
    this one stands. `confidence` (0 to 1, three decimals) is the probability that a careful
    annotator marks an attribution with the same cue (or, without one, the same content) and at
    least half of the content's words in common.
    """

    id: str
    source: Spans
    cue: Spans
    content: Spans
    kind: Kind
    confidence: float
    parent: str | None = None
