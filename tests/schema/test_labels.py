from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from onrecord.schema import Reading, quote
from onrecord.schema.labels import act_label, labels, speaker_label
from tests.examples import crane, readings


def test_labels_tell_what_the_words_do_not() -> None:
    denied, wrote = crane().statements
    assert labels(denied, "Portugal") == ["deny", "via Harbour Radio › a port spokesman", "said 2026-03-02"]
    assert labels(wrote, "she") == ["deny", "by Ines Calloway", "for Lisbon Port Authority"]
    assert labels(wrote) == ["deny", "for Lisbon Port Authority"]
    both = replace(denied, speakers=("Portugal", "Spain"))
    assert speaker_label(both, "the two") == "Portugal and Spain"
    assert speaker_label(denied, "the  PORTUGAL") == ""


def test_the_mode_is_told_where_it_is_not_speech() -> None:
    denied = crane().statements[0]
    assert act_label(denied) == "deny"
    assert act_label(replace(denied, mode="thought")) == "deny (thought)"
    assert act_label(replace(denied, mode="silence", act=None)) == "silence"
    assert act_label(replace(denied, act=None)) == ""


@given(readings())
def test_no_label_is_empty(reading: Reading) -> None:
    for statement in reading.statements:
        assert all(labels(statement, quote(reading.report.text, statement.source)))
