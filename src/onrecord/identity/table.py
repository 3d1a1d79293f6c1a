"""The actors of a record: the groups of its blocks, with judgements applied."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from onrecord.errors import NotInRecord
from onrecord.identity.grouping import Group, groups_of, united
from onrecord.identity.joining import Joined
from onrecord.identity.known import KnownActor, order
from onrecord.identity.naming import Seen, block_of_key, is_key, own_key
from onrecord.identity.splitting import places_apart
from onrecord.record import Judgement, RecordStore
from onrecord.record.naming import block_of, fold, name_words, words_of

_BLOCKS_AT_ONCE = 50
_NAMED_AT_MOST = 5


class ActorTable:
    """Who is who in a record. Judgements are those that stood when it was made; reports are looked up
    at each question."""

    def __init__(self, record: RecordStore) -> None:
        self._record = record
        standing = record.judgements()
        self._merges = [one for one in standing if one.kind == "merge"]
        self._blocks: Joined[str] = Joined()
        for merge in self._merges:
            self._blocks.join_all(block_of_key(key) for key in merged_keys(merge))
        self._linked = {self._blocks.root(some[0]): some for some in self._blocks.sets()}
        self._apart = places_apart(record, [one for one in standing if one.kind == "split"])

    def actors(self, words: str | None = None, *, limit: int | None = None) -> list[KnownActor]:
        """Those who speak in most statements first; with `words`, those of whom one name holds all of
        them. At most `limit`, if one is given."""
        wanted = None if words is None else set(name_words(words))
        found: list[KnownActor] = []
        blocks = iter(self._largest_first(words))
        while some := list(islice(blocks, _BLOCKS_AT_ONCE)):
            if limit is not None and len(found) >= limit and found[limit - 1].statements > some[0][1]:
                break
            made = self.in_blocks(block for block, _ in some)
            found += (actor for actor in made if wanted is None or _holds(actor, wanted))
            found.sort(key=order)
            if limit is not None:
                del found[limit:]
        return found

    def in_blocks(self, blocks: Iterable[str]) -> list[KnownActor]:
        """All actors of these blocks and of those that merges link to them."""
        return [KnownActor.of(group) for group in self._groups(blocks, merged=True)]

    def groups_in(self, blocks: Iterable[str]) -> list[Group]:
        """The groups that `in_blocks` makes actors of, with the statements of their members not counted."""
        return self._groups(blocks, merged=True, counted=False)

    def find(self, name: str) -> KnownActor:
        """The actor that `name` means: its key, a name that reports use, or words of one.

        Raises NotInRecord where none or several are meant, with their keys.
        """
        if is_key(name):
            found = self.with_key(name)
            if found is None:
                raise NotInRecord(f"{name}: no actor has this key; `onrecord actors WORDS` lists actors")
            return found
        exact = [actor for actor in self.in_blocks(_blocks_of(name)) if _is_called(actor, name)]
        possible = exact or (self.actors(name) if name_words(name) else [])
        if not possible:
            raise NotInRecord(f"{name}: no actor has this name; `onrecord actors WORDS` lists actors")
        if len(possible) > 1:
            shown = sorted(possible, key=order)[:_NAMED_AT_MOST]
            keys = "".join(f"\n  {actor.key}  ({actor.name}, {actor.kind})" for actor in shown)
            more = f"\n  … and {len(possible) - len(shown)} more" if len(possible) > len(shown) else ""
            raise NotInRecord(f"{name}: {len(possible)} actors are meant: name one by its key:{keys}{more}")
        return possible[0]

    def with_key(self, key: str) -> KnownActor | None:
        """The actor that has this key among its keys."""
        return next((actor for actor in self.in_blocks([block_of_key(key)]) if key in actor.keys), None)

    def unmerged(self, actor: KnownActor) -> list[KnownActor]:
        """The actors that it would be if no merge held."""
        groups = self._groups({member.block for member in actor.members}, merged=False)
        return [KnownActor.of(group) for group in groups if not actor.keys.isdisjoint(group.keys)]

    def merges_of(self, actor: KnownActor) -> list[Judgement]:
        """The merges that name one of its keys."""
        return [merge for merge in self._merges if not actor.keys.isdisjoint(merged_keys(merge))]

    def _largest_first(self, words: str | None) -> list[tuple[str, int]]:
        """Blocks, linked ones as one, with the most statements that one of their actors may have."""
        most: dict[str, int] = defaultdict(int)
        for block, number in self._record.actor_blocks(words):
            most[self._blocks.root(block) if self._merges else block] += number
        return sorted(most.items(), key=lambda item: (-item[1], item[0]))

    def _groups(self, blocks: Iterable[str], *, merged: bool, counted: bool = True) -> list[Group]:
        wanted = {other for block in blocks for other in self._linked.get(self._blocks.root(block), [block])}
        by_block: dict[str, list[Seen]] = defaultdict(list)
        apart: dict[str, list[Seen]] = defaultdict(list)
        for actor in self._record.actors_in(wanted, counted=counted):
            seen = Seen.of(actor)
            if seen.place in self._apart:
                apart[self._apart[seen.place]].append(seen)
            else:
                by_block[actor.block].append(seen)
        groups = [group for block in by_block.values() for group in groups_of(block)]
        groups += map(_group_apart, apart.values())
        return list(self._merged(groups)) if merged and self._merges else groups

    def _merged(self, groups: list[Group]) -> Iterator[Group]:
        with_key = {key: number for number, group in enumerate(groups) for key in group.keys}
        joined: Joined[int] = Joined()
        for number in range(len(groups)):
            joined.root(number)
        for merge in self._merges:
            joined.join_all(with_key[key] for key in merged_keys(merge) if key in with_key)
        for numbers in joined.sets():
            yield united([groups[number] for number in numbers])


def merged_keys(merge: Judgement) -> list[str]:
    """The keys of the actors that a merge makes one."""
    return [actor["key"] for actor in merge.target["actors"]]


def _group_apart(members: list[Seen]) -> Group:
    """Whom one split takes out of one report."""
    return Group({min(own_key(seen, "apart") for seen in members): None}, members)


def _blocks_of(name: str) -> set[str]:
    return {block_of(name, kind) for kind in ("person", "organisation", "unnamed")}


def _is_called(actor: KnownActor, name: str) -> bool:
    """Whether one of the actor's names is `name`, by its words."""
    return any(words_of(used, actor.kind) == words_of(name, actor.kind) for used, _ in actor.names)


def _holds(actor: KnownActor, wanted: set[str]) -> bool:
    return any(wanted <= set(name_words(name)) | set(fold(name).split()) for name, _ in actor.names)
