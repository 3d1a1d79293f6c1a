from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from onrecord.web.kept import Kept


def test_the_last_value_is_given_while_another_is_worked_out() -> None:
    go, begun, values = threading.Event(), threading.Event(), iter(range(10))

    def work() -> int:
        value = next(values)
        if value:
            begun.set()
            assert go.wait(30)
        return value

    with ThreadPoolExecutor(1) as executor:
        kept = Kept(work, executor)
        assert kept.value(30) == 0
        while not begun.is_set():
            assert kept.value(0) == 0
        go.set()
        assert kept.value(30) in (1, 2)


def test_what_was_not_worked_out_yet_is_none() -> None:
    go = threading.Event()
    with ThreadPoolExecutor(1) as executor:
        kept = Kept(lambda: go.wait(30), executor)
        assert kept.value(0) is None
        go.set()


def test_an_error_is_told_and_tried_again() -> None:
    outcomes = iter([ValueError("no"), None])

    def work() -> str:
        if error := next(outcomes):
            raise error
        return "yes"

    with ThreadPoolExecutor(1) as executor:
        kept = Kept(work, executor)
        with pytest.raises(ValueError, match="no"):
            kept.value(30)
        value = None
        while value is None:
            value = kept.value(30)
        assert value == "yes"


def test_an_unfinished_value_is_worked_out_anew_when_it_is_asked_for() -> None:
    values = iter(range(10))

    def work() -> int:
        time.sleep(0.05)  # so that it would be kept for a second
        return next(values)

    with ThreadPoolExecutor(1) as executor:
        kept = Kept(work, executor, unfinished=lambda value: value < 2)
        assert kept.when is None
        assert [kept.value(30) for _ in range(4)] == [0, 1, 2, 2]
        assert kept.when is not None
