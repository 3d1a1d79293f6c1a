"""Places of a text: found, resolved, and never anything else than a name in it."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.mentions import LABELS, Label, Mention
from onrecord.reading.places import Gazetteer, find_places
from onrecord.schema import Span, Statement
from onrecord.schema.place import Place


def mentioned(text: str, *names: tuple[str, Label]) -> list[Mention]:
    """The tagger's names: the first occurrence of each after the one before."""
    found, at = [], 0
    for name, label in names:
        start = text.index(name, at)
        at = start + len(name)
        found.append(Mention(Span(start, at), label, 0.9))
    return found


def shown(text: str, places: tuple[Place, ...]) -> str:
    """Each place's words, and its region or else its country."""
    return ", ".join(f"{place.span.of(text)} {place.region or place.country or '-'}" for place in places)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The mill stands in Paris, Texas, and is shut.", "Paris US-TX, Texas US-TX"),
        ("She flew to Paris from Lyon in France.", "Paris FR-IDF, Lyon FR-ARA, France FR"),
        ("A shop in Athens, Ga., was robbed.", "Athens US-GA, Ga. US-GA"),
        ("They met in Kiev on Monday.", "Kiev UA-30"),
        ("Shelling in Kursk Region went on.", "Kursk Region RU-KRS"),
        ("The talks in the U.S. failed; let us go on.", "U.S. US"),
        ("Unrest across the Horn of Africa grew.", "Horn of Africa -"),
        ("Floods in North Dakota and Minnesota went down.", "North Dakota US-ND, Minnesota US-MN"),
        ("COLUMBUS, Ohio (WN) - The levy failed.", "COLUMBUS US-OH, Ohio US-OH"),
        ("Mr Lincoln said that he would stay.", ""),
        ("It costs US$40 a month.", ""),
        ("He read the Paris Review at home.", ""),
        ("The West Nile virus was found again.", ""),
    ],
)
def test_places_without_a_tagger(gazetteer: Gazetteer, text: str, places: str) -> None:
    assert shown(text, find_places(text, [], gazetteer)) == places


def test_a_name_that_the_tagger_takes_for_a_person_is_a_place_after_in(gazetteer: Gazetteer) -> None:
    text = "Sirens were heard in Kyiv at dawn."
    assert shown(text, find_places(text, mentioned(text, ("Kyiv", "person")), gazetteer)) == "Kyiv UA-30"


def test_parts_of_persons_and_bodies_are_no_places(gazetteer: Gazetteer) -> None:
    text = "Paris Melville of the Lisbon Port Authority wrote to Jordan Lund. Melville was late."
    names = mentioned(
        text,
        ("Paris Melville", "person"),
        ("Lisbon Port Authority", "organisation"),
        ("Jordan Lund", "person"),
        ("Melville", "person"),
    )
    assert find_places(text, names, gazetteer) == ()


def test_the_other_places_tell_which_is_meant(gazetteer: Gazetteer) -> None:
    text = (
        "Crews from Henry County and from Paris worked all night. Paris has one truck, Henry County has two."
    )
    names = mentioned(
        text, ("Henry County", "polity"), ("Paris", "polity"), ("Paris", "polity"), ("Henry County", "polity")
    )
    assert {place.region for place in find_places(text, names, gazetteer)} == {"US-TN"}


def test_a_capital_that_speaks_is_no_place(gazetteer: Gazetteer) -> None:
    text = "Lisbon said that nothing was signed. Officials in Lisbon were calm."
    statement = Statement(
        id="s",
        source=(Span(0, 6),),
        cue=(Span(7, 11),),
        content=(Span(12, 35),),
        kind="indirect",
        confidence=0.9,
    )
    names = mentioned(text, ("Lisbon", "polity"), ("Lisbon", "polity"))
    found = find_places(text, names, gazetteer, statements=[statement])
    assert [place.span.start for place in found] == [text.index("Lisbon", 10)]


def test_the_publisher_speaks_for_its_home(gazetteer: Gazetteer) -> None:
    text = "The council of Lexington met."
    names = mentioned(text, ("Lexington", "polity"))
    away = "Officials of Lexington and of Boston met in Massachusetts."
    named = mentioned(away, ("Lexington", "polity"), ("Boston", "polity"), ("Massachusetts", "polity"))
    assert find_places(text, names, gazetteer, publisher="Lexington Ledger")[0].region == "US-KY"
    assert find_places(away, named, gazetteer)[0].region == "US-MA"


def test_a_place_that_no_gazetteer_holds(gazetteer: Gazetteer) -> None:
    text = "He was born in the village of Qorvendahl, Norway."
    place = find_places(text, mentioned(text, ("Qorvendahl", "person")), gazetteer)[0]
    assert (place.span.of(text), place.lat, place.country) == ("Qorvendahl", None, "NO")


WORDS = """in In at the of and U.S. Ga. Ohio OH Paris paris Texas Kursk Region County North Lake Road St. Mr
said Georgia Washington D-N.Y. Kyiv's Côte d'Ivoire US$ (Lisbon) — Springfield Henry , . 12 San José"""
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from([*re.split("[ \n]", WORDS), "\n"]), max_size=40).map(" ".join),
)


@st.composite
def read_texts(draw: st.DrawFn) -> tuple[str, list[Mention]]:
    """A text with names anywhere in it, in order and apart."""
    text = draw(TEXTS)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=12)))
    labels = draw(st.lists(st.sampled_from(LABELS), min_size=len(cuts), max_size=len(cuts)))
    spans = zip(cuts[::2], cuts[1::2], labels, strict=False)
    return text, [Mention(Span(start, end), label, 0.5) for start, end, label in spans]


@given(read_texts())
@settings(max_examples=300, deadline=None)
def test_spans_and_countries_are_sound(read: tuple[str, list[Mention]]) -> None:
    gazetteer = Gazetteer()
    text, names = read
    codes = {country.code for country in gazetteer.countries}
    end = 0
    for place in find_places(text, names, gazetteer):
        assert end <= place.span.start < place.span.end <= len(text)
        end = place.span.end
        assert any(c.isalpha() for c in place.span.of(text))
        assert place.span.of(text).strip() == place.span.of(text)
        assert place.country is None or place.country in codes
        assert (place.lat is None) == (place.lon is None)
    assert find_places(text, names, gazetteer) == find_places(text, names, gazetteer)


def test_time_grows_with_the_text_and_not_with_its_square(gazetteer: Gazetteer) -> None:
    import time

    choose = random.Random(7)
    names = [gazetteer.entry(choose.randrange(len(gazetteer))).name for _ in range(24_000)]

    def seconds(count: int) -> float:
        text = "; ".join(f"in {name}" for name in names[:count])
        start = time.process_time()
        find_places(text, [], gazetteer)
        return time.process_time() - start

    seconds(1000)
    # Twelve times the text may take twice as long as twelve times the time; its square would be 144.
    assert seconds(24_000) < 24 * max(seconds(2_000), 0.01)
