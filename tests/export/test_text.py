from __future__ import annotations

import io

from hypothesis import given
from rich.console import Console

from onrecord.export.text import reading_text
from onrecord.schema import Reading, Report
from tests.examples import FERRIES, READER, crane, ferries, readings


def shown(reading: Reading, width: int = 200) -> str:
    console = Console(file=io.StringIO(), width=width, color_system=None)
    console.print(reading_text(reading))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_statements_stand_in_the_order_of_the_text() -> None:
    lines = shown(ferries(title="Ferries left", publisher="Northern Wire")).splitlines()
    assert lines[0].strip() == "Ferries left"
    assert lines[1].strip() == "Northern Wire · -"
    assert [line.split()[0] for line in lines if "0.91" in line] == ["1", "1.1", "2"]
    assert " ".join(lines[2].split()) == "1 The harbour agency · reported (indirect, 0.91)"
    assert lines[3].strip() == FERRIES[40 : FERRIES.index(".")]


def test_a_report_without_statements_says_so() -> None:
    assert "no statement found" in shown(Reading(report=Report(text="Rain."), reader=READER))


def test_who_when_and_where_stand_below() -> None:
    told = shown(crane())
    assert "deny · via Harbour Radio › a port spokesman · said 2026-03-02" in told
    assert "who: Portugal (state); a port spokesman (unnamed)" in told
    assert "where: Oslo (NO-03); Lisbon (PT-11)" in told


@given(readings())
def test_nothing_from_a_report_can_steer_the_terminal(reading: Reading) -> None:
    told = shown(reading)
    assert not any(sign < " " and sign != "\n" for sign in told)


def test_square_brackets_are_not_taken_for_markup() -> None:
    assert "[bold]Ferries[/bold]" in shown(ferries(title="[bold]Ferries[/bold]"))
