"""onrecord standing"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import AsJson
from onrecord.cli.settings import Settings, open_record, open_relater, settings_of
from onrecord.cli.streams import say, show, write_json
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.desk import ShownStanding
    from onrecord.record import Record


def standing(
    context: typer.Context,
    claim: Annotated[
        list[str] | None, typer.Argument(metavar="CLAIM", help="What is claimed, as a sentence.")
    ] = None,
    actor: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Whose position is asked for: a name or a key."),
    ] = None,
    at: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="How it stood by the end of this day: YYYY-MM-DD."),
    ] = None,
    known: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="Going only by reports published by the end of this day."),
    ] = None,
    batch: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="Answer the questions of this file, or of standard input (-): JSON, one a line, with id and"
            " claim and, where they are asked for, actor, at and known.",
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Shows how a claim stands: who took which position when, in which words.

    The claim is yours, in plain words; what bears on it is found by what it says. The status follows
    from the last position of each actor. Nothing here says what is true.

    \b
    Examples:
      onrecord standing "The ferry company dumped oil off the island"
      onrecord standing "The port signed a contract" --actor "Port Authority" --at 2026-03-05
      onrecord standing --batch questions.jsonl > answers.jsonl
    """
    words = " ".join(claim or ())
    settings = settings_of(context)
    if batch is not None:
        if words or actor or at or known:
            raise UsageError("--batch has its claims, actors and days in the file: leave out the others")
        _answer(batch, settings)
        return
    from onrecord import desk
    from onrecord.cli.indexing import looking
    from onrecord.desk.printed import shown_standing_json

    if not words.strip():
        raise UsageError('say what is claimed, as in: onrecord standing "The port signed a contract"')
    with open_record(settings) as record:
        relater = open_relater()
        with looking(record, relater, settings) as told:
            found = desk.standing(
                record, relater, words, actor=actor, at=at, known=known, progress=told.indexed
            )
        if as_json:
            write_json([shown_standing_json(found)])
        else:
            _show(found)
            if not found.standing.positions:
                _next(record, bounded=at is not None or known is not None)


def _show(found: ShownStanding) -> None:
    from onrecord.export.standing_text import standing_text

    show(
        standing_text(
            found.standing,
            actor=found.actor,
            position=found.position,
            evidence=found.evidence,
            history=found.history,
        )
    )


def _next(record: Record, *, bounded: bool) -> None:
    from onrecord import desk

    if not desk.info(record).reports:
        say("The record is empty. Fill it with: onrecord add INPUT...")
    elif bounded:
        say("Ask without --at and --known for all that is on record.")
    else:
        say("Ask in a whole sentence, with names; what the reports turn on: onrecord claims --about WORDS")


def _answer(batch: str, settings: Settings) -> None:
    from onrecord import desk
    from onrecord.cli.indexing import looking
    from onrecord.cli.progress import steps
    from onrecord.cli.questions import questions
    from onrecord.schema.printed_standing import answer_json

    asked = questions(batch)
    with open_record(settings) as record:
        relater = open_relater()
        with looking(record, relater, settings) as told:
            desk.index(record, relater, told.indexed)
        with steps(quiet=settings.quiet or sys.stdout.isatty()) as drawn:
            answered = drawn.so_far("answering", lambda: len(asked) if isinstance(asked, list) else None)
            for number, (question, found) in enumerate(desk.answers(record, relater, asked), 1):
                write_json([answer_json(question.id, found.standing, found.position, found.evidence)])
                if answered is not None:
                    answered(number)
