"""A statement in the words around it, with what a search hit in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from onrecord.record import FoundStatement
from onrecord.schema import Span

AROUND = 120
"""How many characters before and after a statement are shown, at most, and never beyond its paragraph."""
LONGEST = 900
"""Of one longer than this the end is left out."""

Role = Literal["source", "cue", "content", "around"]
_WORD = re.compile(r"\w+")
_PHRASE = re.compile(r'"([^"]*)"|“([^“”]*)”|(\S+)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of characters of one role; `hit` where a word that was searched for stands there."""

    text: str
    role: Role
    hit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Characters [start, end) of a report's text, whole words of it, cut into pieces. `hits` are spans of
    the report's text."""

    start: int
    end: int
    pieces: tuple[Piece, ...]
    hits: tuple[Span, ...]
    cut_before: bool
    cut_after: bool


def in_context(found: FoundStatement, words: str = "") -> Context:
    """The statement with what stands around it. Hits are the words and "quoted phrases" of `words` in its
    source, cue and content, capitals and accents apart, as a search finds them."""
    text = found.report.text
    roles = _roles(found)
    first, last = min(span.start for span, _ in roles), max(span.end for span, _ in roles)
    start, end = _window(text, first, last)
    hits = tuple(_hits(text, [span for span, _ in roles], words))
    return Context(
        start=start,
        end=end,
        pieces=tuple(_pieces(text, start, end, roles, hits)),
        hits=tuple(hit for hit in hits if start <= hit.start and hit.end <= end),
        cut_before=bool(text[:start].strip()),
        cut_after=bool(text[end:].strip()),
    )


def _roles(found: FoundStatement) -> list[tuple[Span, Role]]:
    statement = found.statement
    named: list[tuple[Span, Role]] = [(span, "content") for span in statement.content]
    # Where one stands within another, as a cue within a quotation does, the smaller is drawn.
    return named + [(span, "source") for span in statement.source] + [(span, "cue") for span in statement.cue]


def _window(text: str, first: int, last: int) -> tuple[int, int]:
    start = max(first - AROUND, text.rfind("\n", 0, first) + 1)
    while 0 < start < first and text[start - 1].isalnum() and text[start].isalnum():
        start += 1
    line_end = text.find("\n", last)
    end = min(last + AROUND, len(text) if line_end < 0 else line_end, start + LONGEST)
    while start < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end -= 1
    return start, end


def _pieces(
    text: str, start: int, end: int, roles: list[tuple[Span, Role]], hits: tuple[Span, ...]
) -> Iterator[Piece]:
    edges = {start, end}
    for span in [*(span for span, _ in roles), *hits]:
        edges.update(edge for edge in span if start < edge < end)
    marks = sorted(edges)
    for here, there in pairwise(marks):
        role: Role = "around"
        for span, told in roles:
            if span.start <= here < span.end:
                role = told
        hit = any(one.start <= here < one.end for one in hits)
        yield Piece(text=text[here:there], role=role, hit=hit)


def _hits(text: str, spans: list[Span], words: str) -> Iterator[Span]:
    wanted = [phrase for phrase in map(_tokens, _phrases(words)) if phrase]
    found: set[Span] = set()
    for span in spans:
        tokens = [(match.start(), match.end()) for match in _WORD.finditer(text, span.start, span.end)]
        folded = [_folded(text[start:end]) for start, end in tokens]
        for phrase in wanted:
            for at in range(len(folded) - len(phrase) + 1):
                if folded[at : at + len(phrase)] == phrase:
                    found.add(Span(tokens[at][0], tokens[at + len(phrase) - 1][1]))
    yield from sorted(found)


def _phrases(words: str) -> Iterator[str]:
    yield from (first or second or word for first, second, word in _PHRASE.findall(words))


def _tokens(phrase: str) -> list[str]:
    return [_folded(match.group()) for match in _WORD.finditer(phrase)]


def _folded(word: str) -> str:
    """Without capitals and accents."""
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(character for character in apart if not unicodedata.combining(character))
