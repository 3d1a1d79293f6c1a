"""Who speaks where the source that a reader found only cites: "X reported, citing Y"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.actors.cast import Member
from onrecord.reading.actors.context import Answer
from onrecord.reading.actors.phrases import Phrase
from onrecord.reading.actors.resolution import Resolution
from onrecord.schema import Statement

_CITING = frozenset({"citing", "quoting"})
_ON_WORD = frozenset({("relying", "on"), ("reference", "to"), ("word", "of")})
_REACH = 14  # tokens in which what is cited is looked for
_LINKS = 3  # of a chain of citers


@dataclass(frozen=True, slots=True)
class Cited:
    """Who is cited, in which phrase, and who cites, outermost first."""

    answer: Answer
    phrase: Phrase
    citers: tuple[Member, ...]


class Citing:
    """What the statements of one report cite."""

    def __init__(self, resolution: Resolution, statements: Sequence[Statement]) -> None:
        self._resolution, self._words, self._statements = resolution, resolution.words, statements

    def cited(self, i: int, first: int, last: int, source: Answer) -> Cited | None:
        """Who is cited in statement `i`, whose source at tokens [first, last) means `source`; None where
        the source speaks itself."""
        words, cue = self._words, self._statements[i].cue
        begun = words.tokens(cue[0]) if cue else (last, last)
        quoted = "quoted" in words.low[begun[0] : begun[1]]
        if quoted and first > 0 and words.low[first - 1] == "by" and begun[0] < first:
            subject = self._subject(begun[0])
            return None if subject is None else self._cited(subject, source.members)
        hit = self._after(i, last, begun, source)
        found, citers = None, source.members
        for _ in range(_LINKS):
            if hit is None:
                break
            phrase = self._resolution.phrases.read(hit, min(len(words), hit + _REACH), beside=False)
            if phrase is None:
                break
            if found is not None:
                citers = (*citers, *found.answer.members)
            found = self._cited(phrase, citers)
            hit = self._next(phrase.end)
        return found

    def _cited(self, phrase: Phrase, citers: tuple[Member, ...]) -> Cited:
        answer = self._resolution.resolve(phrase, limit=phrase.end)
        return Cited(Answer(answer.members, "cited"), phrase, citers)

    def _next(self, at: int) -> int | None:
        """The token after another "quoting" that follows soon in the same sentence."""
        words = self._words
        for k in range(at, min(len(words) - 1, at + _REACH // 2)):
            if words.sentence[k] != words.sentence[at]:
                return None
            if words.low[k] in _CITING:
                return k + 1
        return None

    def _after(self, i: int, last: int, cue: tuple[int, int], answer: Answer) -> int | None:
        """The token after "citing", "relying on" or the like that follows a source which ends at `last`,
        where the cue itself says so or the source is a medium."""
        low = self._words.low
        inside = any(low[k] in ("citing", "quoting") for k in range(cue[0], min(cue[1], len(low))))
        at = self._words.tokens(self._statements[i].source[0])[0]
        if inside and at > cue[0]:
            return None  # "citing | Y |": Y is the source already
        medium = len(answer.members) == 1 and answer.members[0].kind == "media"
        if not inside and (not medium or answer.members[0] is self._resolution.cast.publisher):
            return None
        sentence = self._words.sentence[min(at, len(low) - 1)]
        for k in range(at, min(len(low) - 2, max(last, cue[1]) + _REACH)):
            if self._words.sentence[k] != sentence:
                return None
            if low[k] in ("citing", "quoting"):
                return k + 1
            if (low[k], low[k + 1]) in _ON_WORD:
                return k + 2
        return None

    def _subject(self, verb: int) -> Phrase | None:
        """The phrase that ends right before token `verb`."""
        words, phrases = self._words, self._resolution.phrases
        for k in range(max(0, verb - _REACH), verb):
            if words.sentence[k] != words.sentence[verb] or (
                k > 0 and words.low[k - 1][0].isalnum() and not words.begins(k)
            ):
                continue
            phrase = phrases.read(k, verb)
            if phrase is not None and phrase.end == verb:
                return phrase
        return None
