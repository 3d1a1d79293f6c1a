"""Credits: quotations with a dash and a name behind them, turns of interviews and transcripts."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading import Reader
from onrecord.reading.credits import credited

LINES = st.lists(
    st.sampled_from(
        [
            "“The tide took the steps.” — Ilva Brandt",
            "— Ilva Brandt, harbour pilot",
            "“We rowed.",
            "“Nobody came.”",
            "BRANDT: The tide took the steps.",
            "OSK: Which steps?",
            "Osk: “Which steps?”",
            "The steps were closed.",
            "",
            "(Laughter.)",
        ]
    ),
    max_size=12,
)


def read(text: str) -> list[tuple[str, str, list[str]]]:
    return [(c.source.of(text), c.mark.of(text), [s.of(text) for s in c.content]) for c in credited(text)]


@pytest.mark.parametrize("dash", ["—", "–", "―", "-", "--", "~"])
@pytest.mark.parametrize("gap", ["", " ", "\n", "\n\n", "\xa0"])
def test_a_dash_credits_the_quotation_before_it(dash: str, gap: str) -> None:
    text = (
        f"Readers wrote to us.\n\n“The tide took the steps.”{gap}{dash} Ilva Brandt\n\nThe steps are closed."
    )
    assert read(text) == [("Ilva Brandt", dash, ["“The tide took the steps.”"])]


@pytest.mark.parametrize(
    ("credit", "name"),
    [
        ("Ilva Brandt, harbour pilot, Sund", "Ilva Brandt"),
        ("Ilva Brandt (Sund)", "Ilva Brandt"),
        ("Dr. Oda van der Meer.", "Dr. Oda van der Meer"),
        ("@ilvabrandt", "@ilvabrandt"),
        ("Mayor Osk — in the council, last week", "Mayor Osk"),
    ],
)
def test_role_and_place_are_no_part_of_the_name(credit: str, name: str) -> None:
    assert [source for source, _, _ in read(f"“The tide took the steps.” — {credit}")] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "“The tide took the steps.” — and nobody saw it",
        "“The tide took the steps.” — Then the pier fell.",
        "“The tide took the steps,” she wrote — Ilva Brandt",
        "The pilot wrote “no” — Ilva Brandt",
        "“The tide took the steps,” she wrote. “All of them.” — Ilva Brandt",
        "— Ilva Brandt",
        "Then: “The tide took the steps.”",
        "Steps: 12\nBoats: 7\nSteps: 15",
        "Photo: The pier.\n\nNote: The pier fell.",
        "Brandt: Steps gone.\n\nOsk: Which steps?",
        "Q: Did you sign?\n\nA: I did not.\n\nQ: Why not?",
        "",
    ],
)
def test_what_is_no_credit(text: str) -> None:
    assert read(text) == []


def test_several_in_a_row_stay_apart() -> None:
    text = "“One.” ― Ann Oke\n”Two, and ‘three’.” ― Bo Lind.\n“Four.” ― Cy Marr, Holm"
    assert [(source, content) for source, _, content in read(text)] == [
        ("Ann Oke", ["“One.”"]),
        ("Bo Lind", ["”Two, and ‘three’.”"]),
        ("Cy Marr", ["“Four.”"]),
    ]


def test_a_quotation_of_several_paragraphs_is_credited_whole() -> None:
    text = "It rained.\n\n“We rowed.\n\n“Nobody came.”\n\n— Ilva Brandt"
    assert read(text) == [("Ilva Brandt", "—", ["“We rowed.", "“Nobody came.”"])]


def test_turns_of_a_transcript() -> None:
    text = (
        "Here is what they said.\n\nOSK: Which steps?\n\nILVA BRANDT (pilot): The steps of the pier.\n\n"
        "They went last night.\n\n(Laughter.)\n\nOSK: All of them?\n\nThe council meets again in May."
    )
    assert read(text) == [
        ("OSK", ":", ["Which steps?"]),
        ("ILVA BRANDT", ":", ["The steps of the pier.", "They went last night."]),
        ("OSK", ":", ["All of them?"]),
    ]


def test_turns_in_small_letters_need_a_speaker_who_comes_back() -> None:
    text = "Lena Osk: Which steps?\nIlva Brandt: The steps of the pier.\nOsk: All?\nPrice: 12 crowns."
    assert [source for source, _, _ in read(text)] == ["Lena Osk", "Osk"]
    assert [s for s, _, _ in read(text + "\nBrandt: All.")] == ["Lena Osk", "Ilva Brandt", "Osk", "Brandt"]


def test_a_name_and_a_colon_before_a_quotation() -> None:
    assert read("Ilva Brandt, pilot: “The steps are gone.”") == [
        ("Ilva Brandt", ":", ["“The steps are gone.”"])
    ]


@given(LINES)
def test_credits_are_apart_and_in_order(lines: list[str]) -> None:
    text = "\n".join(lines)
    spans = [(c.source, c.mark, *c.content) for c in credited(text)]
    for one, other in itertools.pairwise(spans):
        assert max(s.end for s in one) <= min(s.start for s in other)
    for row in spans:
        for one, other in itertools.pairwise(sorted(row)):
            assert one.end <= other.start


@given(st.text(alphabet='Ab :—-“”"\n.,(', max_size=80))
def test_any_text_has_its_credits(text: str) -> None:
    for c in credited(text):
        assert all(span.of(text).strip() for span in (c.source, c.mark, *c.content))


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def test_the_reader_does_not_join_what_two_are_credited_with(reader: Reader) -> None:
    text = (
        "What readers wrote about the pier:\n\n"
        "“The tide took the steps and the mayor said nothing.” ― Ilva Brandt\n"
        "“I am ashamed of this town.” ― Bo Lind\n\nThe pier stays closed."
    )
    top = [s for s in reader.read(text).statements if s.parent is None]
    assert [(s.source[0].of(text), s.content[0].of(text), s.kind) for s in top] == [
        ("Ilva Brandt", "“The tide took the steps and the mayor said nothing.”", "direct"),
        ("Bo Lind", "“I am ashamed of this town.”", "direct"),
    ]


@given(lines=LINES)
def test_no_statement_reaches_over_a_credit(reader: Reader, lines: list[str]) -> None:
    text = "\n".join(lines)
    for statement in reader.read(text).statements:
        for credit in credited(text):
            inside = [
                s for s in statement.content if s.start < credit.source.end and credit.source.start < s.end
            ]
            assert not inside
