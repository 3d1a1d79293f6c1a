from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.identity import ActorTable, Named, Naming, merge, speaking, split
from onrecord.record import Record
from onrecord.schema import Reading
from tests.identity.made import Who, keep, told

PORT, SHIPS = "Tarnholm Port Authority", "Belvar Shipping"


def hanna(body: str | None = None, name: str = "Hanna Sorvik") -> Who:
    """She, who in some reports speaks for a body."""
    if body is None:
        return Who(name)
    return Who(name, title="director", of=body, speaks_for=(body,))


def bodies(record: Record, report: Reading, name: str = "Hanna Sorvik") -> list[str]:
    naming = Naming(record, [report.report.id])
    return [body.name for body in naming.bodies_of(report.report.id, name)]


def test_a_name_is_the_actor_s_over_all_reports(record: Record) -> None:
    here = told("here.txt", Who("CEB", "organisation"), Who("Sorvik"))
    there = told("there.txt", Who("Coastal Energy Board", "organisation"))
    keep(record, here, there)
    naming = Naming(record, [here.report.id])
    known = ActorTable(record).find("Coastal Energy Board")
    assert naming.of(here.report.id, "CEB") == (known.key, "Coastal Energy Board")
    assert naming.of(here.report.id, "Sorvik").name == "Sorvik"


def test_a_name_that_no_actor_has_is_its_report_s_own(record: Record) -> None:
    here, there = told("here.txt", Who("Aker")), told("there.txt", Who("Aker"))
    keep(record, here, there)
    naming = Naming(record, [here.report.id, there.report.id])
    names = [naming.of(report.report.id, "the Müller firm") for report in (here, there)]
    assert [one.name for one in names] == ["the Müller firm"] * 2
    assert names[0].key != names[1].key
    assert all(
        one.key.startswith(f"report/{of.report.id[:16]}/")
        for one, of in zip(names, (here, there), strict=True)
    )
    # Reports that were not asked for are not looked up.
    assert Naming(record, []).of(here.report.id, "Aker").key.startswith("report/")


def test_merges_and_splits_are_heeded(record: Record) -> None:
    one, other = told("1.txt", Who("Aker Lind")), told("2.txt", Who("Berg Holm"))
    same = told("3.txt", Who("Aker Lind"))
    keep(record, one, other, same)

    def keys() -> list[str]:
        naming = Naming(record, [of.report.id for of in (one, other, same)])
        names = (("Aker Lind", one), ("Berg Holm", other), ("Aker Lind", same))
        return [naming.of(of.report.id, name).key for name, of in names]

    first, second, third = keys()
    assert first == third != second
    merge(record, "Aker Lind", "Berg Holm", by="me")
    assert len(set(keys())) == 1
    record.undo(by="me")
    split(record, "Aker Lind", "3.txt", by="me")
    assert len(set(keys())) == 3


def test_for_whom_somebody_speaks_is_told_elsewhere(record: Record) -> None:
    here = told("here.txt", hanna())
    keep(record, here)
    assert bodies(record, here) == []
    keep(record, told("1.txt", hanna(PORT)))
    assert bodies(record, here) == [PORT]
    keep(record, told("2.txt", hanna(PORT)), told("3.txt", Who("Jon Aker", speaks_for=(SHIPS,))))
    assert bodies(record, here) == [PORT]


def test_the_most_reports_tell_and_equals_tell_nothing(record: Record) -> None:
    # A role ties her name to both bodies in one report, so that she is one in all.
    both = told(
        "both.txt",
        Who("Hanna Sorvik", title="director", of=PORT),
        Who("Hanna Sorvik", title="chair", of=SHIPS),
    )
    here = told("here.txt", hanna())
    keep(record, here, both, told("1.txt", hanna(PORT)), told("2.txt", hanna(SHIPS)))
    assert bodies(record, here) == []
    keep(record, told("3.txt", hanna(SHIPS)))
    assert bodies(record, here) == [SHIPS]


@pytest.mark.parametrize("kind", ["unnamed", "group"])
def test_an_unnamed_source_speaks_for_nobody_by_other_reports(record: Record, kind: str) -> None:
    here = told("here.txt", Who("a spokesman", "unnamed"))
    keep(record, here, told("1.txt", Who("a spokesman", "unnamed", speaks_for=(PORT,))))
    assert bodies(record, here, "a spokesman") == []
    assert bodies(record, here, f"nobody of that {kind}") == []


def test_only_so_many_reports_are_looked_up(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speaking, "_ELSEWHERE", 2)
    here = told("here.txt", hanna())
    keep(record, here, *(told(f"{number}.txt", hanna(PORT)) for number in range(5)))
    naming = Naming(record, [here.report.id])
    assert [one.name for one in naming.bodies_of(here.report.id, "Hanna Sorvik")] == [PORT]
    assert len(naming._blocks_of) == 3


MANY = [
    told("here.txt", hanna()),
    *(told(f"{number}.txt", hanna((PORT, SHIPS)[number % 2])) for number in range(3)),
]


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(MANY), asked=st.permutations(MANY))
def test_the_order_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory, order: list[Reading], asked: list[Reading]
) -> None:
    with Record(tmp_path_factory.mktemp("r") / "r.db") as record:
        keep(record, *order)
        naming = Naming(record, [of.report.id for of in asked])
        found = {(of.report.input, naming.of(of.report.id, "Hanna Sorvik")) for of in asked}
        assert {named.name for _, named in found} == {"Hanna Sorvik"}
        told_here = naming.bodies_of(MANY[0].report.id, "Hanna Sorvik")
        assert told_here == Naming(record, [MANY[0].report.id]).bodies_of(MANY[0].report.id, "Hanna Sorvik")
        assert all(isinstance(one, Named) for one in told_here)
