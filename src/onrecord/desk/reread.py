"""Reading stored reports again with the present reader."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

from onrecord.desk.progress import Progress, ProgressReport
from onrecord.desk.reader import ReportReader, each_read
from onrecord.record import RecordStore
from onrecord.schema import Failure, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class RereadSummary:
    """replaced: reports with a new current reading. same: read to the same statements as before.
    kept: read, but a newer reader's reading stays current. failed: could not be read; the reading
    that is there stays. `failures` tells why."""

    replaced: int = 0
    same: int = 0
    kept: int = 0
    failed: int = 0
    seconds: float = 0.0
    interrupted: bool = False
    failures: tuple[Failure, ...] = ()

    @property
    def reports(self) -> int:
        """All reports that were to be read again."""
        return self.replaced + self.same + self.kept + self.failed


def reread(
    record: RecordStore,
    reader: ReportReader,
    names: Sequence[str] = (),
    *,
    workers: int = 1,
    progress: ProgressReport | None = None,
) -> RereadSummary:
    """Reads the reports that `names` mean again; without names, all that `reader` has not read yet.

    Each is written as soon as it is read. Raises NotInRecord, before anything is read, where a name
    means none or several. A KeyboardInterrupt ends the work and is told in the summary.
    """
    wanted = [record.report(name).report for name in names] if names else _unread(record, reader)
    counts: Counter[str] = Counter()
    failures: list[Failure] = []
    started = time.monotonic()
    interrupted = False
    try:
        with closing(each_read(reader, wanted, workers)) as results:
            for report, result in results:
                if isinstance(result, Failure):
                    failures.append(result)
                    counts["failed"] += 1
                else:
                    counts[record.reread(report.id, result).value] += 1
                if progress is not None:
                    progress(Progress(documents=counts.total(), failed=counts["failed"]))
    except KeyboardInterrupt:
        interrupted = True
    return RereadSummary(
        replaced=counts["replaced"],
        same=counts["same"],
        kept=counts["kept"],
        failed=counts["failed"],
        seconds=time.monotonic() - started,
        interrupted=interrupted,
        failures=tuple(failures),
    )


def _unread(record: RecordStore, reader: ReportReader) -> Iterator[Report]:
    for stored in record.reports():
        if not record.has(stored.report, reader.info):
            yield stored.report
