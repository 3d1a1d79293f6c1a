"""What a report has put forward before a statement."""

from __future__ import annotations

from onrecord.reading.acts.words import words
from onrecord.schema import Statement

_LEAST = 4  # letters of a word that counts as content
_STEM = 6  # letters kept of it
_COMMON = frozenset(
    """that this with from have been were will would they them their there what when which while about after
    before because could should other than then into over more most some such only also said says""".split()
)
_READ = 480
_SHARED = 0.34  # share of a content's stems, met before in one statement, that makes it "taken up"


class Context:
    """The statements of one report, in order: what each takes up of those before it."""

    def __init__(self) -> None:
        self._last: dict[str, list[int]] = {}
        self._kinds: list[str] = []

    def evidence(self, text: str, statement: Statement, kind: str) -> list[str]:
        """Names of what is known before `statement`, which is then added. `kind` is its cue's class."""
        stems = _stems(text, statement)
        counts: dict[int, int] = {}
        named: list[str] = []
        for stem in stems:
            for index in self._last.get(stem, ()):
                counts[index] = counts.get(index, 0) + 1
        here = len(self._kinds)
        known = sum(stem in self._last for stem in stems)
        if known * 2 >= len(stems) > 1:
            named.append("echo: half")
        elif known * 4 >= len(stems) > 1:
            named.append("echo: quarter")
        if counts:
            index, shared = max(counts.items(), key=lambda row: (row[1], row[0]))
            if shared >= 2 and shared >= _SHARED * len(stems):
                named.append("taken up")
                named.append("taken up: " + self._kinds[index])
        if here:
            named.append("after: " + self._kinds[-1])
        else:
            named.append("first")
        self._kinds.append(kind)
        for stem in stems:
            seen = self._last.setdefault(stem, [])
            seen.append(here)
            del seen[:-3]
        return named


def _stems(text: str, statement: Statement) -> set[str]:
    first = statement.content[0]
    found = words(text, first.start, min(first.end, first.start + _READ))
    return {word[:_STEM] for word in found if len(word) >= _LEAST and word not in _COMMON}
