"""For whom somebody speaks."""

import pytest

from tests.reading.actors.marked import last, read


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        # ministers, ministries and their spokespeople speak for the state
        ("<s1>Norway's foreign minister, Ida Voll</s1>, <c1>said</c1> <x1>no</x1>.", "Norway"),
        ("Norway closed a port. <s1>Foreign Minister Ida Voll</s1> <c1>said</c1> <x1>no</x1>.", "Norway"),
        ("<s1>The Norwegian interior ministry</s1> <c1>said</c1> <x1>no</x1>.", "Norway"),
        ("Norway closed a port. <s1>A foreign ministry spokesman</s1> <c1>said</c1> <x1>no</x1>.", "Norway"),
        ("<s1>The Norwegian ambassador, Ida Voll</s1>, <c1>said</c1> <x1>no</x1>.", "Norway"),
        ("<s1>President Ida Voll of Norway</s1> <c1>said</c1> <x1>no</x1>.", "Norway"),
        # who speaks in an office for a body speaks for it
        ("<s1>Frem Odda's chief executive, Ida Voll</s1>, <c1>said</c1> <x1>no</x1>.", "Frem Odda"),
        (
            "<s1>Ida Voll, general secretary of the Dockers' Union</s1>, <c1>said</c1> <x1>no</x1>.",
            "Dockers' Union",
        ),
        ("Frem Odda Ltd closed. <s1>A spokeswoman</s1> <c1>said</c1> <x1>no</x1>.", "Frem Odda Ltd"),
        ("Frem Odda Ltd closed. <s1>Its lawyer, Ida Voll</s1>, <c1>said</c1> <x1>no</x1>.", "Frem Odda Ltd"),
        ("<s1>Ida Voll, who leads the Dockers' Union</s1>, <c1>said</c1> <x1>no</x1>.", "Dockers' Union"),
        ("<s1>Opposition leader Ida Voll of the Drum Party</s1> <c1>said</c1> <x1>no</x1>.", "Drum Party"),
        # the role is told elsewhere in the text
        (
            "<s1>Ida Voll</s1> <c1>said</c1> <x1>no</x1>. Voll, chair of the Pier Board, left at six.",
            "Pier Board",
        ),
        (
            "The head of the Pier Board went on television. <x1>“No,”</x1> <c1>said</c1> <s1>Ida Voll</s1>.",
            "Pier Board",
        ),
        # a person's voice
        ("<s1>A spokesman for Ida Voll</s1> <c1>said</c1> <x1>no</x1>.", "Ida Voll"),
    ],
)
def test_speaks_for(marked: str, wanted: str) -> None:
    assert last(marked).speaks_for == (wanted,)


@pytest.mark.parametrize(
    "marked",
    [
        "Frem Odda Ltd closed. <s1>A person close to the firm</s1> <c1>said</c1> <x1>no</x1>.",
        "<s1>A Norwegian ministry official, speaking on condition of anonymity,</s1> <c1>said</c1> "
        "<x1>no</x1>.",
        "Norway closed a port. <s1>The port regulator</s1> <c1>said</c1> <x1>no</x1>.",
        "Norway closed a port. <s1>The high court</s1> <c1>said</c1> <x1>no</x1>.",
        "<s1>Former Frem Odda chairman Ida Voll</s1> <c1>said</c1> <x1>no</x1>.",
        "<s1>Ida Voll, a professor of law at the University of Drum</s1>, <c1>said</c1> <x1>no</x1>.",
        "<s1>Norway</s1> <c1>said</c1> <x1>no</x1>.",
        "<s1>Norway and Peru</s1> <c1>said</c1> <x1>no</x1>.",
    ],
)
def test_speaks_for_itself(marked: str) -> None:
    assert last(marked).speaks_for == ()


def test_roles_are_gathered_from_the_whole_text() -> None:
    actors, _ = read(
        "<s1>Ida Voll</s1> <c1>said</c1> <x1>no</x1>. Voll, acting director of the Pier Board, left. "
        "Norway's former trade minister, Tor Ness, stayed."
    )
    roles = {actor.name: [(role.title, role.of) for role in actor.roles] for actor in actors}
    assert roles["Ida Voll"] == [("acting director", "Pier Board")]
    assert roles["Tor Ness"] == [("former trade minister", "Norway")]
