"""Reading without a record."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import closing

from onrecord.desk.progress import Progress, ProgressReport, share
from onrecord.desk.reader import ReportReader, each_read
from onrecord.intake import Intake
from onrecord.schema import Failure, Reading, Report
from onrecord.schema.first_hand import first_hand


def read(
    inputs: Sequence[str],
    reader: ReportReader,
    *,
    language: str | None = None,
    workers: int = 1,
    progress: ProgressReport | None = None,
) -> Iterator[Reading | Failure]:
    """A reading or a failure for each document of `inputs` (files, folders, patterns, "-"), in their order.

    `language` ("en") overrides the detector. Stores nothing.
    """
    intake = Intake(inputs, language=language, apart=True)
    failed = 0
    for done, result in enumerate(_in_order(intake, reader, workers), start=1):
        failed += isinstance(result, Failure) and result.code != "language"
        if progress is not None:
            progress(Progress(documents=done, failed=failed, share=share(intake)))
        yield result


def _in_order(intake: Intake, reader: ReportReader, workers: int) -> Iterator[Reading | Failure]:
    order: deque[Failure | None] = deque()
    """What was taken in and not yet given: a failure, or None for a report that is being read."""

    def reports() -> Iterator[Report]:
        for found in intake:
            if isinstance(found, Failure):
                order.append(found)
            else:
                order.append(None)
                yield found.report

    with closing(each_read(reader, reports(), workers)) as results:
        for _, result in results:
            while (failure := order.popleft()) is not None:
                yield failure
            yield first_hand(result) if isinstance(result, Reading) else result
    yield from (failure for failure in order if failure is not None)
