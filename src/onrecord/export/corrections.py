"""Readings as people corrected them: OUTPUT's lines with `judged`, to train from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.schema import Reading
from onrecord.schema.printed import reading_json


def lines(found: Iterable[tuple[Reading, list[dict[str, Any]]]]) -> Iterator[str]:
    """A line for each reading, with its line end. `judged` lists what people judged of its statements, those
    that were rejected and so stand in it no more included: only of these is it known that they are right or
    wrong."""
    for reading, judged in found:
        told = {**reading_json(reading), "judged": judged}
        yield json.dumps(told, ensure_ascii=False) + "\n"
