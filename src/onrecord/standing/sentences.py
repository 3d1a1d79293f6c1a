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
    r"\A(?:i|we|he|she|it|they|you|this|that|these|those|there|both|neither|such|one|his|her|its|their|our|my"
    r"|to|for|of|as|if|in|on|at|by|with|about|not|whether|how|why|what|who|when|where|which|and|but|or"
    r"|\w+ing)\b",
    re.IGNORECASE,
)
# A finite verb, as far as a look at single words can tell; that of "the clerk who was asked" is none.
_VERB = re.compile(
    r"(?<!\bwho )(?<!\bwhich )(?<!\bthat )"
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|shall|may|might|must|did|does|do"
    r"|\w{2,}(?:n't|n’t)|\w{3,}ed)\b",
    re.IGNORECASE,
)
_POINTING = re.compile(r"\b(?:he|she|it|they|him|her|them|his|its|their|we|our|us|i|my)\b", re.IGNORECASE)
# The full stop of an initial or a title before a name ends nothing.
_SENTENCE_END = re.compile(
    r"(?:(?<!\b[A-Z])(?<!\bM[rs])(?<!\bMrs)(?<!\b[DS]r)(?<!\b[SL]t)(?<!\bNo)(?<!\b[GS]en)(?<!\bGov)(?<!\bCol)"
    r"(?<!\bProf)\.|[!?…])[”\"'’»)\]]*(?=\s|$)|\n"
)
_PAIRS = (("“", "”"), ("«", "»"), ('"', '"'))
_BLANK = re.compile(r"\s")
_REACH = 600
"""How many characters of a sentence are looked at before the content and after its beginning: more is no
sentence that anybody could use."""


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
    return _whole(text, Span(start, end), content[0])


def _whole(text: str, span: Span, within: Span) -> Span:
    """The span with the quotation marks beside it, those within `within`, whose partners stand in it."""
    start, end = span
    for opening, closing in _PAIRS:
        words = text[start:end]
        if opening == closing:
            one_left = words.count(opening) % 2 == 1
            more_closing = one_left and text[start - 1 : start] == opening and start > within.start
            more_opening = one_left and not more_closing
        else:
            more_opening = words.count(opening) > words.count(closing)
            more_closing = words.count(closing) > words.count(opening)
        if more_opening and end < within.end and text[end] == closing:
            end += 1
        elif more_closing and start > within.start and text[start - 1] == opening:
            start -= 1
    return Span(start, end)


def around(found: FoundStatement) -> Span:
    """The sentence in which the content begins, at most to the ends of its paragraph; of one that goes on
    and on, the words near the beginning of the content."""
    text, (at, last) = found.report.text, found.statement.content[0]
    while last > at and text[last - 1] in _CLOSING:
        last -= 1
    while at < last and text[at].isspace():
        at += 1
    return _trimmed(text, Span(_begins(text, at), _ends(text, at, last)))


def _begins(text: str, at: int) -> int:
    """Where the sentence begins that goes on at `at`."""
    low = max(0, at - _REACH)
    ends = [end.end() for end in _SENTENCE_END.finditer(text, low, at)]
    if ends or low == 0:
        return ends[-1] if ends else 0
    blank = _BLANK.search(text, low, at)
    return blank.end() if blank else low


def _ends(text: str, at: int, last: int) -> int:
    """Where the sentence ends that goes on from `at` to `last` and beyond."""
    high = min(len(text), at + _REACH)
    line = text.find("\n", at, high)
    end = _SENTENCE_END.search(text, max(at, last - 1), line if line >= 0 else high)
    if end or line >= 0 or high == len(text):
        return end.end() if end else line if line >= 0 else high
    while high > at and not text[high].isspace():
        high -= 1
    return high if high > at else at + _REACH


def _trimmed(text: str, span: Span) -> Span:
    """The span without blanks at its ends."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def plainness(found: FoundStatement) -> tuple[int, int, int]:
    """A sort key, least first: how ill the statement's words would state a claim. Words of their own that
    point at nothing else come first, then those of middle length."""
    own = own_words(found)
    if own is None:
        return (2, 0, 0)
    words = own.of(found.report.text)
    pointing = len(_POINTING.findall(words))
    return (min(pointing, 1), pointing, abs(len(words.split()) - 12))
