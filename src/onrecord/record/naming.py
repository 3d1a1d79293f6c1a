"""Names as keys: what may be one across reports shares a block.

A block is a coarse key that narrows a search for the same person or body down to a few candidates,
so that nothing is compared with everything. Whether two of a block are one is for
`onrecord.identity` to say.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from onrecord.record.short_names import SHORT_NAMES
from onrecord.schema import ActorKind

Sort = Literal["person", "body", "unnamed"]

_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s\b")
_DOTTED = re.compile(r"\b((?:[^\W\d_]\.){2,})")
# Words that are no part of a name's core; data, kept where they are used.
_HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord"})
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_LEGAL_FORMS = frozenset(
    {"inc", "ltd", "llc", "llp", "plc", "corp", "gmbh", "ag", "sa", "nv", "bv", "spa", "ab", "asa", "oy"}
)
_SMALL_WORDS = frozenset(
    {"of", "the", "and", "for", "in", "on", "at", "to", "a", "an", "de", "la", "du", "des"}
)
_ARTICLES = frozenset({"the", "a", "an"})


def fold(text: str) -> str:
    """Letters without case and accents: "Łódź" and "Lodz" differ still, "Müller" and "muller" do not."""
    if text.isascii():
        return text.lower()
    # Again, since what is no capital ("ℐ") may be spread into one.
    spread = unicodedata.normalize("NFKD", text.casefold()).casefold()
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


def name_words(name: str) -> list[str]:
    """The folded words of a name; "U.S." is one word, "Portugal's" is "portugal"."""
    joined = _DOTTED.sub(lambda found: found.group().replace(".", "") + " ", name)
    return _WORD.findall(fold(_POSSESSIVE.sub("", joined)))


def person_words(name: str) -> list[str]:
    """The words of a person's name, forms of address left out; "J.R. Lind" has three."""
    words = name_words(name.replace(".", " "))
    while len(words) > 1 and words[0] in _HONORIFICS:
        words = words[1:]
    return words


def surname(words: list[str]) -> str:
    """The last of a person's words that is no "Jr." or the like; "" where there are no words."""
    for word in reversed(words):
        if word not in _GENERATIONS:
            return word
    return words[-1] if words else ""


def body_words(name: str) -> list[str]:
    """The words of an organisation's or state's name: articles at its head and legal forms at its end
    left out, a well-known short form ("U.S.") written out."""
    words = name_words(name)
    while len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    while len(words) > 1 and words[-1] in _LEGAL_FORMS:
        words = words[:-1]
    return SHORT_NAMES.get(" ".join(words), " ".join(words)).split()


def initials(words: list[str]) -> str:
    """The first letters of two or more words, those of small words left out; else ""."""
    large = [word for word in words if word not in _SMALL_WORDS]
    return "".join(word[0] for word in large) if len(large) > 1 else ""


def words_of(name: str, kind: ActorKind) -> list[str]:
    """The words that make the name of an actor of that kind."""
    if kind == "unnamed":
        return name_words(name)
    return person_words(name) if kind == "person" else body_words(name)


def sort_of(kind: ActorKind) -> Sort:
    """Which kinds may be taken for one another: readings of an organisation differ in its kind."""
    if kind == "unnamed" or kind == "person":
        return kind
    return "body"


def block_of(name: str, kind: ActorKind) -> str:
    """The block of an actor: a person's by surname; a body's by initials, so that it shares it with
    its acronym; an unnamed source's by its whole description."""
    return block_of_words(sort_of(kind), words_of(name, kind))


def block_of_words(sort: Sort, words: list[str]) -> str:
    """The block of an actor whose name has these words."""
    if sort == "person":
        return f"person/{surname(words)}"
    return f"{sort}/" + ((sort == "body" and initials(words)) or "-".join(words))
