from __future__ import annotations

import json

from hypothesis import given

from onrecord.export import jsonl
from onrecord.schema import Failure, Reading
from onrecord.schema.printed import reading_from_json
from tests.examples import readings


@given(readings())
def test_a_line_holds_the_whole_reading(reading: Reading) -> None:
    line = jsonl.line(reading)
    assert "\n" not in line
    assert reading_from_json(json.loads(line)) == reading


def test_a_failure_is_a_line_too() -> None:
    told = json.loads(jsonl.line(Failure(input="a.html", code="empty", message="No text.")))
    assert told["failure"] == {"code": "empty", "message": "No text."}


def test_other_scripts_stay_readable() -> None:
    assert "Київ" in jsonl.line(Failure(input="Київ", code="empty", message="No text."))
