"""The actors of a report, and who speaks in each of its statements, for whom and through whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.actors.cast import Cast, Member
from onrecord.reading.actors.names import names
from onrecord.reading.actors.offices import Offices, Voice
from onrecord.reading.actors.phrases import Phrases
from onrecord.reading.actors.polities import Gazetteer, Polities
from onrecord.reading.actors.resolution import Answer, Resolution
from onrecord.reading.actors.salience import Salience
from onrecord.reading.actors.settings import SETTINGS, Settings
from onrecord.reading.actors.speakers import Speakers, speaker_kind
from onrecord.reading.actors.words import words
from onrecord.reading.chains import Chain, Chains
from onrecord.reading.mentions import Mention
from onrecord.schema import Spans, Statement
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
    begun = {tokens.tokens(s.source[0])[0] for s in statements if s.source}
    phrases = Phrases(tokens, names(tokens, mentions, begun))
    cast = Cast(phrases, Polities(phrases, gazetteer, publisher), publisher, begun)
    resolution = Resolution(cast, Salience(cast, tokens, settings), settings)
    speakers = Speakers(resolution, statements, settings.source)
    speakers.resolve_all()
    offices = Offices(resolution)
    chains = Chains(resolution, speakers, statements)
    found = []
    for i, s in enumerate(statements):
        answer = speakers.answers[i]
        voices = offices.voices(answer.members, speakers.token(i))
        found.append(_speaker_of(tokens, s, answer, voices, chains.of(i)))
    return (), found


def _speaker_of(tokens, s: Statement, answer: Answer, voices: list[Voice], chain: Chain) -> SpeakerOf:
    spoken_for = tuple(dict.fromkeys(name for v in voices for name in v.names))
    return SpeakerOf(
        speakers=tuple(m.name for m in answer.members),
        speaker_kind=speaker_kind(answer.members),
        speaks_for=spoken_for,
        via=tuple(m.name for m in chain.members),
        support={},
        rules=(answer.rule, voices[0].rule if voices else "", chain.rule),
    )
