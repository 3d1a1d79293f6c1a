"""The cast as the actors of a reading."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.reading.actors.cast import Member
from onrecord.reading.actors.offices import Offices
from onrecord.reading.actors.resolution import Resolution
from onrecord.schema import Span, Spans
from onrecord.schema.actor import Actor, Role

_PRINTED = frozenset({"person", "organisation", "media", "state"})


def actors_of(resolution: Resolution, offices: Offices, speaking: Iterable[Member]) -> tuple[Actor, ...]:
    """The actors of the report: everyone named, and every member of `speaking`, in the order of their
    first mention. Members of one name are one actor."""
    wanted: dict[str, dict[int, Member]] = {}
    for member in speaking:
        wanted.setdefault(member.name, {})[member.number] = member
    for member in resolution.cast.members:
        named = member.named and member.seen and not member.inert and member.kind in _PRINTED
        if named or member.name in wanted:
            wanted.setdefault(member.name, {})[member.number] = member
    made = [_actor(resolution, offices, name, [*members.values()]) for name, members in wanted.items()]
    return tuple(sorted(made, key=lambda a: (a.mentions[0].start if a.mentions else 1 << 60, a.name)))


def _actor(resolution: Resolution, offices: Offices, name: str, members: list[Member]) -> Actor:
    words = resolution.words
    seen = {words.span(*place) for member in members for place in member.seen}
    first = min(members, key=lambda m: (not m.named, m.number))
    roles = [role for member in members for role in _roles(resolution, offices, member)]
    return Actor(name=name, kind=first.kind, mentions=_apart(seen), roles=_merged(roles))


def _apart(spans: Iterable[Span]) -> Spans:
    """The spans in text order; of those that overlap the first, and the longest of those."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return tuple(found)


def _roles(resolution: Resolution, offices: Offices, member: Member) -> Iterable[Role]:
    """What the text calls a member beside its name."""
    words = resolution.words
    for said in member.said:
        phrase = said.phrase
        if said.heads or phrase.head is None:
            body = offices.body_of(said)
            if body is not None and body != member.name:
                yield Role(title=said.word, of=body, spans=(words.span(phrase.start, phrase.end),))
            continue
        title = words.of(min((*phrase.mods, phrase.head)), phrase.head + 1)
        body = offices.body_of(said)
        end = phrase.end if phrase.name is None else phrase.head + 1
        if phrase.complement is not None:
            end = max(end, phrase.complement.end)
        yield Role(title=title, of=body, spans=(words.span(phrase.start, end),))


def _merged(roles: Iterable[Role]) -> tuple[Role, ...]:
    """The roles in the order of their first span, those of one title and body made one."""
    found: dict[tuple[str, str | None], list[Span]] = {}
    for role in roles:
        found.setdefault((role.title, role.of), []).extend(role.spans)
    made = [Role(title=title, of=of, spans=_apart(set(spans))) for (title, of), spans in found.items()]
    return tuple(sorted(made, key=lambda r: (r.spans[0].start, r.title)))
