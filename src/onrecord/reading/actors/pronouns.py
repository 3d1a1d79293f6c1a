"""Whom pronouns mean."""

from __future__ import annotations

from onrecord.reading.actors.cast import Member
from onrecord.reading.actors.context import NOBODY, Answer, Context
from onrecord.reading.actors.phrases import Phrase


class Pronouns:
    """The pronouns of one text."""

    def __init__(self, context: Context) -> None:
        self._cast, self._salience, self._settings = context.cast, context.salience, context.settings
        self._phrases, self._words = context.phrases, context.words

    def meant(self, sort: str, token: int) -> Answer:
        """Whom "he", "she", "it" or "they" at a token means; "i" and "we" are the publisher,
        "you" is nobody."""
        if sort in ("i", "we"):
            own = self._cast.publisher
            return NOBODY if own is None else Answer((own,), "own voice")
        if sort == "you":
            return NOBODY
        fits = {"he": self._he, "she": self._she, "it": self._it, "they": self._they}[sort]
        ranked = self._salience.ranked(token, fits)
        if not ranked and sort in ("he", "she"):
            ranked = self._salience.ranked(token, self._unlike)
        return NOBODY if not ranked else Answer((ranked[0][1],), sort)

    def its(self, phrase: Phrase) -> Member | None:
        """Whose "its head" is: a body's; "its minister": a state's."""
        known = self._phrases.noun(phrase)
        group = "" if known is None else known.group

        def fits(member: Member) -> float | None:
            score = self._it(member)
            if score is None:
                return None
            if group == "office":
                return score + (0.8 if member.kind == "state" or "ministry" in member.groups else -0.8)
            return score - (1.5 if member.kind == "state" and known is not None else 0.0)

        ranked = self._salience.ranked(phrase.start, fits)
        return ranked[0][1] if ranked else None

    def _unlike(self, member: Member) -> float | None:
        """A name that nothing makes a person or anything else."""
        plain = member.kind == "organisation" and member.named and not member.groups and not member.inert
        return 0.0 if plain else None

    def _he(self, member: Member) -> float | None:
        return self._gendered(member, "m", "f")

    def _she(self, member: Member) -> float | None:
        return self._gendered(member, "f", "m")

    def _gendered(self, member: Member, own: str, other: str) -> float | None:
        if member.sort != "person" or member.plural or member.parts or member.gender == other:
            return None
        return 0.0 if member.gender == own else self._settings.unknown_gender

    def _it(self, member: Member) -> float | None:
        if member.kind == "person" or member.plural or member.parts or member.sort == "person":
            return None
        return None if member.inert else 0.0

    def _they(self, member: Member) -> float | None:
        if member.plural or member.parts:
            return 0.3
        if member.kind == "person" or member.inert:
            return None
        return self._settings.loose_number
