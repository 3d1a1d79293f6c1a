"""Links to a span of a text, and the words by which they can be checked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from onrecord.errors import UsageError
from onrecord.schema import Report, Span

AROUND = 32
"""Characters given before and after a quotation, as onrecord's web annotations have it."""
_AT = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A span of a report's text as a W3C text quote. `agrees` tells whether the words that a link quotes
    stand there, None where it quotes none; `elsewhere` is where they stand instead, if they do."""

    span: Span
    exact: str
    prefix: str
    suffix: str
    agrees: bool | None = None
    elsewhere: Span | None = None


def span_of(at: str, report: Report) -> Span:
    """The span that "120-164" means, in Unicode code points from 0, the last not included. Raises UsageError
    where it is written otherwise, is empty or reaches beyond the text."""
    found = _AT.fullmatch(at)
    if found is None:
        raise UsageError(f"at: {at!r} is no span: write it as 120-164, in characters from 0")
    span = Span(int(found[1]), int(found[2]))
    if not span.start < span.end <= len(report.text):
        raise UsageError(f"at: {at} is no span of this text, which has {len(report.text)} characters")
    return span


def quoted(report: Report, span: Span, words: str = "") -> Quoted:
    """The span as a quotation, checked against the `words` that a link quotes."""
    text = report.text
    exact = span.of(text)
    agrees = exact == words if words else None
    elsewhere = None
    if agrees is False and (at := _nearest(text, words, span.start)) is not None:
        elsewhere = Span(at, at + len(words))
    return Quoted(
        span=span,
        exact=exact,
        prefix=text[max(0, span.start - AROUND) : span.start],
        suffix=text[span.end : span.end + AROUND],
        agrees=agrees,
        elsewhere=elsewhere,
    )


def quoted_json(found: Quoted) -> dict[str, Any]:
    """The selectors of the W3C Web Annotation model, and whether the link's own words agree."""
    return {
        "selector": [
            {"type": "TextPositionSelector", "start": found.span.start, "end": found.span.end},
            {
                "type": "TextQuoteSelector",
                "exact": found.exact,
                "prefix": found.prefix,
                "suffix": found.suffix,
            },
        ],
        "agrees": found.agrees,
        "elsewhere": list(found.elsewhere) if found.elsewhere else None,
    }


def _nearest(text: str, words: str, start: int) -> int | None:
    """Where the words stand, the place nearest to `start`."""
    after, before = text.find(words, start), text.rfind(words, 0, start + len(words))
    return min(
        (place for place in (before, after) if place >= 0), key=lambda place: abs(place - start), default=None
    )
