"""When statements were made: from marked sentences to days."""

from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.times import find_times
from onrecord.reading.when import whens
from onrecord.schema import Span, Spans, Statement, statement_id

# A Wednesday.
DAY = "2027-05-12"

_TAG = re.compile(r"<(/?)([scx])(\d)>")


def marked(text: str, speakers: str = "") -> tuple[str, list[Statement]]:
    """The text without its tags (s source, c cue, x content, each with a statement's number), and the
    statements; `speakers` has a letter a statement, the same letter for the same speaker, and ">" before
    one that stands in the statement before it."""
    plain, at, spans, opened = "", 0, {}, {}
    for tag in _TAG.finditer(text):
        plain += text[at : tag.start()]
        at = tag.end()
        closing, role, number = tag.groups()
        if closing:
            spans.setdefault(number, {}).setdefault(role, []).append(Span(opened[role, number], len(plain)))
        else:
            opened[role, number] = len(plain)
    plain += text[at:]
    names = speakers.replace(">", "") or "".join(chr(65 + i) for i in range(len(spans)))
    nested = [
        i for i, c in enumerate(speakers.replace(">", "")) if speakers[: _at(speakers, i)].endswith(">")
    ]
    made: list[Statement] = []
    for i, number in enumerate(sorted(spans)):
        roles: list[Spans] = [tuple(spans[number].get(role, ())) for role in "scx"]
        one = Statement(
            id=statement_id("r", *roles),
            source=roles[0],
            cue=roles[1],
            content=roles[2],
            kind="indirect",
            confidence=0.9,
            speakers=(names[i],),
            parent=made[-1].id if i in nested else None,
        )
        made.append(one)
    return plain, made


def _at(speakers: str, index: int) -> int:
    """Where the letter number `index` stands among letters and marks."""
    return [i for i, c in enumerate(speakers) if c != ">"][index]


def told(text: str, speakers: str = "") -> list[str | None]:
    plain, statements = marked(text, speakers)
    return [when for when, _ in whens(plain, statements, find_times(plain, DAY), DAY)]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("<s1>The mayor</s1> <c1>said</c1> on Monday <x1>that it rained</x1>.", "2027-05-10"),
        ("On Monday <s1>the mayor</s1> <c1>said</c1> <x1>it rained</x1>.", "2027-05-10"),
        ("<x1>“It rained,”</x1> <s1>she</s1> <c1>told</c1> reporters at the port on Monday.", "2027-05-10"),
        ("<s1>The firm</s1>, which last month <c1>denied</c1> <x1>it</x1>, is sold.", "2027-04"),
        ("<s1>The firm</s1> <c1>admitted</c1> in a letter dated 3 May <x1>that it lied</x1>.", "2027-05-03"),
        ("A week ago <s1>she</s1> <c1>promised</c1> <x1>to stay</x1>.", "2027-05-05"),
        ("A year ago <s1>she</s1> <c1>promised</c1> <x1>to stay</x1>.", "2026-05"),
        ("Last week <s1>she</s1> <c1>promised</c1> <x1>to stay</x1>.", "2027-05-03/2027-05-09"),
        ("In 2019 <s1>she</s1> <c1>promised</c1> <x1>to stay</x1>.", "2019"),
        ("In the spring of 2020 <s1>she</s1> <c1>promised</c1> <x1>to stay</x1>.", "2020-03-01/2020-05-31"),
        ("<s1>She</s1> had last week <c1>promised</c1> <x1>to stay</x1>.", "2027-05-03/2027-05-09"),
        ("Reached by telephone on Monday, <s1>she</s1> <c1>said</c1> <x1>it rained</x1>.", "2027-05-10"),
        ("<s1>She</s1> would not <c1>confirm</c1> <x1>it</x1> when I rang on Monday.", "2027-05-10"),
        ("<s1>A judge</s1> freed him on Monday and <c1>ordered</c1> <x1>an inquiry</x1>.", "2027-05-10"),
        ("<c1>According to</c1> <s1>a report published on Monday</s1>, <x1>it rained</x1>.", "2027-05-10"),
        ("<s1>She</s1> <c1>said</c1>, two days after the vote of 3 May, <x1>it was lost</x1>.", "2027-05-05"),
        (
            "They sat for an hour on Monday, three days after <s1>he</s1> <c1>said</c1> <x1>no</x1>.",
            "2027-05-07",
        ),
    ],
)
def test_the_time_of_the_cue(text: str, when: str) -> None:
    assert told(text) == [when]


