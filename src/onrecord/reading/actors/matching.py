"""Whom a definite description means: who was called so, or is of its kind."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.reading.actors.cast import Member
from onrecord.reading.actors.context import Answer, Context
from onrecord.reading.actors.lists import LISTS
from onrecord.reading.actors.newcomers import classifies
from onrecord.reading.actors.phrases import Phrase
from onrecord.reading.actors.vocabulary import DEPARTMENTS, IDLE_ADJECTIVES, RANKS, SAME_TITLE, Noun, noun

# Words for a person that many kinds of person can be called by.
_LOOSE_PERSONS: dict[str, frozenset[str]] = {
    "minister": frozenset({"office"}),
    "secretary": frozenset({"office", "head"}),
    "official": frozenset({"official", "office", "spokes", "head", "deputy"}),
    "leader": frozenset({"head", "office"}),
    "chief": frozenset({"head", "official", "soldier"}),
    "boss": frozenset({"head"}),
    "executive": frozenset({"head", "official"}),
    "head": frozenset({"head"}),
    "politician": frozenset({"politician", "office", "head"}),
    "lawmaker": frozenset({"politician"}),
    "diplomat": frozenset({"office", "official"}),
    "envoy": frozenset({"office", "official"}),
    "unionist": frozenset({"head"}),
    "officer": frozenset({"official", "soldier", "head"}),
    "cleric": frozenset({"cleric"}),
    "priest": frozenset({"cleric"}),
    "clergyman": frozenset({"cleric"}),
    "prelate": frozenset({"cleric"}),
    "academic": frozenset({"plain"}),
    "scientist": frozenset({"plain"}),
    "researcher": frozenset({"plain"}),
    "lawyer": frozenset({"lawyer", "head"}),
    "spokesperson": frozenset({"spokes"}),
    "spokesman": frozenset({"spokes"}),
    "spokeswoman": frozenset({"spokes"}),
}
_ANY_PERSON = frozenset(LISTS["resolution any person"])
# Nouns by which a text calls somebody whom it has named without having said so before.
_OPEN_GROUPS = frozenset({"office", "plain", "politician", "head", "cleric", "soldier"})
_COMPANY_LIKE = frozenset({"company", "club"})
_LATER = 50  # bearers of a title that are looked at


class Matching:
    """Finds the member that a description means; `owner` tells whose a phrase's head is."""

    def __init__(self, context: Context, owner: Callable[[Phrase, int], Member | None]) -> None:
        self._cast, self._salience, self._settings = context.cast, context.salience, context.settings
        self._phrases, self._words = context.phrases, context.words
        self._owner = owner

    def known(self, phrase: Phrase, known: Noun, owner: Member | None, low: str) -> Answer | None:
        """Someone seen before that a definite description means."""
        mods = self.telling(phrase)

        def called(member: Member) -> float | None:
            same = next((w for w in member.words if _same_title(w, low)), None)
            if same is None or member.parts or member.plural != known.plural:
                return None
            if known.gender and member.gender and known.gender != member.gender:
                return None
            return self._owned(member, owner, mods, same)

        for rule, fits in (
            ("called", called),
            ("kind", self._of_kind(known, low, owner, mods, classifies(self._phrases, phrase))),
        ):
            ranked = self._salience.ranked(phrase.start, fits)
            if ranked:
                return Answer((ranked[0][1],), rule)
        if not known.plural and known.sort == "person":
            later = [m for m in self._cast.called(low)[:_LATER] if called(m) is not None]
            if len(later) == 1:
                return Answer((later[0],), "called later")
        return None

    def anyone(self, phrase: Phrase, known: Noun, low: str) -> Answer | None:
        """Somebody named just before whom a definite description can mean though nothing said so:
        "the athlete", "the 26-year-old"."""
        if known.plural or phrase.owner is not None or phrase.complement is not None:
            return None
        if any(index not in self._cast.polities.sights for index in phrase.within):
            return None
        if known.group in ("head", "office") and self.telling(phrase):
            return None
        if known.group not in _OPEN_GROUPS and low not in _ANY_PERSON:
            return None

        def fits(member: Member) -> float | None:
            if not self._agrees(member, known) or not member.named:
                return None
            told = member.groups - {"member"}
            if not told:
                return 0.5
            return 0.0 if low in _ANY_PERSON or known.group in told else None

        ranked = self._salience.ranked(phrase.start, fits, elsewhere=True)
        if ranked and ranked[0][0] > self._settings.anyone:
            return Answer((ranked[0][1],), "anyone")
        return None

    def by_name(self, phrase: Phrase, known: Noun, low: str) -> Answer | None:
        """For "The council" for what bears "Council" in its name."""
        if phrase.owner is not None or known.plural or phrase.complement is not None or phrase.within:
            return None
        if any(self._words.low[k] in DEPARTMENTS for k in phrase.mods):
            return None

        def bears(member: Member) -> float | None:
            if member.kind in ("person", "unnamed", "state") or member.parts:
                return None
            own = member.name.lower().split()
            return 0.0 if low in (own[0], own[-1]) else None

        ranked = self._salience.ranked(phrase.start, bears)
        return Answer((ranked[0][1],), "in name") if ranked else None

    def _agrees(self, member: Member, known: Noun) -> bool:
        if member.parts or member.plural != known.plural:
            return False
        if known.sort == "person":
            return member.sort == "person" and not (
                known.gender and member.gender and known.gender != member.gender
            )
        return member.sort != "person"

    def _owned(self, member: Member, owner: Member | None, mods: frozenset[str], low: str) -> float | None:
        """What owner and modifiers add: None where they contradict what is known of the member."""
        score = 0.0
        own = self._own_words(member, low)
        if own is not None and ("prime" in own) != ("prime" in mods) and low == "minister":
            return None
        if mods and own is not None:
            if not (mods & own):
                return None
            score += 0.5
        if owner is not None:
            theirs = self._bodies(member, low)
            if theirs and owner not in theirs:
                return None
            score += 0.5 if theirs else 0.0
        return score

    def _own_words(self, member: Member, low: str) -> frozenset[str] | None:
        """The words before `low` where the member is called that; None where it is never told."""
        found: set[str] = set()
        for said in member.said:
            if said.word == low:
                found |= self.telling(said.phrase)
        if member.described is not None and self._phrases.low(member.described) == low:
            found |= self.telling(member.described)
        found |= set(member.name.lower().split()) - {low}
        return frozenset(found) if found else None

    def _bodies(self, member: Member, low: str) -> list[Member]:
        """Whose `low` the member is said to be."""
        if member.owner is not None:
            return [member.owner]
        return [
            body
            for said in member.said
            if said.word == low and (body := self._owner(said.phrase, 2)) is not None
        ]

    def telling(self, phrase: Phrase) -> frozenset[str]:
        """The modifiers that tell one bearer of a noun from another: any of a body's, of a person's those
        of a title."""
        low, known = self._words.low, self._phrases.noun(phrase)
        told = {low[k] for k in phrase.mods} - IDLE_ADJECTIVES
        if known is None or known.sort == "person":
            return frozenset(w for w in told if w in DEPARTMENTS or w in RANKS or noun(w) is not None)
        if classifies(self._phrases, phrase) and phrase.owner is not None and phrase.owner.head is not None:
            told.add(low[phrase.owner.head])
        return frozenset(told)

    def _of_kind(
        self, known: Noun, low: str, owner: Member | None, mods: frozenset[str], classified: bool
    ) -> Callable[[Member], float | None]:
        loose = _LOOSE_PERSONS.get(low)

        def person(member: Member) -> float | None:
            if owner is not None or not self._agrees(member, known) or mods & RANKS:
                return None
            if loose is not None and member.groups & loose:
                return 0.5
            if low in _ANY_PERSON and not member.groups - {"plain", "official"}:
                return -0.3
            if low in _ANY_PERSON:
                return -0.6
            return None

        def body(member: Member) -> float | None:
            if not self._agrees(member, known) or member.kind == "state" or (owner is not None):
                return None
            if known.sort == "media":
                return 0.3 if member.kind == "media" else None
            if member.kind == "media":
                return None
            if known.group in member.groups:
                telling = known.group not in _COMPANY_LIKE or classified
                return None if telling and mods and not mods & set(member.name.lower().split()) else 0.0
            if (
                known.group in _COMPANY_LIKE
                and not classified
                and not member.groups
                and member.named
                and not member.inert
            ):
                return -0.5
            return None

        return person if known.sort == "person" else body


def _same_title(one: str, other: str) -> bool:
    return one == other or SAME_TITLE.get(one, one) == SAME_TITLE.get(other, other)
