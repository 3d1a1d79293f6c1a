"""The shipped weights must read the gate's texts at least as well as floors.json says."""

from __future__ import annotations

import json
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from onrecord.intake import documents
from onrecord.reading import Reader
from onrecord.schema import Document
from tests.gate.gold import HERE, SETS, gold
from tests.gate.scoring import Tally, tally

FLOORS: dict[str, dict[str, float]] = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize("name", SETS)
def test_statements_are_found(name: str, reader: Reader) -> None:
    total = Tally()
    for dispatch in gold(name):
        found = [
            {"source": one.source, "cue": one.cue, "content": one.content}
            for one in reader.read(dispatch.text).statements
        ]
        total += tally(dispatch.text, dispatch.statements, found)
    reached = total.f1()
    print(f"\ngate, {name}: {reached}")
    below = {figure: reached[figure] for figure, floor in FLOORS[name].items() if reached[figure] < floor}
    assert not below, f"{name}: below the floor of {FLOORS[name]}: {below}"


def test_the_examples_are_the_texts_that_have_gold() -> None:
    with as_file(files("onrecord") / "examples") as folder:
        found = list(documents([str(folder)]))
    texts = {Path(one.report.input).name: one.report.text for one in found if isinstance(one, Document)}
    marked = {dispatch.name: dispatch.text for dispatch in gold("examples")}
    assert len(found) == len(texts) == len(marked) >= 12
    # A page's title, day or byline may stand before the text.
    assert {name for name in marked if not texts[name].strip().endswith(marked[name])} == set()
