"""What can go wrong with an input: each code with the words that a user reads.

The codes are part of onrecord/1: a code is added, never renamed. Templates say what is wrong and
what to do; the input is named beside them, so they do not repeat it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from onrecord.errors import InputError
from onrecord.schema import Failure

Code = Literal[
    "binary",
    "bomb",
    "crashed",
    "empty",
    "empty-folder",
    "encoding",
    "gzip",
    "json",
    "language",
    "missing",
    "no-article",
    "no-match",
    "no-text",
    "nul",
    "page",
    "row",
    "surrogate",
    "too-deep",
    "too-large",
    "too-many-tags",
    "unreadable",
]

CODES: Mapping[Code, str] = {
    # names
    "missing": "there is no such file or folder: check the path",
    "no-match": "the pattern matches no file: check it, and quote it if the shell should not expand it",
    "empty-folder": "the folder holds no file that onrecord reads ({suffixes}, also with .gz): "
    "name a file itself to have it read whatever its suffix",
    "unreadable": "it cannot be opened or read ({reason}): check its permissions and the disk",
    # bytes
    "binary": "it holds no text but {what}: give the text, the page or the JSONL instead",
    "gzip": "the gzip data is damaged or cut short ({reason}): fetch or pack the file again",
    "bomb": "its gzip data unpacks to more than {times} times its size: unpack it yourself if you trust it",
    "too-large": "it is larger than the {limit:,} bytes that one {what} may have: split it",
    "encoding": "its bytes are not {encoding}: convert the file to UTF-8",
    "empty": "it holds no text",
    # pages
    "too-deep": "its tags are nested too deep (more than about 250 levels) for its text to be found whole: "
    "give the article's text as .txt or JSONL",
    "too-many-tags": "the page has more than {limit:,} {what}: give the article's text as .txt or JSONL",
    "no-article": "no article was found on the page: if there is one, give its text as .txt or JSONL",
    "page": "the page's markup could not be taken apart ({reason}): give the article's text as .txt or JSONL",
    # rows
    "json": "it is not JSON ({reason}): one object a line, or one list of objects, in UTF-8",
    "row": "{field}: {reason}",
    "no-text": 'the row has no "text": give the report\'s text under that key',
    "surrogate": "{field} holds half a surrogate pair, which UTF-8 cannot hold: repair what wrote the row",
    "nul": "the text holds a NUL character: remove it",
    # reading
    "crashed": "the process that read it ended, twice (out of memory?): read it alone, or split it",
    # languages
    "language": "skipped: its language is {name} and onrecord reads English; "
    "if it is English, say --language en",
}


def message(code: Code, **told: object) -> str:
    """The words for `code`, with what the template asks for filled in. KeyError where one is missing."""
    return CODES[code].format(**told)


def failure(code: Code, input: str, **told: object) -> Failure:
    """The Failure of `input` for the reason `code`."""
    return Failure(input=input, code=code, message=message(code, **told))


def input_error(code: Code, input: str, **told: object) -> InputError:
    """The same as an error to raise."""
    return InputError(code, input, message(code, **told))
