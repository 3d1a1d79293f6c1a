"""Which names of one report are one: short forms, acronyms, spellings with and without accents."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field

from onrecord.reading.actors.lists import LISTS
from onrecord.reading.actors.vocabulary import BODY_NAMES, COMPANY_NAMES, MEDIA_NAMES, PARTICLES

Key = tuple[str, ...]

_COMPARED = 50  # full names with the same word that are compared
_GENERIC = BODY_NAMES | COMPANY_NAMES | frozenset(LISTS["short forms generic"])


@dataclass(slots=True)
class Cluster:
    """Names that are one: `key` is the fullest, `names` their numbers in text order."""

    key: Key
    text: str
    names: list[int] = field(default_factory=list)
    person: bool = False
    fixed: bool = False  # a state: merged by its meaning only


def key_of(text: str) -> Key:
    """A name's words without case, accents, articles, stops and possessive marks."""
    folded = unicodedata.normalize("NFKD", text.replace("’", "'")).casefold()
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    found = plain.replace(".", "").replace("'s ", " ").replace("'", "").replace("-", " ").split()
    return tuple(found[1:] if len(found) > 1 and found[0] == "the" else found)


def initials(text: str) -> str:
    """The first letters of a name's words, small ones left out, in upper case."""
    return "".join(w[0] for w in text.replace("-", " ").split() if w[0].isupper() or w[0] == "Ö").upper()


def is_acronym(text: str) -> bool:
    """Whether a name is one word of two to eight capitals."""
    plain = text.replace(".", "")
    return 2 <= len(plain) <= 8 and plain.isalpha() and plain.isupper()


def short_of(short: Key, full: Key, *, person: bool) -> bool:
    """Whether `short` can be a later form of `full`."""
    if not short or len(short) >= len(full):
        return False
    if person:
        return full[-len(short) :] == short or full[: len(short)] == short or _without_particles(short, full)
    if all(word in _GENERIC and word not in MEDIA_NAMES for word in short) and full[-1:] != short[-1:]:
        return False
    at = 0
    for word in full:
        if at < len(short) and short[at] == word:
            at += 1
    return at == len(short) and (len(short) > 1 or short[0] in (full[0], full[-1]) or len(full) <= 3)


def _without_particles(short: Key, full: Key) -> bool:
    bare = tuple(w for w in full if w not in PARTICLES)
    return len(bare) > len(short) and bare[-len(short) :] == short


class Index:
    """Full names by their words, so that only names that share a word are compared."""

    def __init__(self) -> None:
        self._by_word: dict[str, list[Cluster]] = {}

    def put(self, cluster: Cluster) -> None:
        for word in set(cluster.key):
            self._by_word.setdefault(word, []).append(cluster)

    def fuller(self, key: Key, fits: Callable[[Cluster], bool]) -> list[Cluster]:
        """The clusters whose name `key` can be short for."""
        near = self._by_word.get(key[-1], [])[:_COMPARED] if key else []
        return [c for c in near if not c.fixed and short_of(key, c.key, person=c.person) and fits(c)]
