"""Options of the commands that fetch."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from onrecord.desk import FetchSettings

Contact = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS",
        envvar="ONRECORD_CONTACT",
        help="An e-mail or web address at which publishers reach you; every server is told it.",
    ),
]
AllowPrivate = Annotated[
    bool,
    typer.Option(
        "--allow-private", help="Fetch from addresses that are not of the public internet, such as localhost."
    ),
]
Pause = Annotated[
    float,
    typer.Option(min=0.0, metavar="SECONDS", help="The pause between two requests to one host."),
]
Proxy = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS",
        envvar="ONRECORD_PROXY",
        help="Fetch through this http proxy; without it http_proxy, https_proxy and no_proxy hold.",
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="List what would be taken, and store nothing.")]
DEFAULT_PAUSE = 1.0

_DURATION = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,3})?)([smhd]?)")
_SECONDS = {"": 60.0, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}


def settings_for(contact: str | None, allow_private: bool, pause: float, proxy: str | None) -> FetchSettings:
    """What the options say. Raises UsageError."""
    from onrecord.desk import FetchSettings

    return FetchSettings(contact=contact, allow_private=allow_private, pause=pause, proxy=proxy)


def seconds_of(told: str) -> float:
    """The seconds that "15m", "30s", "2h", "1d" or "15" (minutes) means. Raises BadParameter."""
    found = _DURATION.fullmatch(told.strip().lower())
    seconds = float(found.group(1)) * _SECONDS[found.group(2)] if found else 0.0
    if seconds < 1:
        raise typer.BadParameter("give a time such as 30s, 15m, 2h or 1d, at least one second")
    return seconds
