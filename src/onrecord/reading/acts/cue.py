"""What a statement's cue says, in its place: its class, what turns it round, what follows it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reading.acts.data import word_list
from onrecord.reading.acts.lexicon import Match, lexicon
from onrecord.reading.acts.negation import AUXILIARIES, FILLERS, Turn, is_filler, turned, turning
from onrecord.reading.acts.words import words
from onrecord.schema import Spans, Statement

_FAINT = word_list("faint")
TURNERS = word_list("turner")
_WH = word_list("question word")
_DETERMINERS = word_list("determiner")
_FINITE = word_list("finite")
_PREPOSITIONS = word_list("preposition")
_STOPS = frozenset(',.;:!?()"“”„«»—–\n')
_QUOTES = frozenset("\"“”„«»‘’'`")
_BEFORE, _AFTER = 48, 40  # characters looked at on each side of a cue
_WORDS = 14  # words of a cue that are looked at


@dataclass(frozen=True, slots=True)
class CueRead:
    """A cue as read: `kind` after any turn, `bare` before it, `turn`, what follows (`complement`), and
    whether its word is one of thought. `ahead` words of it stand before the cue's span ("could not be" of
    "could not be reached"). A cue that the lexicon lacks is "unknown"."""

    kind: str
    bare: str
    turn: Turn | None
    complement: str
    thought: bool = False
    ahead: int = 0


def read_cue(text: str, statement: Statement) -> CueRead:
    """The cue of `statement` in `text`. A statement without a cue is of the class "none", one whose cue
    is punctuation of the class "mark"."""
    cue = statement.cue
    if not cue:
        return CueRead("none", "none", None, _complement(text, statement, [], None))
    found = _cue_words(text, cue)
    if not found:
        return CueRead("mark", "mark", None, _complement(text, statement, [], None))
    start, end = cue[0].start, cue[-1].end
    before = _chain(words(text, clause_start(text, start), start))
    after = words(text, end, _clause_end(text, end))[:4]
    line = before + found + after
    match = _best(line, len(before), len(before) + len(found))
    if match is None:
        turn = turning(line[: len(before) + len(found)])
        kind = turned("unknown", turn) if turn else "unknown"
        return CueRead(kind, "unknown", turn, _complement(text, statement, after, None))
    complement = _complement(text, statement, after, match)
    bare = match.cue.before.get(complement, match.cue.kind)
    turn = turning(line[: match.start])
    ahead = max(0, len(before) - match.start)
    return CueRead(turned(bare, turn), bare, turn, complement, match.cue.thought, ahead)


def _cue_words(text: str, cue: Spans) -> list[str]:
    found: list[str] = []
    for start, end in cue:
        found.extend(words(text, start, min(end, start + 200)))
    return found[:_WORDS]


def clause_start(text: str, start: int) -> int:
    """Where to begin to look before a cue: after the last punctuation, at most _BEFORE characters off."""
    low = max(0, start - _BEFORE)
    for at in range(start - 1, low - 1, -1):
        if text[at] in _STOPS:
            return at + 1
    return low


def _clause_end(text: str, end: int) -> int:
    """Where to stop looking after a cue: at the next punctuation, at most _AFTER characters off."""
    high = min(len(text), end + _AFTER)
    for at in range(end, high):
        if text[at] in _STOPS:
            return at
    return high


def _chain(found: list[str]) -> list[str]:
    """The auxiliaries and turning words right before a cue, nearest last."""
    kept: list[str] = []
    for word in reversed(found):
        if word not in AUXILIARIES and word not in TURNERS and not is_filler(word):
            if word in _DETERMINERS and not kept:
                return [word]
            break
        kept.append(word)
    kept.reverse()
    while kept and kept[0] in FILLERS:
        del kept[0]
    return kept


def _best(line: list[str], low: int, high: int) -> Match | None:
    """The cue that says most among those of line[low:high]; one may begin in the words before it ("was"
    of "was seen as") or go on in those after it."""
    best: Match | None = None
    rank: tuple[int, bool, int] = (0, False, 0)
    known = lexicon()
    for at in range(high):
        noun = at > 0 and line[at - 1] in _DETERMINERS
        match = known.longest(line, at, noun)
        if match is None or match.end <= low:
            continue
        faint = match.cue.kind in _FAINT or (len(match.cue.phrase[0]) < 4 and match.end - match.start == 1)
        within = min(match.end, high) - max(match.start, low)
        this = (match.end - match.start if within > 0 else 0, not faint, -at)
        if best is None or this > rank:
            best, rank = match, this
    return best


def _complement(text: str, statement: Statement, after: list[str], match: Match | None) -> str:
    """What stands where the content begins, of COMPLEMENTS; "before" where the cue follows it."""
    first = statement.content[0]
    if text[first.start] in _QUOTES:
        return "quote"
    if statement.cue and first.start < statement.cue[0].start:
        return "before"
    gap_start = statement.cue[-1].end if statement.cue else first.start
    gap = words(text, max(gap_start, first.start - 60), first.start) if gap_start < first.start else []
    found = words(text, first.start, min(first.end, first.start + 70))
    if match is not None and match.cue.phrase[-1] in _PREPOSITIONS:
        return match.cue.phrase[-1]
    for word in [*gap[-1:], *found[:1]]:
        if word == "that" or (word in _PREPOSITIONS and word != "to"):
            return word
        if word in _WH:
            return "wh"
    if not found:
        return "np"
    if found[0] == "to" or ("to" in found[1:5] and not _clause(found[: found.index("to", 1)])):
        return "to"
    if found[0].endswith("ing") and len(found[0]) > 4:
        return "ing"
    return "that" if _clause(found[:12]) else "np"


def _clause(found: list[str]) -> bool:
    return not _FINITE.isdisjoint(found)
