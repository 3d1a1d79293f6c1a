"""Reports in which each actor speaks once, made from a line for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.record import RecordStore
from onrecord.schema import (
    Actor,
    ActorKind,
    Document,
    Extractor,
    Place,
    ReaderInfo,
    Reading,
    Report,
    Role,
    Span,
    Statement,
    statement_id,
)

READER = ReaderInfo(version="1", weights="cc" * 32)
NEWER = ReaderInfo(version="2", weights="dd" * 32)


@dataclass(frozen=True)
class Who:
    """Someone who says something in a report: a title of `of` (None: left open), whom it speaks for."""

    name: str
    kind: ActorKind = "person"
    title: str | None = None
    of: str | None = None
    speaks_for: tuple[str, ...] = ()


def told(name: str, *who: Who, day: str | None = "2026-03-04", reader: ReaderInfo = READER) -> Reading:
    """The report of that name: "NAME said words in Oslo." for each; `Who` of one name are one actor."""
    text, statements, places = "", [], []
    actors: dict[str, Actor] = {}
    for number, one in enumerate(who):
        start = len(text)
        text += f"{one.name} said words {number} of {name} in Oslo.\n"
        source = Span(start, start + len(one.name))
        cue = Span(source.end + 1, source.end + 5)
        content = Span(cue.end + 1, len(text) - 2)
        places.append(Place(span=Span(content.end - 4, content.end), name="Oslo", country="NO"))
        roles = () if one.title is None else (Role(title=one.title, of=one.of, spans=(source,)),)
        before = actors.get(one.name, Actor(name=one.name, kind=one.kind, mentions=()))
        actors[one.name] = replace(before, mentions=(*before.mentions, source), roles=(*before.roles, *roles))
        statements.append((source, cue, content, one))
    report = Report(text=text or f"Nothing was said in {name}.", input=name, published=day)
    return Reading(
        report=report,
        reader=reader,
        statements=tuple(_statement(report, *some) for some in statements),
        actors=tuple(actors.values()),
        places=tuple(places),
    )


def _statement(report: Report, source: Span, cue: Span, content: Span, who: Who) -> Statement:
    return Statement(
        id=statement_id(report.id, (source,), (cue,), (content,)),
        source=(source,),
        cue=(cue,),
        content=(content,),
        kind="indirect",
        confidence=0.9,
        act="state",
        speakers=(who.name,),
        speaker_kind=who.kind,
        speaks_for=who.speaks_for,
    )


def keep(record: RecordStore, *readings: Reading) -> None:
    """Adds the readings with their reports."""
    extractor = Extractor(name="by hand", version="1")
    for reading in readings:
        raw = reading.report.text.encode()
        document = Document(report=reading.report, raw=raw, media_type="text/plain", extractor=extractor)
        record.add(document, reading)


def names_together(record: RecordStore, *names: str) -> Sequence[set[tuple[str, str]]]:
    """The actors in the blocks of these names, each as a set of (input of report, name there)."""
    from onrecord.identity import ActorTable
    from onrecord.record.naming import block_of

    blocks = {block_of(name, kind) for name in names for kind in ("person", "organisation", "unnamed")}
    inputs = {stored.id: stored.report.input for stored in record.reports()}
    return [
        {(inputs[member.report], member.name) for member in actor.members}
        for actor in ActorTable(record).in_blocks(blocks)
    ]
