"""An actor of any number of reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.identity.grouping import Group
from onrecord.identity.naming import is_acronym, is_name
from onrecord.record import ReportActor
from onrecord.record.naming import words_of
from onrecord.schema import ACTOR_KINDS, ActorKind


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleSeen:
    """A role that reports give an actor: its title, of whom (None where they leave it open), the first
    and last publication day on which it was seen (None where no such report has one), in how many."""

    title: str
    of: str | None
    first: str | None
    last: str | None
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownActor:
    """One person, organisation, state, medium, group or unnamed source, over all reports of a record.

    `key` names it: the same as long as the reports that tell it do, whatever else is added. `names`
    are those that reports use, with the number of reports, most used first; `name` and `kind` are the
    most used full name and kind. `members` are the actors of single reports that are this one, by
    report and place; `statements` counts those that it speaks in, those rejected left out.
    """

    key: str
    keys: frozenset[str]
    name: str
    kind: ActorKind
    names: tuple[tuple[str, int], ...]
    members: tuple[ReportActor, ...]
    reports: int
    statements: int

    @classmethod
    def of(cls, group: Group) -> KnownActor:
        """The actor that a group is."""
        members = sorted((seen.actor for seen in group.members), key=lambda one: (one.report, one.place))
        names = _names(members)
        return cls(
            key=group.key,
            keys=frozenset(group.keys),
            name=max(names, key=_fullness)[0],
            kind=_kind(members),
            names=names,
            members=tuple(members),
            reports=len({member.report for member in members}),
            statements=sum(member.statements for member in members),
        )

    @property
    def days(self) -> tuple[str, str] | None:
        """The first and last publication day of the reports that name it, of those that have one."""
        days = [member.day for member in self.members if member.day is not None]
        return (min(days), max(days)) if days else None

    def roles(self) -> list[RoleSeen]:
        """Its roles, the earliest first, those never seen on a known day last."""
        seen: dict[tuple[str, str | None], list[ReportActor]] = {}
        for member in self.members:
            for role in member.roles:
                seen.setdefault(role, []).append(member)
        roles = [
            RoleSeen(
                title=title,
                of=of,
                first=min((one.day for one in members if one.day), default=None),
                last=max((one.day for one in members if one.day), default=None),
                reports=len({one.report for one in members}),
            )
            for (title, of), members in seen.items()
        ]
        return sorted(roles, key=_by_day)


def order(actor: KnownActor) -> tuple[int, int, str, str]:
    """A sort key: those who speak most first."""
    return (-actor.statements, -actor.reports, actor.name, actor.key)


def _by_day(role: RoleSeen) -> tuple[str, str, str, str]:
    return (role.first or "~", role.last or "~", role.title, role.of or "")


def _names(members: Sequence[ReportActor]) -> tuple[tuple[str, int], ...]:
    counts = Counter(name for name, _ in {(member.name, member.report) for member in members})
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _fullness(item: tuple[str, int]) -> tuple[bool, bool, int, int, str]:
    name, reports = item
    full = len(words_of(name, "person")) > 1 and not is_acronym(name)
    return (is_name(name), full, reports, len(name), name)


def _kind(members: Sequence[ReportActor]) -> ActorKind:
    counts = Counter(member.kind for member in members)
    return max(ACTOR_KINDS, key=lambda kind: (counts[kind], -ACTOR_KINDS.index(kind)))
