"""Input to Report: files, folders, patterns and standard input become documents or failures.

    for item in documents(["news/", "*.jsonl", "-"]):
        if isinstance(item, Failure): ...   # item.input, item.code, item.message
        else: ...                           # item.report, item.raw, item.extractor

`Intake` is the same with `bytes_done` and `bytes_total`, for a progress bar. Nothing here writes a file,
and nothing but `fetching` makes a connection.
"""

from onrecord.intake.expand import expand
from onrecord.intake.intake import Intake, documents
from onrecord.intake.limits import DEFAULT_LIMITS, Limits

__all__ = ["DEFAULT_LIMITS", "Intake", "Limits", "documents", "expand"]
