"""Pairs of a claim and a statement with the position that the statement takes: what the relating
network learns from.

Claims are those of training/claims; statements are read by the shipped reader from the affairs and
dispatches and paired with the gold ones by their contents, so that the network learns from what it will
meet, its mistakes in acts and speakers included; a gold statement that the reader misses stands as it is.
"""

from __future__ import annotations

import dataclasses
import pathlib
import random
import re
import sys
from collections.abc import Iterator, Sequence

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import affairs
import claims
import wire
from onrecord import Reader
from onrecord.schema import Report, Span, Statement, statement_id
from onrecord.reading.kinds import kind_of
from onrecord.reading.quotes import quotations

HELD_OUT = re.compile(r"^[a-g][0-9][59]-|-05-\d+$")  # affairs and dispatches that judge and do not train
NONE = "none"
POSITIONS = (NONE, *claims.POSITIONS)


@dataclasses.dataclass(frozen=True)
class Told:
    """A statement in its report, in one or two forms: as read, and as gold has it."""

    report: Report
    forms: tuple[Statement, ...]


@dataclasses.dataclass(frozen=True)
class Row:
    """One pair. `label` is a row of POSITIONS."""

    claim: str
    told: Told
    label: int


@dataclasses.dataclass
class Question:
    """A claim with all that was said in its affair or dispatch."""

    claim: claims.Claim
    said: dict[str, Told]


def questions(reader: Reader, *, held: bool) -> list[Question]:
    """All claims that train, or with `held` those that judge."""
    found: list[Question] = []
    texts: dict[str, dict[str, Told]] = {}
    for claim in claims.claims():
        if bool(HELD_OUT.search(claim.of)) is not held:
            continue
        if claim.of not in texts:
            texts[claim.of] = _said(reader, claim.of)
        found.append(Question(claim, texts[claim.of]))
    return found


def rows(question: Question, others: Sequence[Question], chance: random.Random) -> Iterator[Row]:
    """The pairs of a claim for one epoch: every bearing statement with two wordings and one near claim,
    some of the rest, and statements of other affairs."""
    claim, said = question.claim, question.said
    wordings, near = claim.wordings, claim.near
    idle = [number for number in said if number not in claim.bears]
    for number, position in claim.bears.items():
        for wording in chance.sample(wordings, min(2, len(wordings))):
            yield Row(wording, said[number], POSITIONS.index(position))
        if near:
            yield Row(chance.choice(near), said[number], 0)
    some = min(len(idle), 3 + len(claim.bears))
    for number in chance.sample(idle, some):
        yield Row(chance.choice(wordings), said[number], 0)
    if near and idle and chance.random() < 0.5:
        yield Row(chance.choice(near), said[chance.choice(idle)], 0)
    other = chance.choice(others)
    if other.claim.of != claim.of:
        yield Row(chance.choice(wordings), chance.choice(list(other.said.values())), 0)


def everything(question: Question) -> Iterator[Row]:
    """Every pair of a claim in its first wording, and bearing ones with the near claims."""
    claim, said = question.claim, question.said
    for number, told in said.items():
        yield Row(claim.claim, told, POSITIONS.index(claim.bears.get(number, NONE)))
    for near in claim.near:
        for number in claim.bears:
            yield Row(near, said[number], 0)


def _said(reader: Reader, of: str) -> dict[str, Told]:
    path = HERE.parent / "affairs" / f"{of}.txt"
    if not path.exists():
        return _dispatched(reader, of)
    found: dict[str, Told] = {}
    for one in affairs.affair(path):
        report = Report(text=one.text, title=one.title, publisher=one.publisher, published=one.published)
        gold = {f"{one.id}.{s.number}": _gold(report, s) for s in one.statements}
        found |= _paired(reader, report, gold)
    return found


def _dispatched(reader: Reader, of: str) -> dict[str, Told]:
    file, _, _ = of.rpartition("-")
    blocks = re.split(
        r"^=== ", (HERE.parent / "wire" / f"{file}.txt").read_text(encoding="utf-8"), flags=re.M
    )
    for block in blocks[1:]:
        head, _, body = block.partition("\n")
        name, published, publisher = (part.strip() for part in head.split("|"))
        if name == of:
            text, marked = wire.unmarked(name, body, {"s": "source", "c": "cue", "x": "content"})
            report = Report(text=text, publisher=publisher, published=published)
            return _paired(reader, report, {n: _marked(report, one) for n, one in marked.items()})
    raise ValueError(f"no dispatch {of}")


def _gold(report: Report, s: affairs.Statement) -> Statement:
    act = None if s.act in affairs.APART else s.act
    return Statement(
        id=statement_id(report.id, s.source, s.cue, s.content),
        source=s.source,
        cue=s.cue,
        content=s.content,
        kind=s.kind,
        confidence=1.0,
        mode="speech" if act else s.act,
        act=act,
        speakers=s.speakers,
        speaker_kind=s.speaker_kind,
        speaks_for=s.speaks_for,
        via=s.via,
        when=s.when,
    )


def _marked(report: Report, marked: dict) -> Statement:
    source, cue, content = (
        tuple(Span(*span) for span in sorted(marked[role])) for role in ("source", "cue", "content")
    )
    act = None if marked["act"] in affairs.APART else marked["act"]
    return Statement(
        id=statement_id(report.id, source, cue, content),
        source=source,
        cue=cue,
        content=content,
        kind=kind_of(report.text, content, quotations(report.text)),
        confidence=1.0,
        mode="speech" if act else marked["act"],
        act=act,
        speakers=(" ".join(span.of(report.text) for span in source),) if source else (),
    )


def _paired(reader: Reader, report: Report, gold: dict[str, Statement]) -> dict[str, Told]:
    read = reader.read(report).statements
    places = [_letters(statement) for statement in read]
    found: dict[str, Told] = {}
    used: set[int] = set()
    for number, statement in gold.items():
        own = _letters(statement)
        shared = [len(own & other) / len(own | other) for other in places]
        best = max((i for i in range(len(read)) if i not in used), key=lambda i: shared[i], default=None)
        forms = (statement,)
        if best is not None and shared[best] >= 0.5:
            used.add(best)
            forms = (read[best], statement)
        found[number] = Told(report, forms)
    return found


def _letters(statement: Statement) -> set[int]:
    return {at for span in statement.content for at in range(span.start, span.end)}
