"""Positions, statements and whole reports made from a line each, and a relater that goes by topics."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from onrecord.inference.arrays import Floats
from onrecord.record import FoundStatement, RecordStore
from onrecord.schema import (
    Act,
    Actor,
    ActorKind,
    Document,
    Extractor,
    Mode,
    ReaderInfo,
    Reading,
    Report,
    Role,
    Span,
    Statement,
    statement_id,
)
from onrecord.schema.position import Evidence, Label, Position
from onrecord.standing.model import Settings
from onrecord.standing.passages import Sizes
from onrecord.standing.relater import Relation

READER = ReaderInfo(version="1", weights="ee" * 32)
NEWER = ReaderInfo(version="2", weights="ff" * 32)

TOPICS = ("lease", "ferry", "crane", "strike", "quarry", "tunnel")
"""What made-up statements are about: `ByTopic` takes those that name one topic to bear on one claim."""

_LABELS: dict[str | None, Label] = {
    "state": "asserts",
    "allege": "asserts",
    "confirm": "confirms",
    "deny": "denies",
    "decline": "declines",
    "doubt": "doubts",
    "retract": "retracts",
}


def position(actor: str, label: Label, day: str | None, **told: Any) -> Position:
    """A position; `told` are fields of its evidence, `key` and `ruling`."""
    key, ruling = told.pop("key", f"body/{actor.lower()}"), told.pop("ruling", None)
    usual = {
        "report": "a" * 64,
        "input": "a.txt",
        "title": None,
        "publisher": None,
        "published": day,
        "statement": "b" * 16,
        "start": 0,
        "source": actor,
        "cue": "said",
        "words": "so it was",
        "score": 0.9,
    }
    return Position(
        actor=actor, key=key, label=label, day=day, ruling=ruling, evidence=Evidence(**(usual | told))
    )


@dataclass(frozen=True)
class Said:
    """One line of a report: "WHO said that WORDS." Without `who` nobody is named who says it."""

    who: str
    words: str
    act: Act | None = "state"
    kind: ActorKind = "organisation"
    speaks_for: tuple[str, ...] = ()
    when: str | None = None
    mode: Mode = "speech"
    title: str | None = None
    """Its title at the first of `speaks_for`, so that reports tell who is who."""


def told(
    name: str, *said: Said, day: str | None = "2026-03-04", reader: ReaderInfo = READER, **of: Any
) -> Reading:
    """The report of that name: a line for each thing said. `of` are other fields of the report."""
    text, spans = "", []
    for one in said:
        who = Span(len(text), len(text) + len(one.who))
        text += f"{one.who} said that " if one.who else "It was known that "
        cue = Span(who.end + 1, who.end + 5)
        content = Span(len(text), len(text) + len(one.words))
        text += f"{one.words}.\n"
        spans.append((who, cue, content))
    text += f"This was printed in {name}."
    report = Report(text=text, input=name, published=day, **of)
    return Reading(
        report=report,
        reader=reader,
        statements=tuple(_statement(report, one, *three) for one, three in zip(said, spans, strict=True)),
        actors=_actors(said, [three[0] for three in spans]),
    )


def _statement(report: Report, said: Said, who: Span, cue: Span, content: Span) -> Statement:
    source = (who,) if said.who else ()
    return Statement(
        id=statement_id(report.id, source, (cue,), (content,)),
        source=source,
        cue=(cue,),
        content=(content,),
        kind="indirect",
        confidence=0.9,
        mode=said.mode,
        act=said.act,
        speakers=tuple(said.who.split(" and ")) if said.who else (),
        speaker_kind=said.kind if said.who else None,
        speaks_for=said.speaks_for,
        when=said.when,
    )


def _actors(said: Sequence[Said], spans: Sequence[Span]) -> tuple[Actor, ...]:
    """One actor for each name; of a joint source one for each of its names, all at its span."""
    found: dict[str, Actor] = {}
    for one, span in zip(said, spans, strict=True):
        for name in one.who.split(" and ") if one.who else ():
            before = found.get(name, Actor(name=name, kind=one.kind, mentions=()))
            body = one.speaks_for[0] if one.speaks_for else None
            roles = () if one.title is None else (Role(title=one.title, of=body, spans=(span,)),)
            found[name] = replace(before, mentions=(*before.mentions, span), roles=(*before.roles, *roles))
        for body in one.speaks_for:
            found.setdefault(body, Actor(name=body, kind="organisation", mentions=()))
    return tuple(found.values())


def found_in(reading: Reading, place: int = 0, **told: Any) -> FoundStatement:
    """The statement at `place` of a reading, as a record gives it."""
    return FoundStatement(statement=reading.statements[place], report=reading.report, **told)


def document(reading: Reading) -> Document:
    """The report of a reading, as if it had been a text file."""
    return Document(
        report=reading.report,
        raw=reading.report.text.encode(),
        media_type="text/plain",
        extractor=Extractor(name="by hand", version="1"),
    )


def keep(record: RecordStore, *readings: Reading) -> None:
    """Adds readings with their reports."""
    for reading in readings:
        record.add(document(reading), reading)


class TopicVectors:
    """Vectors with a dimension for each topic, and a bucket for each."""

    maker = "topics"
    buckets = len(TOPICS)

    def of(self, words: str) -> Floats:
        """1 for each topic that the words name, made even."""
        told = np.array([float(topic in words.lower()) for topic in TOPICS], np.float32)
        length = float(np.sqrt((told * told).sum()))
        return np.asarray(told / length if length else told, np.float32)

    def near_buckets(self, vector: Floats, count: int = 1) -> list[int]:
        """Those of the topics most meant."""
        return [int(at) for at in np.argsort(-vector, kind="stable")[:count]]


class ByTopic:
    """A relater by one rule: a statement bears on a claim where they name a topic in common, and takes
    the position that its act tells. Counts what it is asked."""

    def __init__(self, looked_at: int = 48) -> None:
        self.settings = Settings(
            version="by topic",
            layers=0,
            heads=0,
            accept=0.5,
            leanings=(1.0,) * 6,
            near=0.5,
            words=0.0,
            looked_at=looked_at,
            sizes=Sizes(),
        )
        self.vectors = TopicVectors()
        self.asked = 0

    def claim_vector(self, claim: str) -> Floats:
        """By the topics of the claim."""
        return self.vectors.of(claim)

    def statement_vector(self, report: Report, statement: Statement) -> Floats:
        """By the topics of the content."""
        return self.vectors.of(_content(report, statement))

    def rows(self, claim: str, found: Sequence[FoundStatement]) -> list[tuple[str, str]]:
        """All that a relation hangs on."""
        return [(claim, f"{one.statement.act} {_content(one.report, one.statement)}") for one in found]

    def key(self, claim: str, words: str) -> bytes:
        """The key of such a row."""
        return hashlib.sha256(f"{claim}/{words}".encode()).digest()[:16]

    def relate(
        self, claim: str, found: Sequence[FoundStatement], record: RecordStore | None = None
    ) -> list[Relation]:
        """The position of each by its act, told anew each time and kept in the record."""
        self.asked += len(found)
        made = [self._relation(claim, one) for one in found]
        if record is not None:
            keys = [self.key(*row) for row in self.rows(claim, found)]
            record.keep_relations([(key, *relation) for key, relation in zip(keys, made, strict=True)])
        return made

    def _relation(self, claim: str, found: FoundStatement) -> Relation:
        one, other = self.vectors.of(claim), self.statement_vector(found.report, found.statement)
        label = _LABELS.get(found.statement.act)
        return Relation(label, 0.9) if label is not None and float(one @ other) > 0 else Relation(None, 0.9)


def _content(report: Report, statement: Statement) -> str:
    return " ".join(span.of(report.text) for span in statement.content)
