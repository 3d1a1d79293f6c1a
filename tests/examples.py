"""Readings made by hand, and a strategy for readings of any shape, that several tests use."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from onrecord.schema import (
    ACTOR_KINDS,
    ACTS,
    KINDS,
    MODES,
    SUPPORTED,
    TIME_TYPES,
    Actor,
    Kind,
    Place,
    ReaderInfo,
    Reading,
    Report,
    Role,
    Span,
    Spans,
    Statement,
    Support,
    Time,
    statement_id,
)

READER = ReaderInfo(version="test-1", weights="0f" * 32)

FERRIES = """The harbour agency reported on Tuesday, citing the transport ministry, that two ferries had left.
“We did what the weather asked of us,” said Ines Calloway. “Nobody was told to leave.”"""


def statement(
    text: str,
    source: Sequence[str],
    cue: Sequence[str],
    content: Sequence[str],
    *,
    kind: Kind = "indirect",
    confidence: float = 0.914,
    parent: Statement | None = None,
    **told: Any,
) -> Statement:
    """A statement whose spans are where the given words first stand in `text`; `told` are its other
    fields."""

    def find(words: Sequence[str]) -> Spans:
        return tuple(Span(text.index(word), text.index(word) + len(word)) for word in words)

    roles = find(source), find(cue), find(content)
    return Statement(
        id=statement_id(Report(text=text).id, *roles),
        source=roles[0],
        cue=roles[1],
        content=roles[2],
        kind=kind,
        confidence=confidence,
        parent=parent.id if parent else None,
        **told,
    )


def ferries(**told: Any) -> Reading:
    """Three statements: one, one nested in it, and an interrupted quotation."""
    agency = statement(
        FERRIES,
        ["The harbour agency"],
        ["reported"],
        [FERRIES[40 : FERRIES.index(".")]],
    )
    ministry = statement(
        FERRIES, ["the transport ministry"], ["citing"], ["two ferries had left"], parent=agency
    )
    calloway = statement(
        FERRIES,
        ["Ines Calloway"],
        ["said"],
        ["“We did what the weather asked of us,”", "“Nobody was told to leave.”"],
        kind="direct",
    )
    report = Report(text=FERRIES, **told)
    return Reading(report=report, reader=READER, statements=(agency, ministry, calloway))


CRANE = """OSLO, 4 March (Northern Wire) — Portugal had denied on Monday that it bought the crane, a port
spokesman in Lisbon told Harbour Radio. “We never saw it,” Ines Calloway, the harbour master, wrote."""


def crane(**told: Any) -> Reading:
    """Two statements with every field filled, and who, when and where they speak of."""

    def at(words: str) -> Span:
        return Span(CRANE.index(words), CRANE.index(words) + len(words))

    denied = statement(
        CRANE,
        ["Portugal"],
        ["denied"],
        ["that it bought the crane"],
        act="deny",
        speakers=("Portugal",),
        speaker_kind="state",
        via=("Harbour Radio", "a port spokesman"),
        when="2026-03-02",
        support={"when": Support(confidence=0.9, spans=(at("on Monday"),)), "act": Support(confidence=0.8)},
    )
    calloway = statement(
        CRANE,
        ["Ines Calloway, the harbour master,"],
        ["wrote"],
        ["“We never saw it,”"],
        kind="direct",
        act="deny",
        speakers=("Ines Calloway",),
        speaker_kind="person",
        speaks_for=("Lisbon Port Authority",),
    )
    role = Role(title="harbour master", of="Lisbon Port Authority", spans=(at("the harbour master"),))
    actors = (
        Actor(name="Portugal", kind="state", mentions=(at("Portugal"),)),
        Actor(name="a port spokesman", kind="unnamed", mentions=(at("a port\nspokesman"),)),
        Actor(name="Harbour Radio", kind="media", mentions=(at("Harbour Radio"),)),
        Actor(name="Ines Calloway", kind="person", mentions=(at("Ines Calloway"),), roles=(role,)),
    )
    monday = Time(
        span=at("on Monday"), type="DATE", value="2026-03-02", first="2026-03-02", last="2026-03-02"
    )
    places = (
        Place(span=at("OSLO"), name="Oslo", lat=59.91, lon=10.75, country="NO", region="NO-03"),
        Place(span=at("Lisbon"), name="Lisbon", lat=38.72, lon=-9.13, country="PT", region="PT-11"),
    )
    return Reading(
        report=Report(text=CRANE, **told),
        reader=READER,
        statements=(denied, calloway),
        actors=actors,
        times=(monday,),
        places=places,
    )


NAMES = st.sampled_from(["Ines Calloway", "Calloway", "Portugal", "a resident", "CEB", "Łódź Port Authority"])
DAYS = st.dates().map(lambda day: day.isoformat().zfill(10))
WHENS = st.none() | DAYS | DAYS.map(lambda day: day[:7]) | DAYS.map(lambda day: day[:4])
WHENS |= st.tuples(DAYS, DAYS).map(lambda days: "/".join(sorted(days)))

TEXTS = st.text(st.characters(codec="utf-8"), max_size=60) | st.text("<>&\"' \n\r\t“é𝒳a", max_size=60)


@st.composite
def readings(draw: st.DrawFn, *, tidy: bool = False) -> Reading:
    """A reading of any text with spans anywhere: nested, crossing, the same twice, parents in circles.

    `tidy`: spans are as the contract has them, inside the text, in order and with content.
    """
    text = draw(TEXTS.filter(len) if tidy else TEXTS)
    told = st.none() | TEXTS
    report = Report(
        text=text,
        input=draw(TEXTS),
        title=draw(told),
        publisher=draw(told),
        author=draw(told),
        url=draw(told),
        published=draw(told),
    )
    ends = st.integers(0, len(text)) if tidy else st.integers(-3, len(text) + 3)

    def role(least: int) -> st.SearchStrategy[Spans]:
        if not tidy:
            return st.lists(st.builds(Span, ends, ends), max_size=3).map(tuple)
        # Consecutive pairs of distinct sorted positions are spans in order that do not overlap.
        points = st.lists(ends, min_size=2 * least, max_size=4, unique=True).map(sorted)
        return points.map(
            lambda found: tuple(Span(*pair) for pair in zip(found[::2], found[1::2], strict=False))
        )

    statements: list[Statement] = []
    for _ in range(draw(st.integers(0, 5))):
        source, cue, content = draw(role(0)), draw(role(0)), draw(role(1))
        name = statement_id(report.id, source, cue, content)
        statements.append(
            Statement(
                id=name,
                source=source,
                cue=cue,
                content=content,
                kind=draw(st.sampled_from(KINDS)),
                confidence=draw(THOUSANDTHS),
                **draw(who_and_when(role(0))),
            )
        )
    names = st.none() | st.sampled_from([found.id for found in statements] + ["elsewhere"])
    nested = [_with_parent(found, draw(names)) for found in statements]
    one = st.tuples(ends, ends).filter(lambda pair: pair[0] < pair[1]).map(lambda pair: Span(*pair))
    some = bool(text)
    return Reading(
        report=report,
        reader=READER,
        statements=tuple(nested),
        actors=tuple(draw(st.lists(actors(role(1)), max_size=3))) if some else (),
        times=tuple(draw(st.lists(times(one), max_size=2))) if some else (),
        places=tuple(draw(st.lists(places(one), max_size=3))) if some else (),
    )


THOUSANDTHS = st.integers(0, 1000).map(lambda number: number / 1000)


def who_and_when(spans: st.SearchStrategy[Spans]) -> st.SearchStrategy[dict[str, Any]]:
    """The fields of a statement that tell who, when and by what act."""
    names = st.lists(NAMES, max_size=2, unique=True).map(tuple)
    support = st.builds(Support, confidence=THOUSANDTHS, spans=spans)
    return st.fixed_dictionaries(
        {
            "mode": st.sampled_from(MODES),
            "act": st.none() | st.sampled_from(ACTS),
            "speakers": names,
            "speaker_kind": st.none() | st.sampled_from(ACTOR_KINDS),
            "speaks_for": names,
            "via": names,
            "when": WHENS,
            "support": st.dictionaries(st.sampled_from(SUPPORTED), support, max_size=2),
        }
    )


def actors(spans: st.SearchStrategy[Spans]) -> st.SearchStrategy[Actor]:
    """An actor of any kind with up to two roles."""
    roles = st.builds(
        Role, title=st.sampled_from(["minister", "port spokesman"]), of=st.none() | NAMES, spans=spans
    )
    return st.builds(
        Actor,
        name=NAMES,
        kind=st.sampled_from(ACTOR_KINDS),
        mentions=spans,
        roles=st.lists(roles, max_size=2).map(tuple),
    )


def times(span: st.SearchStrategy[Span]) -> st.SearchStrategy[Time]:
    """A time of any type; its days need not fit its value."""
    return st.builds(
        Time,
        span=span,
        type=st.sampled_from(TIME_TYPES),
        value=st.none() | st.sampled_from(["2026-W09", "P2D", "PAST_REF"]),
        mod=st.none() | st.just("START"),
        first=st.none() | DAYS,
        last=st.none() | DAYS,
    )


def places(span: st.SearchStrategy[Span]) -> st.SearchStrategy[Place]:
    """A place, known or not."""
    return st.builds(
        Place,
        span=span,
        name=st.sampled_from(["Lisbon", "Kyiv", "New York"]),
        lat=st.none() | st.floats(-90, 90),
        lon=st.none() | st.floats(-180, 180),
        country=st.none() | st.sampled_from(["PT", "UA"]),
        region=st.none() | st.sampled_from(["PT-11", "UA-30"]),
    )


def _with_parent(found: Statement, parent: str | None) -> Statement:
    from dataclasses import replace

    return replace(found, parent=parent)
