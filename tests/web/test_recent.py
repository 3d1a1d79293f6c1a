from __future__ import annotations

import pytest

from onrecord.web.recent import MOST_SECONDS, SHARE, Recent


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize("took", [0.01, 5.0])
def test_a_value_is_known_for_a_share_of_what_it_took_and_a_minute_at_most(took: float) -> None:
    clock = Clock()
    recent: Recent[str] = Recent(clock)

    def work() -> str:
        clock.now += took
        return "so"

    made = recent.made("a", 1, work)
    assert (made.value, made.when is None) == ("so", False)
    clock.now = took + min(SHARE * took, MOST_SECONDS)
    assert recent.known("a", 1) == made
    assert recent.known("a", 2) is recent.known("b", 1) is None
    clock.now += 0.001
    assert recent.known("a", 1) is None


def test_what_failed_is_not_known() -> None:
    recent: Recent[str] = Recent()

    def work() -> str:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        recent.made("a", 1, work)
    assert recent.known("a", 1) is None
