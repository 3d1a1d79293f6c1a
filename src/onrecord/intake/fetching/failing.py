"""Why something was not fetched, before it is known for which input it was."""

from __future__ import annotations

from onrecord.messages import Code

TRANSIENT: frozenset[str] = frozenset(
    {"connection", "cut-short", "lookup", "proxy", "robots-unknown", "server", "timeout"}
)
"""Codes of failures that may be gone at the next try."""


class Unfetched(Exception):
    """`code` is one of messages.CODES, `told` what its words ask for."""

    def __init__(self, code: Code, **told: object) -> None:
        super().__init__(code)
        self.code: Code = code
        self.told = told
