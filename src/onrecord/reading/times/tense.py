"""Which way a clause looks in time: what the verbs near an expression tell.

A small reader of English verb forms, no parser: the nearest verb before the expression in its
sentence counts, else the nearest after it.
"""

from __future__ import annotations

from typing import Final, Literal

from onrecord.reading.times import verbs
from onrecord.reading.times.tokens import Tokens

Heading = Literal["past", "future", "present"]

_REACH: Final = 16  # tokens to look back, and
_REACH_AFTER: Final = 10  # tokens to look ahead
_STOPS: Final = frozenset('.!?;“”"')

_FUTURE: Final = frozenset(verbs.FUTURE.split())
_LIKELY_FUTURE: Final = frozenset(verbs.LIKELY_FUTURE.split())
_PLANNED: Final = frozenset(verbs.PLANNED.split())
_COMMITTED: Final = frozenset(verbs.COMMITTED.split())
_PRESENT: Final = frozenset(verbs.PRESENT.split())
_PAST: Final = frozenset(verbs.PAST.split())
_NOT_PAST: Final = frozenset(verbs.NOT_PAST.split())
_HAVE: Final = frozenset(verbs.HAVE.split())
_BE: Final = frozenset(verbs.BE.split())
_IS: Final = frozenset(verbs.IS.split())
_MODAL: Final = frozenset(verbs.MODAL.split())
_NO_VERB: Final = frozenset(verbs.NO_VERB.split())
_HAD: Final = ("had", "was", "were")


def heading(tokens: Tokens, first: int, last: int) -> Heading | None:
    """What the verb nearest to tokens `first` to `last` (exclusive) tells; None without a verb."""
    words = tokens.words
    after = words[last] if last < len(words) else ""
    if after in _HAD:
        return "past"
    infinitive = False
    for at in range(first - 1, max(0, first - _REACH) - 1, -1):
        word = words[at]
        if word in _STOPS and not _abbreviation(tokens, at):
            break
        if word == "to" and at + 1 < first:
            infinitive = infinitive or (words[at + 1] not in _NO_VERB and not tokens.capital(at + 1))
        found = _told(words, at)
        if found is not None:
            return "future" if infinitive and word in _COMMITTED else found
    for at in range(last, min(len(words), last + _REACH_AFTER)):
        word = words[at]
        if word in _STOPS or word in ("that", "which", "who"):
            break
        found = _told(words, at)
        if found is not None:
            return found
    if first > 0 and words[first - 1] in ("until", "till", "by"):
        return "future"
    return None


def _abbreviation(tokens: Tokens, at: int) -> bool:
    """Whether the full stop at `at` ends no sentence: no blank after it, or a small letter."""
    if tokens.words[at] != ".":
        return False
    after = at + 1
    if after >= len(tokens.words):
        return True
    return tokens.starts[after] == tokens.ends[at] or not tokens.capital(after)


def _told(words: list[str], at: int) -> Heading | None:
    """What the word at `at` tells by itself and the word or two before it."""
    word = words[at]
    if word in _FUTURE:
        return "future"
    if word in _LIKELY_FUTURE:
        before = words[at - 1] if at else ""
        if word == "early" or word == "soon":
            return "future" if before == "as" else None
        return "past" if before in _HAD and word not in _PLANNED else "future"
    if word in _PAST or (word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST):
        before = words[at - 1] if at else ""
        if before in _BE:
            return "future" if any(w in _MODAL for w in words[max(0, at - 4) : at - 1]) else "past"
        return "present" if before in _IS else "past"
    return "present" if word in _PRESENT else None
