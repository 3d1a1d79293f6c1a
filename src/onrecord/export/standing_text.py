"""A standing for a terminal: the claim, its status, a timeline, and the words that it was read from."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Literal

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.export.text import HOW, WHAT, WHO, one_line
from onrecord.export.timeline import STYLES, History, Timeline, mark
from onrecord.schema.position import Label, Position, Standing


def standing_text(
    standing: Standing,
    *,
    actor: str | None = None,
    position: Label | Literal["none"] | None = None,
    evidence: Sequence[Position] = (),
    history: History = (),
) -> RenderableType:
    """The claim and its status with the day from which it holds, the timeline, and each position in
    order with its day, the words quoted, the report and the statement's id.

    `actor`, `position` and `evidence` (the deciding one first) are the answer where one actor was asked
    for. `history` is how the status came to be, where that is known.
    """
    deciding = evidence[:1] if actor is not None else standing.deciding
    shown: list[RenderableType] = [*_heading(standing, history)]
    if actor is not None:
        shown.append(_answer(actor, position, evidence))
    if standing.positions:
        shown += ["", Timeline(standing, history), "", _listed(standing.positions, deciding)]
    return Group(*shown, "")


def _heading(standing: Standing, history: History) -> Iterator[Text]:
    yield Text(one_line(standing.claim), style="bold")
    told = Text(standing.status, style="bold")
    if standing.since:
        told.append(f" since {standing.since}", style="not bold")
    if len(history) > 1:
        before = ", ".join(f"{status} from {day or 'a day unknown'}" for day, status in history[:-1])
        told.append(f" · before that {before}", style="dim not bold")
    if not standing.positions:
        told.append(": nobody on record has taken a position on it", style="not bold")
    yield told


def _answer(actor: str, position: str | None, evidence: Sequence[Position]) -> Text:
    name = (one_line(actor), WHO)
    if position is None or position == "none":
        return Text.assemble(name, " has taken no position")
    day = evidence[0].day if evidence else None
    return Text.assemble(name, " ", (position, "bold"), f" since {day}" if day else "")


def _listed(positions: Sequence[Position], deciding: Collection[Position]) -> Table:
    told = Table.grid(padding=(0, 2, 0, 0))
    told.add_column(width=10, style="dim")
    told.add_column()
    day: str | None = ""
    for one in positions:
        told.add_row("" if one.day == day else one.day or "no day", _position_text(one, one in deciding))
        day = one.day
    return told


def _position_text(position: Position, decides: bool) -> RenderableType:
    """Who takes which position; the words; where they stand."""
    evidence = position.evidence
    first = Text.assemble(
        (one_line(position.actor), WHO), "  ", (mark(position.label), STYLES[position.label])
    )
    first.append(f"  ({evidence.score:.2f})", style="dim")
    if decides:
        first.append("  decides", style="bold")
    if evidence.copies:
        first.append(f"  copied by {evidence.copies:,}", style="dim")
    if position.ruling:
        first.append(f"\nset by a person: judgement {one_line(position.ruling)}", style="bold")
    spoken = [(one_line(evidence.source), ""), (one_line(evidence.cue), HOW)]
    who_and_how = Text(" · ", style="dim").join(Text(words, style) for words, style in spoken if words)
    words = Text(one_line(evidence.words), style=WHAT)
    # A ruling may rest on no statement.
    statement = evidence.statement and f"statement {evidence.statement}"
    day = evidence.published and evidence.published[:10]
    told = (evidence.publisher, day, evidence.input, statement)
    where = Text(" · ".join(one_line(fact) for fact in told if fact), style="dim")
    inset = [line for line in (who_and_how, words, where) if line.plain]
    return Group(first, Padding(Group(*inset), (0, 0, 0, 2)))
