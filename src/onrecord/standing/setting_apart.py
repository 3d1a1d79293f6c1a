"""What people judged about claims that reports turn on: rejected, merged, split."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from onrecord.identity import standing_judgements
from onrecord.identity.joining import Joined
from onrecord.record import FoundStatement, RecordStore


class ClaimJudgements:
    """The judgements on claims that stand when it is made. A claim goes by the statement that stated it when
    it was judged: it is the same as long as that is among those that state it, whichever states it best."""

    def __init__(self, record: RecordStore) -> None:
        self._record = record
        self._rejected: set[str] = set()
        self._apart: dict[str, set[str]] = defaultdict(set)
        merges: Joined[str] = Joined()
        for judgement in standing_judgements(record, "claim-reject", "claim-split", "claim-merge"):
            target = judgement.target
            if judgement.kind == "claim-reject":
                self._rejected.add(target["claim"]["statement"])
            elif judgement.kind == "claim-split":
                self._apart[target["claim"]["statement"]].add(target["apart"]["statement"])
            else:
                merges.join_all(claim["statement"] for claim in target["claims"])
        self._merged = {one: some for some in merges.sets() for one in some}

    def rejects(self, statements: Collection[str]) -> bool:
        """Whether the claim that these statements (ids) state was rejected."""
        return not self._rejected.isdisjoint(statements)

    def apart(self, statements: Collection[str]) -> set[str]:
        """Ids of the statements that do not bear on the claim that `statements` state."""
        return set().union(*(self._apart.get(one, ()) for one in statements))

    def merged(self, statements: Collection[str]) -> list[FoundStatement]:
        """The statements that state the claims which were judged to be one with that of `statements`, itself
        among them, the one that states all of them first; empty where none was."""
        sets = {tuple(self._merged[one]) for one in statements if one in self._merged}
        ids = dict.fromkeys(one for some in sorted(sets) for one in some)
        return [self._record.statement(one) for one in ids]
