from __future__ import annotations

import json

from onrecord import desk
from onrecord.desk.printed import judgement_json, known_actor_json, shown_actor_json
from onrecord.record import Record
from tests.identity.made import Who, keep, told

MAYOR = Who("Ines Calloway", title="mayor", of="Varde", speaks_for=("Varde",))


def test_the_newest_statements_of_an_actor_come_first(record: Record) -> None:
    for name, day in (("a", "2026-01-01"), ("b", "2026-03-01"), ("c", None), ("d", "2026-02-01")):
        keep(record, told(name, MAYOR, MAYOR, day=day))
    shown = desk.actor(record, "calloway")
    assert [found.report.input for found in shown.statements] == list("bbddaacc")
    assert shown.speaks_for == (("Varde", 8),)
    assert shown.places == (("Oslo", 8),)
    assert desk.actor(record, "varde").voices == (("Ines Calloway", 8),)
    some = desk.actor(record, "calloway", limit=3)
    assert some.statements == shown.statements[:3]
    assert some.places == shown.places


def test_a_rejected_statement_is_shown_on_demand(record: Record) -> None:
    keep(record, told("a", MAYOR, MAYOR))
    first = desk.actor(record, "calloway").statements[0].statement
    desk.reject(record, first.id, by="me")
    assert len(desk.actor(record, "calloway").statements) == 1
    every = desk.actor(record, "calloway", rejected=True).statements
    assert [found.rejected for found in every] == [True, False]


def test_printed_forms_are_json(record: Record) -> None:
    keep(record, told("a", MAYOR, day=None), told("b", Who("Per Lind")))
    desk.merge(record, "calloway", "lind", by="me")
    (known,) = desk.actors(record, "calloway")
    plain = json.loads(json.dumps(known_actor_json(known)))
    assert plain["names"] == [{"name": "Ines Calloway", "reports": 1}, {"name": "Per Lind", "reports": 1}]
    assert (plain["first_day"], plain["statements"]) == ("2026-03-04", 2)
    whole = json.loads(json.dumps(shown_actor_json(desk.actor(record, "lind"))))
    assert {key: whole[key] for key in plain} == plain
    assert whole["roles"] == [
        {"title": "mayor", "of": "Varde", "first_day": None, "last_day": None, "reports": 1}
    ]
    (found,) = desk.judgements(record)
    told_of = json.loads(json.dumps(judgement_json(found.judgement, found.standing)))
    assert (told_of["kind"], told_of["standing"], told_of["undone"]) == ("merge", "stands", None)
