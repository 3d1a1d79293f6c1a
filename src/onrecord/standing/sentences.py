"""The words that state a claim: a span of a report that reads as a sentence by itself."""

from __future__ import annotations

import re

from onrecord.record import FoundStatement
from onrecord.schema import Span

LEAST_WORDS, MOST_WORDS = 4, 45
_OPENING = re.compile(r"[\s“”\"'‘’«»„(\[]*(?:that\s+)?[“”\"'‘’«»„]?", re.IGNORECASE)
_CLOSING = " \t\n“”\"'‘’«»,;:—–-"
# Words that point at something said before, or begin what is no whole sentence.
_LEANING = re.compile(
    r"(?:i|we|he|she|it|they|you|this|that|these|those|there|both|neither|such|one|his|her|its|their|our|my"
    r"|to|for|of|as|if|in|on|at|by|with|about|not|whether|how|why|what|who|when|where|which|and|but|or"
    r"|\w+ing)\b",
    re.IGNORECASE,
)
# A finite verb, as far as a look at single words can tell.
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|has|have|had|will|would|can|could|should|shall|may|might|must|did|does|do"
    r"|\w{2,}(?:n't|n’t)|\w{3,}ed|\w{3,}s)\b",
    re.IGNORECASE,
)
_POINTING = re.compile(r"\b(?:he|she|it|they|him|her|them|his|its|their|we|our|us|i|my)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…][”\"'’»)\]]*(?=\s|$)|\n")


def stated(found: FoundStatement) -> Span:
    """The span that states what a statement says: its content where that reads as a sentence by itself,
    else the sentence around it."""
    own = own_words(found)
    return own if own is not None else around(found)


def sentence_of(found: FoundStatement) -> str:
    """The words of `stated`, their blanks evened."""
    return " ".join(stated(found).of(found.report.text).split())


def own_words(found: FoundStatement) -> Span | None:
    """The statement's content without quotation marks and "that", if it reads as a sentence."""
    text = found.report.text
    content = found.statement.content
    if len(content) != 1:
        return None
    start, end = content[0]
    opening = _OPENING.match(text, start, end)
    start = opening.end() if opening else start
    while end > start and text[end - 1] in _CLOSING:
        end -= 1
    words = text[start:end]
    if not LEAST_WORDS <= len(words.split()) <= MOST_WORDS or "\n" in words:
        return None
    if _LEANING.match(words) or not _VERB.search(words):
        return None
    return Span(start, end)


def around(found: FoundStatement) -> Span:
    """The sentence in which the content begins, at most to the end of its paragraph."""
    text = found.report.text
    at = found.statement.content[0].start
    low = 0
    for end in _SENTENCE_END.finditer(text, max(0, at - 2000), at):
        low = end.end()
    found_end = _SENTENCE_END.search(text, min(found.statement.content[0].end, at + 400) - 1)
    high = found_end.end() if found_end else len(text)
    low = max(low, text.rfind("\n", 0, at) + 1)
    while low < high and text[low].isspace():
        low += 1
    while high > low and text[high - 1].isspace():
        high -= 1
    return Span(low, high)


def plainness(found: FoundStatement) -> tuple[int, int, int]:
    """A sort key, least first: how ill the statement's words would state a claim. Words of their own that
    point at nothing else come first, then those of middle length."""
    own = own_words(found)
    if own is None:
        return (2, 0, 0)
    words = own.of(found.report.text)
    pointing = len(_POINTING.findall(words))
    return (min(pointing, 1), pointing, abs(len(words.split()) - 12))
