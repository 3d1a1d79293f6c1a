"""Which reports can be of one affair: those that share a name.

Statements of two affairs may say much the same ("a fee had been agreed"); what tells the affairs apart is
who is in them. States and media are in many, and descriptions ("the union") are nobody's name.
"""

from __future__ import annotations

from onrecord.identity.naming import is_name
from onrecord.record import FoundStatement, RecordStore, ReportActor
from onrecord.record.naming import body_words

_TELLING = ("person", "organisation")


class Kinship:
    """Looks up whom reports name, each once."""

    def __init__(self, record: RecordStore) -> None:
        self._record = record
        self._names: dict[str, frozenset[str]] = {}

    def kin(self, one: FoundStatement, other: FoundStatement) -> bool:
        """Whether two statements are of one report, or of two that name the same person (by surname) or
        the same organisation."""
        if one.report.id == other.report.id:
            return True
        return not self._of(one.report.id).isdisjoint(self._of(other.report.id))

    def _of(self, report: str) -> frozenset[str]:
        if report not in self._names:
            actors = self._record.actors_of(report)
            self._names[report] = frozenset(_name(one) for one in actors if _tells(one))
        return self._names[report]


def _tells(actor: ReportActor) -> bool:
    return actor.kind in _TELLING and is_name(actor.name)


def _name(actor: ReportActor) -> str:
    return actor.block if actor.kind == "person" else "body/" + "-".join(body_words(actor.name))