@pytest.mark.parametrize(
    "text",
    [
        "<s1>The mayor</s1> <c1>said</c1> <x1>that it rained on Monday</x1>.",
        "OSLO, May 11 (NOR) — <s1>The mayor</s1> <c1>said</c1> <x1>that it rained</x1>.",
        "After Monday's vote <s1>the mayor</s1> <c1>said</c1> <x1>it was lost</x1>.",
        "The talks collapsed on Monday and <s1>the mayor</s1> <c1>blamed</c1> <x1>the weather</x1>.",
        "<s1>The mayor</s1>, who resigned on Monday, <c1>says</c1> <x1>it rained</x1>.",
        "<s1>The mayor</s1> <c1>says</c1> <x1>it rained</x1>, though on Monday he said it was dry.",
        "<s1>The firm</s1> has <c1>denied</c1> <x1>it</x1> since Monday.",
        "It rained on Monday. <s1>The mayor</s1> <c1>said</c1> <x1>it was cold</x1>.",
        "<s1>The mayor</s1> <c1>told</c1> our midday programme <x1>it was cold</x1>.",
        "They left on Monday, seven weeks after <s1>she</s1> <c1>promised</c1> <x1>to stay</x1>.",
    ],
)
def test_no_time_of_the_cue(text: str) -> None:
    assert told(text) == [None]


MONDAY = "2027-05-10"


@pytest.mark.parametrize(
    ("text", "speakers", "expected"),
    [
        # conjoined cues, and participles
        (
            "<s1><s2>The firm</s1></s2> <c1>denied</c1> on Monday <x1>that it lied</x1> and "
            "<c2>said</c2> <x2>it "
            "was hurt</x2>.",
            "AA",
            [MONDAY, MONDAY],
        ),
        (
            "<s1><s2>The firm</s1></s2> <c1>denied</c1> it on Monday, <x1>all of it</x1>, "
            "<c2>calling</c2> <x2>it "
            "a joke</x2>.",
            "AA",
            [MONDAY, MONDAY],
        ),
        # another speaker in the same sentence
        (
            "<s1>The firm</s1> <c1>denied</c1> on Monday <x1>that it lied</x1>, but <s2>a "
            "clerk</s2> <c2>said</c2> "
            "<x2>it did</x2>.",
            "AB",
            [MONDAY, None],
        ),
        # the same occasion, and its end
        (
            "<s1>She</s1> <c1>said</c1> on Monday <x1>it rained</x1>. <x2>“It was cold,”</x2> <s2>she</s2> "
            "<c2>added</c2>.",
            "AA",
            [MONDAY, MONDAY],
        ),
        (
            "<s1>She</s1> <c1>said</c1> on Monday <x1>it rained</x1>. <s2>She</s2> has "
            "<c2>denied</c2> <x2>that it "
            "snowed</x2>.",
            "AA",
            [MONDAY, None],
        ),
        (
            "<s1>She</s1> <c1>said</c1> last month <x1>it rained</x1>. <s2>She</s2> <c2>promised</c2> <x2>an "
            "umbrella</x2>.",
            "AA",
            ["2027-04", None],
        ),
        # a clause that only describes the speaker
        (
            "<s1><s2>The firm</s1></s2>, which last month <c1>denied</c1> <x1>it</x1>, "
            "<c2>said</c2> <x2>it was "
            "so</x2>.",
            "AA",
            ["2027-04", None],
        ),
        # what stands inside another statement
        (
            "<s1>She</s1> <c1>said</c1> <x1>that <s2>the firm</s2> had <c2>denied</c2> on Monday <x2>that it "
            "lied</x2></x1>.",
            "A>B",
            [None, MONDAY],
        ),
        (
            "<s1>She</s1> <c1>said</c1> on Tuesday <x1>that <s2>the firm</s2> had "
            "<c2>denied</c2> <x2>it</x2></x1>.",
            "A>B",
            ["2027-05-11", None],
        ),
        # placed from another
        (
            "<s1>The firm</s1> <c1>denied</c1> on Monday <x1>that it lied</x1>, two days after "
            "<s2>a paper</s2> "
            "<c2>reported</c2> <x2>that it had</x2>.",
            "AB",
            [MONDAY, "2027-05-08"],
        ),
    ],
)
def test_times_taken_from_the_statement_before(text: str, speakers: str, expected: list[str | None]) -> None:
    assert told(text, speakers) == expected


