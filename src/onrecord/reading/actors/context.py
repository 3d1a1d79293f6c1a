"""What every rule about who is meant looks at."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reading.actors.cast import Cast, Member
from onrecord.reading.actors.phrases import Phrases
from onrecord.reading.actors.salience import Salience
from onrecord.reading.actors.settings import Settings
from onrecord.reading.actors.words import Words


@dataclass(frozen=True, slots=True)
class Context:
    """The cast of one text, who of it is in mind where, and what the rules weigh with."""

    cast: Cast
    salience: Salience
    settings: Settings

    @property
    def phrases(self) -> Phrases:
        """The text's noun phrases."""
        return self.cast.phrases

    @property
    def words(self) -> Words:
        """The text's words."""
        return self.cast.phrases.words


@dataclass(frozen=True, slots=True)
class Answer:
    """Whom a phrase means, by which rule; no member where the text leaves it open."""

    members: tuple[Member, ...]
    rule: str

    @property
    def one(self) -> Member | None:
        """The member, the first of several; None where the text leaves it open."""
        return self.members[0] if self.members else None


NOBODY = Answer((), "open")
