"""From an affair to a report of it: paragraphs with statements, and all that a reader would say of them."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from made_affairs import Affair, Deed, Party, amount, number_words, papers
from made_words import ASIDES, HEADLINES, MONTHS, NARRATED, QUALITIES, WEEKDAYS
from onrecord.schema import (
    Act,
    Actor,
    Kind,
    Mode,
    Place,
    Role,
    Span,
    Statement,
    Support,
    Time,
    statement_id,
    text_id,
)

_BEFORE_VOWEL = re.compile(r"(?<=\ba)(?= [aeiou])", re.IGNORECASE)
_ON_DEEDS = 0.45  # how many of a report's statements bear on what its affair turns on
_DIRECT = 0.3
_DATED = 0.4
_VIA = 0.05
_TWOFOLD = 0.4
_NARRATED = 0.9

# Cue, whether it takes "that" or "whether", act; by the position taken.
_POSITIONS: dict[str, tuple[tuple[str, str, Act], ...]] = {
    "asserts": (
        ("said", "that", "state"),
        ("alleged", "that", "allege"),
        ("insisted", "that", "state"),
        ("told reporters", "that", "state"),
    ),
    "confirms": (
        ("confirmed", "that", "confirm"),
        ("acknowledged", "that", "confirm"),
        ("admitted", "that", "confirm"),
    ),
    "denies": (("denied", "that", "deny"), ("rejected reports", "that", "deny")),
    "declines": (("would not say", "whether", "decline"),),
    "doubts": (("could not verify", "that", "doubt"), ("questioned", "whether", "doubt")),
    "retracts": (("withdrew the claim", "that", "retract"),),
}
_OTHERS = ("asserts", "asserts", "asserts", "denies", "declines", "doubts", "confirms", "retracts")
_ABOUT: tuple[tuple[str, Act | None, Mode], ...] = (
    ("said", "state", "speech"),
    ("said", "state", "speech"),
    ("said", "state", "speech"),
    ("added", "state", "speech"),
    ("explained", "state", "speech"),
    ("warned", "warn", "speech"),
    ("complained", "criticise", "speech"),
    ("promised", "promise", "speech"),
    ("predicted", "predict", "speech"),
    ("believes", "state", "thought"),
    ("hopes", None, "attitude"),
)


@dataclass(frozen=True, slots=True)
class Told:
    """A report in the making: its text, title, statements and the rest of a reading."""

    text: str
    title: str
    statements: tuple[Statement, ...]
    actors: tuple[Actor, ...]
    times: tuple[Time, ...]
    places: tuple[Place, ...]


@dataclass(slots=True)
class _Draft:
    """A statement before its report's id is known."""

    party: Party
    source: Span
    cue: Span
    content: Span
    kind: Kind
    act: Act | None
    mode: Mode = "speech"
    via: tuple[str, ...] = ()
    when: tuple[str, Span] | None = None


@dataclass(slots=True)
class _Text:
    """A text that grows at its end."""

    parts: list[str] = field(default_factory=list)
    at: int = 0

    def put(self, words: str) -> Span:
        """Adds words; gives where they stand."""
        start = self.at
        self.at += len(words)
        self.parts.append(words)
        return Span(start, self.at)


