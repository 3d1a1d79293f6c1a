"""onrecord watch"""

from __future__ import annotations

import signal
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.fetch_options import (
    DEFAULT_PAUSE,
    AllowPrivate,
    Contact,
    DryRun,
    Pause,
    Proxy,
    seconds_of,
    settings_for,
)
from onrecord.cli.group import SOME_FAILED
from onrecord.cli.options import AsJson, Language, Workers
from onrecord.cli.settings import Settings, open_reader, open_record, open_relater, settings_of
from onrecord.cli.streams import say, write_json

if TYPE_CHECKING:
    from onrecord.desk import Look


def watch(
    context: typer.Context,
    feeds: Annotated[
        list[str], typer.Argument(metavar="FEED", help="Addresses of RSS or Atom feeds, or files of such.")
    ],
    every: Annotated[
        str, typer.Option(metavar="TIME", help="From one look at a feed to the next: 30s, 15m, 2h, 1d.")
    ] = "15m",
    dry_run: DryRun = False,
    contact: Contact = None,
    allow_private: AllowPrivate = False,
    pause: Pause = DEFAULT_PAUSE,
    proxy: Proxy = None,
    language: Language = None,
    workers: Workers = 1,
    as_json: AsJson = False,
) -> None:
    """Follows feeds and adds what they lead to, until stopped (Ctrl-C).

    Each look reads a feed and fetches the pages of the items that were not seen before. A feed that fails is
    tried again later and later; the others go on. What was seen is kept in the record, so a watch that was
    stopped goes on where it was.

    \b
    Examples:
      onrecord watch https://news.example/rss --every 15m --contact desk@example.org
      onrecord watch https://news.example/rss --dry-run
    """
    from onrecord import desk
    from onrecord.cli.summaries import tell_added
    from onrecord.cli.wanted import show_wanted
    from onrecord.desk.printed import added_json, look_json

    settings = settings_of(context)
    seconds = seconds_of(every)
    fetching = settings_for(contact, allow_private, pause, proxy)
    if dry_run:
        show_wanted(feeds, settings, fetching, only_feeds=True, as_json=as_json)
        return
    # A service manager ends it as Ctrl-C does.
    signal.signal(signal.SIGTERM, _interrupt)

    def told(look: Look) -> None:
        if as_json:
            write_json([look_json(look)])
        elif not settings.quiet:
            _tell(look, settings)

    with open_record(settings, create=True) as record:
        if not settings.quiet:
            say(f"Watching {len(set(feeds))} every {every}; stop with Ctrl-C.")
        summary = desk.watch(
            feeds,
            record,
            open_reader(),
            every=seconds,
            relater=open_relater(),
            language=language,
            workers=workers,
            fetching=fetching,
            told=told,
        )
    if as_json:
        write_json([added_json(summary)])
    if not settings.quiet:
        tell_added(summary, settings)
    # Being stopped is how it ends, and no failure.
    if summary.failed:
        raise typer.Exit(SOME_FAILED)


def _interrupt(_: int, __: FrameType | None) -> None:
    raise KeyboardInterrupt


def _tell(look: Look, settings: Settings) -> None:
    from onrecord.export.text import one_line

    summary = look.summary
    again = f"next in {look.again:,.0f} s"
    if look.failed is not None:
        say(f"{one_line(look.feed)}: {one_line(look.failed)} ({again})")
    elif summary.documents or settings.verbose:
        say(f"{one_line(look.feed)}: {summary.new:,} new, {summary.failed:,} failed ({again})")
