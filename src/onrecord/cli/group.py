"""How every command starts and ends: options anywhere on the line, errors as one clear message."""

from __future__ import annotations

import os
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from onrecord.errors import OnrecordError, UsageError

ERROR = 1
USAGE = 2
SOME_FAILED = 3
INTERRUPTED = 130
BROKEN_PIPE = 141

_FLAGS = {"--quiet", "-q", "--verbose", "-v", "--version"}
_WITH_VALUE = {"--record"}


class CommandGroup(TyperGroup):
    """The commands of onrecord."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Takes the options that hold for all commands from wherever they stand."""
        return super().parse_args(ctx, options_first(args))

    def invoke(self, ctx: Any) -> Any:
        """Runs the command; turns what onrecord raises into a message and an exit status."""
        try:
            return super().invoke(ctx)
        except UsageError as error:
            raise _ended(error, USAGE) from None
        except OnrecordError as error:
            raise _ended(error, ERROR) from None
        except BrokenPipeError:
            # Who read our output has gone; what is left in the buffer must not be written at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(BROKEN_PIPE) from None
        except KeyboardInterrupt:
            raise typer.Exit(INTERRUPTED) from None


def options_first(args: list[str]) -> list[str]:
    """`args` with --record, --quiet, --verbose and --version moved to the front, in their order.
    What stands behind "--" stays."""
    end = args.index("--") if "--" in args else len(args)
    first: list[str] = []
    rest: list[str] = []
    taken = iter(args[:end])
    for arg in taken:
        if arg in _FLAGS or (arg.split("=", 1)[0] in _WITH_VALUE and "=" in arg):
            first.append(arg)
        elif arg in _WITH_VALUE:
            first.extend([arg, *(value for value in [next(taken, None)] if value is not None)])
        else:
            rest.append(arg)
    return [*first, *rest, *args[end:]]


def _ended(error: OnrecordError, status: int) -> typer.Exit:
    for line in (f"onrecord: {error}", *getattr(error, "__notes__", ())):
        typer.echo(line, err=True)
    return typer.Exit(status)
