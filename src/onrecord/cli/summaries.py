"""What add and reread say when they are done."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.cli.group import INTERRUPTED, SOME_FAILED
from onrecord.cli.settings import Settings
from onrecord.cli.streams import say
from onrecord.desk import AddSummary, RereadSummary
from onrecord.export.text import one_line
from onrecord.schema import Failure

FAILURES_TOLD = 10


def counted(number: int, noun: str) -> str:
    """1 report, 2 reports."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def status(summary: AddSummary | RereadSummary) -> int:
    """The exit status that a summary calls for."""
    if summary.interrupted:
        return INTERRUPTED
    return SOME_FAILED if summary.failed else 0


def tell_failures(failures: Sequence[Failure], settings: Settings, *, more: int = 0) -> None:
    """Says which inputs were not read and why; the first ten, all of them with --verbose."""
    told = failures if settings.verbose else failures[:FAILURES_TOLD]
    for failure in told:
        say(f"{one_line(failure.input)}: {one_line(failure.message)}")
    left = len(failures) - len(told) + more
    if left:
        say(f"… and {left:,} more: onrecord failures")


def tell_added(summary: AddSummary, settings: Settings) -> None:
    """Says what became of the documents of one add."""
    unread = summary.failed + summary.skipped
    tell_failures(summary.failures, settings, more=unread - len(summary.failures))
    parts = [
        f"{summary.new:,} new",
        *_where(summary.sighted, "seen again elsewhere"),
        *_where(summary.reread, "read by a new reader"),
        *_where(summary.known, "known"),
        *_where(summary.forgotten, "forgotten before, not taken"),
        *_where(summary.skipped, "skipped for their language"),
        f"{summary.failed:,} failed",
    ]
    say(_closing(summary.documents, "document", parts, summary.seconds))
    if summary.interrupted:
        say("Stopped. What was done is kept; run the same command again for the rest.")


def tell_reread(summary: RereadSummary, settings: Settings) -> None:
    """Says what became of the reports of one reread."""
    tell_failures(summary.failures, settings)
    parts = [
        f"{summary.replaced:,} with a new reading",
        *_where(summary.same, "read the same"),
        *_where(summary.kept, "kept with a newer reader's reading"),
        f"{summary.failed:,} failed",
    ]
    say(_closing(summary.reports, "report", parts, summary.seconds))
    if summary.interrupted:
        say("Stopped. What was done is kept; run the same command again for the rest.")


def _where(number: int, words: str) -> list[str]:
    return [f"{number:,} {words}"] if number else []


def _closing(number: int, noun: str, parts: list[str], seconds: float) -> str:
    rate = number / seconds if seconds > 0 else 0.0
    return f"{counted(number, noun)}: {', '.join(parts)}. {seconds:.1f} s, {rate:,.1f} a second."
