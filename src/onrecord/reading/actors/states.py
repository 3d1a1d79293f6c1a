"""Of which state a phrase speaks."""

from __future__ import annotations

import math

from onrecord.reading.actors.cast import Member
from onrecord.reading.actors.context import Context
from onrecord.reading.actors.phrases import Phrase
from onrecord.reading.actors.seats import HINTS


class States:
    """The states that the phrases of one text speak of."""

    def __init__(self, context: Context) -> None:
        self._cast, self._salience, self._settings = context.cast, context.salience, context.settings
        self._phrases, self._words = context.phrases, context.words

    def of(self, phrase: Phrase, owner: Member | None) -> str | None:
        """The state that a phrase's owner, adjective or place tells, else the one being spoken of."""
        told = self.told(phrase, owner)
        return told if told is not None else self.near(phrase.start)

    def told(self, phrase: Phrase, owner: Member | None) -> str | None:
        """The state that the phrase itself tells."""
        for k in (*phrase.mods, *((phrase.head,) if phrase.head is not None else ())):
            if self._words.low[k] in HINTS:
                return HINTS[self._words.low[k]]  # "the Taoiseach"
        if owner is not None:
            return owner.state if owner.state is not None else self._state_of_body(owner)
        for k in phrase.within:
            if k in self._cast.polities.sights:
                return self._cast.polities.sights[k].state
        if phrase.complement is not None:
            inner = phrase.complement
            if inner.name is not None and inner.name in self._cast.polities.sights:
                return self._cast.polities.sights[inner.name].state
        return None

    def _state_of_body(self, member: Member) -> str | None:
        if member.owner is not None and member.owner.state is not None:
            return member.owner.state
        return None

    def near(self, token: int) -> str | None:
        """The state being spoken of at a token."""

        home = self._cast.polities.home

        def is_state(member: Member) -> float | None:
            if member.kind != "state":
                return None
            bonus = self._settings.home if member.state == home else 0.0
            return bonus + self._settings.often * math.log(1 + len(member.seen))

        ranked = self._salience.ranked(token, is_state, self._settings.decay_of_states)
        best = ranked[0] if ranked else None
        score, state = (best[0], best[1].state) if best is not None else (-math.inf, None)
        for at, hinted, weight in self._cast.polities.hinted(token):
            away = self._words.sentence[token] - self._words.sentence[at]
            mind = weight - self._settings.decay_of_states * away
            mind += self._settings.home if hinted == home else 0.0
            if mind > score:
                score, state = mind, hinted
        if state is not None and (home is None or score > self._settings.foreign or state == home):
            return state
        return home if home is not None else self._cast.polities.most_told
