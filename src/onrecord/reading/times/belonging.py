"""Which time of a text belongs to a statement's own words: in the clause of its cue, outside its content."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.reading.times import verbs
from onrecord.reading.times.clauses import Sentences, has_verb
from onrecord.schema import Span, Statement, Time

_REACH: Final = 300  # characters from a statement's words within which its time stands
_GAP: Final = 160  # characters between its words and its time

_CLAUSE: Final = re.compile(
    r"\b(?:and|but|or|who|whom|which|whose|that|where|after|before|while|whereas|because|although|though|if"
    r"|until|since|whether|despite|than|when|as)\b",
    re.IGNORECASE,
)
_BREAK: Final = re.compile(
    r"[,;:—–]|\b(?:and|but|or|who|which|while|although|though|yet|that)\b", re.IGNORECASE
)
_MEANWHILE: Final = re.compile(r"\W*(?:as|when|while)\b", re.IGNORECASE)
_NEW_CLAUSE: Final = re.compile(r";|\b(?:and|but|or|which|who)\b", re.IGNORECASE)
_DATELINE: Final = re.compile(
    r"^[^\W\d_a-z][^\n]{0,90}?(?:\([^()\n]{2,40}\)\s{0,2}[—–:_-]{0,2}|\s[—–_-]{1,2}\s|:\s)", re.MULTILINE
)
_DETERMINER: Final = re.compile(r"\b(?:the|its|his|her|their|a|an|this|our|my)\s{1,2}\Z", re.IGNORECASE)
_NOUNS: Final = re.compile(r"(['’]s?)?\s{1,2}([^\W\d_]{2,20})(?:\s{1,2}([^\W\d_]{2,20}))?")
_SAYINGS: Final = frozenset(verbs.SAYINGS.split())
_BOUNDED: Final = frozenset({"BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER"})


class Belonging:
    """The times of a text by the statements that they belong to."""

    def __init__(self, text: str, statements: Sequence[Statement], times: Sequence[Time]) -> None:
        self._text = text
        self._statements = statements
        self._times = times
        self._starts = [time.span.start for time in times]
        self._datelines = [match.span() for match in _DATELINE.finditer(text)]
        self._numbers = {s.id: i for i, s in enumerate(statements)}
        self._cues = sorted((span.start, i) for i, s in enumerate(statements) for span in s.cue)
        self._holders = self._held()
        self.sentences = Sentences(text)

    def within(self, low: int, high: int) -> Iterator[int]:
        """The numbers of the times that begin in [low, high)."""
        for at in range(bisect_left(self._starts, low), len(self._times)):
            if self._starts[at] >= high:
                return
            yield at

    def _held(self) -> list[set[int]]:
        """For each time the numbers of the statements in whose content it stands."""
        holders: list[set[int]] = [set() for _ in self._times]
        for number, statement in enumerate(self._statements):
            for span in statement.content:
                for at in self.within(span.start, span.end):
                    holders[at].add(number)
        return holders

    def ancestors(self, number: int) -> set[int]:
        """The numbers of the statements in whose content statement `number` stands, at any level."""
        found: set[int] = set()
        parent = self._statements[number].parent
        while parent is not None and parent in self._numbers and self._numbers[parent] not in found:
            found.add(self._numbers[parent])
            parent = self._statements[self._numbers[parent]].parent
        return found

    def frame(self, number: int) -> tuple[int, int]:
        """The stretch around a statement in which its time may stand: the sentence of its cue, with
        the end of a content that begins there, within the content that it stands in."""
        statement = self._statements[number]
        cue = statement.cue[0]
        low, high = self.sentences.start(cue.start), self.sentences.end(statement.cue[-1].end - 1)
        for span in statement.content:
            if span.start < high <= span.end:
                high = self.sentences.end(span.end - 1)
        own = [s for s in statement.source + statement.cue + statement.content if low <= s.start < high]
        low = max(low, min(s.start for s in own) - _REACH)
        high = min(high, max(s.end for s in own) + _REACH)
        if statement.parent in self._numbers:
            for span in self._statements[self._numbers[statement.parent]].content:
                if span.start <= cue.start < span.end:
                    low, high = max(low, span.start), min(high, span.end)
        return low, high

    def own(self, number: int) -> Time | None:
        """The time that belongs to statement `number`, the nearest where several do."""
        statement = self._statements[number]
        if not statement.cue:
            return None
        low, high = self.frame(number)
        allowed = self.ancestors(number)
        best: tuple[int, int] | None = None
        for at in self.within(low, high):
            time = self._times[at]
            if time.first is None or time.mod in _BOUNDED or time.span.end > high:
                continue
            if not self._holders[at] <= allowed or self._in_dateline(time.span):
                continue
            distance = self._distance(statement, number, time.span, low, high)
            if distance is not None and (best is None or distance < best[0]):
                best = (distance, at)
        return None if best is None else self._times[best[1]]

    def _in_dateline(self, span: Span) -> bool:
        at = bisect_left(self._datelines, (span.start + 1, 0)) - 1
        return at >= 0 and self._datelines[at][0] <= span.start < self._datelines[at][1]

    def _distance(self, statement: Statement, number: int, span: Span, low: int, high: int) -> int | None:
        """How far a time stands from the statement's words; None where it is another clause's."""
        if self._modifies(span):
            return None
        parts = sorted(
            s for s in statement.source + statement.cue + statement.content if s.end > low and s.start < high
        )
        for part in statement.source + statement.cue:
            if part.start <= span.start < part.end:
                return None if has_verb(self._text[part.start : span.start]) else 0
        before = max((s for s in parts if s.end <= span.start), key=lambda s: s.end, default=None)
        after = min((s for s in parts if s.start >= span.end), key=lambda s: s.start, default=None)
        if before is not None and self._follows(before.end, span.start, number):
            return span.start - before.end
        if after is not None and self._leads(
            span, after.start, low if before is None else before.end, number
        ):
            return after.start - span.end
        return None

    def _modifies(self, span: Span) -> bool:
        """Whether the time only says which thing is meant ("Monday's vote", "the March accession"),
        unless that thing is a saying ("Monday's statement")."""
        nouns = _NOUNS.match(self._text, span.end)
        if nouns is None:
            return False
        owner, *words = nouns.groups()
        led = _DETERMINER.search(self._text, max(0, span.start - 8), span.start) is not None
        if owner is None and not (led and words[0].islower()):
            return False
        return not any(word and word.lower() in _SAYINGS for word in words)

    def _cue_between(self, low: int, high: int, number: int) -> bool:
        at = bisect_left(self._cues, (low, -1))
        while at < len(self._cues) and self._cues[at][0] < high:
            if self._cues[at][1] != number:
                return True
            at += 1
        return False

    def _follows(self, end: int, start: int, number: int) -> bool:
        """Whether a time at `start` continues the statement's words that end at `end`."""
        gap = self._text[end:start]
        if len(gap) > _GAP or ";" in gap or self._cue_between(end, start, number):
            return False
        if not has_verb(gap):
            return True
        return _MEANWHILE.match(gap) is not None and _CLAUSE.search(gap, _MEANWHILE.match(gap).end()) is None

    def _leads(self, span: Span, start: int, low: int, number: int) -> bool:
        """Whether a time stands before the statement's words that begin at `start`, in their clause."""
        gap = self._text[span.end : start]
        if len(gap) > _GAP or self._cue_between(span.end, start, number):
            return False
        if _NEW_CLAUSE.search(gap) or (has_verb(gap) and not _MEANWHILE.match(gap)):
            return False
        left = self._text[max(low, span.start - _GAP) : span.start]
        breaks = list(_BREAK.finditer(left))
        return not has_verb(left[breaks[-1].end() :] if breaks else left)
