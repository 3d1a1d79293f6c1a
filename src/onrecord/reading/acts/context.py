"""What a report has spoken of before a statement: denials take up what was put forward."""

from __future__ import annotations

from onrecord.reading.acts.data import word_list
from onrecord.reading.acts.words import words
from onrecord.schema import Statement

_LEAST, _STEM = 4, 6  # letters that a word must have to count, and that are kept of it
_READ = 480  # characters of a content that are looked at
_COMMON = word_list("common")


class Context:
    """The words of one report's text up to a place that only moves on."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._read = 0
        self._met: set[str] = set()

    def familiar(self, statement: Statement) -> str:
        """How much of the content's words stand in the text before the statement: "new", "partly" (a
        quarter of them or more) or "known" (half). Statements are to be asked for in text order."""
        first = statement.content[0]
        until = min(first.start, statement.cue[0].start) if statement.cue else first.start
        if until > self._read:
            self._met |= _stems(self._text, self._read, until)
            self._read = until
        stems = _stems(self._text, first.start, min(first.end, first.start + _READ))
        met = len(stems & self._met)
        if not stems or met * 4 < len(stems):
            return "new"
        return "known" if met * 2 >= len(stems) else "partly"


def _stems(text: str, start: int, end: int) -> set[str]:
    return {word[:_STEM] for word in words(text, start, end) if len(word) >= _LEAST and word not in _COMMON}
