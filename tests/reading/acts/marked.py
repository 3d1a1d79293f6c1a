"""Sentences marked [source] {cue} <content>, as a text and its statement."""

from __future__ import annotations

import re

from onrecord.reading.kinds import kind_of
from onrecord.reading.quotes import quotations
from onrecord.schema import Span, Spans, Statement

_MARK = re.compile(r"[\[\]{}<>]")
_ROLES = {"[": "source", "{": "cue", "<": "content"}


def marked(sentence: str) -> tuple[str, Statement]:
    """The text without its marks, and the one statement that they mark."""
    text, spans, opened = "", {"source": [], "cue": [], "content": []}, []
    at = 0
    for mark in _MARK.finditer(sentence):
        text += sentence[at : mark.start()]
        at = mark.end()
        if mark.group() in _ROLES:
            opened.append((_ROLES[mark.group()], len(text)))
        else:
            role, start = opened.pop()
            spans[role].append(Span(start, len(text)))
    text += sentence[at:]
    content: Spans = tuple(spans["content"])
    return text, Statement(
        id="0",
        source=tuple(spans["source"]),
        cue=tuple(spans["cue"]),
        content=content,
        kind=kind_of(text, content, quotations(text)),
        confidence=0.9,
    )
