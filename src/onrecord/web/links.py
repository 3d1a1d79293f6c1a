"""Addresses of the workbench's pages, made in one place. All are given to templates by these names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import quote, urlencode

from onrecord.record import FoundStatement
from onrecord.schema.position import Evidence


def report_url(report: str, start: int | None = None, end: int | None = None) -> str:
    """A report by its id, or a span of its text."""
    where = f"/reports/{quote(report, safe='')}"
    return where if start is None or end is None else f"{where}?at={start}-{end}#at"


def statement_url(found: FoundStatement) -> str:
    """A statement in its report: from the first character of its content to the last."""
    content = found.statement.content
    return report_url(found.report.id, content[0].start, content[-1].end)


def evidence_url(evidence: Evidence) -> str | None:
    """The statement that a position was read from, in its report; None where a person set the position."""
    if not evidence.report:
        return None
    statement = quote(evidence.statement, safe="")
    return f"{report_url(evidence.report)}?statement={statement}#text-{statement}"


def claim_url(claim: str, at: str | None = None, known: str | None = None, whole: str | None = None) -> str:
    """A claim by its id, as it stood on day `at`, as it was known on day `known`; `whole`: with all of the
    evidence."""
    return _asked(f"/claims/{quote(claim, safe='')}", at=at, known=known, whole=whole)


def standing_url(
    claim: str, at: str | None = None, known: str | None = None, whole: str | None = None
) -> str:
    """A claim in plain words."""
    return _asked("/standing", claim=claim, at=at, known=known, whole=whole)


def actor_url(key: str) -> str:
    """An actor by its key."""
    return f"/actors/{quote(key, safe='/@')}"


def speaker_url(report: str, name: str) -> str:
    """The actor that one report calls by this name; sends the browser on to its page."""
    return _asked("/speaker", report=report, name=name)


def search_url(words: str | None = "", **filters: str | None) -> str:
    """A search; filters by the names of SearchFilters."""
    return _asked("/search", words=words or None, **filters)


def twin_url(path: str, query: str = "") -> str:
    """The JSON twin of a page."""
    twin = "/index.json" if path == "/" else f"{path}.json"
    return f"{twin}?{query}" if query else twin


def _asked(path: str, **asked: str | None) -> str:
    told = {key: value for key, value in asked.items() if value}
    return f"{path}?{urlencode(told)}" if told else path


LINKS: Mapping[str, Callable[..., str | None]] = {
    made.__name__: made
    for made in (
        report_url,
        statement_url,
        evidence_url,
        claim_url,
        standing_url,
        actor_url,
        speaker_url,
        search_url,
        twin_url,
    )
}
