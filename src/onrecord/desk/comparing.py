"""What differs between two texts of one article, by words, and between their statements."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from onrecord.schema import Reading, Statement, quote

What = Literal["same", "gone", "new"]
_WORD = re.compile(r"\s*\S+|\s+\Z")
_AT_MOST = 4000
"""Words of a paragraph on either side; what is longer is compared as a whole."""
_LIKE = 0.5
"""Which part of their words two statements share at least where one is the other, changed."""
_PAIRS_AT_MOST = 1_000_000


class Piece(NamedTuple):
    """Words that both texts have, or only the earlier, or only the later. Put together, those that are not
    "new" are the earlier text but for its white space, those that are not "gone" the later text as it is."""

    what: What
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementChanges:
    """Statements that only the later reading has, that only the earlier has, and pairs, earlier first, that
    are one but differ in words, act, speaker or day. Each in the order of its text."""

    came: tuple[Statement, ...]
    went: tuple[Statement, ...]
    changed: tuple[tuple[Statement, Statement], ...]


def word_changes(before: str, after: str) -> tuple[Piece, ...]:
    """The later text with what is gone and what is new."""
    found: list[Piece] = []
    for piece in _by_lines(before.splitlines(keepends=True), after.splitlines(keepends=True)):
        if piece.words and found and found[-1].what == piece.what:
            found[-1] = Piece(piece.what, found[-1].words + piece.words)
        elif piece.words:
            found.append(piece)
    return tuple(found)


def _by_lines(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    for op, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        old, new = "".join(before[i:j]), "".join(after[k:m])
        if op == "equal":
            yield Piece("same", new)
        elif op == "replace":
            yield from _by_words(_WORD.findall(old), _WORD.findall(new))
        else:
            yield Piece("gone", old)
            yield Piece("new", new)


def _by_words(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    if max(len(before), len(after)) > _AT_MOST:
        yield Piece("gone", "".join(before))
        yield Piece("new", "".join(after))
        return
    old, new = ([word.strip() for word in words] for words in (before, after))
    for op, i, j, k, m in SequenceMatcher(None, old, new).get_opcodes():
        if op == "equal":
            yield Piece("same", "".join(after[k:m]))
        else:
            yield Piece("gone", "".join(before[i:j]))
            yield Piece("new", "".join(after[k:m]))


def statement_changes(before: Reading, after: Reading) -> StatementChanges:
    """Which statements came, went or changed from one text of an article to the next."""
    old, new = list(before.statements), list(after.statements)
    pairs = _paired(
        [_words(before, one) for one in old],
        [_words(after, one) for one in new],
    )
    return StatementChanges(
        came=tuple(one for at, one in enumerate(new) if at not in pairs.values()),
        went=tuple(one for at, one in enumerate(old) if at not in pairs),
        changed=tuple(
            (old[at], new[pairs[at]])
            for at in sorted(pairs)
            if _said(before, old[at]) != _said(after, new[pairs[at]])
        ),
    )


def _paired(old: Sequence[tuple[str, ...]], new: Sequence[tuple[str, ...]]) -> dict[int, int]:
    """Which statements are one, by their places: those of the same words, then those most alike."""
    pairs: dict[int, int] = {}
    waiting: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in reversed(range(len(new))):
        waiting[new[at]].append(at)
    for at, words in enumerate(old):
        if waiting[words]:
            pairs[at] = waiting[words].pop()
    taken = set(pairs.values())
    left = [at for at in range(len(old)) if at not in pairs]
    right = [at for at in range(len(new)) if at not in taken]
    if len(left) * len(right) > _PAIRS_AT_MOST:
        return pairs
    alike = ((_alike(old[one], new[other]), one, other) for one in left for other in right)
    for likeness, one, other in sorted(alike, key=lambda row: (-row[0], row[1], row[2])):
        if likeness >= _LIKE and one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return pairs


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    both = Counter(one) & Counter(other)
    return 2 * both.total() / (len(one) + len(other)) if one or other else 1.0


def _words(reading: Reading, statement: Statement) -> tuple[str, ...]:
    return tuple(word for part in _quoted(reading, statement) for word in part.split())


def _quoted(reading: Reading, statement: Statement) -> tuple[str, str, str]:
    text = reading.report.text
    return quote(text, statement.source), quote(text, statement.cue), quote(text, statement.content)


def _said(reading: Reading, statement: Statement) -> tuple[object, ...]:
    """All that a statement says, but not where it stands."""
    bare = replace(statement, id="", parent=None, source=(), cue=(), content=(), confidence=0.0, support={})
    return (bare, *(" ".join(part.split()) for part in _quoted(reading, statement)))
