"""Taking inputs into the record."""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

from onrecord.desk.progress import Progress, ProgressReport, share
from onrecord.desk.reader import ReportReader, each_read
from onrecord.desk.sources import Source, source_of
from onrecord.errors import RecordError
from onrecord.intake.fetching import FetchSettings
from onrecord.record import Added, RecordStore
from onrecord.schema import Document, Failure, Reading, Report
from onrecord.standing import Relater, index

FAILURES_HELD = 100
_WAITING = 64
"""Among how many reports without vectors one that was seen elsewhere is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddSummary:
    """What became of the documents of one `add`.

    new: unknown texts, now stored with their reading. sighted: known texts, seen at a new place.
    reread: known texts and places, read by a reader that had not read them. known: nothing new.
    forgotten: texts that were forgotten on request and are not taken again. skipped: reports in a
    language that is not read. failed: everything else that could not be taken or read.

    `failures` are the reasons for skipped and failed, in the order met, the first hundred.
    `interrupted` is True where the user stopped it; what was done by then is kept.
    """

    new: int = 0
    sighted: int = 0
    reread: int = 0
    known: int = 0
    forgotten: int = 0
    skipped: int = 0
    failed: int = 0
    seconds: float = 0.0
    interrupted: bool = False
    failures: tuple[Failure, ...] = ()

    @property
    def documents(self) -> int:
        """All documents met."""
        stored = self.new + self.sighted + self.reread + self.known
        return stored + self.forgotten + self.skipped + self.failed


def add(
    inputs: Sequence[str],
    record: RecordStore,
    reader: ReportReader,
    *,
    relater: Relater | None = None,
    language: str | None = None,
    workers: int = 1,
    fetching: FetchSettings | None = None,
    progress: ProgressReport | None = None,
) -> AddSummary:
    """Takes every document of `inputs` (files, folders, patterns, "-") into `record`; with `fetching` also
    what is at addresses and what feeds lead to.

    Each is written whole as soon as it is read; one that fails is recorded as a failure and the rest
    goes on. What this reader has read before is not read again. With a `relater` the vectors that claims
    are found by are made as well, report after report; else whoever first asks for a claim makes them.
    `language` ("en") overrides the detector. With `workers` > 1 that many processes read while this one
    writes. A KeyboardInterrupt ends the work and is told in the summary.
    """
    source = source_of(inputs, record, fetching, language)
    return add_from(source, record, reader, relater=relater, workers=workers, progress=progress)


def add_from(
    source: Source,
    record: RecordStore,
    reader: ReportReader,
    *,
    relater: Relater | None = None,
    workers: int = 1,
    progress: ProgressReport | None = None,
) -> AddSummary:
    """As `add`, of what a source gives."""
    adding = _Adding(source, record, reader, relater, progress)
    started = time.monotonic()
    interrupted = False
    try:
        adding.run(workers)
    except KeyboardInterrupt:
        interrupted = True
    except RecordError as error:
        error.add_note(_done_before(adding.counts))
        raise
    counts = adding.counts
    return AddSummary(
        new=counts["new"],
        sighted=counts["sighted"],
        reread=counts["reread"],
        known=counts["known"],
        forgotten=counts["forgotten"],
        skipped=counts["skipped"],
        failed=counts["failed"],
        seconds=time.monotonic() - started,
        interrupted=interrupted,
        failures=tuple(adding.failures),
    )


def _done_before(counts: Counter[str]) -> str:
    done = ", ".join(f"{number:,} {outcome}" for outcome, number in sorted(counts.items())) or "nothing"
    return f"Done before it and kept: {done}. When it is mended, run the same command again for the rest."


class _Adding:
    """One run of `add`: writes outcomes to the record and counts them."""

    def __init__(
        self,
        source: Source,
        record: RecordStore,
        reader: ReportReader,
        relater: Relater | None,
        progress: ProgressReport | None,
    ) -> None:
        self._source = source
        self._record = record
        self._reader = reader
        self._relater = relater
        self._progress = progress
        self._being_read: deque[Document] = deque()
        self.counts: Counter[str] = Counter()
        self.failures: list[Failure] = []

    def run(self, workers: int) -> None:
        """Settles every document: those that need reading once they are read, the others at once."""
        with closing(each_read(self._reader, self._unread(), workers)) as results:
            for _, result in results:
                document = self._being_read.popleft()
                if isinstance(result, Failure):
                    self._fail(document, result)
                else:
                    self._store(document, result)

    def _unread(self) -> Iterator[Report]:
        reader = self._reader.info
        for found in self._source:
            if isinstance(found, Failure):
                self._fail(found, found)
            elif self._record.has(found.report, reader):
                self._store(found, None)
            else:
                self._being_read.append(found)
                yield self._record.dated(found.report)

    def _store(self, document: Document, reading: Reading | None) -> None:
        added = self._record.add(document, reading)
        if self._relater is not None and added in (Added.NEW, Added.REREAD, Added.SIGHTED):
            self._index(self._relater, document.report.id, added)
        self._source.settled(document, None)
        self._count(added.value)

    def _index(self, relater: Relater, report: str, added: Added) -> None:
        """In a transaction of its own: a kill before it leaves a report that the next question indexes."""
        # Most sightings change nothing that vectors are made from.
        if added is not Added.SIGHTED or report in self._record.unindexed(
            relater.vectors.maker, limit=_WAITING
        ):
            index(self._record, relater, [report])

    def _fail(self, found: Document | Failure, failure: Failure) -> None:
        self._record.fail(failure)
        self._source.settled(found, failure)
        if len(self.failures) < FAILURES_HELD:
            self.failures.append(failure)
        self._count("skipped" if failure.code == "language" else "failed")

    def _count(self, outcome: str) -> None:
        self.counts[outcome] += 1
        if self._progress is not None:
            self._progress(
                Progress(
                    documents=self.counts.total(), failed=self.counts["failed"], share=share(self._source)
                )
            )
