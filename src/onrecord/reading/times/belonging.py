"""Which time of a text belongs to a statement's own words: in the clause of its cue, outside its content."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from onrecord.reading.times import verbs
from onrecord.reading.times.clauses import Sentences, has_verb
from onrecord.reading.times.words import CLOCK_WORDS
from onrecord.schema import Span, Spans, Statement, Time

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
_MEANWHILE: Final = re.compile(r"\W{0,8}(?:as|when|while)\b", re.IGNORECASE)
_NEW_CLAUSE: Final = re.compile(r";|\b(?:and|but|or|which|who)\b", re.IGNORECASE)
# "26 July, the day on which": the day is told by what follows.
_WHICH_DAY: Final = re.compile(
    r",?\s(?:the\s(?:very\s)?(?:day|night|week|month|year)\s(?:that\s|when\s|(?:on|in)\swhich\s)?"
    r"|when\s|(?:on|in)\swhich\s)"
)
# What joins a second verb to its subject: "cleared her on Wednesday and ordered".
_AND: Final = re.compile(r",?\s(?:and|but)\s(?:then\s|also\s)?\Z")
_ONGOING: Final = re.compile(r"[^\W\d_]{2,20}ing\b")
_RELATIVE: Final = re.compile(r"\b(?:who|which|whose|that)\b", re.IGNORECASE)
_COMPARES: Final = re.compile(r";|\b(?:than|against|compared|versus)\b")
_APART: Final = re.compile(r"\A,.*,\s{1,2}\Z", re.DOTALL)
_FIRST_WORD: Final = re.compile(r"\A\s*+[^\W\d_]{2,20}(?:ed|ing)\b")
_NEXT_WORDS: Final = re.compile(r"(?:\W{1,3}\w+){0,3}")
# "GENEVA, Feb 13 (Agency) -" at the head of a paragraph: what stands before its day, and after it.
_PLACE: Final = re.compile(r"(?:^|\n)[^\W\d_a-z][^\n.;:“”\"]{1,60},\s{1,2}\Z")
_AGENCY: Final = re.compile(r"\s{0,2}(?:\([^()\n]{2,40}\)\s{0,2}(?:[—–:_-]{1,2}\s)?|[—–_-]{1,2}\s|:\s)")
_DETERMINER: Final = re.compile(r"\b(?:the|its|his|her|their|a|an|this|our|my)\s{1,2}\Z", re.IGNORECASE)
_DURING: Final = re.compile(r"\b(?:at|in|during)\s{1,2}\Z", re.IGNORECASE)
_NOUNS: Final = re.compile(r"(['’]s?)?\s{1,2}([^\W\d_]{2,20})(?:\s{1,2}([^\W\d_]{2,20}))?")
_MOVED: Final = re.compile(r"\s(after|before)\s[^,;:.“”\"]{0,50}")
_AFTER_OR_BEFORE: Final = re.compile(r"\b(after|before|until|since)\s", re.IGNORECASE)
_STOPPED: Final = re.compile(r"[,;:.“”\"]")
_EVENT: Final = 90  # characters from "two days after" to the statement that it places
_EXACT_WEEKS: Final = 14  # days; "seven weeks after" is no exact day
_LENGTH: Final = re.compile(r"P(\d{1,3})([DW])")
_SAYINGS: Final = frozenset(verbs.SAYINGS.split())
_BOUNDED: Final = frozenset({"BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER"})


class Distant(NamedTuple):
    """A day, the days to count from it, and the spans that say so; no day where none can be told."""

    day: str | None
    days: int | None
    spans: Spans


class Belonging:
    """The times of a text by the statements that they belong to."""

    def __init__(self, text: str, statements: Sequence[Statement], times: Sequence[Time]) -> None:
        self._text = text
        self._statements = statements
        self._times = times
        self._starts = [time.span.start for time in times]
        self._numbers = {s.id: i for i, s in enumerate(statements)}
        self._cues = sorted((span.start, i) for i, s in enumerate(statements) for span in s.cue)
        self._holders = self._held()
        self.sentences = Sentences(text)

    def own(self, number: int) -> Time | None:
        """The time that belongs to statement `number`, the nearest where several do."""
        statement = self._statements[number]
        if not statement.cue:
            return None
        low, high = self._frame(number)
        allowed = self._ancestors(number)
        best: tuple[tuple[int, int], int] | None = None
        for at in self._within(low, high):
            time = self._times[at]
            if time.first is None or time.span.end > high or not self._holders[at] <= allowed:
                continue
            if self._only_bounds(time) or self._in_dateline(time.span) or self._only_names(time.span):
                continue
            distance = self._distance(statement, number, time.span, low, high)
            if distance is not None and (best is None or distance < best[0]):
                best = (distance, at)
        return None if best is None else self._times[best[1]]

    def moved(self, time: Time) -> tuple[int, Span] | None:
        """How many days from `time` the text tells ("two days after the vote of 7 June"), and the span
        that says so; None where it tells none."""
        at = bisect_left(self._starts, time.span.start) - 1
        if at < 0 or self._times[at].mod is not None:
            return None
        length = _LENGTH.fullmatch(self._times[at].value or "")
        moved = _MOVED.fullmatch(self._text, self._times[at].span.end, time.span.start)
        if length is None or moved is None:
            return None
        days = int(length[1]) * (7 if length[2] == "W" else 1)
        return (days if moved[1] == "after" else -days), self._times[at].span

    def distant(self, number: int) -> Distant | None:
        """The distance by which the text places a statement from another time ("denied it on Wednesday,
        two days after a newspaper reported"); None where it does not."""
        statement = self._statements[number]
        if not statement.cue:
            return None
        head = min(
            span.start for span in statement.source + statement.cue if span.end <= statement.cue[-1].end
        )
        low = max(self.sentences.start(statement.cue[0].start), head - _REACH)
        found = list(_AFTER_OR_BEFORE.finditer(self._text, max(low, head - _EVENT), head))
        if not found or _STOPPED.search(self._text, found[-1].end(), head):
            return None
        at = bisect_left(self._starts, found[-1].start()) - 1
        if at < 0 or self._times[at].type != "DURATION" or found[-1].start() - self._times[at].span.end > 1:
            return Distant(None, None, ())
        length = _LENGTH.fullmatch(self._times[at].value or "")
        from_day = self._day_before(at, low)
        if length is None or from_day is None or self._times[at].mod is not None:
            return Distant(None, None, ())
        days = int(length[1]) * (7 if length[2] == "W" else 1)
        if length[2] == "W" and days > _EXACT_WEEKS:
            return Distant(None, None, ())
        back = found[-1][1].lower() == "after"
        return Distant(from_day.first, -days if back else days, (from_day.span, self._times[at].span))

    def _day_before(self, at: int, low: int) -> Time | None:
        """The last time before time `at`, in the sentence that begins at `low`, that is one day."""
        for other in range(at - 1, -1, -1):
            time = self._times[other]
            if time.span.start < low:
                return None
            if time.first is not None and time.first == time.last:
                return time
        return None

    def _within(self, low: int, high: int) -> Iterator[int]:
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
                for at in self._within(span.start, span.end):
                    holders[at].add(number)
        return holders

    def _ancestors(self, number: int) -> set[int]:
        """The numbers of the statements in whose content statement `number` stands, at any level."""
        found: set[int] = set()
        parent = self._statements[number].parent
        while parent is not None and parent in self._numbers and self._numbers[parent] not in found:
            found.add(self._numbers[parent])
            parent = self._statements[self._numbers[parent]].parent
        return found

    def _frame(self, number: int) -> tuple[int, int]:
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

    def _only_bounds(self, time: Time) -> bool:
        """Whether the time only bounds the one that is meant ("until Friday"): not so a clock time
        ("shortly before midnight"), nor one that a clause tells more of ("2019, when")."""
        if time.mod not in _BOUNDED:
            return False
        if time.type == "TIME" and time.value is not None and time.value.partition("T")[2][:1].isdigit():
            return False
        return _WHICH_DAY.match(self._text, time.span.end) is None

    def _in_dateline(self, span: Span) -> bool:
        """Whether the day is that of a dateline."""
        return (
            _AGENCY.match(self._text, span.end) is not None
            and _PLACE.search(self._text, max(0, span.start - 70), span.start) is not None
        )

    def _only_names(self, span: Span) -> bool:
        """Whether the time only says which thing is meant ("Monday's vote", "the March accession"),
        unless that thing is a saying ("Monday's statement") or a place of it ("at Monday's meeting")."""
        nouns = _NOUNS.match(self._text, span.end)
        if nouns is None:
            return False
        owner, *words = nouns.groups()
        if self._text[span.start : span.end].lower() in CLOCK_WORDS:
            return owner is None and words[0].islower()  # "our midday programme"
        led = _DETERMINER.search(self._text, max(0, span.start - 8), span.start) is not None
        if owner is None and not (led and words[0].islower()):
            return False
        if any(word and word.lower() in _SAYINGS for word in words):
            return False
        return not (owner and _DURING.search(self._text, max(0, span.start - 12), span.start))

    def _distance(
        self, statement: Statement, number: int, span: Span, low: int, high: int
    ) -> tuple[int, int] | None:
        """How far a time stands from the statement's words, those among them first; None where it is
        another clause's."""
        for part in statement.source + statement.cue:
            if part.start <= span.start < part.end:
                return None if has_verb(self._text[part.start : span.start]) else (0, 0)
        parts = [
            s for s in statement.source + statement.cue + statement.content if s.end > low and s.start < high
        ]
        before = max((s for s in parts if s.end <= span.start), key=lambda s: s.end, default=None)
        after = min((s for s in parts if s.start >= span.end), default=None)
        if before is not None and before not in statement.content and after in statement.cue:
            return self._amid(before.end, span, after.start, number)
        if before is not None and self._follows(before.end, span, number, after is None):
            return int(before in statement.content), span.start - before.end
        start = low if before is None else before.end
        if after is not None and self._leads(start, span, after.start, number):
            return 1, after.start - span.end
        return None

    def _cue_between(self, low: int, high: int, number: int) -> bool:
        at = bisect_left(self._cues, (low, -1))
        while at < len(self._cues) and self._cues[at][0] < high:
            if self._cues[at][1] != number:
                return True
            at += 1
        return False

    def _amid(self, end: int, span: Span, start: int, number: int) -> tuple[int, int] | None:
        """The distance of a time between source and cue, where no other verb stands between them."""
        left, right = self._text[end : span.start], self._text[span.end : start]
        if len(left) + len(right) > 2 * _GAP or self._cue_between(span.end, start, number):
            return None
        ongoing = right == ", " and _ONGOING.match(self._text, start) is not None
        if (ongoing or _AND.fullmatch(right)) and _RELATIVE.search(left) is None:
            return 0, len(right)
        if has_verb(_BREAK.split(left)[-1], False) or has_verb(right, False):
            return None
        return 0, len(right)

    def _follows(self, end: int, span: Span, number: int, last: bool) -> bool:
        """Whether a time continues the statement's words that end at `end`; `last` where none follow it."""
        gap = self._text[end : span.start]
        if len(gap) > _GAP or _COMPARES.search(gap) or self._cue_between(end, span.start, number):
            return False
        following = _NEXT_WORDS.match(self._text, span.end)
        if last and _BREAK.search(gap) and following is not None and has_verb(following.group()):
            return False  # it leads the next clause: ", though last week its director said"
        if not has_verb(gap):
            return True
        meanwhile = _MEANWHILE.match(gap)
        return meanwhile is not None and _CLAUSE.search(gap, meanwhile.end()) is None

    def _leads(self, low: int, span: Span, start: int, number: int) -> bool:
        """Whether a time stands before the statement's words that begin at `start`, in their clause."""
        if start - span.end > _GAP or self._cue_between(span.end, start, number):
            return False
        gap = self._text[span.end : start]
        if gap == ", " and _ONGOING.match(self._text, start) is not None:
            return True
        if _WHICH_DAY.match(gap) is not None:
            return not has_verb(gap)
        left = _BREAK.split(self._text[max(low, span.start - _GAP) : span.start])[-1]
        participle = _FIRST_WORD.match(left) if gap.endswith(", ") else None
        other = _NEW_CLAUSE.search(gap) or has_verb(gap)
        if other and participle is None and _APART.match(gap) is None:
            return False
        return not has_verb(left[participle.end() :] if participle else left)
