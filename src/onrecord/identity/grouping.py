"""The actors of one block, grouped: who of different reports is one.

A name alone joins what nothing sets apart; where reports tie the same name to different bodies, only
what agrees in that is joined, and who could be either stays apart. The groups are a function of the
set of actors: no order matters, and each actor is looked at a fixed number of times.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.identity.generic_names import is_generic
from onrecord.identity.joining import Joined
from onrecord.identity.naming import Seen, is_acronym, name_key, own_key
from onrecord.record.naming import initials, surname


@dataclass(slots=True)
class Group:
    """Actors that are one, with every key that they are found by, the most telling first."""

    keys: dict[str, None] = field(default_factory=dict)
    members: list[Seen] = field(default_factory=list)
    affiliations: frozenset[str] = frozenset()

    @property
    def key(self) -> str:
        """The key that stands for the group."""
        return next(iter(self.keys))


def groups_of(block: Iterable[Seen]) -> list[Group]:
    """The groups of one block, in no order that matters."""
    by_name: dict[str, list[Seen]] = defaultdict(list)
    alone: dict[str, list[Seen]] = defaultdict(list)
    for seen in block:
        if seen.own:
            alone[own_key(seen)].append(seen)
        else:
            by_name[name_key(seen.sort, seen.words)].append(seen)
    named = {name: _of_one_name(name, members) for name, members in by_name.items()}
    own = [Group({key: None}, members) for key, members in alone.items()]
    return _joined([group for groups in named.values() for group in groups], own, _links(named, own))


def _of_one_name(name: str, members: Sequence[Seen]) -> list[Group]:
    """Groups among those who share a whole name."""
    first = members[0]
    if first.sort == "body" and not is_generic(list(first.words)):
        return [Group({name: None}, list(members), _affiliations(members))]
    groups, rest = _by_affiliation(name, members)
    if first.sort == "person":
        by_office, rest = _by_office(name, groups, rest)
        groups += by_office
    if not groups:
        return [Group({name: None}, rest)]
    if len(groups) == 1:
        groups[0].keys[name] = None
        groups[0].members += rest
        return groups
    # Who of several it is cannot be told, so it stays its report's own.
    alone: dict[str, list[Seen]] = defaultdict(list)
    for seen in rest:
        alone[own_key(seen)].append(seen)
    return groups + [Group({key: None}, some) for key, some in alone.items()]


def _by_affiliation(name: str, members: Sequence[Seen]) -> tuple[list[Group], list[Seen]]:
    """Groups that a chain of shared affiliations holds together, and the members without any."""
    joined: Joined[str] = Joined()
    for seen in members:
        joined.join_all(sorted(seen.affiliations))
    groups: dict[str, Group] = {}
    for together in joined.sets():
        keys = {f"{name}@{affiliation}": None for affiliation in sorted(together)}
        groups[joined.root(together[0])] = Group(keys, [], frozenset(together))
    rest: list[Seen] = []
    for seen in members:
        if seen.affiliations:
            groups[joined.root(min(seen.affiliations))].members.append(seen)
        else:
            rest.append(seen)
    return list(groups.values()), rest


def _by_office(name: str, groups: Sequence[Group], rest: Sequence[Seen]) -> tuple[list[Group], list[Seen]]:
    """Puts those who have a title but no affiliation with the one group that has an office of theirs;
    gives new groups of the others by their offices, and those without a title."""
    holders: dict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(groups):
        for seen in group.members:
            for office in seen.offices:
                holders[office].add(number)
    untitled = [seen for seen in rest if not seen.offices]
    others: list[Seen] = []
    taken: list[tuple[int, Seen]] = []
    for seen in rest:
        if seen.offices:
            possible = set().union(*(holders.get(office, set()) for office in seen.offices))
            if len(possible) == 1:
                taken.append((possible.pop(), seen))
            else:
                others.append(seen)
    for number, seen in taken:
        groups[number].members.append(seen)
    joined: Joined[str] = Joined()
    for seen in others:
        joined.join_all(sorted(seen.offices))
    made = {
        joined.root(together[0]): Group({f"{name}#{office}": None for office in sorted(together)})
        for together in joined.sets()
    }
    for seen in others:
        made[joined.root(min(seen.offices))].members.append(seen)
    return list(made.values()), untitled


def _links(named: dict[str, list[Group]], own: Sequence[Group]) -> Iterable[tuple[Group, Group]]:
    """Pairs of groups under different names that are one."""
    yield from _acronyms(named)
    yield from _middle_initials(named)
    yield from _surnames(named, own)


def _acronyms(named: dict[str, list[Group]]) -> Iterable[tuple[Group, Group]]:
    """An acronym with the one name in the record that it can stand for."""
    written_out: dict[str, list[Group]] = defaultdict(list)
    for groups in named.values():
        first = groups[0].members[0]
        if first.sort == "body" and len(first.words) > 1:
            written_out[initials(list(first.words))] += groups
    for groups in named.values():
        first = groups[0].members[0]
        if first.sort != "body" or len(first.words) != 1 or len(groups) != 1:
            continue
        possible = written_out.get(first.words[0], [])
        if len(possible) == 1 and all(is_acronym(seen.actor.name) for seen in groups[0].members):
            yield groups[0], possible[0]


def _middle_initials(named: dict[str, list[Group]]) -> Iterable[tuple[Group, Group]]:
    """ "John F. Lind" with "John Lind", where an affiliation agrees and nobody else fits."""
    longer: dict[tuple[str, str], list[Group]] = defaultdict(list)
    for groups in named.values():
        words = groups[0].members[0].words
        if groups[0].members[0].sort == "person" and (short := _without_initials(words)) != words:
            for group in groups:
                for affiliation in group.affiliations:
                    longer[name_key("person", short), affiliation].append(group)
    for name, groups in named.items():
        for group in groups:
            yield from _the_only(group, group.affiliations, name, longer)


def _without_initials(words: tuple[str, ...]) -> tuple[str, ...]:
    return (words[0], *(word for word in words[1:-1] if len(word) > 1), words[-1])


def _surnames(named: dict[str, list[Group]], own: Sequence[Group]) -> Iterable[tuple[Group, Group]]:
    """A bare surname of one report with the one full name that it agrees with in an affiliation."""
    full: dict[tuple[str, str], list[Group]] = defaultdict(list)
    for groups in named.values():
        first = groups[0].members[0]
        if first.sort == "person":
            for group in groups:
                for affiliation in group.affiliations:
                    full[surname(list(first.words)), affiliation].append(group)
    for group in own:
        first = group.members[0]
        if first.sort == "person" and len(first.words) == 1:
            yield from _the_only(group, _affiliations(group.members), first.words[0], full)


def _the_only(
    group: Group, affiliations: frozenset[str], name: str, others: dict[tuple[str, str], list[Group]]
) -> Iterable[tuple[Group, Group]]:
    found = {id(other): other for one in sorted(affiliations) for other in others.get((name, one), ())}
    if len(found) == 1:
        yield group, next(iter(found.values()))


def _joined(
    named: Sequence[Group], own: Sequence[Group], links: Iterable[tuple[Group, Group]]
) -> list[Group]:
    """The groups after what is linked was put together."""
    every = [*named, *own]
    joined: Joined[int] = Joined()
    for group in every:
        joined.root(id(group))
    for first, second in links:
        joined.join(id(first), id(second))
    by_id = {id(group): group for group in every}
    return [united([by_id[name] for name in names]) for names in joined.sets()]


def united(groups: Sequence[Group]) -> Group:
    """One group of several."""
    if len(groups) == 1:
        return groups[0]
    keys = sorted((key for group in groups for key in group.keys), key=_telling)
    members = [seen for group in groups for seen in group.members]
    return Group(dict.fromkeys(keys), members, frozenset().union(*(group.affiliations for group in groups)))


def _telling(key: str) -> tuple[int, str]:
    """Keys that name more than a name first, those of one report last."""
    if key.startswith(("report/", "apart/")):
        return (3, key)
    return (0 if "@" in key else 1 if "#" in key else 2, key)


def _affiliations(members: Iterable[Seen]) -> frozenset[str]:
    return frozenset().union(*(seen.affiliations for seen in members))
