from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console, RenderableType

from onrecord.export.standing_text import standing_text
from onrecord.export.timeline import SHAPES, SHORT, Timeline
from onrecord.schema.position import LABELS, Standing
from tests.export.standings import COMPANY, COUNCIL, UNION, oil, position, standings

HISTORY = (("2026-02-02", "alleged"), ("2026-02-05", "contested"), ("2026-03-08", "confirmed"))


def shown(what: RenderableType, width: int = 100) -> str:
    console = Console(file=io.StringIO(), width=width, color_system=None, markup=False, highlight=False)
    console.print(what)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def row(drawn: str, name: str) -> str:
    """The track of an actor whose name stands left of it."""
    (line,) = (line for line in drawn.splitlines() if line.startswith(name + "  "))
    return line[len(name) :].strip()


@given(standings(), st.sampled_from([60, 100, 160]))
def test_anything_fits_the_width_and_cannot_steer_the_terminal(standing: Standing, width: int) -> None:
    drawn = shown(standing_text(standing), width)
    assert all(cell_len(line) <= width for line in drawn.splitlines())
    assert not any(sign < " " and sign != "\n" for sign in drawn)


@given(standings(), st.sampled_from([60, 100, 160]))
def test_each_actor_has_a_row_with_a_mark_for_each_of_its_days(standing: Standing, width: int) -> None:
    days = {one.day for one in standing.positions} | {standing.since} - {None}
    assume(standing.positions and len(days) <= 9)
    drawn = shown(Timeline(standing), width)
    legend = [f"{SHAPES[label]}{SHORT[label]} {label}" for label in LABELS]
    tracks = "".join(line for line in drawn.splitlines() if not any(word in line for word in legend))
    marks = sum(tracks.count(shape) for shape in SHAPES.values())
    assert marks == len({(one.key, one.actor, one.day) for one in standing.positions})


def test_time_runs_from_left_to_right_under_a_band_with_the_status() -> None:
    drawn = shown(Timeline(oil(), HISTORY))
    days, band = drawn.splitlines()[:2]
    assert days.split() == ["2026-02-02", "02-05", "02-09", "02-20", "03-08"]
    assert band.index("alleged") < band.index("contested") < band.index("confirmed")
    assert band.index("▐confirmed") == days.index("03-08")
    track = row(drawn, COMPANY)
    assert track.index("○declines") < track.index("×denies") < track.index("◆confirms")
    assert "◇doubts" in row(drawn, COUNCIL) and row(drawn, UNION).startswith("●asserts──")


def test_without_its_history_the_band_has_the_status_that_holds() -> None:
    days, band = shown(Timeline(oil())).splitlines()[:2]
    assert band.index("▐confirmed") == days.index("03-08")
    assert "contested" not in band


def test_names_stand_above_their_rows_where_it_is_narrow() -> None:
    lines = [line.rstrip() for line in shown(Timeline(oil()), 60).splitlines()]
    assert lines[lines.index(COMPANY) + 1].startswith("○declines─")


def test_many_days_share_columns_and_what_is_shortened_is_explained() -> None:
    taken = [
        position(COMPANY, LABELS[at % 6], f"2026-{1 + at // 28:02}-{1 + at % 28:02}", "it")
        for at in range(90)
    ]
    drawn = shown(Timeline(replace(oil(), positions=tuple(taken), since=None)), 60)
    for told in ("+ more than one", "a column may hold several days", "De denies"):
        assert told in drawn


def test_of_two_on_one_day_the_later_is_drawn_with_a_sign() -> None:
    taken = (position(UNION, "asserts", "2026-02-02", "a"), position(UNION, "retracts", "2026-02-02", "b"))
    drawn = shown(standing_text(replace(oil(), positions=taken, since=None)))
    assert row(drawn, UNION).startswith("◁retracts+")
    assert "● asserts" in drawn and "◁ retracts" in drawn


def test_two_actors_of_one_name_have_rows_of_their_own() -> None:
    one = position("Ines Calloway", "asserts", "2026-02-02", "a")
    other = replace(one, key="person/ines-calloway@varde", label="denies")
    drawn = shown(Timeline(replace(oil(), positions=(one, other), since=None)))
    tracks = [line.split()[-1] for line in drawn.splitlines() if line.startswith("Ines Calloway")]
    assert [track[:7] for track in tracks] == ["●assert", "×denies"]


@pytest.mark.parametrize("width", [60, 100, 160])
def test_the_evidence_is_quoted_in_order_with_day_report_and_statement(width: int) -> None:
    told = " ".join(shown(standing_text(oil(), history=HISTORY), width).split())
    told = told[told.index("(0.91)") :]
    places = [told.index(one.evidence.words) for one in oil().positions]
    assert places == sorted(places)
    for one in oil().positions:
        assert f"{one.evidence.published} · {one.evidence.input} · statement {one.evidence.statement}" in told
    assert told.count("decides") == 3


def test_the_claim_and_its_status_come_first() -> None:
    lines = shown(standing_text(oil(), history=HISTORY), 160).splitlines()
    assert lines[0].strip() == oil().claim
    before = "before that alleged from 2026-02-02, contested from 2026-02-05"
    assert lines[1].strip() == f"confirmed since 2026-03-08 · {before}"


def test_an_answer_about_one_actor_names_the_position_that_decides() -> None:
    standing = oil()
    drawn = shown(
        standing_text(standing, actor=COMPANY, position="confirms", evidence=standing.positions[-1:])
    )
    assert f"{COMPANY} confirms since 2026-03-08" in drawn
    assert drawn.count("decides") == 1
    assert "the mayor has taken no position" in shown(
        standing_text(standing, actor="the mayor", position="none")
    )


def test_a_ruling_is_shown_as_such() -> None:
    ruled = position(UNION, "denies", "2026-02-02", "it did not", ruling="4f5e6d7c")
    drawn = shown(standing_text(replace(oil(), positions=(ruled,))))
    assert "set by a person: judgement 4f5e6d7c" in drawn


def test_a_claim_on_which_nobody_took_a_position_says_so() -> None:
    standing = Standing(claim="It rained.", status="unreported", since=None, positions=())
    assert "nobody on record has taken a position on it" in shown(standing_text(standing))
