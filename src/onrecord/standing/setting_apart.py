"""What people judged about claims that reports turn on: rejected, merged, split."""

from __future__ import annotations

from collections import defaultdict

from onrecord.errors import NotInRecord
from onrecord.identity.joining import Joined
from onrecord.record import FoundStatement, Judgement, RecordStore


class ClaimJudgements:
    """The judgements on claims that stand when it is made. A claim is known by the statement that states
    it, or by the words that it had when it was judged."""

    def __init__(self, record: RecordStore) -> None:
        self._record = record
        self._rejected: set[str] = set()
        self._apart: dict[str, set[str]] = defaultdict(set)
        self._merges: Joined[str] = Joined()
        for judgement in record.judgements():
            self._take(judgement)
        self._sets = {name: some for some in self._merges.sets() for name in some}

    def _take(self, judgement: Judgement) -> None:
        target = judgement.target
        if judgement.kind == "claim-reject":
            self._rejected |= {target["claim"]["statement"], target["claim"]["sentence"]}
        elif judgement.kind == "claim-split":
            self._apart[target["claim"]["statement"]].add(target["apart"]["statement"])
        elif judgement.kind == "claim-merge":
            self._merges.join_all(claim["statement"] for claim in target["claims"])

    def rejects(self, statement: str, sentence: str) -> bool:
        """Whether the claim that a statement states in these words was rejected."""
        return statement in self._rejected or sentence in self._rejected

    def apart(self, statement: str) -> set[str]:
        """Ids of the statements that do not bear on the claim that `statement` states."""
        return set().union(*(self._apart[one] for one in self._sets.get(statement, [statement])))

    def merged(self, statement: str) -> list[FoundStatement]:
        """The statements that state claims which are one with that of `statement`."""
        found = []
        for one in sorted(self._sets.get(statement, [])):
            if one != statement:
                try:
                    found.append(self._record.statement(one))
                except NotInRecord:
                    continue  # orphaned: a new reading has no such statement
        return found
