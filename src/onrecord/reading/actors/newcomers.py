"""Actors that the text knows by a description alone."""

from __future__ import annotations

from onrecord.reading.actors.cast import Member
from onrecord.reading.actors.context import Answer, Context
from onrecord.reading.actors.phrases import Phrase, Phrases
from onrecord.reading.actors.states import States
from onrecord.reading.actors.vocabulary import PLURAL_QUANTIFIERS, Noun
from onrecord.schema.actor import ActorKind

_CLAUSE = 12  # tokens of a clause that a description takes in


def classifies(phrases: Phrases, phrase: Phrase) -> bool:
    """Whether a plural owner only says of what sort a body is: "the teachers' union"."""
    owner, known = phrase.owner, phrases.noun(phrase)
    if (
        owner is None
        or known is None
        or known.sort not in ("organisation", "media")
        or owner.name is not None
    ):
        return False
    whose = phrases.noun(owner)
    if whose is None:
        return phrases.low(owner).endswith("s")  # "the irrigators' union"
    return whose.plural and whose.sort in ("person", "organisation")


class Newcomers:
    """The members of one text's cast that have no name."""

    def __init__(self, context: Context, states: States) -> None:
        self._cast, self._salience, self._settings = context.cast, context.salience, context.settings
        self._phrases, self._words = context.phrases, context.words
        self._states = states
        self._described: dict[str, list[Member]] = {}

    def known(self, name: str) -> Member | None:
        """The member that is known by a description already."""
        return next(iter(self._described.get(name, ())), None)

    def described(self, phrase: Phrase, known: Noun, owner: Member | None, limit: int = 0) -> Answer:
        """An actor that the text knows by this description alone, which reaches to `limit`."""
        plural = known.plural or phrase.count in PLURAL_QUANTIFIERS
        text = self._description(phrase, known, owner, limit)
        state = self._state_of_office(phrase, known, owner)
        if state is not None:
            text = f"{text} of {state}"
        kind = _kind(phrase, known, plural)
        same = self.known(text)
        if same is not None and phrase.det in ("the", "poss", "") and not phrase.count:
            return Answer((same,), "described")
        member = self.new(text, phrase, kind=kind, plural=plural, owner=owner, known=known)
        return Answer((member,), "description")

    def new(
        self,
        name: str,
        phrase: Phrase,
        *,
        kind: ActorKind,
        plural: bool,
        owner: Member | None,
        known: Noun | None = None,
    ) -> Member:
        member = Member(0, name or self._words.of(phrase.start, phrase.end), kind)
        member.sort = known.sort if known is not None else "person"
        member.named = False
        member.plural, member.owner, member.described = plural, owner, phrase
        if phrase.head is not None:
            member.words = {self._phrases.low(phrase)}
        if known is not None:
            member.groups, member.gender = {known.group}, known.gender
        self._cast.add(member)
        self._described.setdefault(member.name, []).append(member)
        return member

    def _description(self, phrase: Phrase, known: Noun, owner: Member | None, limit: int) -> str:
        """The words of a description, its owner by name."""
        words = self._words
        parts = [*phrase.mods]
        if phrase.head is not None:
            parts.append(phrase.head)
        for index in phrase.within:
            parts += range(self._phrases.names[index].first, self._phrases.names[index].last)
        first = min(parts, default=phrase.start)
        last = max(parts, default=phrase.end - 1) + 1
        if known_seat := self._seat_of(phrase):
            return f"{self._cast.polities.people_of(known_seat)} {words.of(first, last)}"
        inner = phrase.complement
        told = inner is not None and (inner.name is not None or self._phrases.noun(inner) is not None)
        if told or (phrase.prep and known.sort == "person"):
            last = max(last, phrase.end if not phrase.beside else phrase.beside[0].start - 1)
        if known.sort == "person" and last < limit <= last + _CLAUSE and not phrase.beside:
            last = limit
        text = words.of(first, last).replace(",", "").strip("“”\"‘’'")
        if phrase.count:
            text = f"{phrase.count} {text}" if phrase.count != "one" else text
        if owner is None and classifies(self._phrases, phrase) and phrase.owner is not None:
            of = phrase.owner
            text = words.of(min((*of.mods, of.head or of.start, *self._firsts(of))), last)
        elif phrase.owner is not None and owner is not None:
            if owner.kind == "state":
                text = f"{self._cast.polities.people_of(owner.name)} {text}"
            else:
                text = f"{owner.name}{'’s' if owner.kind in ('person', 'unnamed') else ''} {text}"
        return text.strip()

    def _state_of_office(self, phrase: Phrase, known: Noun, owner: Member | None) -> str | None:
        """The state of "the President", "the prime minister" where nothing else tells whose they are."""
        head = (
            phrase.head is not None
            and self._words.cap[phrase.head]
            and self._phrases.low(phrase) == "president"
        )
        if owner is not None or phrase.complement is not None or known.plural or phrase.det != "the":
            return None
        return self._states.near(phrase.start) if known.group == "office" or head else None

    def _seat_of(self, phrase: Phrase) -> str | None:
        """The state whose "foreign ministry in Oslo" it is."""
        known, inner = self._phrases.noun(phrase), phrase.complement
        if (
            known is None
            or known.group not in ("ministry", "government")
            or inner is None
            or inner.name is None
        ):
            return None
        sight = self._cast.polities.sights.get(inner.name)
        return sight.state if sight is not None and phrase.prep in ("in", "of") else None

    def _firsts(self, phrase: Phrase) -> list[int]:
        return [self._phrases.names[index].first for index in phrase.within]


def _kind(phrase: Phrase, known: Noun, plural: bool) -> ActorKind:
    """What a description makes its bearer: many persons counted are unnamed, uncounted a group."""
    if known.sort == "media":
        return "media"
    if known.sort in ("organisation", "place", "state"):
        return "group" if plural else "organisation"
    if known.sort == "crowd":
        return "group"
    many = plural and not phrase.count and known.group not in ("leak", "official", "head")
    return "group" if many and known.sort == "person" else "unnamed"
