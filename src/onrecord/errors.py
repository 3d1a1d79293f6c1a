"""What onrecord raises.

OnrecordError
├── InputError          an input that cannot be taken: carries code, input and message
├── RecordError         a record that cannot be used
│   ├── NoRecord        no record at that path
│   ├── NotARecord      the file is no onrecord database
│   ├── NewerRecord     written by a newer onrecord
│   └── NotInRecord     no report, statement, actor or judgement by that name
├── TooSlow             a question that took longer than it may
└── UsageError          an argument that makes no sense
"""

from __future__ import annotations


class OnrecordError(Exception):
    """The base of all that onrecord raises on purpose."""


class InputError(OnrecordError):
    """One input that cannot be taken. `code` is one of messages.CODES."""

    def __init__(self, code: str, input: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.input = input
        self.message = message


class RecordError(OnrecordError):
    """A record that cannot be used."""


class NoRecord(RecordError):
    """There is no record at that path."""


class NotARecord(RecordError):
    """The file at that path is no onrecord database."""


class NewerRecord(RecordError):
    """The record was written by a newer onrecord than this one."""


class NotInRecord(RecordError):
    """The record holds no report, statement, actor or judgement by that id or name, or several."""


class TooSlow(OnrecordError):
    """A question took longer than it may and was left; nothing was changed."""


class UsageError(OnrecordError):
    """An argument that makes no sense."""
