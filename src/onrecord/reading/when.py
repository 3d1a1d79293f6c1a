"""When each statement was made: the day or days that the words around its cue tell.

A statement's own time stands in the clause of its cue (times/belonging.py). One that tells none takes
the time of what the same speaker said before it in one breath: in the same sentence, or on the same
occasion. Where the text does not tell, there is none: never the day of the report.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from onrecord.reading.times import days_of
from onrecord.reading.times.belonging import Belonging, Distant
from onrecord.reading.times.clauses import has_verb
from onrecord.reading.times.said import said_on, shifted
from onrecord.schema import Spans, Statement, Support, Time

Answer = tuple[str | None, Support | None]

# How often each way of telling is right; measured on training/affairs.
_SURE_OWN: Final = 0.97
_SURE_SENTENCE: Final = 0.88
_SURE_OCCASION: Final = 0.71

_OCCASION: Final = 400  # characters between two statements of one occasion

_RELATIVE: Final = re.compile(r"\b(?:who|which|whose|that)\b", re.IGNORECASE)
_JOINED: Final = re.compile(r"[\s,]{0,8}(?:and|or|but|then)\b", re.IGNORECASE)
_PERFECT: Final = re.compile(r"\b(?:has|have|is|are|had|was|were)\b|['’]s\b", re.IGNORECASE)
_PRESENT: Final = re.compile(
    r"(?:no longer\s|also\s)?(?!(?:was|has|is|does)\b)[^\W\d_]{2,20}s\b|say\b|tell\b|no longer\b"
)
_BACK: Final = re.compile(r"(?:he|she|it|they|we|the\s[^\W\d_A-Z])", re.IGNORECASE)
_PLURAL: Final = re.compile(r"i|we|they|you", re.IGNORECASE)
_THEN: Final = re.compile(r"\s(?:then|at the time|at that time|on that occasion)\b")
_ADDED: Final = re.compile(r"\b(?:added|continued|concluded|went on)\b")
_LEAD: Final = 12  # characters before a cue in which its auxiliary stands
_DAY_LENGTH: Final = len("2026-03-04")


@dataclass(frozen=True, slots=True)
class _Told:
    """The time of one statement: what, how sure, and the spans that say so."""

    when: str
    sure: float
    spans: Spans

    def answer(self) -> Answer:
        return self.when, Support(confidence=self.sure, spans=self.spans)


def whens(text: str, statements: Sequence[Statement], times: Sequence[Time], day: str | None) -> list[Answer]:
    """For each of `statements` (in text order, with their speakers), when it was made and what says so.

    `times` are those of find_times for the same text and the same `day` (YYYY-MM-DD) of publication.
    Each answer is YYYY-MM-DD, YYYY-MM, YYYY or FROM/TO in days, with its support, or None twice.
    """
    return [told.answer() if told else (None, None) for told in _Whens(text, statements, times, day).told()]


class _Whens:
    """One text's statements with their times, told in order."""

    def __init__(
        self, text: str, statements: Sequence[Statement], times: Sequence[Time], day: str | None
    ) -> None:
        self._text = text
        self._statements = statements
        self._times = times
        self._day = days_of(day[:10] if day else None)
        self._belonging = Belonging(text, statements, times)

    def told(self) -> list[_Told | None]:
        """The time of each statement."""
        found: list[_Told | None] = [self._own(number) for number in range(len(self._statements))]
        order = sorted(range(len(self._statements)), key=lambda n: (_place(self._statements[n]), n))
        last_of: dict[str | None, int] = {}  # the statement before, among those of one parent
        for number in order:
            parent = self._statements[number].parent
            before = last_of.get(parent)
            if found[number] is None:
                distant = self._belonging.distant(number)
                if distant is not None:
                    found[number] = _counted(distant)
                elif before is not None:
                    found[number] = self._taken(number, before, found[before])
            last_of[parent] = number
        return found

    def _own(self, number: int) -> _Told | None:
        time = self._belonging.own(number)
        if time is None:
            return None
        when = said_on(self._text, time, self._base(time))
        moved = self._belonging.moved(time)
        if moved is not None and when is not None:
            when = shifted(when, moved[0])
            return None if when is None else _Told(when, _SURE_OWN, (moved[1], time.span))
        return None if when is None else _Told(when, _SURE_OWN, (time.span,))

    def _base(self, time: Time) -> date | None:
        """The day that a distance is counted from: publication, or for "earlier" and "later" the last
        day named before."""
        if self._text[time.span.end - 3 : time.span.end].lower() == "ago":
            return self._day[0] if self._day else None
        at = bisect_left(self._times, time.span.start, key=lambda t: t.span.start)
        for other in reversed(self._times[max(0, at - 5) : at]):
            if other.first is not None and other.first == other.last:
                return date.fromisoformat(other.first)
        return self._day[0] if self._day else None

    def _taken(self, number: int, before: int, told: _Told | None) -> _Told | None:
        """The time that a statement takes from the one before it."""
        one, other = self._statements[before], self._statements[number]
        if not other.cue:
            return None
        if told is None or not _same_speakers(one, other):
            return None
        if self._in_one_sentence(one, other) or self._then(other):
            return _Told(told.when, _SURE_SENTENCE, told.spans)
        if len(told.when) == _DAY_LENGTH and self._on_one_occasion(one, other):
            return _Told(told.when, _SURE_OCCASION, told.spans)
        return None

    def _in_one_sentence(self, one: Statement, other: Statement) -> bool:
        """Whether both are said in one sentence, and not the first in a clause that only describes its
        speaker ("X, which last month denied it, said...")."""
        if not one.cue:
            return False
        sentences = self._belonging.sentences
        end = max(span.end for span in one.cue + one.content)
        if sentences.end(max(end, one.cue[-1].end) - 1) < sentences.end(other.cue[0].start):
            return False
        described = any(
            source.end <= one.cue[0].start and _RELATIVE.search(self._text, source.end, one.cue[0].start)
            for source in one.source
        )
        return not described or _JOINED.match(self._text, end) is not None

    def _on_one_occasion(self, one: Statement, other: Statement) -> bool:
        """Whether the same speaker goes on soon after and as before: no new tense, no new start under its
        full name in another paragraph, and no clause that only describes the speaker of the other."""
        start, end = other.cue[0].start, max(span.end for span in one.cue + one.content)
        between = min(_head(other), start) - end
        if not 0 <= between <= _OCCASION or not one.cue:
            return False
        ends = self._text.count("\n\n", end, end + between)
        if ends > 1 or (ends == 1 and not self._goes_on(other)):
            return False
        lead = self._text[max(0, start - _LEAD) : other.cue[-1].end]
        if _PERFECT.search(lead) is not None:
            return False
        return not self._in_present(other) or self._in_present(one)

    def _then(self, statement: Statement) -> bool:
        """Whether the cue points back: "he said then"."""
        return _THEN.match(self._text, statement.cue[-1].end) is not None

    def _goes_on(self, statement: Statement) -> bool:
        """Whether the cue says so ("added"), or the source is a pronoun or a description, no name."""
        if _ADDED.search(self._text, statement.cue[0].start, statement.cue[-1].end) is not None:
            return True
        return any(_BACK.match(self._text, span.start, span.end) is not None for span in statement.source)

    def _in_present(self, statement: Statement) -> bool:
        cue = self._text[statement.cue[0].start : statement.cue[-1].end]
        if any(_PLURAL.fullmatch(self._text, s.start, s.end) for s in statement.source) and not has_verb(cue):
            return True
        return _PRESENT.match(self._text, statement.cue[0].start, statement.cue[0].end) is not None


def _counted(distant: Distant) -> _Told | None:
    if distant.day is None or distant.days is None:
        return None
    when = shifted(distant.day, distant.days)
    return None if when is None else _Told(when, _SURE_OWN, distant.spans)


def _head(statement: Statement) -> int:
    return min(span.start for span in statement.source + statement.cue + statement.content)


def _place(statement: Statement) -> int:
    """Where a statement stands in the order of telling: at its cue."""
    return statement.cue[0].start if statement.cue else _head(statement)


def _same_speakers(one: Statement, other: Statement) -> bool:
    if one.source and one.source == other.source:
        return True
    return bool(one.speakers) and one.speakers == other.speakers
