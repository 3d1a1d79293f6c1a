"""onrecord read"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from onrecord.cli.group import SOME_FAILED
from onrecord.cli.options import Inputs, Language, Workers
from onrecord.cli.settings import open_reader, settings_of
from onrecord.cli.streams import say, show, write

if TYPE_CHECKING:
    from onrecord.schema import Failure, Reading

ReadFormat = Literal["jsonl", "text", "html"]


def read(
    context: typer.Context,
    inputs: Inputs,
    format: Annotated[
        ReadFormat | None,
        typer.Option(
            help="jsonl is onrecord/1; html is one page.  [default: text on a terminal, else jsonl]"
        ),
    ] = None,
    language: Language = None,
    workers: Workers = 1,
) -> None:
    """Prints the statements of documents; stores nothing.

    \b
    Examples:
      onrecord read article.html
      onrecord read news/*.html --format html > statements.html
      cat reports.jsonl | onrecord read - --workers 2 > readings.jsonl
    """
    from onrecord import desk
    from onrecord.cli.progress import progress_bar
    from onrecord.export.text import one_line
    from onrecord.schema import Failure

    settings = settings_of(context)
    wanted = format or ("text" if sys.stdout.isatty() else "jsonl")
    failed = 0
    with progress_bar("reading", quiet=settings.quiet or sys.stdout.isatty()) as progress:

        def found() -> Iterator[Reading | Failure]:
            nonlocal failed
            for result in desk.read(
                inputs, open_reader(), language=language, workers=workers, progress=progress
            ):
                if isinstance(result, Failure):
                    say(f"{one_line(result.input)}: {one_line(result.message)}")
                    failed += result.code != "language"
                yield result

        _print(found(), wanted)
    if failed:
        raise typer.Exit(SOME_FAILED)


def _print(found: Iterator[Reading | Failure], format: ReadFormat) -> None:
    from onrecord.export import html, jsonl
    from onrecord.export.text import reading_text
    from onrecord.schema import Reading

    if format == "jsonl":
        write(jsonl.line(result) + "\n" for result in found)
    elif format == "html":
        write(html.page(found))
    else:
        for result in found:
            if isinstance(result, Reading):
                show(reading_text(result))
