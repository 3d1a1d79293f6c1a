"""One attribution: who, by which words, what."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from onrecord.schema.actor import ActorKind
from onrecord.schema.spans import Spans

Kind = Literal["direct", "indirect", "mixed"]
KINDS: tuple[Kind, ...] = ("direct", "indirect", "mixed")

Mode = Literal["speech", "thought", "attitude", "silence"]
MODES: tuple[Mode, ...] = ("speech", "thought", "attitude", "silence")

Act = Literal[
    "state",
    "allege",
    "confirm",
    "deny",
    "decline",
    "doubt",
    "retract",
    "praise",
    "criticise",
    "demand",
    "promise",
    "warn",
    "predict",
    "ask",
]
ACTS: tuple[Act, ...] = get_args(Act)

# The fields of a statement that `support` explains.
SUPPORTED = ("act", "speakers", "speaks_for", "via", "when")


def statement_id(report_id: str, source: Spans, cue: Spans, content: Spans) -> str:
    """Sixteen hex digits made from the report and the spans alone, so that a new reading of the
    same text to the same spans gives the same id."""
    parts = ";".join(",".join(f"{s}-{e}" for s, e in role) for role in (source, cue, content))
    return hashlib.sha256(f"{report_id}:{parts}".encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """What a field of a statement was read from: the spans, and the probability (three decimals)
    that it is right."""

    confidence: float
    spans: Spans = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One attribution in one report's text.

    `source`, `cue` and `content` are spans in text order that do not overlap within a role;
    source and cue may be empty, content not. `parent` is the id of the statement in whose content
    this one stands. `confidence` (0 to 1, three decimals) is the probability that a careful
    annotator marks an attribution with the same cue (or, without one, the same content) and at
    least half of the content's words in common.

    `mode` tells speech from thought, attitude and silence; `act` is None for the last two.
    `speakers`, `speaks_for` and `via` are canonical names (those of the reading's actors), `via`
    outermost first; empty where the text leaves it open. `when` is the day or the days on which it
    was said (YYYY-MM-DD, YYYY-MM, YYYY or FROM/TO in days), None where the text does not tell.
    `support` explains the fields named in SUPPORTED.
    """

    id: str
    source: Spans
    cue: Spans
    content: Spans
    kind: Kind
    confidence: float
    parent: str | None = None
    mode: Mode = "speech"
    act: Act | None = None
    speakers: tuple[str, ...] = ()
    speaker_kind: ActorKind | None = None
    speaks_for: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    when: str | None = None
    support: Mapping[str, Support] = field(default_factory=dict, hash=False)
