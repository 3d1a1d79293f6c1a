"""For whom somebody speaks: the state, the body or the person whose office it is to speak for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from onrecord.reading.actors.cast import Member
from onrecord.reading.actors.lists import LISTS
from onrecord.reading.actors.phrases import Phrase
from onrecord.reading.actors.resolution import Resolution
from onrecord.reading.actors.surroundings import Said
from onrecord.reading.actors.vocabulary import DEPARTMENTS, FORMER, Noun, noun

# Titles of a state's head that other bodies also give.
_SHARED_TITLES = frozenset(LISTS["offices shared titles"])
_STATE_BODIES = frozenset({"ministry", "government", "embassy"})
_CHIEF = frozenset(LISTS["offices chief"])
_NOT_FOR_A_BODY = frozenset(LISTS["offices not for a body"])
_LEAK = re.compile(
    r"anonym|not to be named|not be named|not named|unnamed|not authori[sz]ed|without authori[sz]ation"
    r"|no (?:authority|leave) to|declined to be (?:named|identified)|requested not|on background|in private"
    r"|privately|refused to (?:give|be)|not being named"
)
# What only bodies of these groups have.
_HEADED_BY: dict[str, frozenset[str]] = {
    **dict.fromkeys(LISTS["heads school"], frozenset({"school"})),
    **dict.fromkeys(LISTS["heads police"], frozenset({"police", "military"})),
    **dict.fromkeys(LISTS["heads church"], frozenset({"church"})),
}
_VOICES = frozenset({"spokes", "lawyer"})
_COMMON_NAMES = frozenset({"republic", "state", "kingdom", "nation", "federation", "union", "government"})
_FORCES = frozenset(LISTS["offices forces"])
_OF_THE_STATE = frozenset(LISTS["offices of the state"])
_ON_THE_FIELD = frozenset(LISTS["offices on the field"])
_WITH_MEMBERS = frozenset({"party", "union", "company", "charity", "regulator", "club"})
_OFFICIALS = frozenset(LISTS["offices officials"])
_SPEAKING = frozenset({"official", "head", "plain", "deputy"})


@dataclass(frozen=True, slots=True)
class Voice:
    """For whom a member speaks, by which rule, and the tokens that say so; empty where it speaks for
    itself."""

    names: tuple[str, ...]
    rule: str
    place: tuple[int, int] | None = None


ITSELF = Voice((), "itself")


class Offices:
    """Who speaks for whom in one text."""

    def __init__(self, resolution: Resolution) -> None:
        self._resolution = resolution
        self._words = resolution.words
        self._voices: dict[int, Voice] = {}

    def voices(self, members: Sequence[Member], token: int) -> list[Voice]:
        """For whom the members of a source speak: the parties of a joint source for themselves."""
        if len(members) < 2:
            return [self.voice(m, token) for m in members]
        return [self.voice(m, token) if m.kind == "person" else ITSELF for m in members]

    def voice(self, member: Member, token: int) -> Voice:
        """For whom a member that speaks at `token` speaks."""
        if member.number not in self._voices:
            self._voices[member.number] = self._voice(member, token)
        return self._voices[member.number]

    def body_of(self, said: Said) -> str | None:
        """The name of the body or state of which something is said to be the head or the like."""
        if said.heads:
            body = next(iter(self._resolution.resolve(said.phrase).members), None)
        elif said.noun.group == "office":
            return self._state(said.phrase)
        else:
            body = self._resolution.of(said.phrase)
        return None if body is None or body.inert else body.name

    def _voice(self, member: Member, token: int) -> Voice:
        if member.parts:
            own = [self.voice(part, token) for part in member.parts if part.kind in ("person", "unnamed")]
            return Voice(tuple(dict.fromkeys(n for v in own for n in v.names)), "joint") if own else ITSELF
        if member.kind == "organisation":
            return self._body(member, token)
        if member.kind in ("state", "media") or (member.kind == "group" and not member.groups & _VOICES):
            return ITSELF
        for said in sorted(_facts(member), key=lambda s: s.former):
            if said.former:
                continue
            voice = self._office(member, said, token)
            if voice.names:
                return replace(voice, place=(said.phrase.start, said.phrase.end))
        return ITSELF

    def _body(self, member: Member, token: int) -> Voice:
        """Ministries speak for their state; other bodies for themselves."""
        groups = member.groups
        office = member.owner is not None and "office" in groups
        if not (groups & _STATE_BODIES or office):
            return ITSELF
        if office and member.owner is not None:
            return (
                self.voice(member.owner, token)
                if member.owner.kind != "state"
                else Voice((member.owner.name,), "office")
            )
        if "department" in member.words and not _departmental(member.name) and not self._ministers:
            return ITSELF
        if "mission" in member.words or "delegation" in member.words:
            return ITSELF
        if member.owner is not None and member.owner.kind == "organisation":
            if groups & _STATE_BODIES and member.owner.named and not member.owner.groups:
                return Voice((member.owner.name,), "ministry")  # an invented state's
            return self.voice(member.owner, token)
        state = None
        if member.described is not None:
            state = self._resolution.states.of(member.described, member.owner)
        else:
            state = self._state_in_name(member) or self._resolution.states.near(token)
        return Voice((state,), "ministry") if state is not None else ITSELF

    @cached_property
    def _ministers(self) -> bool:
        """Whether the text speaks of a minister."""
        return any(s.noun.group == "office" for m in self._resolution.cast.members for s in m.said)

    def _state_in_name(self, member: Member) -> str | None:
        polities = self._resolution.cast.polities
        for word in member.name.split():
            state = polities.of_name(word)
            if state is not None:
                return state
        return None

    def _office(self, member: Member, said: Said, token: int) -> Voice:
        group, low = said.noun.group, said.word
        phrase = said.phrase
        mods = {self._words.low[k] for k in phrase.mods}
        if mods & _NOT_FOR_A_BODY:
            return self._party_of(phrase) if low == "leader" and "opposition" in mods else ITSELF
        if group == "member":
            return self._membership(phrase)
        if said.heads:
            headed = self._resolution.resolve(phrase).members
            return Voice((headed[0].name,), "head") if headed and headed[0].sort != "person" else ITSELF
        if group == "office" or (low in _SHARED_TITLES and self._of_state(member, phrase, low, mods)):
            state = self._state(phrase)
            return Voice((state,), "minister") if state is not None else ITSELF
        if group == "soldier":
            return self._command(member, said)
        if mods & _OF_THE_STATE and group in ("spokes", "head"):
            state = self._state(phrase)
            return Voice((state,), "office") if state is not None else ITSELF
        if group == "official" and member.kind == "unnamed" and low in _OFFICIALS:
            return self._official(member, phrase, token)
        if (
            group in ("spokes", "head", "lawyer", "deputy")
            or low in _HEADED_BY
            or (group in _SPEAKING and mods & _CHIEF and low not in _ON_THE_FIELD)
        ):
            return self._for_body(member, said, group)
        if low in ("correspondent", "editor", "reporter") and phrase.owner is not None:
            body = self._resolution.of(phrase)
            return Voice((body.name,), "newsroom") if body is not None and body.kind == "media" else ITSELF
        return ITSELF

    def _command(self, member: Member, said: Said) -> Voice:
        """An officer of the force spoken of speaks for it."""
        body = self._resolution.of(said.phrase)
        if body is None and member.named:

            def force(other: Member) -> float | None:
                forces = other.groups & {"military", "police"} or other.words & _FORCES
                return 0.0 if other.kind == "organisation" and forces else None

            ranked = self._resolution.salience.ranked(said.phrase.start, force)
            body = ranked[0][1] if ranked and ranked[0][0] > -4.0 else None
        if body is None or body.kind not in ("organisation",):
            return ITSELF
        return Voice((body.name,), "command")

    def _membership(self, phrase: Phrase) -> Voice:
        """One of a party, union or company who bears no title speaks for it."""
        body = self._resolution.resolve(phrase).members
        if not body or body[0].kind != "organisation" or body[0].inert:
            return ITSELF
        if body[0].groups and not body[0].groups & _WITH_MEMBERS:
            return ITSELF
        return Voice((body[0].name,), "member")

    def _of_state(self, member: Member, phrase: Phrase, low: str, mods: set[str]) -> bool:
        """Whether a title that bodies also give is that of a state here."""
        if mods & DEPARTMENTS and low in ("secretary",):
            return True
        if phrase.complement is not None:
            text = self._words.of(phrase.complement.start, phrase.complement.end).lower().split()
            if "republic" in text or "state" in text:
                return True
        body = self._resolution.of(phrase)
        if body is not None:
            return body.kind == "state"
        if low in ("governor", "commissioner", "secretary"):
            return False
        return phrase.head is not None and self._words.cap[phrase.head]

    def _state(self, phrase: Phrase) -> str | None:
        inner = phrase.complement
        if inner is not None and self._words.low[inner.start] in DEPARTMENTS:  # "Minister of Education"
            phrase = replace(phrase, prep="", complement=None)
        body = self._resolution.of(phrase)
        named = body is not None and body.kind == "organisation" and body.named and not body.groups
        if body is not None and named and body.name.lower() not in _COMMON_NAMES:
            return body.name  # a province or the like that no list knows
        return self._resolution.states.of(phrase, body)

    def _party_of(self, phrase: Phrase) -> Voice:
        body = self._resolution.of(phrase)
        if body is None or body.kind in ("state", "person", "unnamed"):
            return ITSELF
        return Voice((body.name,), "head")

    def _for_body(self, member: Member, said: Said, group: str) -> Voice:
        """The body that a spokesperson, head or lawyer speaks for, and for whom that speaks."""
        body = self._resolution.of(said.phrase)
        if body is None and group == "deputy" and not member.named:
            return ITSELF
        if body is None:
            body = self._described_body(said.phrase)
        if said.word in _HEADED_BY and body is not None and not body.groups:
            return ITSELF  # "the dean of Marl", a town
        if body is None:
            body = self._implied(member, said)
        if body is None or body is member:
            return ITSELF
        return self._through(body, said.phrase.start, group)

    def _through(self, body: Member, token: int, group: str) -> Voice:
        if body.inert:
            return ITSELF
        if body.kind == "state":
            return Voice((body.name,), "office")
        if body.kind in ("person", "unnamed"):
            beyond = self.voice(body, token)
            if beyond.names:
                return beyond
            return Voice((body.name,), "person's voice") if group in ("spokes", "lawyer") else ITSELF
        beyond = self.voice(body, token)
        return beyond if beyond.names else Voice((body.name,), "office")

    def _described_body(self, phrase: Phrase) -> Member | None:
        """The body named by the words before a title: "a foreign ministry | spokesman"."""
        low = self._words.low
        for k in reversed(phrase.mods):
            known = noun(low[k])
            if (
                known is not None
                and known.sort in ("organisation", "media", "state")
                and k + 1 <= (phrase.head or k)
            ):
                if known.group == "government" and low[k] not in ("government", "cabinet", "presidency"):
                    continue
                inner = Phrase(
                    start=phrase.start,
                    end=k + 1,
                    det="the",
                    owner=phrase.owner,
                    within=phrase.within,
                    mods=tuple(m for m in phrase.mods if m < k),
                    head=k,
                )
                found = self._resolution.resolve(inner, 2).members
                return found[0] if found else None
        return None

    def _implied(self, member: Member, said: Said) -> Member | None:
        """The body spoken of just before "chief engineer Vasco T." or "a spokeswoman said"."""
        if said.noun.group in ("lawyer", "deputy") or said.word in ("founder", "co-founder"):
            return None
        wanted = _HEADED_BY.get(said.word, frozenset())
        partisan = said.word in ("secretary", "leader")
        if not member.named and said.noun.group != "spokes":
            return None
        newsroom = said.word in ("editor", "editor-in-chief")

        def body(other: Member) -> float | None:
            if other is member or other.parts or other.plural:
                return None
            if other.inert or (partisan and not other.groups & {"union", "party", "club", "charity"}):
                return None
            if wanted:
                return 0.0 if other.groups & wanted else None
            if newsroom:
                return 0.0 if other.kind == "media" else None
            if other.kind == "organisation":
                return 0.0 if other.named else -0.8
            return -1.0 if other.kind == "media" else None

        ranked = self._resolution.salience.ranked(said.phrase.start, body)
        if ranked and (wanted or ranked[0][0] > self._resolution.settings.implied):
            return ranked[0][1]
        return self._resolution.cast.publisher if newsroom else None

    def _official(self, member: Member, phrase: Phrase, token: int) -> Voice:
        """An official of a body speaks for it when on the record."""
        if member.plural or self._leaks(token):
            return ITSELF
        body = self._resolution.of(phrase) or self._described_body(phrase)
        if body is None or body.kind in ("person", "unnamed", "group"):
            return ITSELF
        return self._through(body, token, "official")

    def _leaks(self, token: int) -> bool:
        """Whether the sentence says that the source would not be named."""
        words = self._words
        first = last = min(token, len(words) - 1)
        while first > 0 and token - first < 40 and words.sentence[first - 1] == words.sentence[token]:
            first -= 1
        while (
            last + 1 < len(words) and last - token < 40 and words.sentence[last + 1] == words.sentence[token]
        ):
            last += 1
        return _LEAK.search(words.of(first, last + 1).lower()) is not None


def _departmental(name: str) -> bool:
    return bool(set(name.lower().split()) & DEPARTMENTS)


def _facts(member: Member) -> list[Said]:
    """What is said of a member; of one known by a description alone, that."""
    if member.said or member.described is None or member.described.head is None:
        return member.said
    low = next(iter(member.words), "")
    former = any(word in FORMER for word in member.name.lower().split())
    known = noun(low)
    if known is None:
        return []
    return [Said(member.described, low, Noun(known.sort, known.group), former=former)]
