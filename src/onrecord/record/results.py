"""What a record gives back: frozen and typed, the same whichever store lies below."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any, Literal

from onrecord.schema import ActorKind, Extractor, Failure, Kind, Place, ReaderInfo, Report, Statement, quote

JudgementKind = Literal[
    "merge", "split", "accept", "reject", "correct", "claim-merge", "claim-split", "claim-reject", "position"
]
Part = Literal["speaker", "speaks_for", "via"]
"""What an actor may be in a statement: who speaks, for whom it is said, through whom it came."""
SPEAKING: tuple[Part, ...] = ("speaker",)


class Added(Enum):
    """What `add` found to do."""

    NEW = "new"
    """The text was unknown: report, sighting and reading are stored."""
    SIGHTED = "sighted"
    """The text was known; this sighting of it was not."""
    REREAD = "reread"
    """Text and sighting were known; this reader's reading was not."""
    KNOWN = "known"
    """Nothing new: nothing was stored."""
    FORGOTTEN = "forgotten"
    """The text was forgotten on request and is not taken again: nothing was stored."""


class Reread(Enum):
    """What `reread` found to do."""

    REPLACED = "replaced"
    """The reading is stored and is the report's current one."""
    SAME = "same"
    """The current reading already was this reader's, with the same statements."""
    KEPT = "kept"
    """The reading is stored; the current one, by a newer reader, stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """Where and when a text was seen, the bytes that it came from and what extracted it.

    `raw` is the SHA-256 of the bytes, in hex; `seen` is when onrecord got it, in UTC. The other
    fields are those of `onrecord.schema.Report`.
    """

    input: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    published: str | None = None
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)
    raw: str
    media_type: str
    extractor: Extractor
    seen: datetime

    @property
    def day(self) -> str | None:
        """The day of publication that this sighting tells, YYYY-MM-DD."""
        return self.report("").day

    def report(self, text: str) -> Report:
        """The report as this sighting tells it."""
        return Report(
            text=text,
            input=self.input,
            title=self.title,
            publisher=self.publisher,
            author=self.author,
            url=self.url,
            language=self.language,
            published=self.published,
            extra=self.extra,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """That a report is a near copy of an earlier one, of the earliest where it is of several.

    `report` and `original` are ids; `share` is the part of the report's runs of four words that stands in
    the original, to three decimals. `revision` is True where both were seen under one address.
    """

    report: str
    original: str
    share: float
    revision: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One of the texts that an address had: the report's id, as the first sighting of it there tells."""

    address: str
    report: str
    sighting: Sighting


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredReport:
    """One report of a record.

    `report` is told by the first of `sightings`, which stand in an order of their own, earliest
    publication day first, whatever order they came in. `reader` made the current reading, which
    holds `statements` statements. `copy` is set where it is a near copy of an earlier report.
    """

    report: Report
    sightings: tuple[Sighting, ...]
    reader: ReaderInfo
    statements: int
    copy: Copy | None = None

    @property
    def id(self) -> str:
        """SHA-256 of the text, in hex."""
        return self.report.id

    @property
    def day(self) -> str | None:
        """The publication day: the earliest that a sighting tells."""
        return self.report.day


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundStatement:
    """One statement of a current reading, with the report that it stands in.

    `places` are those named in its content; `rejected` is True where a judgement rejects it. `copies` counts
    the near copies of its report, where that was asked for.
    """

    statement: Statement
    report: Report
    places: tuple[Place, ...] = ()
    rejected: bool = False
    copies: int = 0

    @property
    def source(self) -> str:
        """The words that name who speaks; empty where there are none."""
        return quote(self.report.text, self.statement.source)

    @property
    def cue(self) -> str:
        """The words that attribute; empty where there are none."""
        return quote(self.report.text, self.statement.cue)

    @property
    def content(self) -> str:
        """The words of what was said."""
        return quote(self.report.text, self.statement.content)


