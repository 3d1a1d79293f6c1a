"""Lists and full-text search: the selects behind `reports`, `search` and `search_reports`."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal_column, or_, select

from onrecord.errors import UsageError
from onrecord.record.filters import Day, SearchFilters
from onrecord.record.judging import is_rejected, rejected_ids
from onrecord.record.tables import (
    report_search,
    reports,
    sightings,
    statement_search,
    statements,
)
from onrecord.record.words import all_of, phrases
from onrecord.schema import ACTS, KINDS, MODES

_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")

_CODE = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?", re.ASCII)

_WORDS_IN = "{content source cue speakers}"
# What a word found in each column is worth: content, source, cue, speakers, and those that only
# filters look in; title, text.
_STATEMENT_RANK: ColumnElement[float] = literal_column(
    "bm25(statement_search, 4.0, 2.0, 1.0, 2.0, 0.0, 0.0, 0.0)"
)
_REPORT_RANK: ColumnElement[float] = literal_column("bm25(report_search, 4.0, 1.0)")
_BY_INDEX = frozenset({"speaker", "speaks_for", "place", "rejected"})
"""Filters that the search index answers, and that which only puts in those rejected."""
_REJECTED = select(statements.c.number).where(statements.c.id.in_(rejected_ids))
_ALL_REJECTED = select(func.count()).select_from(rejected_ids.subquery()).scalar_subquery()


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


def found_statements(words: str, filters: SearchFilters, limit: int | None) -> Select[Any] | None:
    """Report number and place of the statements that hold all words, best first; at most `limit`.

    No words (an empty string) asks for every statement that passes the filters, newest first. None
    where words, speaker, speaks_for or place are given but hold no letter or digit: nothing can
    match. Raises UsageError for a kind, mode, act or day that is none.
    """
    narrowed = _in_columns(filters)
    if phrases(words) and narrowed is not None and limit is not None and not _is_narrowed(filters):
        return _best(_expression(words, narrowed), limit, rejected=bool(filters.get("rejected")))
    found = matching_statements(words, filters, statements.c.report, statements.c.place)
    if found is None:
        return None
    ranked = [_STATEMENT_RANK] if phrases(words) else []
    return found.order_by(*ranked, *_newest_first(), statements.c.place).limit(limit)


def _best(expression: str, limit: int, *, rejected: bool) -> Select[Any]:
    """What is found by words alone, best first: ranked before it is looked at, since a common word stands in
    a great many statements, and only as far as the `limit` best that nobody rejects, with their equals."""
    ranked = (
        select(statement_search.c.rowid.label("number"), _STATEMENT_RANK.label("rank"))
        .where(_match("statement_search", expression))
        .cte("ranked")
    )
    set_aside = 0 if rejected else _ALL_REJECTED
    last = select(ranked.c.rank).order_by(ranked.c.rank).limit(1).offset(set_aside + (max(limit, 1) - 1))
    found = (
        select(statements.c.report, statements.c.place)
        .select_from(ranked)
        .join(statements, statements.c.number == ranked.c.number)
        .join(reports, reports.c.number == statements.c.report)
        .where(ranked.c.rank <= func.coalesce(last.scalar_subquery(), literal_column("9e999")))
        .order_by(ranked.c.rank, *_newest_first(), statements.c.place)
        .limit(limit)
    )
    return found if rejected else found.where(~is_rejected)


def count_by_words(words: str, filters: SearchFilters) -> Select[Any] | None:
    """How many statements words alone find; None where more is asked, so that it takes looking at each."""
    narrowed = _in_columns(filters)
    if _is_narrowed(filters) or narrowed is None or not (narrowed or phrases(words)):
        return None
    expression = _match("statement_search", _expression(words, narrowed))
    found = select(func.count()).select_from(statement_search).where(expression)
    if filters.get("rejected"):
        return found
    rejected = found.where(statement_search.c.rowid.in_(_REJECTED))
    return select(found.scalar_subquery() - rejected.scalar_subquery())


def _is_narrowed(filters: SearchFilters) -> bool:
    """Whether the search index alone cannot tell what is found, those rejected apart."""
    return any(value is not None for name, value in filters.items() if name not in _BY_INDEX)


def _expression(words: str, narrowed: list[str]) -> str:
    wanted = phrases(words)
    parts = [f"({_WORDS_IN} : ({all_of(wanted)}))"] if wanted else []
    return " AND ".join([*parts, *narrowed])


def matching_statements(
    words: str, filters: SearchFilters, *columns: ColumnElement[Any]
) -> Select[Any] | None:
    """`columns` (of statements and reports) of the statements that `found_statements` finds, in no order."""
    wanted = phrases(words)
    narrowed = _in_columns(filters)
    if (words.strip() and not wanted) or narrowed is None:
        return None
    by_words = bool(wanted or narrowed)
    # Without words, by reports in their order: else all statements are sorted before the first is given.
    number = reports.c.number if by_words else literal_column("+reports.number")
    found = (
        select(*columns)
        .select_from(statements)
        .join(reports, number == statements.c.report)
        .where(
            *_published(filters.get("publisher"), filters.get("since"), filters.get("until")),
            *_told(filters),
            *_said(filters.get("said_since"), filters.get("said_until")),
        )
    )
    if not filters.get("rejected"):
        found = found.where(~is_rejected)
    if by_words:
        found = found.join(statement_search, statement_search.c.rowid == statements.c.number)
        found = found.where(_match("statement_search", _expression(words, narrowed)))
    return found


def _in_columns(filters: SearchFilters) -> list[str] | None:
    """FTS5 expressions for the filters that look for words; None where one holds none."""
    expressions: list[str] = []
    for name, columns in (("speaker", "{speakers source}"), ("speaks_for", "speaks_for")):
        asked = filters.get(name)
        if isinstance(asked, str) and asked.strip():
            named = phrases(asked)
            if not named:
                return None
            expressions.append(f"({columns} : ({all_of(named)}))")
    place = (filters.get("place") or "").strip()
    if _CODE.fullmatch(place):
        expressions.append(f"(codes : ({all_of([place.replace('-', '')])}))")
    elif place:
        # The whole name stands together: "New York" is not "New Delhi" and "York".
        named = phrases(f'"{place.replace(chr(34), " ")}"')
        if not named:
            return None
        expressions.append(f"(places : ({all_of(named)}))")
    return expressions


def _told(filters: SearchFilters) -> list[ColumnElement[bool]]:
    """Conditions on kind, mode and act."""
    conditions: list[ColumnElement[bool]] = []
    for name, column, known in (
        ("kind", statements.c.kind, KINDS),
        ("mode", statements.c.mode, MODES),
        ("act", statements.c.act, ACTS),
    ):
        asked = filters.get(name)
        if asked is None:
            continue
        if asked not in known:
            raise UsageError(f"{asked}: no such {name} of statement; there are {', '.join(known)}")
        conditions.append(column == asked)
    return conditions


def _said(since: Day | None, until: Day | None) -> list[ColumnElement[bool]]:
    """Conditions on when it was said; a statement that does not tell meets none."""
    conditions: list[ColumnElement[bool]] = []
    if since is not None:
        conditions.append(statements.c.said_to >= _day(since))
    if until is not None:
        conditions.append(statements.c.said_from <= _day(until) + "~")
    return conditions


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
