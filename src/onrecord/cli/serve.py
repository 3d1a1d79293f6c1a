"""onrecord serve"""

from __future__ import annotations

import signal
from types import FrameType
from typing import Annotated
from urllib.parse import quote

import typer

from onrecord.cli.fetch_options import AllowPrivate, Contact
from onrecord.cli.settings import settings_of
from onrecord.cli.streams import say
from onrecord.errors import OnrecordError

DEFAULT_PORT = 8700
NEW_TOKEN = "new"


def serve(
    context: typer.Context,
    host: Annotated[
        str,
        typer.Option(metavar="HOST", help="The address to listen at. All but this machine's need --token."),
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(metavar="PORT", min=0, max=65535, help="The port to listen at; 0 takes a free one.")
    ] = DEFAULT_PORT,
    token: Annotated[
        str | None,
        typer.Option(
            metavar="TOKEN",
            envvar="ONRECORD_TOKEN",
            help="What readers must show; new makes one and prints it.",
        ),
    ] = None,
    name: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Another name by which browsers may ask for it. Repeatable."),
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
    contact: Contact = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Shows the record in a browser: the workbench.

    Stays on this machine unless --host says otherwise; then readers need a token. It asks nothing of the web,
    but for what is added there by address. Stop it with Ctrl-C.

    \b
    Examples:
      onrecord serve --open
      onrecord serve --record archive.db --host 192.0.2.7 --token new
    """
    try:
        from onrecord.web import serving
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("onrecord"):
            raise
        raise OnrecordError(
            f"the workbench needs {error.name}, which is not installed: pip install 'onrecord[web]'"
        ) from None

    settings = settings_of(context)
    if token == NEW_TOKEN:
        token = serving.new_token()
    told = serving.settings_for_host(
        host, token, names=name or (), allow_private=allow_private, contact=contact
    )

    def ready(address: str) -> None:
        if token is not None:
            address = f"{address}?token={quote(token)}"
        say(f"The workbench on {settings.record_path}: {address}")
        say("Stop it with Ctrl-C.")
        if open_:
            import webbrowser

            webbrowser.open(address)

    # A service manager ends it as Ctrl-C does, and either is how it ends.
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        serving.serve(settings.record_path, told, host=host, port=port, ready=ready)
    except KeyboardInterrupt:
        return


def _interrupt(_: int, __: FrameType | None) -> None:
    raise KeyboardInterrupt
