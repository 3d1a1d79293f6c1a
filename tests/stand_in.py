"""A reader of one rule, for tests of what is done with readings."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable

from onrecord.schema import Failure, ReaderInfo, Reading, Report, Span, Statement, statement_id

_SAID = re.compile(r"(?P<source>The [a-z ]+?) (?P<cue>said|denied) (?P<content>[^.]+)")


class SaidReader:
    """Finds "The NOUN said CONTENT." A text with the word "unreadable" in it fails."""

    def __init__(self, version: str = "1") -> None:
        self.info = ReaderInfo(version=version, weights="5a" * 32)
        self.reports_read: list[Report] = []

    def read_each(
        self, reports: Iterable[Report], workers: int = 1
    ) -> Generator[Reading | Failure, None, None]:
        yield from map(self._read, reports)

    def _read(self, report: Report) -> Reading | Failure:
        if "unreadable" in report.text:
            return Failure(input=report.input, code="too-slow", message="it cannot be read: split it")
        self.reports_read.append(report)
        statements = tuple(self._statement(report, found) for found in _SAID.finditer(report.text))
        return Reading(report=report, reader=self.info, statements=statements)

    def _statement(self, report: Report, found: re.Match[str]) -> Statement:
        source, cue, content = ((Span(*found.span(role)),) for role in ("source", "cue", "content"))
        return Statement(
            id=statement_id(report.id, source, cue, content),
            source=source,
            cue=cue,
            content=content,
            kind="indirect",
            confidence=0.9,
        )
