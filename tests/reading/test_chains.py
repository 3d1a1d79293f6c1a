"""Through whom a statement came."""

import pytest

from tests.reading.actors.marked import read

PAPER = "Drum Herald"


def via(marked: str, publisher: str | None = PAPER) -> list[tuple[str, ...]]:
    return [found.via for found in read(marked, publisher)[1]]


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        ("<s1>Ida Voll</s1> <c1>told</c1> Radio Odda <x1>it burnt</x1>.", ("Radio Odda",)),
        (
            "<x1>“It burnt,”</x1> <s1>Ida Voll</s1> <c1>said</c1> in an interview with Radio Odda.",
            ("Radio Odda",),
        ),
        ("<s1>Ida Voll, quoted in the Odda Times,</s1> <c1>called</c1> <x1>it arson</x1>.", ("Odda Times",)),
        (
            "Radio Odda reported, <c1>citing</c1> <s1>the Pier Board</s1>, <x1>that it burnt</x1>.",
            ("Radio Odda",),
        ),
        (
            "<c1>According to</c1> <s1>a letter by Ida Voll seen by Radio Odda</s1>, <x1>it burnt</x1>.",
            ("Radio Odda",),
        ),
        (
            "Radio Odda reported, citing a sailor, who was <c1>quoting</c1> <s1>the cook</s1>, "
            "<x1>that it sank</x1>.",
            ("Radio Odda", "sailor"),
        ),
    ],
)
def test_second_hand(marked: str, wanted: tuple[str, ...]) -> None:
    assert via(marked) == [wanted]


@pytest.mark.parametrize(
    "marked",
    [
        "<s1>Ida Voll</s1> <c1>told</c1> the Herald <x1>it burnt</x1>.",
        "<s1>Ida Voll</s1> <c1>told</c1> this newspaper <x1>it burnt</x1>.",
        "<s1>Ida Voll</s1> <c1>told</c1> reporters <x1>it burnt</x1>.",
        "<s1>Ida Voll</s1> <c1>told</c1> parliament <x1>it burnt</x1>.",
        "<s1>Ida Voll</s1> <c1>rejected</c1> <x1>a Radio Odda report</x1>.",
        "<s1>Radio Odda</s1> <c1>reported</c1> <x1>a fire</x1>.",
    ],
)
def test_first_hand(marked: str) -> None:
    assert via(marked) == [()]


def test_what_a_speaker_passes_on_came_through_the_speaker() -> None:
    marked = (
        "<s1>Ida Voll</s1> <c1>said</c1> <x1><s2>the pilot</s2> had <c2>told</c2> her <x2>to jump</x2></x1>."
    )
    assert via(marked) == [(), ("Ida Voll",)]


def test_three_levels() -> None:
    marked = (
        "<s1>The clerk</s1> <c1>said</c1> <x1><s2>Ida Voll</s2> had <c2>told</c2> him <x2><s3>Tor Ness</s3> "
        "<c3>promised</c3> <x3>a boat</x3></x2></x1>."
    )
    assert via(marked) == [(), ("clerk",), ("clerk", "Ida Voll")]


@pytest.mark.parametrize(
    "marked",
    [
        "<s1>The Pier Board</s1> <c1>withdrew</c1> <x1><s2>its</s2> <c2>claim</c2> <x2>that it "
        "burnt</x2></x1>.",
        "<s1>Oslo</s1> <c1>denied</c1> <x1><s2>Peru's</s2> <c2>claim</c2> <x2>that it fired</x2></x1>.",
        "<s1>Ida Voll</s1> <c1>said</c1> <x1><s2>she</s2> had <c2>said</c2> <x2>that it burnt</x2></x1>.",
    ],
)
def test_what_is_not_passed_on(marked: str) -> None:
    assert via(marked) == [(), ()]


def test_the_medium_that_is_being_told_stays_for_the_paragraph() -> None:
    marked = (
        "<s1>Ida Voll</s1> <c1>told</c1> Radio Odda <x1>it burnt</x1>. <x2>“All of it,”</x2> "
        "<s2>she</s2> <c2>said</c2>."
    )
    assert via(marked) == [("Radio Odda",), ("Radio Odda",)]
    assert via(marked.replace(". <x2>", ".\n\nThe fire was out by six. <x2>")) == [("Radio Odda",), ()]


def test_support_names_the_words_that_tell_the_chain() -> None:
    found = read("<s1>Ida Voll</s1> <c1>told</c1> Radio Odda <x1>it burnt</x1>.", PAPER)[1][0]
    assert [span.of("Ida Voll told Radio Odda it burnt.") for span in found.support["via"].spans] == [
        "Radio Odda"
    ]
