"""Texts in which statements are marked: <s1>Anna Berg</s1> <c1>said</c1> <x1>it was closed</x1>."""

from __future__ import annotations

import re
from functools import cache

from onrecord.reading.actors import SpeakerOf, read_actors
from onrecord.reading.kinds import kind_of
from onrecord.reading.mentions import Mention
from onrecord.reading.places import Gazetteer
from onrecord.reading.quotes import quotations
from onrecord.schema import Span, Statement, statement_id
from onrecord.schema.actor import Actor

_TAG = re.compile(r"<(/?)([scx])(\d)>")


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer()


def unmarked(marked: str) -> tuple[str, list[Statement]]:
    """The text without tags, and its statements in order of their numbers; one whose cue (or source)
    stands in the content of another has it as its parent."""
    text, at, opened = "", 0, {}
    found: dict[str, dict[str, list[Span]]] = {}
    for tag in _TAG.finditer(marked):
        text += marked[at : tag.start()]
        at = tag.end()
        key = (tag[2], tag[3])
        if tag[1]:
            parts = found.setdefault(tag[3], {"s": [], "c": [], "x": []})
            parts[tag[2]].append(Span(opened.pop(key), len(text)))
        else:
            opened[key] = len(text)
    text += marked[at:]
    marks = quotations(text)
    made = []
    for number in sorted(found):
        source, cue, content = (tuple(found[number][role]) for role in "scx")
        made.append(
            Statement(
                id=statement_id("", source, cue, content),
                source=source,
                cue=cue,
                content=content,
                kind=kind_of(text, content, marks),
                confidence=1.0,
            )
        )
    return text, [_under(s, made) for s in made]


def _under(own: Statement, made: list[Statement]) -> Statement:
    first = (own.cue or own.source or own.content)[0]
    around = [s for s in made if s is not own and any(c.start <= first.start < c.end for c in s.content)]
    if not around:
        return own
    parent = min(around, key=lambda s: sum(c.end - c.start for c in s.content))
    return Statement(
        id=own.id,
        source=own.source,
        cue=own.cue,
        content=own.content,
        kind=own.kind,
        confidence=1.0,
        parent=parent.id,
    )


def read(
    marked: str, publisher: str | None = None, mentions: tuple[Mention, ...] = ()
) -> tuple[tuple[Actor, ...], list[SpeakerOf]]:
    text, statements = unmarked(marked)
    return read_actors(text, quotations(text), mentions, statements, gazetteer(), publisher)


def speakers(marked: str, publisher: str | None = None) -> list[tuple[str, ...]]:
    """The speakers of each statement of a marked text."""
    return [found.speakers for found in read(marked, publisher)[1]]


def last(marked: str, publisher: str | None = None) -> SpeakerOf:
    """Who speaks in the last statement of a marked text."""
    return read(marked, publisher)[1][-1]