class Telling:
    """Tells the report that comes `turn`th of an affair's, published on `day`."""

    def __init__(self, of: Affair, turn: int, day: date) -> None:
        self._affair = of
        self._turn = turn
        self._day = day
        self._chance = Random(of.number * 1_000_003 + turn)
        self._text = _Text()
        self._drafts: list[_Draft] = []
        self._named: set[str] = set()

    def told(self) -> Told:
        """The whole report."""
        chance = self._chance
        title = self._filled(chance.choice(HEADLINES))
        deeds = chance.sample(self._affair.deeds, min(2, len(self._affair.deeds)))
        voices = chance.sample(self._affair.parties, min(len(self._affair.parties), chance.randint(4, 6)))
        self._narrate()
        for number in range(chance.randint(7, 13)):
            self._text.put("\n\n" if number % 2 == 0 else " ")
            if chance.random() < _ON_DEEDS:
                deed = chance.choice(deeds)
                self._on_deed(deed, deed.who if chance.random() < 0.3 else chance.choice(voices))
            else:
                self._aside(chance.choice(voices))
            if chance.random() < _NARRATED:
                self._text.put(" ")
                self._narrate()
        text = "".join(self._text.parts)
        mentions = self._mentions(text)
        return Told(
            text=text,
            title=title,
            statements=tuple(self._statements(text)),
            actors=tuple(self._actors(mentions)),
            times=tuple(self._times()),
            places=tuple(self._places(text, mentions)),
        )

    def _narrate(self) -> None:
        self._text.put(_capital(self._filled(self._chance.choice(NARRATED))))

    def _on_deed(self, deed: Deed, party: Party) -> None:
        chance = self._chance
        own = party is deed.who
        who = party.pronoun if own else deed.who.name
        label = chance.choice(_OTHERS)
        if own:
            late = deed.granted and self._turn > self._affair.size * 0.7
            label = "confirms" if late else chance.choice(("denies", "denies", "denies", "declines"))
        cue, joined, act = chance.choice(_POSITIONS[label])
        if label == "denies" and chance.random() < _DIRECT:
            self._direct(party, f"{'We' if own else who} did not {deed.base}", "said", act)
        elif label == "asserts" and chance.random() < _DIRECT:
            self._direct(party, f"{deed.who.name} {deed.past}", "said", act)
        else:
            self._indirect(party, cue, f"{joined} {who} had {deed.participle}", act)

    def _aside(self, party: Party) -> None:
        chance = self._chance
        cue, act, mode = chance.choice(_ABOUT)
        words = self._filled(chance.choice(ASIDES))
        if chance.random() < _TWOFOLD:
            words += f" and that {self._filled(chance.choice(ASIDES))}"
        if mode == "speech" and chance.random() < _DIRECT:
            self._direct(party, _capital(words), cue, act)
        else:
            self._indirect(party, cue, f"that {words}", act, mode)

    def _indirect(self, party: Party, cue: str, words: str, act: Act | None, mode: Mode = "speech") -> None:
        text, chance = self._text, self._chance
        source = text.put(_capital(self._name(party)))
        text.put(" ")
        said = text.put(cue)
        draft = _Draft(party, source, said, source, "indirect", act, mode)
        if chance.random() < _VIA and cue == "said":
            text.put(" to ")
            medium = chance.choice(papers())
            text.put(medium)
            draft.via = (medium,)
        if chance.random() < _DATED:
            draft.when = self._when()
        text.put(" ")
        draft.content = text.put(words)
        text.put(".")
        self._drafts.append(draft)

    def _direct(self, party: Party, words: str, cue: str, act: Act | None) -> None:
        text = self._text
        content = text.put(f"“{words},”")
        text.put(" ")
        source = text.put(self._name(party))
        text.put(" ")
        said = text.put(cue)
        draft = _Draft(party, source, said, content, "direct", act)
        if self._chance.random() < _DATED:
            draft.when = self._when()
        text.put(".")
        self._drafts.append(draft)

    def _when(self) -> tuple[str, Span]:
        """The day on which something was said, and the words that tell it."""
        day = self._day - timedelta(days=self._chance.randint(0, 3))
        self._text.put(" on ")
        return day.isoformat(), self._text.put(WEEKDAYS[day.weekday()])

    def _name(self, party: Party) -> str:
        if party.name in self._named and self._chance.random() < 0.6:
            return party.short
        self._named.add(party.name)
        return party.full

    def _filled(self, words: str) -> str:
        chance, of = self._chance, self._affair
        noun, other_noun = chance.sample(of.nouns, 2)
        own, own2 = chance.sample(of.own, 2)
        told = words.format_map(
            {
                "noun": noun,
                "other_noun": other_noun,
                "own": own,
                "own2": own2,
                "thing": chance.choice(of.things),
                "quality": chance.choice(QUALITIES),
                "body": of.parties[0].name,
                "person": next(party for party in of.parties if party.kind == "person").name,
                "place": of.place,
                "elsewhere": of.elsewhere,
                "number": number_words(chance),
                "percent": chance.randint(2, 97),
                "amount": amount(chance),
                "month": chance.choice(MONTHS),
                "weekday": chance.choice(WEEKDAYS),
                "year": chance.randint(1870, 2023),
            }
        )
        return _BEFORE_VOWEL.sub("n", told)

    def _statements(self, text: str) -> Iterator[Statement]:
        report = text_id(text)
        for draft in self._drafts:
            roles = (draft.source,), (draft.cue,), (draft.content,)
            party = draft.party
            support = {"speakers": Support(confidence=0.9, spans=(draft.source,))}
            if draft.act:
                support["act"] = Support(confidence=0.85, spans=(draft.cue,))
            if party.of:
                support["speaks_for"] = Support(confidence=0.8, spans=(draft.source,))
            if draft.when:
                support["when"] = Support(confidence=0.95, spans=(draft.when[1],))
            yield Statement(
                id=statement_id(report, *roles),
                source=roles[0],
                cue=roles[1],
                content=roles[2],
                kind=draft.kind,
                confidence=round(0.6 + (draft.cue.start % 400) / 1000, 3),
                mode=draft.mode,
                act=draft.act,
                speakers=(party.name,),
                speaker_kind=party.kind,
                speaks_for=(party.of,) if party.of else (),
                via=draft.via,
                when=draft.when[0] if draft.when else None,
                support=support,
            )

    def _mentions(self, text: str) -> dict[str, list[Span]]:
        """Where the text names whom, by their names."""
        found = {party.name: list(_all(text, party.name)) for party in self._affair.parties}
        for draft in self._drafts:
            if draft.party.name not in draft.source.of(text):
                found[draft.party.name].append(draft.source)
            for medium in draft.via:
                found[medium] = list(_all(text, medium))
        return {name: sorted(spans) for name, spans in found.items() if spans}

    def _actors(self, mentions: dict[str, list[Span]]) -> Iterator[Actor]:
        parties = {party.name: party for party in self._affair.parties}
        for name, spans in sorted(mentions.items(), key=lambda item: item[1][0]):
            party = parties.get(name)
            roles: tuple[Role, ...] = ()
            if party and party.title:
                roles = (Role(title=party.title, of=party.of, spans=(spans[0],)),)
            yield Actor(name=name, kind=party.kind if party else "media", mentions=tuple(spans), roles=roles)

    def _times(self) -> Iterator[Time]:
        for draft in self._drafts:
            if draft.when:
                day, span = draft.when
                yield Time(span=span, type="DATE", value=day, first=day, last=day)

    def _places(self, text: str, mentions: dict[str, list[Span]]) -> Iterator[Place]:
        inside = sorted(span for spans in mentions.values() for span in spans)
        for name in (self._affair.place, self._affair.elsewhere):
            number = zlib.crc32(name.encode())
            for span in _all(text, name):
                if any(one.start <= span.start < one.end for one in inside):
                    continue
                yield Place(
                    span=span,
                    name=name,
                    lat=number % 120 - 55.5,
                    lon=number // 120 % 300 - 150.25,
                    country="XA",
                    region=f"XA-{number % 16:02d}",
                )


def _all(text: str, words: str) -> Iterator[Span]:
    at = text.find(words)
    while at >= 0:
        yield Span(at, at + len(words))
        at = text.find(words, at + len(words))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
