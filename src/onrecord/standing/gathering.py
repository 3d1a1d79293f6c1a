"""The claims that reports turn on, found by themselves.

Statements are walked from the newest report on. One that puts something forward is taken as a claim, and
all that bears on it is looked up as for a question; of those that put the same forward, the one that states
it best becomes the claim. Statements that a claim accounts for start no other one. All of it is a function
of the reports, the judgements and the network: not of the order in which reports came.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from onrecord.identity import Naming
from onrecord.record import FoundStatement, RecordStore
from onrecord.schema.claim import Claim
from onrecord.schema.position import Position
from onrecord.standing.asking import Bearing
from onrecord.standing.holders import joined_holders
from onrecord.standing.kinship import Kinship
from onrecord.standing.relater import Relater, Relation
from onrecord.standing.retrieving import nearest, retrieved
from onrecord.standing.ruling import Rulings
from onrecord.standing.sentences import own_words, plainness, sentence_of, stated
from onrecord.standing.setting_apart import ClaimJudgements
from onrecord.standing.status import in_order, status_of
from onrecord.standing.taking import may_bear, taken
from onrecord.standing.witnesses import Witnesses

_FORWARD = ("state", "allege", "confirm", "predict", "promise", "warn", "criticise")
"""Acts that put something forward, so that their content can state a claim."""
_NEAR, _STARTS = 24, 6
"""How many statements near one that puts nothing forward are fetched, and how many looked at."""
_STATING = ("asserts", "confirms")

Bears = tuple[FoundStatement, Relation]
"""A statement and how it bears on a claim."""
_REMEMBERED = 2000


@dataclass(slots=True)
class Memory:
    """What was looked up for statements, by their ids: true as long as the record stays as it is. `related`:
    what bears on what it says; `near`: what puts something forward near one that puts nothing forward."""

    related: dict[str, list[Bears]] = field(default_factory=dict)
    near: dict[str, list[FoundStatement]] = field(default_factory=dict)


Looked = TypeVar("Looked")


def _kept(memory: dict[str, Looked], of: FoundStatement, look: Callable[[FoundStatement], Looked]) -> Looked:
    name = of.statement.id
    if name not in memory:
        if len(memory) >= _REMEMBERED:
            memory.pop(next(iter(memory)))
        memory[name] = look(of)
    return memory[name]


@dataclass(slots=True)
class Gathered:
    """A claim with all that bears on it, in the order of the reports."""

    stating: FoundStatement
    bearing: list[FoundStatement]
    positions: tuple[Position, ...]

    def claim(self) -> Claim:
        """The claim as it is printed."""
        report, span = self.stating.report, stated(self.stating)
        standing = Bearing(span.of(report.text), self.positions).standing()
        told = {(one.report.published or "~", one.report.id, one.report.input) for one in self.bearing}
        return Claim(
            id=self.stating.statement.id,
            sentence=sentence_of(self.stating),
            report=report.id,
            start=span.start,
            end=span.end,
            standing=standing,
            reports=tuple(dict.fromkeys(name for _, _, name in sorted(told))),
            changed=_changed(standing.positions),
        )


@dataclass(slots=True)
class Gatherer:
    """Gathers the claims of a record; what it has accounted for starts no other claim."""

    record: RecordStore
    relater: Relater
    judgements: ClaimJudgements
    rulings: Rulings
    kinship: Kinship
    witnesses: Witnesses
    memory: Memory
    accounted: set[str] = field(default_factory=set)
    given: set[str] = field(default_factory=set)
    borne: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, record: RecordStore, relater: Relater, memory: Memory | None = None) -> Gatherer:
        """A gatherer that heeds the judgements that stand; `memory` is of a gatherer before it."""
        kept = memory or Memory()
        return cls(
            record,
            relater,
            ClaimJudgements(record),
            Rulings(record),
            Kinship(record),
            Witnesses(record),
            kept,
        )

    def gathered(self, seeds: Iterable[FoundStatement]) -> Iterator[Gathered]:
        """The claims that these statements belong to, in the order of the statements."""
        for seed in seeds:
            for start in self._starts(seed):
                found = self._of(start)
                if found is not None and found.stating.statement.id not in self.given:
                    self.given.add(found.stating.statement.id)
                    self.borne.update(one.statement.id for one in found.bearing)
                    yield found

    def _starts(self, seed: FoundStatement) -> Iterator[FoundStatement]:
        """Statements whose claims a seed belongs to: itself where it puts something forward, else those
        near it that do and on which it bears."""
        if seed.statement.id in self.accounted or not may_bear(seed) or self.witnesses.is_copied(seed):
            return
        if puts_forward(seed):
            yield seed
            return
        if seed.statement.id in self.borne:
            return
        for one in _kept(self.memory.near, seed, self._near):
            if one.statement.id not in self.accounted and self._bears(seed, one):
                yield one

    def _near(self, seed: FoundStatement) -> list[FoundStatement]:
        vector = self.relater.statement_vector(seed.report, seed.statement)
        near = self.witnesses.first(nearest(self.record, self.relater, vector, _NEAR))
        return [one for one in near if puts_forward(one) and self.kinship.kin(seed, one)][:_STARTS]

    def _bears(self, found: FoundStatement, stating: FoundStatement) -> bool:
        return self.relater.relate(sentence_of(stating), [found], self.record)[0].label is not None

    def _of(self, seed: FoundStatement) -> Gathered | None:
        """The claim that a statement belongs to, None where nobody else, and on no other day, bears on
        it or a person rejected it."""
        near = self._related(seed)
        self.accounted.add(seed.statement.id)
        if len(near) < 2:
            return None
        best = min([*_stating(near), seed], key=_ill_stated)
        return self.stated_by(best)

    def stated_by(self, best: FoundStatement) -> Gathered | None:
        """The claim that a statement states, None where nobody else, and on no other day, bears on it or a
        person rejected it."""
        near = self._related(best)
        self._account(near)
        names = {best.statement.id, *(one.statement.id for one in _stating(near))}
        merged = self.judgements.merged(names)
        for other in merged:
            more = self._related(other)
            self._account(more)
            near = [*near, *more]
            names.add(other.statement.id)
        if self.judgements.rejects(names):
            return None
        return self._made(merged[0] if merged else best, near, names)

    def _related(self, stating: FoundStatement) -> list[Bears]:
        """The statements that bear on what `stating` says, with how they do."""
        return _kept(self.memory.related, stating, self._judged)

    def _judged(self, stating: FoundStatement) -> list[Bears]:
        sentence = sentence_of(stating)
        near = self.witnesses.first(
            retrieved(self.record, self.relater, sentence, self.relater.settings.looked_at)
        )
        found = [one for one in near if self.kinship.kin(stating, one)]
        relations = self.relater.relate(sentence, found, self.record)
        return [pair for pair in zip(found, relations, strict=True) if pair[1].label is not None]

    def _account(self, near: Iterable[Bears]) -> None:
        """Statements that say what a claim says, or nothing of their own, start no other claim."""
        self.accounted.update(
            one.statement.id for one, relation in near if relation.label in _STATING or own_words(one) is None
        )

    def _made(self, best: FoundStatement, near: Iterable[Bears], names: Collection[str]) -> Gathered | None:
        """The claim that `best` states, of the statements that bear on it (where one does so in several ways,
        in the first) but for those that a person set apart. `names` are the ids of those that state it."""
        apart = self.judgements.apart(names)
        pairs: dict[str, Bears] = {}
        for one, relation in near:
            if one.statement.id not in apart:
                pairs.setdefault(one.statement.id, (one, relation))
        bearing = [one for one, _ in pairs.values()]
        naming = Naming(self.record, {one.report.id for one in bearing})
        held = joined_holders(taken(pairs.values(), naming))
        positions = self.rulings.applied(sentence_of(best), held, names)
        if len({(one.key, one.day) for one in positions}) < 2:
            return None
        return Gathered(best, bearing, tuple(in_order(positions)))


def _stating(near: Iterable[Bears]) -> list[FoundStatement]:
    """Those that put forward what they bear on."""
    return [one for one, relation in near if relation.label in _STATING and puts_forward(one)]


def puts_forward(found: FoundStatement) -> bool:
    """Whether a statement says something that can be a claim, in words that state it."""
    return may_bear(found) and found.statement.act in _FORWARD and own_words(found) is not None


def _ill_stated(found: FoundStatement) -> tuple[object, ...]:
    return (*plainness(found), found.report.day or "~", found.statement.id)


def _changed(positions: tuple[Position, ...]) -> str | None:
    """The day of the newest position that changed what its actor held or the status."""
    held: dict[str, str] = {}
    changed: str | None = None
    for number, one in enumerate(positions):
        before, after = status_of(positions[:number]), status_of(positions[: number + 1])
        if (held.get(one.key) != one.label or before != after) and one.day is not None:
            changed = one.day
        held[one.key] = one.label
    return changed
