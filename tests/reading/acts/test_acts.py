"""What is done with the words of a statement: examples of each act, and what always holds."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.acts import LABELS, acts, label
from onrecord.schema import ACTS, MODES, Span, Statement
from tests.reading.acts.marked import marked

EXAMPLES = [
    # the cue tells
    ("state", "[The keeper] {said} on Tuesday <that the lamp was lit at six>."),
    ("state", "<The tram runs every ten minutes>, {according to} [the operator]."),
    ("state", "[Ms Orlov] {explained} <that the archive keeps two copies>."),
    ("allege", "[The tenants] {allege} <that the landlord cut the cables himself>."),
    ("allege", "[Two rivals] {claimed} <that the scales had been altered>."),
    ("confirm", "[The dairy] {acknowledged} on Friday <that the vats had leaked>."),
    ("confirm", "[She] {admitted} <having signed the second form>."),
    ("deny", "[The guild] {denied} <that any payment was made>."),
    ("deny", "[A spokesman] {rejected} <the allegation>."),
    ("deny", "[The mayor] has {ruled out} <a second vote>."),
    ("decline", "[The abbey] {declined} <to comment>."),
    ("decline", "[The pilot] {refused} <to say who had paid him>."),
    ("doubt", "[Engineers] {questioned} <whether the pier could bear the load>."),
    ("doubt", "[The historian] was {sceptical} <of the find>."),
    ("retract", "[The broadcaster] {withdrew} <its report>."),
    ("retract", "[The society] has {retracted} <the second paper>."),
    ("praise", "[The referee] {praised} <both teams>."),
    ("praise", "[The widow] {thanked} <the lifeboat crew>."),
    ("criticise", "[The bishop] {condemned} <the raid>."),
    ("criticise", "[The union] {criticised} <the new rota>."),
    ("demand", "[The council] {urged} <drivers to stay at home>."),
    ("demand", "[The court] {ordered} <the museum to open its ledgers>."),
    ("promise", "[The company] {pledged} <to repair every roof by May>."),
    ("promise", "[The minister] {vowed} <to return the land>."),
    ("warn", "[The agency] {warned} <that the dam might fail>."),
    ("warn", "[The rebels] {threatened} <to burn the bridge>."),
    ("predict", "[Growers] {expect} <a late harvest>."),
    ("predict", "[The bank] {forecast} <growth of two percent>."),
    ("ask", "[A pupil] {asked} <whether the moon had an owner>."),
    ("ask", "[The captain] {wondered} <who had moved the buoys>."),
    # the content tells
    ("deny", "[The clerk] {told} reporters: <“There is no second list.”>"),
    ("deny", "[The clerk] {said} <the story was false>."),
    ("decline", "<“No comment,”> {said} [the treasurer]."),
    ("decline", "[The treasurer] {said} <she would not discuss the matter>."),
    ("demand", "<“The director must resign,”> {said} [the choir]."),
    ("promise", "<“We will pay every baker in full,”> {said} [the mill]."),
    ("ask", "<“Who counted these boxes?”> {said} [the observer]."),
    ("praise", "<“I thank them with all my heart, they were wonderful,”> {said} [the farmer]."),
    ("retract", "<“I withdraw what I said about the well,”> {said} [the surveyor]."),
    ("doubt", "[The warden] {said} <it was too early to tell>."),
    # what is said of the cue tells
    ("decline", "[The duke] {neither confirmed nor denied} <the engagement>."),
    ("decline", "[The duke] {did not deny} <the engagement>."),
    ("decline", "[The envoy] {did not rule out} <a boycott>."),
    ("decline", "[The envoy] {stopped short of} <denying the meeting>."),
    ("decline", "[The firm] {would not confirm} <the figure>."),
    ("decline", "[The firm] {refused to confirm} <the figure>."),
    ("decline", "[The firm] {would not comment} <on the sale>."),
    ("confirm", "[The tutor] {did not dispute} <the date>."),
    ("doubt", "[The paper] {could not verify} <the letter>."),
    ("doubt", "[The paper] could not independently {verify} <the letter>."),
    ("retract", "[The ministry] {no longer says} <that the ferry was seaworthy>."),
]
APART = [
    ("attitude", "[The islanders] {want} <a bridge>."),
    ("attitude", "[The ranger] {prefers} <the older maps>."),
    ("attitude", "[The painter] is {seen as} <a recluse>."),
    ("silence", "[The consulate] {did not respond} <to requests for comment>."),
    ("silence", "[The consulate] {could not be reached} <for comment>."),
    ("silence", "[The consulate] {has not said} <when it will open>."),
]


@pytest.mark.parametrize(("act", "sentence"), EXAMPLES)
def test_an_act_is_read(act: str, sentence: str) -> None:
    text, statement = marked(sentence)
    ((mode, found, support),) = acts(text, [statement])
    assert (found, mode in ("speech", "thought")) == (act, True)
    assert support.spans


@pytest.mark.parametrize(("mode", "sentence"), APART)
def test_what_is_no_statement_of_anything(mode: str, sentence: str) -> None:
    text, statement = marked(sentence)
    ((found, act, _),) = acts(text, [statement])
    assert (found, act) == (mode, None)


@pytest.mark.parametrize(
    ("mode", "sentence"),
    [
        ("thought", "[The ferryman] {believes} <that the tide will turn>."),
        ("thought", "[Growers] {fear} <a late frost>."),
        ("speech", "[The ferryman] {said} <that the tide would turn>."),
    ],
)
def test_thought_is_told_from_speech(mode: str, sentence: str) -> None:
    text, statement = marked(sentence)
    assert acts(text, [statement])[0][0] == mode


def test_support_holds_the_cue_what_turns_it_and_what_decides() -> None:
    text, statement = marked("[The firm] could not {confirm} <the figure>.")
    ((_, _, support),) = acts(text, [statement])
    shown = [span.of(text) for span in support.spans]
    assert "confirm" in shown and "not" in shown
    text, statement = marked("[The clerk] {told} us: <“There is no second list.”>")
    ((_, _, support),) = acts(text, [statement])
    assert "told" in [span.of(text) for span in support.spans]
    assert any(span.start >= statement.content[0].start for span in support.spans)


def test_the_network_is_heard() -> None:
    text, statement = marked("[A neighbour] {said} <the ledger was burnt in March>.")

    def confidence(opinion: np.ndarray | None) -> float:
        ((_, act, support),) = acts(text, [statement], opinion)
        assert act == "state"
        return support.confidence

    flat = np.full((1, len(LABELS)), -np.log(len(LABELS)), np.float32)
    mild = flat.copy()
    mild[0, LABELS.index("state")] += 1
    against = flat.copy()
    against[0, LABELS.index("allege")] += 1
    assert confidence(flat) == pytest.approx(confidence(None), abs=0.001)
    assert confidence(against) < confidence(flat) < confidence(mild)


def test_a_denial_is_the_same_with_curly_or_straight_marks() -> None:
    curly, one = marked("[He] {said}: <“We didn’t sign it.”>")
    straight, other = marked('[He] {said}: <"We didn\'t sign it.">')
    assert acts(curly, [one])[0][:2] == acts(straight, [other])[0][:2]


@st.composite
def texts_and_statements(draw: st.DrawFn) -> tuple[str, list[Statement]]:
    words = st.sampled_from(
        [
            "said",
            "not",
            "no",
            "longer",
            "told",
            "denied",
            "refused",
            "to",
            "“We",
            "will”",
            "’s",
            "won't",
            "n't",
            ",",
            ":",
            ".",
            "\n\n",
            "İstanbul",
            "ẞ",
            "\x00",
            "7",
            "said?",
        ]
    )
    text = draw(st.lists(words, min_size=2, max_size=40).map(" ".join)) + draw(st.text(max_size=20))
    if not text:
        text = "x"

    def spans(least: int) -> tuple[Span, ...]:
        """In text order, none over another."""
        ends = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2 * least, max_size=4)))
        return tuple(Span(*pair) for pair in zip(ends[::2], ends[1::2], strict=False))

    found = []
    for index in range(draw(st.integers(1, 4))):
        parts = [spans(least) for least in (0, 0, 1)]
        kind = draw(st.sampled_from(["direct", "indirect", "mixed"]))
        found.append(
            Statement(
                id=str(index), source=parts[0], cue=parts[1], content=parts[2], kind=kind, confidence=0.5
            )
        )
    return text, found


@given(texts_and_statements())
def test_whatever_the_spans_every_statement_gets_a_mode(given: tuple[str, list[Statement]]) -> None:
    text, statements = given
    found = acts(text, statements)
    assert len(found) == len(statements)
    for mode, act, support in found:
        assert mode in MODES
        assert (act is None) == (mode in ("attitude", "silence"))
        assert act is None or act in ACTS
        assert 0 < support.confidence <= 1
        assert list(support.spans) == sorted(set(support.spans)) != []
        assert all(0 <= start < end <= len(text) for start, end in support.spans)
    assert found == acts(text, statements)


def test_a_statement_alone_has_a_label_of_the_network() -> None:
    text, statement = marked("[The guild] {denied} <that any payment was made>.")
    found, confidence = label(text, statement)
    assert found == "deny" and confidence > 0.8


def test_an_enormous_content_costs_no_more_than_its_beginning() -> None:
    text = "He said " + "a " * 500_000
    statement = Statement(
        id="0", source=(), cue=(Span(3, 7),), content=(Span(8, len(text)),), kind="indirect", confidence=0.9
    )
    assert acts(text, [statement])[0][:2] == acts(text[:1000], [_cut(statement, 1000)])[0][:2]


def _cut(statement: Statement, end: int) -> Statement:
    return Statement(
        id="0",
        source=(),
        cue=statement.cue,
        content=(Span(statement.content[0].start, end),),
        kind=statement.kind,
        confidence=0.9,
    )