Counts = tuple[tuple[str, int], ...]
"""Names, each with a number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchCounts:
    """What a search finds, in numbers of statements: `total`, and how many each act, kind, speaker, named
    place and publisher has, most first, and each month of publication (YYYY-MM), earliest first. Where
    only some of what it finds was looked at, `counted` tells how many; not `exact` where it finds more than
    `total`."""

    total: int = 0
    exact: bool = True
    counted: int = 0
    acts: Counts = ()
    kinds: Counts = ()
    speakers: Counts = ()
    places: Counts = ()
    publishers: Counts = ()
    months: Counts = ()

    @property
    def complete(self) -> bool:
        """Whether all that it finds was counted."""
        return self.exact and self.counted == self.total


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportActor:
    """An actor as one report's current reading has it.

    `report` is the report's id, `day` its publication day; `place` counts the reading's actors, then
    the speakers that are not among them. `roles` are (title, of whom or None); `speaks_for` whom it
    speaks for as the only speaker of a statement. `statements` counts those that it speaks in, those
    rejected left out. `block` groups all that may be one with it (onrecord.record.naming).
    """

    report: str
    day: str | None
    place: int
    block: str
    kind: ActorKind
    name: str
    roles: tuple[tuple[str, str | None], ...] = ()
    speaks_for: tuple[str, ...] = ()
    statements: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenTally:
    """Names with numbers of statements, most first: whom some actors speak for, who speaks for them
    (`voices`), which places their statements name."""

    speaks_for: tuple[tuple[str, int], ...]
    voices: tuple[tuple[str, int], ...]
    places: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimesQuoted:
    """How many statements of one kind some actors speak in, in the reports of one publisher of one month
    (YYYY-MM); None where a report has no publisher or no day."""

    month: str | None
    publisher: str | None
    kind: Kind
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """That a judgement was taken back: by whom, when (UTC) and why."""

    by: str
    made: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's correction, kept beside what the machine read and never over it.

    `target` is what it is about, as JSON: of a rejection "report", "statement" and the spans of its
    "source", "cue" and "content"; of a split "report", "name", "mentions" and the "actor" that it was
    taken out of; of a merge two actors under "actors".

    Those on claims name a claim by the statement that states it: "report", "statement", its "content"
    and the "sentence". A claim-merge has two under "claims"; a claim-split has the "claim" and under
    "apart" the "report" and "statement" that does not bear on it; a claim-reject has the "claim"; a
    position has the "claim" (also {"words": ...}, for one in plain words), the "actor" with "key" and
    "name", the "label" (or "none") and the "day". `id` is made from all of it.
    """

    id: str
    kind: JudgementKind
    by: str
    made: datetime
    reason: str
    target: Mapping[str, Any] = field(hash=False)
    undone: Undone | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFailure:
    """An input that could not be taken, and when it last failed so (UTC)."""

    failure: Failure
    seen: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """The mark that a forgotten report leaves: its id, when (UTC) and why.

    `wiped` is False while bytes of it may still lie in the record's files, because another
    process was reading; `sweep` wipes them.
    """

    id: str
    when: datetime
    reason: str
    wiped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that `verify` found to differ from what was stored.

    `part` is "file", "raw", "text", "sighting", "reading", "statement", "actor", "report", "index",
    "vector", "address", "copy", "relation", "judgement", "reference", "search" or "forgotten"; `id` names
    which one.
    """

    part: str
    id: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """How much of another record was new to this one; `forgotten` counts marks."""

    reports: int = 0
    sightings: int = 0
    readings: int = 0
    judgements: int = 0
    failures: int = 0
    forgotten: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordInfo:
    """A record in figures. `judgements` counts those that stand, not those taken back; `indexed` the
    reports whose statements have vectors; `size` and `raw_size` are bytes, on disk and before compression;
    `readers` and `publishers` tell how many reports each has; days are YYYY-MM-DD."""

    path: str
    revision: str
    size: int
    reports: int
    sightings: int
    statements: int
    readings: int
    failures: int
    forgotten: int
    judgements: int
    indexed: int
    raw_size: int
    readers: tuple[tuple[ReaderInfo, int], ...]
    publishers: tuple[tuple[str, int], ...]
    first_day: str | None
    last_day: str | None
