from __future__ import annotations

from datetime import date

from hypothesis import assume, given
from hypothesis import strategies as st

from onrecord.desk import ShownClaim
from onrecord.schema.position import Position
from onrecord.standing import Bearing
from onrecord.web.clocks import clocks
from tests.examples import DAYS
from tests.export.standings import positions


def shown(told: list[Position], at: str | None, known: str | None) -> ShownClaim:
    standing = Bearing("c", tuple(told)).standing(at=at, known=known)
    return ShownClaim(
        sentence="c",
        claim=None,
        positions=tuple(told),
        standing=standing,
        history=(),
        at=at,
        known=known,
    )


@given(st.lists(positions(), max_size=6), st.none() | DAYS, st.none() | DAYS)
def test_a_step_is_a_day_and_stays_between_the_first_and_the_last(
    told: list[Position],
    at: str | None,
    known: str | None,
) -> None:
    for clock in clocks(shown(told, at, known)):
        now = clock.day or clock.last
        for step, days in ((clock.back, -1), (clock.on, 1)):
            if step is not None:
                assert date.fromisoformat(step).toordinal() - date.fromisoformat(now).toordinal() == days
        if clock.first <= now <= clock.last:
            assert all(
                clock.first <= step <= clock.last
                for step in (clock.back, clock.on, clock.change_back, clock.change_on)
                if step is not None
            )


@given(st.lists(positions(), max_size=6))
def test_on_its_first_day_nothing_had_happened_and_on_its_last_all_had(told: list[Position]) -> None:
    days = {one.day for one in told} | {(one.evidence.published or "")[:10] for one in told}
    assume(date.min.isoformat() not in days)  # there is no day before it
    for clock in clocks(shown(told, None, None)):
        counted = Bearing("c", tuple(told)).standing
        if clock.hand == "at":
            assert not counted(at=clock.first).positions
            assert len(counted(at=clock.last).positions) == sum(one.day is not None for one in told)
        else:
            assert not counted(known=clock.first).positions
            assert len(counted(known=clock.last).positions) == sum(
                one.evidence.published is not None for one in told
            )


def test_there_is_no_clock_where_no_day_is_known() -> None:
    assert clocks(shown([], None, None)) == []
