"""Who is one among those that hold positions on one claim.

Across all reports a name alone tells little; among the few who speak on one matter it tells enough. So
holders of a claim are one where their names are, whatever kind a report takes them for; where one is the
bare surname of the only person of that name; or where one body's name is the other's with words left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
    return renamed(found, fullest({(one.key, one.actor) for one in found}))


def fullest(holders: Iterable[Holder]) -> dict[Holder, Holder]:
    """For each holder the one that stands for all who are one with it."""
    every = sorted(set(holders))
    joined: Joined[Holder] = Joined()
    for holder in every:
        joined.root(holder)
    for one, other in _pairs([holder for holder in every if not holder[0].startswith("apart/")]):
        joined.join(one, other)
    full: dict[Holder, Holder] = {}
    for some in joined.sets():
        full |= dict.fromkeys(some, min(some, key=_fullest))
    return full


def renamed(positions: Iterable[Position], full: Mapping[Holder, Holder]) -> list[Position]:
    """The positions under the keys and names of `full`; one that is told twice then, since who speaks and
    for whom are one, once."""
    named = ((one, full[one.key, one.actor]) for one in positions)
    return list(dict.fromkeys(replace(one, key=key, actor=name) for one, (key, name) in named))


def _pairs(holders: Sequence[Holder]) -> Iterable[tuple[Holder, Holder]]:
    words = {holder: telling_words(holder[1]) for holder in holders}
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


def telling_words(name: str) -> tuple[str, ...]:
    """The words of a name but for articles, forms of address and the like; all where there is no other."""
    words = name_words(name)
    return tuple(word for word in words if word not in _SMALL) or tuple(words)


def _sort(holder: Holder) -> str:
    for sort in ("person", "body", "unnamed"):
        if f"{sort}/" in holder[0]:
            return sort
    return "body"


def _fullest(holder: Holder) -> tuple[object, ...]:
    key, name = holder
    return (not is_name(name), key.startswith("report/"), -len(telling_words(name)), key, name)
