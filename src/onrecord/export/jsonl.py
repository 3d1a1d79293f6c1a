"""onrecord/1, the printed form: one line a document."""

from __future__ import annotations

import json

from onrecord.schema import Failure, Reading
from onrecord.schema.printed import failure_json, reading_json


def line(found: Reading | Failure) -> str:
    """The document's line without its line end; a failure is a line too. Other scripts stay as
    they are, not \\\\u-escaped."""
    printed = reading_json(found) if isinstance(found, Reading) else failure_json(found)
    return json.dumps(printed, ensure_ascii=False)
