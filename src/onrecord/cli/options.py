"""Arguments and options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help="Files, folders, patterns or - for standard input: HTML (also .gz), text, JSON, JSONL.",
    ),
]
Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help="Files, folders, patterns or - for standard input: HTML (also .gz), text, JSON, JSONL; "
        "addresses; feeds (RSS, Atom), by address or file.",
    ),
]
Language = Annotated[
    str | None,
    typer.Option(
        metavar="CODE", help="Take every report to be in this language (en), whatever it looks like."
    ),
]
Workers = Annotated[int, typer.Option(min=1, metavar="N", help="How many processes read.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line.")]
Publisher = Annotated[str | None, typer.Option(metavar="NAME", help="Only reports by this publisher.")]
Since = Annotated[
    str | None,
    typer.Option(metavar="DAY", help="Published on this day or later: YYYY-MM-DD, YYYY-MM or YYYY."),
]
Until = Annotated[str | None, typer.Option(metavar="DAY", help="Published on this day or earlier.")]
Limit = Annotated[int, typer.Option(min=1, metavar="N", help="At most so many.")]
ClaimId = Annotated[
    str,
    typer.Argument(metavar="CLAIM", help="A claim's id, as onrecord claims shows it, or its first digits."),
]
Rejected = Annotated[
    bool, typer.Option("--rejected", help="Statements that a judgement rejects, too; they are marked.")
]
