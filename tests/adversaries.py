"""Texts made to be hard for one regular expression: what it repeats, over and over, and then no match."""

from __future__ import annotations

import re._constants as names  # type: ignore[import-untyped]
import re._parser as parser  # type: ignore[import-untyped]
from collections.abc import Iterator
from typing import Any

_OF_CATEGORY = {
    names.CATEGORY_DIGIT: "1",
    names.CATEGORY_NOT_DIGIT: "a",
    names.CATEGORY_SPACE: " \n",
    names.CATEGORY_NOT_SPACE: "a",
    names.CATEGORY_WORD: "aA1",
    names.CATEGORY_NOT_WORD: '"- ',
}
_REPEATS = (names.MAX_REPEAT, names.MIN_REPEAT, names.POSSESSIVE_REPEAT)
_FEW = 6

USUAL = (
    *(
        "a",
        "A",
        "Aa ",
        "a ",
        "A. ",
        " ",
        "\n",
        " \n",
        "\r\n",
        '"',
        "“",
        "”",
        "'",
        "’",
        "1",
        "1 ",
        "-",
        "–",
        "a-",
    ),
    *(
        ".",
        ",",
        "<",
        "<a ",
        "=",
        "&",
        "é",
        "the ",
        "of the ",
        "The A ",
        "1 January ",
        "2001",
        "20:",
        "last ",
        "<!---->",
    ),
    *("in the ", "[", "(", "a.b", "$1", "\u0301", "😀", "said ", "Mr. ", "he said ", "U.S. ", "a’s "),
)


def pumps(pattern: str | bytes, flags: int) -> list[str]:
    """Pieces that repeated make a hard text for `pattern`: the usual ones, and those made from it."""
    tree = parser.parse(pattern, flags & ~int(names.SRE_FLAG_DEBUG))
    found = dict.fromkeys(USUAL)
    for before, bodies in _repeated(tree, ""):
        for body in bodies:
            found |= dict.fromkeys(piece for piece in (body, before + body * 3, before) if piece)
    return list(found)


def _repeated(tree: Any, before: str) -> Iterator[tuple[str, list[str]]]:
    """For each repeat of the pattern: what may stand before it, and what it may repeat."""
    for kind, told in tree:
        if kind in _REPEATS:
            yield before, _samples(told[2])
            yield from _repeated(told[2], before)
        elif kind is names.SUBPATTERN:
            yield from _repeated(told[3], before)
        elif kind is names.ATOMIC_GROUP:
            yield from _repeated(told, before)
        elif kind is names.BRANCH:
            for branch in told[1]:
                yield from _repeated(branch, before)
        before += next(iter(_samples([(kind, told)])), "")


def _samples(tree: Any) -> list[str]:
    """A few texts that the pattern matches, by and large."""
    found = [""]
    for kind, told in tree:
        found = [one + other for one in found for other in _of(kind, told)][:_FEW]
    return found


def _of(kind: Any, told: Any) -> list[str]:
    if kind is names.LITERAL:
        return [chr(told)]
    if kind in (names.NOT_LITERAL, names.ANY):
        return ["a", " "]
    if kind is names.IN:
        return _in_set(told)
    if kind is names.BRANCH:
        return [one for branch in told[1] for one in _samples(branch)[:2]][:_FEW] or [""]
    if kind is names.SUBPATTERN:
        return _samples(told[3])
    if kind is names.ATOMIC_GROUP:
        return _samples(told)
    if kind in _REPEATS:
        least = max(1, told[0])
        return [one * least for one in _samples(told[2])]
    return [""]


def _in_set(told: Any) -> list[str]:
    if told and told[0][0] is names.NEGATE:
        refused = {chr(value) for kind, value in told if kind is names.LITERAL}
        return [one for one in ("a", " ", '"', "1") if one not in refused][:2]
    found: list[str] = []
    for kind, value in told:
        if kind is names.LITERAL:
            found.append(chr(value))
        elif kind is names.RANGE:
            found.append(chr(value[0]))
        elif kind is names.CATEGORY:
            found += _OF_CATEGORY[value]
    return found[:_FEW]
