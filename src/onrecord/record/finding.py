"""One report or statement by what a user calls it."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import Connection, select

from onrecord.errors import NotInRecord
from onrecord.record.canonical import plain
from onrecord.record.judging import is_rejected
from onrecord.record.tables import reports, sightings, statements

_PREFIX = re.compile(r"[0-9a-f]{4,64}")
_NAMED_AT_MOST = 5


def report_id_of(connection: Connection, name: str) -> str:
    """The id of the one report that `name` means.

    In this order: a whole id; an input or address of a sighting, exactly; the first four or more
    digits of an id. Raises NotInRecord where none or several are meant.
    """
    wanted = plain(name)
    exact = select(reports.c.id).where(reports.c.id == wanted.lower())
    seen_as = select(reports.c.id).join(sightings, sightings.c.report == reports.c.number).distinct()
    by_input = seen_as.where(sightings.c.input == wanted)
    by_url = seen_as.where(sightings.c.url == wanted)
    for question in (exact, by_input.union(by_url), _with_prefix(reports.c.id, wanted)):
        if question is not None and (found := connection.scalars(question.limit(_NAMED_AT_MOST + 1)).all()):
            return _the_only(found, name, "report")
    raise NotInRecord(f"{name}: no report has this id, input or address; `onrecord reports` lists them")


def statement_place(connection: Connection, prefix: str) -> tuple[int, int, bool]:
    """Report number and place of a statement, by its id or the first four or more digits of it, and
    whether it is rejected.

    Raises NotInRecord where none or several are meant."""
    question = _with_prefix(statements.c.id, plain(prefix))
    found = (
        [] if question is None else connection.scalars(question.distinct().limit(_NAMED_AT_MOST + 1)).all()
    )
    if not found:
        raise NotInRecord(f"{prefix}: no statement has this id; `onrecord search` finds statements")
    here = statements.c.id == _the_only(found, prefix, "statement")
    row = connection.execute(
        select(statements.c.report, statements.c.place, is_rejected)
        .where(here)
        .order_by(statements.c.number)
        .limit(1)
    ).one()
    return row[0], row[1], bool(row[2])


def _with_prefix(column: Any, prefix: str) -> Any:
    prefix = prefix.lower()
    if not _PREFIX.fullmatch(prefix):
        return None
    # "g" follows the last hex digit: a range, unlike LIKE, always uses the index.
    return select(column).where(column >= prefix, column < prefix + "g").order_by(column)


def _the_only(found: Any, name: str, noun: str) -> str:
    if len(found) == 1:
        return str(found[0])
    named = ", ".join(found_id[:12] for found_id in sorted(found)[:_NAMED_AT_MOST])
    more = ", …" if len(found) > _NAMED_AT_MOST else ""
    raise NotInRecord(f"{name}: ambiguous, {noun}s {named}{more} are meant: give more of the id")
