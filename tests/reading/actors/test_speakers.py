"""Who speaks: names, short forms, pronouns, descriptions, capitals, joint and unnamed sources."""

import pytest

from tests.reading.actors.marked import last, read, speakers


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        # names and their later short forms
        (
            "<s1>Ida Voll</s1> <c1>said</c1> <x1>it burnt</x1>. <s2>Voll</s2> <c2>added</c2> <x2>it "
            "was old</x2>.",
            ["Ida Voll", "Ida Voll"],
        ),
        ("The mayor met Ida Voll. <s1>Ms Voll</s1> <c1>said</c1> <x1>it burnt</x1>.", ["Ida Voll"]),
        ("Banca Torrel fell. Shares of <s1>Torrel</s1> <c1>said</c1> <x1>little</x1>.", ["Banca Torrel"]),
        (
            "<s1>The National Pier Board (NPB)</s1> <c1>said</c1> <x1>no</x1>. <s2>The NPB</s2> "
            "<c2>said</c2> <x2>so</x2>.",
            ["National Pier Board", "National Pier Board"],
        ),
        # apposition on either side
        ("<s1>Ida Voll, the mayor of Drum,</s1> <c1>said</c1> <x1>it burnt</x1>.", ["Ida Voll"]),
        ("<s1>The head of the pier board, Tor Ness</s1>, <c1>said</c1> <x1>it burnt</x1>.", ["Tor Ness"]),
        ("The pier board met. <s1>Its head, Tor Ness</s1>, <c1>said</c1> <x1>it burnt</x1>.", ["Tor Ness"]),
        ("<s1>The dockers' union, Havnfolk</s1>, <c1>said</c1> <x1>it burnt</x1>.", ["Havnfolk"]),
        ("<s1>The club that owned it first, Frem Odda</s1>, <c1>said</c1> <x1>no</x1>.", ["Frem Odda"]),
        # titles
        ("<s1>Finance Minister Ida Voll</s1> <c1>said</c1> <x1>it burnt</x1>.", ["Ida Voll"]),
        ("<s1>Minister of Trade Ida Voll</s1> <c1>said</c1> <x1>it burnt</x1>.", ["Ida Voll"]),
        ("<s1>Brewer Frem Odda Ltd</s1> <c1>said</c1> <x1>it burnt</x1>.", ["Frem Odda Ltd"]),
        # pronouns
        ("Tor Ness met Ida Voll. <s1>She</s1> <c1>said</c1> <x1>it burnt</x1>.", ["Ida Voll"]),
        ("Ida Voll met the manager, Tor Ness. <s1>He</s1> <c1>said</c1> <x1>it burnt</x1>.", ["Tor Ness"]),
        (
            "Frem Odda Ltd owes Ida Voll money. <s1>It</s1> <c1>said</c1> <x1>it would pay</x1>.",
            ["Frem Odda Ltd"],
        ),
        (
            "<s1>Ida Voll</s1>, <s2>who</s2> <c2>said</c2> <x2>it burnt</x2>, <c1>wept</c1> <x1>over "
            "it</x1>.",
            ["Ida Voll", "Ida Voll"],
        ),
        # descriptions
        (
            "The chemist Ida Voll came. “It burnt,” <s1>the chemist</s1> <c1>said</c1> <x1>“down”</x1>.",
            ["Ida Voll"],
        ),
        ("The brewer Frem Odda fell. <s1>The company</s1> <c1>said</c1> <x1>no</x1>.", ["Frem Odda"]),
        (
            "Ida Voll leads the Dockers' Union. <s1>The union</s1> <c1>said</c1> <x1>no</x1>.",
            ["Dockers' Union"],
        ),
        # the press office is the body
        ("<s1>Frem Odda's press office</s1> <c1>said</c1> <x1>no</x1>.", ["Frem Odda"]),
        # documents speak for who made them
        ("<c1>According to</c1> <s1>a letter from the Pier Board</s1>, <x1>it burnt</x1>.", ["Pier Board"]),
        ("<c1>According to</c1> <s1>a Pier Board memo</s1>, <x1>it burnt</x1>.", ["Pier Board"]),
    ],
)
def test_one_speaker(marked: str, wanted: list[str]) -> None:
    assert speakers(marked) == [(name,) for name in wanted]


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        ("<s1>Lisbon</s1> <c1>said</c1> <x1>no</x1>.", "Portugal"),
        ("<s1>The Kremlin</s1> <c1>said</c1> <x1>no</x1>.", "Russia"),
        ("<s1>The Norwegian government</s1> <c1>said</c1> <x1>no</x1>.", "Norway"),
        (
            "A tram burnt in Ostmark, the Velland capital. <s1>Ostmark</s1> <c1>denied</c1> <x1>arson</x1>.",
            "Velland",
        ),
        (
            "Velland's foreign ministry was shut. <s1>The Vellandian government</s1> <c1>denied</c1> "
            "<x1>it</x1>.",
            "Velland",
        ),
    ],
)
def test_seats_of_government_are_their_state(marked: str, wanted: str) -> None:
    found = last(marked)
    assert (found.speakers, found.speaker_kind) == ((wanted,), "state")


