"""Lists and full-text search: the selects behind `reports`, `search` and `search_reports`."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal_column, or_, select

from onrecord.errors import UsageError
from onrecord.record.base import Day
from onrecord.record.tables import report_search, reports, sightings, statement_search, statements
from onrecord.record.words import all_of, phrases
from onrecord.schema import KINDS, Kind

_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")

# What a word found in each column is worth: content, source, cue; title, text.
_STATEMENT_RANK: ColumnElement[float] = literal_column("bm25(statement_search, 4.0, 2.0, 1.0)")
_REPORT_RANK: ColumnElement[float] = literal_column("bm25(report_search, 4.0, 1.0)")


def listed_reports(publisher: str | None, since: Day | None, until: Day | None) -> Select[Any]:
    """Numbers of reports, newest publication day first, those without a day last."""
    return select(reports.c.number).where(*_published(publisher, since, until)).order_by(*_newest_first())


def found_reports(
    words: str, publisher: str | None, since: Day | None, until: Day | None
) -> Select[Any] | None:
    """Numbers of the reports whose title and text hold all words, best first; None where there is
    no word to look for."""
    wanted = phrases(words)
    if not wanted:
        return None
    return (
        select(reports.c.number)
        .join(report_search, report_search.c.rowid == reports.c.number)
        .where(_match("report_search", all_of(wanted)), *_published(publisher, since, until))
        .order_by(_REPORT_RANK, *_newest_first())
    )


def found_statements(
    words: str,
    speaker: str | None,
    kind: Kind | None,
    publisher: str | None,
    since: Day | None,
    until: Day | None,
) -> Select[Any] | None:
    """Report number and place of the statements that hold all words, best first.

    No words (an empty string) asks for every statement by this speaker and so on, newest first.
    None where words or speaker are given but hold no letter or digit: nothing can match.
    """
    if kind is not None and kind not in KINDS:
        raise UsageError(f"{kind}: no such kind of statement; there are {', '.join(KINDS)}")
    wanted, named = phrases(words), phrases(speaker or "")
    if (words.strip() and not wanted) or (speaker is not None and speaker.strip() and not named):
        return None
    found = (
        select(statements.c.report, statements.c.place)
        .join(reports, reports.c.number == statements.c.report)
        .where(*_published(publisher, since, until))
    )
    if kind is not None:
        found = found.where(statements.c.kind == kind)
    ranked: list[ColumnElement[Any]] = []
    if wanted or named:
        parts = [f"({all_of(wanted)})"] if wanted else []
        parts += [f"(source : ({all_of(named)}))"] if named else []
        found = found.join(statement_search, statement_search.c.rowid == statements.c.number)
        found = found.where(_match("statement_search", " AND ".join(parts)))
        ranked = [_STATEMENT_RANK] if wanted else []
    return found.order_by(*ranked, *_newest_first(), statements.c.place)


def _match(index: str, expression: str) -> ColumnElement[bool]:
    return literal_column(index).op("MATCH", is_comparison=True)(expression)


def _newest_first() -> tuple[ColumnElement[Any], ...]:
    return (reports.c.day.desc().nulls_last(), reports.c.id)


def _published(publisher: str | None, since: Day | None, until: Day | None) -> list[ColumnElement[bool]]:
    """Conditions on where and when a report was published. A report without a day meets none on
    days; a publisher is any that a sighting names, capitals of A to Z apart."""
    conditions: list[ColumnElement[bool]] = []
    if since is not None:
        conditions.append(reports.c.day >= _day(since))
    if until is not None:
        # "~" follows every digit and "-": with it 2026-05 takes in all days of that May.
        conditions.append(reports.c.day <= _day(until) + "~")
    if publisher is not None:
        named = or_(
            sightings.c.publisher == publisher, func.lower(sightings.c.publisher) == func.lower(publisher)
        )
        conditions.append(reports.c.number.in_(select(sightings.c.report).where(named)))
    return conditions


def _day(day: Day) -> str:
    if isinstance(day, date):
        return day.strftime("%Y-%m-%d")
    if not _DAY.fullmatch(day):
        raise UsageError(f"{day}: no day; write YYYY-MM-DD, YYYY-MM or YYYY")
    return day
