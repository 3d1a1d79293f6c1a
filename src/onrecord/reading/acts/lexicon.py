"""The lexicon of cues: which class of act a word or phrase that attributes belongs to."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from onrecord.reading.acts.data import rows
from onrecord.reading.acts.inflection import plural, verb_forms

Form = Literal["verb", "noun", "fixed"]
FORMS: tuple[Form, ...] = ("verb", "noun", "fixed")

# What may follow a cue: an infinitive, "that" or a clause, a question word, an -ing form, a quotation,
# a noun phrase, or one of these prepositions; "before" where the cue follows the content.
COMPLEMENTS = (
    "to",
    "that",
    "wh",
    "ing",
    "quote",
    "np",
    "for",
    "of",
    "on",
    "with",
    "against",
    "as",
    "about",
    "before",
)


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry: its phrase, its class, and the class it has before certain complements. `thought`
    marks what is held rather than said."""

    phrase: tuple[str, ...]
    form: Form
    kind: str
    before: Mapping[str, str] = field(default_factory=dict, hash=False)
    thought: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A cue found in a list of words, [start, end)."""

    cue: Cue
    start: int
    end: int


class Lexicon:
    """Cues by the first word of every form, then by the words that follow it."""

    def __init__(self, cues: Sequence[Cue]) -> None:
        self.cues = tuple(cues)
        self._by_first: dict[str, dict[tuple[str, ...], list[Cue]]] = {}
        for cue in cues:
            for first in _first_forms(cue):
                self._by_first.setdefault(first, {}).setdefault(cue.phrase[1:], []).append(cue)
        for cue in cues:  # "be sceptical" is met as "sceptical" too
            if cue.phrase[0] == "be" and len(cue.phrase) == 2 and cue.phrase[1] not in self._by_first:
                self._by_first[cue.phrase[1]] = {(): [cue]}
        self._lengths: dict[str, tuple[int, ...]] = {}
        for first, found in self._by_first.items():
            self._lengths[first] = tuple(sorted({len(rest) for rest in found}, reverse=True))
            for same in found.values():
                same.sort(key=lambda cue: FORMS.index(cue.form))

    def longest(self, found: Sequence[str], start: int, noun: bool = False) -> Match | None:
        """The longest cue that begins at word `start`; of equally long ones the noun where `noun`."""
        first = found[start]
        for length in self._lengths.get(first, ()):
            end = start + 1 + length
            same = self._by_first[first].get(tuple(found[start + 1 : end]))
            if same and end <= len(found):
                nouns = [cue for cue in same if cue.form == "noun"] if noun else []
                return Match((nouns or same)[0], start, end)
        return None


def _first_forms(cue: Cue) -> tuple[str, ...]:
    first = cue.phrase[0]
    if cue.form == "verb":
        return verb_forms(first)
    if cue.form == "noun" and len(cue.phrase) == 1:
        return (first, plural(first))
    return (first,)


def cue_of(row: Sequence[str]) -> Cue:
    """A cue from a line of cues.tsv: phrase, form, class, exceptions, "thought". Raises ValueError."""
    phrase, form, kind, exceptions, thought = [*row, "", ""][:5]
    if form not in FORMS:
        raise ValueError(f"{phrase}: no such form: {form}")
    before = dict(pair.split("=") for pair in exceptions.split())
    return Cue(tuple(phrase.split()), form, kind, before, thought == "thought")


@functools.cache
def lexicon() -> Lexicon:
    """The lexicon of cues.tsv."""
    return Lexicon([cue_of(row) for row in rows("cues.tsv")])
