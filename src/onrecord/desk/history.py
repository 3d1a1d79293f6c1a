"""The texts that one address had, and what changed from each to the next."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from onrecord.desk.comparing import Piece, StatementChanges, statement_changes, word_changes
from onrecord.record import RecordStore, Revision
from onrecord.schema import Reading
from onrecord.schema.first_hand import first_hand


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionStep:
    """From one revision to the next: the words and the statements that differ."""

    before: Reading
    after: Reading
    words: tuple[Piece, ...]
    statements: StatementChanges


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """An article: its address, its revisions, oldest first, and the steps between them."""

    address: str
    revisions: tuple[Revision, ...]
    steps: tuple[RevisionStep, ...]


def history(record: RecordStore, name: str) -> tuple[History, ...]:
    """The history of the article at an address, or of all under whose addresses the report that `name` means
    was seen; empty where it was seen under none. Raises NotInRecord."""
    if record.revisions(name):
        return (_of(record, name),)
    return tuple(_of(record, address) for address in record.addresses_of(record.report(name).id))


def _of(record: RecordStore, address: str) -> History:
    revisions = tuple(record.revisions(address))
    readings = [first_hand(record.reading(one.report)) for one in revisions]
    steps = tuple(
        RevisionStep(
            before=before,
            after=after,
            words=word_changes(before.report.text, after.report.text),
            statements=statement_changes(before, after),
        )
        for before, after in pairwise(readings)
    )
    return History(address=revisions[0].address, revisions=revisions, steps=steps)
