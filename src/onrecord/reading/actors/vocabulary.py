"""What common nouns tell of an actor: word lists, and `noun`, which reads them.

Groups are what descriptions are matched by: "the lender" can mean what was called "a bank".
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from onrecord.reading.actors.lists import LISTS

Sort = Literal["person", "organisation", "media", "state", "place", "document", "part", "crowd"]
Gender = Literal["f", "m", ""]


@dataclass(frozen=True, slots=True)
class Noun:
    """`sort`: what the noun names; `group`: a finer class within it; `plural`: as it stands."""

    sort: Sort
    group: str
    plural: bool = False
    gender: Gender = ""


def _members(table: str) -> dict[str, str]:
    """From each word of the lists "TABLE GROUP" to its group."""
    groups = [(key.partition(" ")[2], words) for key, words in LISTS.items() if key.startswith(f"{table} ")]
    return {word: group for group, words in groups for word in words}


# From each form of a pronoun to its class.
PRONOUNS = _members("pronoun")
# What words of a name make its bearer, where they are no common nouns of that group.
NAME_GROUPS = _members("named")
# From each form of a title to one, whoever holds it.
SAME_TITLE = _members("title")
_IRREGULAR = {
    "people": "person",
    "persons": "person",
    "spokespeople": "spokesperson",
    "children": "child",
    "parties": "party",
    "wives": "wife",
    "alumni": "alumnus",
    "folk": "person",
    "lawyers'": "lawyer",
    "types": "person",
    "others": "person",
    "locals": "local",
}
_PLURAL_ONLY = {"authorities": "government", "officials": "official", "rebels": "band", "militants": "band"}

DEPARTMENTS = frozenset(LISTS["departments"])
HONORIFICS = frozenset(LISTS["honorifics"])
FEMALE_TITLES = frozenset(LISTS["female titles"])
MALE_TITLES = frozenset(LISTS["male titles"])
# Words in a name that tell what bears it.
MEDIA_NAMES = frozenset(LISTS["media names"])
MEDIA_ENDINGS = (
    "posten",
    "bladet",
    "avisen",
    "zeitung",
    "blatt",
    "tidende",
    "tidningen",
    "times",
    "herald",
    "news",
)
KNOWN_MEDIA = frozenset(LISTS["known media"])
COMPANY_NAMES = frozenset(LISTS["company names"])
BODY_NAMES = frozenset(LISTS["body names"])
# Capitalised or not, these link the words of one name.
PARTICLES = frozenset(LISTS["particles"])
QUANTIFIERS = frozenset(LISTS["quantifiers"])
PLURAL_QUANTIFIERS = QUANTIFIERS - {"one", "another", "each", "other", "none"}
DETERMINERS = frozenset(LISTS["determiners"])
POSSESSIVES = frozenset(LISTS["possessives"])
PREPOSITIONS = frozenset(LISTS["prepositions"])
# What a noun phrase does not reach over.
STOPS = PREPOSITIONS | frozenset(LISTS["stops"])
FUNCTION_WORDS = STOPS | PRONOUNS.keys() | DETERMINERS | QUANTIFIERS | frozenset(LISTS["function words"])
# Participles that begin what is said of a noun, beside those in -ed and -ing.
PARTICIPLES = frozenset(LISTS["participles"])
# What tells one holder of a title from another.
RANKS = frozenset(LISTS["ranks"])
# Adjectives that tell nothing of which body is meant.
IDLE_ADJECTIVES = frozenset(LISTS["idle adjectives"])
FORMER = frozenset(LISTS["former"])


_PERSON_GROUP = _members("person")
_ORGANISATION_GROUP = _members("organisation")
_OTHERS: dict[str, Sort] = {
    **dict.fromkeys(LISTS["sort media"], "media"),
    **dict.fromkeys(LISTS["sort states"], "state"),
    **dict.fromkeys(LISTS["sort places"], "place"),
    **dict.fromkeys(LISTS["sort documents"], "document"),
    **dict.fromkeys(LISTS["sort crowds"], "crowd"),
    **dict.fromkeys(LISTS["sort inscribed"], "document"),
}
_INSCRIBED_SET = frozenset(LISTS["sort inscribed"]) | {"note", "message"}
_PARTS_SET = frozenset(LISTS["sort parts"])
_GENDERS: dict[str, Gender] = {
    **dict.fromkeys(LISTS["sort female"], "f"),
    **dict.fromkeys(LISTS["sort male"], "m"),
}
_MAKERS = ("maker", "builder", "owner", "makers")
_PERSON_ENDINGS = ("ist", "eer", "ologist", "woman", "man", "monger", "wright", "ographer")


def is_part(word: str) -> bool:
    """Whether a body's possession of this name speaks with the body's own voice ("its press office")."""
    return word in _PARTS_SET


def is_inscribed(word: str) -> bool:
    """Whether it is a thing with words on it that nobody need have signed."""
    return word in _INSCRIBED_SET


@lru_cache(maxsize=8192)
def noun(word: str) -> Noun | None:
    """What the common noun `word` (in lower case) names; None where it is not known."""
    known = _singular(word)
    if known is not None:
        return known
    singular = _IRREGULAR.get(word) or _stripped(word)
    if singular is None:
        return None
    known = _singular(singular)
    return None if known is None else Noun(known.sort, known.group, True, known.gender)


def _stripped(word: str) -> str | None:
    if word.endswith("women"):
        return word[:-2] + "an"
    if word.endswith("men") and word[:-2] + "an" in _PERSON_GROUP:
        return word[:-2] + "an"
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else None


def _singular(word: str) -> Noun | None:
    if word in _PERSON_GROUP:
        return Noun("person", _PERSON_GROUP[word], gender=_GENDERS.get(word, ""))
    if word in _PLURAL_ONLY:
        sort: Sort = "person" if _PLURAL_ONLY[word] == "official" else "organisation"
        return Noun(sort, _PLURAL_ONLY[word], True)
    if word in _ORGANISATION_GROUP:
        return Noun("organisation", _ORGANISATION_GROUP[word])
    if word in _OTHERS:
        return Noun(_OTHERS[word], word)
    if word.endswith(_MAKERS) and len(word) > 6:
        return Noun("organisation", "company")
    if "-" in word:
        if word.endswith("-year-old"):
            return Noun("person", "plain")
        last = word.rsplit("-", 1)[1]
        if last != word and (last in _PERSON_GROUP or last in _ORGANISATION_GROUP):
            return _singular(last)
        first = word.split("-", 1)[0]
        if first in (
            "mother",
            "father",
            "mum",
            "dad",
            "editor",
            "secretary",
            "director",
            "brother",
            "sister",
        ):
            return _singular(first)
        return None
    if word.endswith(_PERSON_ENDINGS) and len(word) > 5:
        return Noun(
            "person", "plain", gender="f" if word.endswith("woman") else "m" if word.endswith("man") else ""
        )
    return None
