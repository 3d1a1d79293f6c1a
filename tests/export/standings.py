"""Standings, claims and changes made by hand, and strategies for those of any shape."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st

from onrecord.schema.change import Change
from onrecord.schema.claim import Claim
from onrecord.schema.position import LABELS, STATUSES, Evidence, Label, Position, Standing
from tests.examples import DAYS, NAMES, TEXTS, THOUSANDTHS

CLAIM = "The ferry company dumped oil off Skarvey."
UNION, COMPANY, COUNCIL = "Harbour Workers' Union", "Skarvey Ferries", "Skarvey Island Council"


def position(
    actor: str, label: Label, day: str | None, words: str, *, report: int = 1, **told: Any
) -> Position:
    """A position told by report number `report`, which came out on `day` unless `published` says else;
    `told` are other fields of the evidence, and `ruling`."""
    ruling = told.pop("ruling", None)
    sort = "person" if actor == "Ines Calloway" else "body"
    usual = {
        "report": f"{report:x}" * 64,
        "input": f"skarvey/r{report}.html",
        "title": f"Oil off Skarvey, part {report}",
        "publisher": "Northern Wire",
        "published": day,
        "statement": f"{report:x}{len(words):03x}" * 4,
        "start": 40 * report,
        "source": actor,
        "cue": "said",
        "words": words,
        "score": 0.914,
    }
    key = f"{sort}/{actor.lower().replace(' ', '-')}"
    return Position(
        actor=actor, key=key, label=label, day=day, ruling=ruling, evidence=Evidence(**(usual | told))
    )


def oil() -> Standing:
    """Four actors over five weeks: alleged, contested, then confirmed; two positions on one day."""
    alleged = position(UNION, "asserts", "2026-02-02", "the company had dumped oil off the island")
    declined = position(COMPANY, "declines", "2026-02-02", "on an open inquiry", cue="would not comment")
    denied = position(
        COMPANY, "denies", "2026-02-05", "“not a litre of oil” had been dumped", report=2, cue="insisted that"
    )
    doubted = position(
        COUNCIL, "doubts", "2026-02-09", "whose oil it was", report=3, cue="could not say", score=0.702
    )
    asserted = position(
        "Ines Calloway", "asserts", "2026-02-20", "she watched them pump it out", report=4, cue="said"
    )
    confirmed = position(
        COMPANY, "confirms", "2026-03-08", "that a tank was emptied at sea", report=5, cue="acknowledged"
    )
    return Standing(
        claim=CLAIM,
        status="confirmed",
        since="2026-03-08",
        positions=(alleged, declined, denied, doubted, asserted, confirmed),
        deciding=(alleged, asserted, confirmed),
    )


def oil_claim() -> Claim:
    """The claim that `oil` is about; one report bears on it without a position."""
    names = [one.evidence.input for one in oil().positions]
    return Claim(
        id="1029384756afbecd",
        sentence=CLAIM,
        report="1" * 64,
        start=40,
        end=40 + len(CLAIM),
        standing=oil(),
        reports=tuple(dict.fromkeys([*names, "skarvey/r6.html"])),
        changed="2026-03-08",
    )


def oil_change(**told: Any) -> Change:
    """What the last report of `oil` changed."""
    confirmed = oil().positions[-1]
    usual = {
        "claim": oil_claim(),
        "recorded": datetime(2026, 3, 9, 8, 30, 15, tzinfo=UTC),
        "report": confirmed.evidence.report,
        "input": confirmed.evidence.input,
        "title": confirmed.evidence.title,
        "publisher": confirmed.evidence.publisher,
        "published": "2026-03-08",
        "positions": (confirmed,),
        "before": "contested",
        "after": "confirmed",
    }
    return Change(**(usual | told))


@st.composite
def positions(draw: st.DrawFn) -> Position:
    """A position with any words, on any day or none."""
    told = st.none() | TEXTS
    return Position(
        actor=draw(NAMES),
        key=draw(st.sampled_from(["person/calloway", "report/0a1b2c/unnamed/a-resident", "body/ceb#x", ""])),
        label=draw(st.sampled_from(LABELS)),
        day=draw(st.none() | DAYS),
        ruling=draw(st.none() | st.just("ruling-1")),
        evidence=Evidence(
            report=draw(st.sampled_from(["0" * 64, "1" * 64])),
            input=draw(TEXTS),
            title=draw(told),
            publisher=draw(told),
            published=draw(st.none() | DAYS),
            statement=draw(st.sampled_from(["0123456789abcdef", "fedcba9876543210"])),
            start=draw(st.integers(0, 99)),
            source=draw(TEXTS),
            cue=draw(TEXTS),
            words=draw(TEXTS),
            score=draw(THOUSANDTHS),
        ),
    )


@st.composite
def standings(draw: st.DrawFn) -> Standing:
    """Any positions, some on one day, and any status."""
    found = draw(st.lists(positions(), max_size=12))
    return Standing(
        claim=draw(TEXTS),
        status=draw(st.sampled_from(STATUSES)),
        since=draw(st.none() | DAYS),
        positions=tuple(found),
        deciding=tuple(found[::2]),
    )


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """A claim with any standing."""
    return Claim(
        id=draw(st.sampled_from(["aa" * 8, "bb" * 8])),
        sentence=draw(TEXTS),
        report="0" * 64,
        start=0,
        end=9,
        standing=draw(standings()),
        reports=tuple(draw(st.lists(TEXTS, max_size=3))),
        changed=draw(st.none() | DAYS),
    )


@st.composite
def changes(draw: st.DrawFn) -> Change:
    """A change by any report."""
    told = st.none() | TEXTS
    return Change(
        claim=draw(claims()),
        recorded=draw(st.datetimes(timezones=st.just(UTC), min_value=datetime(1990, 1, 1))),
        report=draw(st.sampled_from(["0" * 64, "1" * 64])),
        input=draw(TEXTS | st.just("https://example.org/a?b=1&c=2")),
        title=draw(told),
        publisher=draw(told),
        published=draw(st.none() | DAYS),
        positions=tuple(draw(st.lists(positions(), max_size=3))),
        before=draw(st.sampled_from(STATUSES)),
        after=draw(st.sampled_from(STATUSES)),
    )
