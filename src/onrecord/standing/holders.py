"""Who is one among those that hold positions on one claim.

Across all reports a name alone tells little; among the few who speak on one matter it tells enough. So
holders of a claim are one where their names are, whatever kind a report takes them for; where one is the
bare surname of the only person of that name; or where one body's name is the other's with words left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.identity.joining import Joined
from onrecord.identity.naming import is_name
from onrecord.record.naming import name_words
from onrecord.schema.position import Position

_SMALL = frozenset(["the", "a", "an", "of", "mr", "mrs", "ms", "dr", "sir", "and", "for"])
_LEFT_OUT = 2
"""How many words a body's shorter name may leave out."""
_TOLD = 2
"""How many words it must have."""

Holder = tuple[str, str]  # key and name


def joined_holders(positions: Iterable[Position]) -> list[Position]:
    """The positions, with one key and one name, the fullest, for those who are one."""
    found = list(positions)
    holders = sorted({(one.key, one.actor) for one in found})
    joined: Joined[Holder] = Joined()
    for holder in holders:
        joined.root(holder)
    free = [holder for holder in holders if not holder[0].startswith("apart/")]
    for one, other in _pairs(free):
        joined.join(one, other)
    full: dict[Holder, Holder] = {}
    for some in joined.sets():
        full |= dict.fromkeys(some, min(some, key=_fullest))
    one_each = (
        replace(one, key=full[one.key, one.actor][0], actor=full[one.key, one.actor][1]) for one in found
    )
    return list(dict.fromkeys(one_each))  # who speaks and for whom it is said may turn out to be one


def _pairs(holders: Sequence[Holder]) -> Iterable[tuple[Holder, Holder]]:
    words = {holder: _words(holder[1]) for holder in holders}
    for number, one in enumerate(holders):
        for other in holders[number + 1 :]:
            if one[0] == other[0] or words[one] == words[other]:
                yield one, other
    for one in holders:
        longer = [other for other in holders if _is_short_for(one, other, words[one], words[other])]
        if len({words[other] for other in longer}) == 1:
            yield one, longer[0]


def _is_short_for(one: Holder, other: Holder, short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether `one` can be a short form of the name of `other`."""
    if _sort(one) == "unnamed" or _sort(other) == "unnamed" or len(short) >= len(long):
        return False
    if len(short) == 1:
        return _sort(other) == "person" and is_name(other[1]) and short[0] == long[-1]
    left_out = len(long) - len(short)
    return (
        len(short) >= _TOLD
        and left_out <= _LEFT_OUT
        and set(short) <= set(long)
        and _sort(one) == _sort(other) == "body"
    )


def _words(name: str) -> tuple[str, ...]:
    words = name_words(name)
    return tuple(word for word in words if word not in _SMALL) or tuple(words)


def _sort(holder: Holder) -> str:
    for sort in ("person", "body", "unnamed"):
        if f"{sort}/" in holder[0]:
            return sort
    return "body"


def _fullest(holder: Holder) -> tuple[object, ...]:
    key, name = holder
    return (not is_name(name), key.startswith("report/"), -len(_words(name)), key, name)