def test_support_points_at_the_words() -> None:
    text, statements = marked("<s1>She</s1> <c1>said</c1> on Monday <x1>it rained</x1>.")
    ((when, support),) = whens(text, statements, find_times(text, DAY), DAY)
    assert when is not None and support is not None
    assert [span.of(text) for span in support.spans] == ["Monday"]
    assert 0 < support.confidence < 1


def test_without_a_day_only_what_is_written() -> None:
    text, statements = marked(
        "<s1>She</s1> <c1>said</c1> on Monday <x1>no</x1>. On 3 May 2026 <s2>he</s2> "
        "<c2>said</c2> <x2>yes</x2>."
    )
    assert [when for when, _ in whens(text, statements, find_times(text, None), None)] == [None, "2026-05-03"]


WORDS = [
    "she",
    "said",
    "on Monday",
    "that",
    "it rained",
    ",",
    ".",
    "two days after",
    "last week",
    "\n\n",
    "“",
    "”",
]


@given(st.lists(st.sampled_from(WORDS), min_size=4, max_size=30), st.data())
def test_any_statements(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    cuts = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 12))
    spans = cuts.map(lambda cut: (Span(cut[0], min(len(text), cut[0] + cut[1])),))
    made: list[Statement] = []
    for _ in range(data.draw(st.integers(0, 4))):
        source, cue = data.draw(st.one_of(st.just(()), spans)), data.draw(st.one_of(st.just(()), spans))
        content = data.draw(spans)
        one = Statement(
            id=f"{len(made)}",
            source=source,
            cue=cue,
            content=content,
            kind="indirect",
            confidence=0.5,
            speakers=("A",),
            parent=data.draw(st.sampled_from([None, *[other.id for other in made]])),
        )
        made.append(one)
    answers = whens(text, made, find_times(text, DAY), DAY)
    assert len(answers) == len(made)
    for when, support in answers:
        assert (when is None) == (support is None)
        assert when is None or re.fullmatch(r"\d{4}(-\d\d(-\d\d(/\d{4}-\d\d-\d\d)?)?)?", when)


def test_time_grows_with_the_text_alone() -> None:
    def taken(count: int) -> float:
        piece = "<s1>The firm</s1> <c1>denied</c1> on Monday <x1>that it lied last week</x1>, and so on. "
        plain, (first,) = marked(piece)
        text = plain.replace(".", ",") * count
        shift = len(plain)
        made = [
            replace(
                first,
                id=str(i),
                **{
                    role: tuple(Span(s.start + i * shift, s.end + i * shift) for s in getattr(first, role))
                    for role in ("source", "cue", "content")
                },
            )
            for i in range(count)
        ]
        times = find_times(text, DAY)
        started = time.process_time()
        whens(text, made, times, DAY)
        return time.process_time() - started

    assert min(taken(1600), taken(1600)) < 10 * min(taken(400), taken(400))
