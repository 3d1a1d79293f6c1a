"""What an actor's name, roles and affiliations say about who it may be in another report."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.record import ReportActor
from onrecord.record.judging import KEY_DIGITS
from onrecord.record.naming import Sort, block_of_words, body_words, name_words, sort_of, words_of
from onrecord.schema import ActorKind

_KEPT = 8192
"""Names and roles that are kept looked at, since many reports tell the same of one actor."""
_HEAD_END = re.compile(r"\s(?:of|for|to|at|in|from|and)\s")
_FIRST_ARTICLE = re.compile(r"(?:the|an?|his|her|its|their)\s+", re.IGNORECASE)
_ACRONYM_LETTERS = 3
"""Fewer letters than this are the initials of too much."""

# One office under several words; else what ends on -man, -woman or -person is one.
_SAME_OFFICE = {"ceo": "executive", "premier": "minister", "pm": "minister", "officer": "executive"}
_PERSON_ENDING = re.compile(r"(?<=[a-z]{3})(?:(?:wo)?man|person)$")


@dataclass(frozen=True, slots=True)
class Seen:
    """An actor of a report with what identity goes by.

    `words` are those of its name; `own` is True where it cannot be told from its name alone, so that
    it stays an actor of its own report (unnamed, a bare surname, a description). `affiliations` are
    those whom it holds a role of or speaks for; `offices` what its titles have at their core.
    """

    actor: ReportActor
    sort: Sort
    words: tuple[str, ...]
    own: bool
    affiliations: frozenset[str]
    offices: frozenset[str]

    @classmethod
    def of(cls, actor: ReportActor) -> Seen:
        """`actor` with what follows from its name and roles."""
        return cls(actor, *_told(actor.kind, actor.name, actor.roles, actor.speaks_for))

    @property
    def place(self) -> tuple[str, int]:
        """The report's id and the place in its reading."""
        return (self.actor.report, self.actor.place)


@lru_cache(_KEPT)
def _told(
    kind: ActorKind, name: str, roles: tuple[tuple[str, str | None], ...], speaks_for: tuple[str, ...]
) -> tuple[Sort, tuple[str, ...], bool, frozenset[str], frozenset[str]]:
    """Sort, words, own, affiliations and offices of an actor of that name."""
    sort, words = sort_of(kind), tuple(words_of(name, kind))
    own = sort == "unnamed" or not words or not is_name(name)
    own = own or (sort == "person" and len(words) == 1)
    named = [of for _, of in roles if of is not None] + list(speaks_for)
    affiliations = {"-".join(body_words(name)) for name in named} - {"", "-".join(words)}
    offices = {office(title) for title, _ in roles} - {""}
    return sort, words, own, frozenset(affiliations), frozenset(offices)


def is_name(name: str) -> bool:
    """Whether this is a name and no description: past an article it has a capital, a digit, or
    letters that know no capitals."""
    rest = _FIRST_ARTICLE.sub("", name, count=1)
    return any(sign.isupper() or sign.isdigit() for sign in rest) or not any(sign.islower() for sign in rest)


def is_acronym(name: str) -> bool:
    """Whether it looks like three or more initials: "CEB", "C.E.B."."""
    letters = name.replace(".", "")
    return len(letters) >= _ACRONYM_LETTERS and letters.isalpha() and letters.isupper()


def office(title: str) -> str:
    """The core of a title: "minister" of "deputy minister of transport"; "" where there is none."""
    words = name_words(_HEAD_END.split(title, maxsplit=1)[0])
    if not words:
        return ""
    core = _SAME_OFFICE.get(words[-1], words[-1])
    return _PERSON_ENDING.sub("", core) or core


def name_key(sort: Sort, words: tuple[str, ...]) -> str:
    """The key of whoever alone has this name: "person/anna-berg"."""
    return f"{sort}/" + "-".join(words)


def own_key(seen: Seen, start: str = "report") -> str:
    """The key of an actor that is one report's alone: "report/DIGITS/person/berg"."""
    return f"{start}/{seen.actor.report[:KEY_DIGITS]}/{name_key(seen.sort, seen.words)}"


def is_key(text: str) -> bool:
    """Whether this is the key of an actor rather than a name."""
    return _KEY.fullmatch(text) is not None


def block_of_key(key: str) -> str:
    """The block in which an actor with this key is to be found."""
    found = _KEY.fullmatch(key)
    assert found is not None, key
    sort: Sort = found["sort"]  # type: ignore[assignment]
    return block_of_words(sort, [word for word in found["words"].split("-") if word])


_KEY = re.compile(
    r"(?:(?:report|apart)/[0-9a-f]+/)?(?P<sort>person|body|unnamed)/(?P<words>[^/@#]*)(?:[@#][^/]*)?"
)
