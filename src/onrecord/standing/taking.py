"""From relations to positions: who takes them, and on which day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.identity import Named, Naming
from onrecord.record import FoundStatement
from onrecord.schema.days import days_of
from onrecord.schema.position import Evidence, Position
from onrecord.standing.relater import Relation

VOICED = ("speech", "thought")  # the modes that can be a position


def may_bear(found: FoundStatement) -> bool:
    """Whether a statement can be a position at all: it is speech or thought, somebody is named who
    says it, and no person rejected it. A publisher's own narration names nobody."""
    return found.statement.mode in VOICED and bool(found.statement.speakers) and not found.rejected


def taken(pairs: Iterable[tuple[FoundStatement, Relation]], naming: Naming) -> Iterator[Position]:
    """The positions that follow, one for each actor of each bearing statement: of those who speak and of
    those for whom it is said; where an unnamed voice speaks for a body, only of the body. A joint source
    gives it to each. In no order that matters."""
    for found, relation in pairs:
        if relation.label is None:
            continue
        evidence = evidence_of(found, relation.score)
        for key, name in holders(found, naming):
            yield Position(actor=name, key=key, label=relation.label, day=day_of(found), evidence=evidence)


def holders(found: FoundStatement, naming: Naming) -> Iterable[Named]:
    """Whose position a statement is. Where the report does not tell for whom its one speaker speaks, but
    others do, it is also that body's."""
    report, statement = found.report.id, found.statement
    voices = [naming.of(report, name) for name in statement.speakers]
    bodies = [naming.of(report, name) for name in statement.speaks_for]
    if not bodies and len(voices) == 1:
        bodies = [one for one in naming.bodies_of(report, statement.speakers[0]) if one not in voices]
    if bodies and statement.speaker_kind == "unnamed":
        voices = []
    return dict.fromkeys((*voices, *bodies))


def day_of(found: FoundStatement) -> str | None:
    """The day on which a statement was made: the last of those that the text tells ("in March"), but none
    after the report's own day, since what a report tells was said by then; else the report's."""
    told, published = days_of(found.statement.when), found.report.day
    if told is None or published is None:
        return told.last if told else published
    return min(told.last, published)


def evidence_of(found: FoundStatement, score: float) -> Evidence:
    """The words of a statement as evidence."""
    report, statement = found.report, found.statement
    return Evidence(
        report=report.id,
        input=report.input,
        title=report.title,
        publisher=report.publisher,
        published=report.published,
        statement=statement.id,
        start=statement.content[0].start,
        source=found.source,
        cue=found.cue,
        words=found.content,
        score=score,
        copies=found.copies,
    )


def before(positions: Iterable[Position], day: str | None, known: str | None) -> list[Position]:
    """Those taken by the end of `day` and told by reports published by the end of `known`; None: no
    bound. A position of unknown day stays out where there is a bound on days, one of a report of unknown
    day where there is one on reports."""
    return [
        one
        for one in positions
        if (day is None or (one.day is not None and one.day <= day))
        and (known is None or (one.evidence.published or "~")[:10] <= known)
    ]
