import pytest

from tests.gate.gold import SETS, gold
from tests.gate.scoring import Tally, tally

TEXT = "Brek said the dam would hold, and the mayor doubted it."
SAID = {"source": [[0, 4]], "cue": [[5, 9]], "content": [[10, 28]]}
DOUBTED = {"source": [[34, 43]], "cue": [[44, 51]], "content": [[52, 54]]}


@pytest.mark.parametrize("name", SETS)
def test_gold_against_itself_is_perfect(name: str) -> None:
    total = sum((tally(one.text, one.statements, one.statements) for one in gold(name)), Tally())
    assert total.gold > 50
    assert total.f1() == {"content-half": 100.0, "attributed": 100.0}


def test_a_wrong_source_costs_the_attribution_alone() -> None:
    wrong = [{**SAID, "source": DOUBTED["source"]}, DOUBTED]
    assert tally(TEXT, [SAID, DOUBTED], wrong) == Tally(gold=2, read=2, half=2, attributed=1)


def test_no_source_meets_only_no_source() -> None:
    bare = {**SAID, "source": []}
    assert tally(TEXT, [bare], [bare]).attributed == 1
    assert tally(TEXT, [SAID], [bare]).attributed == 0


def test_half_of_the_words_is_the_line() -> None:
    three_of_four = {**SAID, "content": [[10, 23]]}
    assert tally(TEXT, [SAID], [three_of_four]).half == 1
    one_of_four = {**SAID, "content": [[10, 13]]}
    assert tally(TEXT, [SAID], [one_of_four]).half == 0


def test_one_read_statement_serves_one_gold_statement() -> None:
    assert tally(TEXT, [SAID, SAID], [SAID]).f1()["content-half"] == pytest.approx(200 / 3)
    assert tally(TEXT, [], [SAID]) == Tally(read=1)
