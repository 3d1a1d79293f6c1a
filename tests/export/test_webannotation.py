from __future__ import annotations

import json

from hypothesis import given

from onrecord.export.webannotation import all_annotations, collection
from onrecord.schema import Reading
from tests.examples import crane, ferries, readings


@given(readings(tidy=True))
def test_both_selectors_find_the_span(reading: Reading) -> None:
    text = reading.report.text
    found = list(all_annotations([reading]))
    assert len(found) == len(reading.statements)
    for annotation, statement in zip(found, reading.statements, strict=True):
        spans = [*statement.source, *statement.cue, *statement.content]
        assert len(annotation["target"]) == len(spans)
        for target, span in zip(annotation["target"], spans, strict=True):
            position, quotation = target["selector"]
            start, end = position["start"], position["end"]
            assert (start, end) == span
            assert quotation["exact"] == text[start:end]
            around = quotation["prefix"] + quotation["exact"] + quotation["suffix"]
            assert text.find(around, start - len(quotation["prefix"])) >= 0


def test_targets_say_which_part_they_are() -> None:
    reading = ferries(url="https://example.org/ferries")
    calloway = list(all_annotations([reading]))[2]
    roles = [target["onrecord:role"] for target in calloway["target"]]
    assert roles == ["source", "cue", "content", "content"]
    assert {target["source"] for target in calloway["target"]} == {"https://example.org/ferries"}
    assert calloway["type"] == "Annotation"


def test_the_body_has_what_is_known() -> None:
    denied, wrote = (found["body"] for found in all_annotations([crane()]))
    assert denied["onrecord:speakers"] == ["Portugal"]
    assert (denied["onrecord:act"], denied["onrecord:when"]) == ("deny", "2026-03-02")
    assert denied["onrecord:via"] == ["Harbour Radio", "a port spokesman"]
    assert "onrecord:when" not in wrote and "onrecord:via" not in wrote


def test_the_parent_is_named_as_its_own_annotation_is() -> None:
    agency, ministry, _ = all_annotations([ferries()])
    assert ministry["body"]["onrecord:parent"] == agency["id"]
    assert "onrecord:parent" not in agency["body"]


def test_the_collection_is_one_json_array() -> None:
    assert len(json.loads("".join(collection([ferries(), ferries()])))) == 6
    assert json.loads("".join(collection([]))) == []