def test_a_city_that_is_only_a_place_does_not_speak() -> None:
    assert speakers("Ida Voll came to Lisbon. <s1>She</s1> <c1>said</c1> <x1>no</x1>.") == [("Ida Voll",)]


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        ("<s1>Ida Voll and Tor Ness</s1> <c1>said</c1> <x1>no</x1>.", ("Ida Voll", "Tor Ness")),
        ("<s1>Oslo as well as Lima</s1> <c1>said</c1> <x1>no</x1>.", ("Norway", "Peru")),
        ("Norway met Peru. <s1>The two sides</s1> <c1>agreed</c1> <x1>to stop</x1>.", ("Norway", "Peru")),
        ("Norway met Peru. <s1>Neither</s1> <c1>said</c1> <x1>why</x1>.", ("Norway", "Peru")),
    ],
)
def test_joint_sources(marked: str, wanted: tuple[str, str]) -> None:
    found = last(marked)
    assert (found.speakers, found.speaker_kind) == (wanted, "group")


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("a person familiar with the talks", "person familiar with the talks"),
        ("Two officials", "two officials"),
        ("one wholesaler, who asked not to be named", "wholesaler who asked not to be named"),
        ("A Frem Odda spokesman", "Frem Odda spokesman"),
    ],
)
def test_unnamed_sources_are_their_description(source: str, name: str) -> None:
    found = last(f"Frem Odda closed. <s1>{source}</s1> <c1>said</c1> <x1>no</x1>.")
    assert (found.speakers, found.speaker_kind) == ((name,), "unnamed")


def test_some_of_an_unnamed_source() -> None:
    marked = (
        "<s1>Two envoys</s1> <c1>said</c1> <x1>no</x1>. <s2>One of them</s2> <c2>said</c2> <x2>never</x2>."
    )
    assert speakers(marked) == [("two envoys",), ("One of two envoys",)]


def test_groups() -> None:
    found = last("The mill closed. <s1>Farmers</s1> <c1>fear</c1> <x1>hunger</x1>.")
    assert (found.speakers, found.speaker_kind) == (("Farmers",), "group")


@pytest.mark.parametrize(
    "marked",
    [
        "Frem Odda burnt. <x1>The owner</x1> <c1>is said</c1> <x1>to be abroad</x1>.",
        "Frem Odda burnt. <s1>Two tenants</s1> <c1>are rumoured</c1> <x1>to be abroad</x1>.",
        "Frem Odda rejected <c1>allegations</c1> <x1>that it lit the fire</x1>.",
        "The yard was empty. <s1>A banner</s1> <c1>read</c1> <x1>“Money first”</x1>.",
        "<s1>It</s1> <c1>is reported</c1> <x1>that the yard burnt</x1>.",
    ],
)
def test_where_the_text_leaves_it_open_nobody_speaks(marked: str) -> None:
    found = last(marked)
    assert (found.speakers, found.speaker_kind, found.speaks_for) == ((), None, ())


def test_the_publisher_speaks_in_its_own_voice() -> None:
    marked = "<s1>We</s1> <c1>reported</c1> <x1>a fire</x1>. <s2>This paper</s2> <c2>rues</c2> <x2>that</x2>."
    assert speakers(marked, "Drum Herald") == [("Drum Herald",), ("Drum Herald",)]
    assert read(marked, "Drum Herald")[1][0].speaker_kind == "media"


def test_who_is_quoted_says_i() -> None:
    marked = "<x1>“<s2>I</s2> <c2>said</c2> <x2>that it burnt</x2>,”</x1> <c1>said</c1> <s1>Ida Voll</s1>."
    assert speakers(marked) == [("Ida Voll",), ("Ida Voll",)]


def test_a_quotation_without_a_cue_goes_on_with_its_speaker() -> None:
    marked = "<x1>“It burnt,”</x1> <c1>said</c1> <s1>Ida Voll</s1>. <x2>“All of it.”</x2>"
    assert speakers(marked) == [("Ida Voll",), ("Ida Voll",)]


def test_a_medium_that_only_cites_does_not_speak() -> None:
    marked = "<s1>The Drum Herald</s1> <c1>reported</c1>, citing a Pier Board memo, <x1>that it burnt</x1>."
    found = last(marked)
    assert (found.speakers, found.via) == (("Pier Board",), ("Drum Herald",))
