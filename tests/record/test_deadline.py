from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from onrecord.errors import TooSlow
from onrecord.record import Record, deadline
from tests.record import made

ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"


def test_a_query_ends_when_its_time_is_up_and_the_next_is_free(tmp_path: Path) -> None:
    with Record(tmp_path / "a.db") as record:
        made.add(record, 1)
        began = time.monotonic()
        with (
            pytest.raises(TooSlow, match="longer"),
            deadline.within(0.2),
            record._database.reading() as connection,
        ):
            connection.exec_driver_sql(ENDLESS).scalar()
        assert time.monotonic() - began < 20
        assert record.info().reports == 1
        with deadline.within(60):
            assert record.info().reports == 1


def test_what_begins_too_late_is_not_asked(tmp_path: Path) -> None:
    with Record(tmp_path / "a.db") as record, deadline.within(0):
        time.sleep(0.01)
        with pytest.raises(TooSlow):
            record.info()
        with pytest.raises(TooSlow):
            deadline.check()


def test_an_inner_limit_can_only_be_shorter() -> None:
    assert not deadline.is_bounded()
    with deadline.within(1):
        with deadline.within(100):
            assert deadline.seconds_left() <= 1
        with deadline.within(0.001):
            assert deadline.seconds_left() <= 0.001
        assert deadline.seconds_left() > 0.5
    assert not deadline.is_bounded()


def test_other_threads_are_free() -> None:
    seen: list[bool] = []
    with deadline.within(1):
        thread = threading.Thread(target=lambda: seen.append(deadline.is_bounded()))
        thread.start()
        thread.join()
    assert seen == [False]
