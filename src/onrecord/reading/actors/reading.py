"""The actors of a report, and who speaks in each of its statements, for whom and through whom."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from onrecord.reading.actors.cast import Cast, Member
from onrecord.reading.actors.confidence import SPEAKERS, SPEAKS_FOR, VIA
from onrecord.reading.actors.context import Answer, Context
from onrecord.reading.actors.names import names
from onrecord.reading.actors.offices import Offices, Voice
from onrecord.reading.actors.output import actors_of
from onrecord.reading.actors.phrases import Phrases
from onrecord.reading.actors.polities import Gazetteer, Polities, is_polity
from onrecord.reading.actors.resolution import Resolution
from onrecord.reading.actors.salience import Salience
from onrecord.reading.actors.settings import SETTINGS, Settings
from onrecord.reading.actors.speakers import Speakers, speaker_kind
from onrecord.reading.actors.words import Words, words
from onrecord.reading.chains import Chain, Chains
from onrecord.reading.mentions import Mention
from onrecord.schema import Span, Spans, Statement
from onrecord.schema.actor import Actor, ActorKind
from onrecord.schema.statement import Support


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerOf:
    """Who speaks in one statement: the fields of Statement of these names, and their `support`.
    `rules` names what each was decided by, for measuring."""

    speakers: tuple[str, ...]
    speaker_kind: ActorKind | None
    speaks_for: tuple[str, ...]
    via: tuple[str, ...]
    support: dict[str, Support]
    rules: tuple[str, str, str]


def read_actors(
    text: str,
    quotations: Spans,
    mentions: Sequence[Mention],
    statements: Sequence[Statement],
    gazetteer: Gazetteer,
    publisher: str | None = None,
    settings: Settings = SETTINGS,
) -> tuple[tuple[Actor, ...], list[SpeakerOf]]:
    """The actors of `text` and, for each of `statements` in their order, its speakers.

    `quotations` are its quotations, `mentions` its names, both in text order; `publisher` is who
    published it, as whom its own voice speaks.
    """
    tokens = words(text, quotations)
    begun = dict(tokens.tokens(s.source[0]) for s in statements if s.source)
    phrases = Phrases(tokens, names(tokens, mentions, begun, partial(is_polity, gazetteer)))
    cast = Cast(phrases, Polities(phrases, gazetteer, publisher), publisher, begun)
    resolution = Resolution(Context(cast, Salience(cast, tokens, settings), settings))
    offices = Offices(resolution)
    speakers = Speakers(resolution, offices, statements, settings.source)
    speakers.resolve_all()
    chains = Chains(resolution, speakers, statements)
    found, speaking = [], []
    for i, s in enumerate(statements):
        answer, chain = speakers.answers[i], chains.of(i)
        voices = offices.voices(answer.members, speakers.token(i))
        found.append(_speaker_of(tokens, s, answer, speakers.token(i), voices, chain))
        speaking += [*answer.members, *chain.members]
        speaking += [cast.member_of(name) for voice in voices for name in voice.names]
    return actors_of(resolution, offices, speaking), found


def _speaker_of(
    tokens: Words, s: Statement, answer: Answer, at: int, voices: Sequence[Voice], chain: Chain
) -> SpeakerOf:
    spoken_for = tuple(dict.fromkeys(name for voice in voices for name in voice.names))
    support: dict[str, Support] = {}
    if answer.members:
        spans = {*s.source, *(span for m in answer.members if (span := _before(tokens, m, at)) is not None)}
        support["speakers"] = Support(confidence=SPEAKERS.get(answer.rule, 0.8), spans=_apart(spans))
    if spoken_for:
        rules = [voice.rule for voice in voices if voice.names]
        places = {tokens.span(*voice.place) for voice in voices if voice.place is not None}
        support["speaks_for"] = Support(
            confidence=min(SPEAKS_FOR.get(rule, 0.8) for rule in rules), spans=_apart(places)
        )
    if chain.members:
        places = {tokens.span(*place) for place in chain.places}
        support["via"] = Support(confidence=VIA.get(chain.rule, 0.8), spans=_apart(places))
    return SpeakerOf(
        speakers=tuple(m.name for m in answer.members),
        speaker_kind=speaker_kind(answer.members),
        speaks_for=spoken_for,
        via=tuple(m.name for m in chain.members),
        support=support,
        rules=(answer.rule, next((v.rule for v in voices), ""), chain.rule),
    )


def _before(tokens: Words, member: Member, at: int) -> Span | None:
    """Where a member is named last before the token of a source, or at it."""
    k = bisect_left(member.seen, (at + 1, 0))
    return tokens.span(*member.seen[k - 1]) if k else None


def _apart(spans: Iterable[Span]) -> Spans:
    """The spans in text order, those that lie in one another left out."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return tuple(found)
