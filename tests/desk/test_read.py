from __future__ import annotations

from onrecord import desk
from onrecord.desk import Progress
from onrecord.schema import Failure
from tests.stand_in import SaidReader


def test_readings_and_failures_come_in_the_order_of_the_inputs(rows: str, reader: SaidReader) -> None:
    results = list(desk.read([rows, "missing.html"], reader))
    told = [result.code if isinstance(result, Failure) else result.report.input for result in results]
    assert told == ["a", "language", "too-slow", "d", "json", "missing"]


def test_progress_counts_documents_and_failures(rows: str, reader: SaidReader) -> None:
    seen: list[Progress] = []
    list(desk.read([rows], reader, progress=seen.append))
    assert [progress.documents for progress in seen] == [1, 2, 3, 4, 5]
    assert seen[-1].failed == 2
    assert all(progress.share is not None and 0 <= progress.share <= 1 for progress in seen)


def test_a_language_that_the_user_gives_is_believed(rows: str, reader: SaidReader) -> None:
    results = list(desk.read([rows], reader, language="en"))
    assert not any(isinstance(result, Failure) and result.code == "language" for result in results)
