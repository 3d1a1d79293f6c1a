from __future__ import annotations

import itertools

from onrecord.record.newest import Candidate, newest, version_order


def test_versions_in_order() -> None:
    ordered = ["0.9", "0.10.0rc1", "0.10.0", "0.10.1", "1.0a2", "1.0b1", "1.0", "1.0.1", "2"]
    for before, after in itertools.pairwise(ordered):
        assert version_order(before) < version_order(after)


def test_the_newest_does_not_depend_on_the_order() -> None:
    old = Candidate(1, "0.9", "bb", "{}", "2026-09-01")
    plain = Candidate(2, "0.10", "aa", "{}", None)
    other = Candidate(3, "0.10", "ab", "{}", None)
    asked = Candidate(4, "0.10", "00", "{}", "2026-01-01")
    for some, expected in (([old, plain, other], other), ([old, plain, asked, other], asked)):
        assert all(newest(order) == expected for order in itertools.permutations(some))
