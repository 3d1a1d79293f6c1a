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
    "address",
    "binary",
    "bomb",
    "coding",
    "connection",
    "crashed",
    "cut-short",
    "download",
    "empty",
    "empty-folder",
    "encoding",
    "fault",
    "feed",
    "gzip",
    "json",
    "language",
    "lookup",
    "missing",
    "no-article",
    "no-feed",
    "no-http",
    "no-link",
    "no-match",
    "no-text",
    "not-a-page",
    "nul",
    "offline",
    "page",
    "private",
    "proxy",
    "redirects",
    "robots",
    "robots-unknown",
    "row",
    "scheme",
    "server",
    "status",
    "surrogate",
    "timeout",
    "tls",
    "too-deep",
    "too-large",
    "too-long",
    "too-many-tags",
    "too-many-values",
    "too-much-memory",
    "too-slow",
    "unreadable",
]

CODES: Mapping[Code, str] = {
    # names
    "missing": "there is no such file or folder: check the path",
    "no-match": "the pattern matches no file: check it, and quote it if the shell should not expand it",
    "empty-folder": "the folder holds no file that onrecord reads ({suffixes}, also with .gz): "
    "name a file itself to have it read whatever its suffix",
    "unreadable": "it cannot be opened or read ({reason}): check its permissions and the disk",
    # addresses
    "scheme": "{scheme} is not fetched: give an address that begins with https:// or http://",
    "address": "it is no address that can be fetched: {reason}",
    "private": "{host} is not of the public internet: say --allow-private if you mean it",
    "offline": "it has to be fetched: name the address, or the feed's file, to onrecord add or watch",
    # the web
    "lookup": "the host's name could not be looked up ({reason}): check it, and the connection",
    "connection": "no connection could be made or kept ({reason}): try again later",
    "tls": "the server could not prove who it is ({reason}): nothing was asked of it",
    "proxy": "the proxy could not be used ({reason}): check its address and what it allows",
    "no-http": "the server does not answer as HTTP has it ({reason})",
    "timeout": "the server took longer than one fetch may take: try again later",
    "redirects": "it was sent on more than {limit} times: check the address",
    "robots": "{name} does not allow it to be fetched: ask the publisher, or save the page yourself",
    "robots-unknown": "{name} could not be read ({why}), so nothing is fetched there: try again later",
    "status": "the server answered {told}: check the address",
    "server": "the server {told}: try again later",
    "download": "it holds more than the {limit:,} bytes that are fetched at once: download it yourself",
    "coding": "the server packed it as {coding}, which it was not asked to: download it yourself",
    "cut-short": "the connection ended before the answer did: try again",
    # feeds
    "feed": "the feed cannot be read ({reason}): tell its publisher",
    "no-feed": "it is no feed of RSS or Atom{hint}",
    "no-link": "the feed gives no address for this item",
    "not-a-page": "it is neither a page nor a text",
    # bytes
    "binary": "it holds no text but {what}: give the text, the page or the JSONL instead",
    "gzip": "the gzip data is damaged or cut short ({reason}): fetch or pack the file again",
    "bomb": "its gzip data unpacks to more than {times} times its size: unpack it yourself if you trust it",
    "too-large": "it is larger than the {limit:,} bytes that one {what} may have: split it",
    "too-long": "its text has more than the {limit:,} characters that one report may have: split it",
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
    "too-many-values": "it holds more than {limit:,} values: give one object a line, as .jsonl",
    "row": "{field}: {reason}",
    "no-text": 'the row has no "text": give the report\'s text under that key',
    "surrogate": "{field} holds half a surrogate pair, which UTF-8 cannot hold: repair what wrote the row",
    "nul": "the text holds a NUL character: remove it",
    # work on one document
    "too-slow": "it took longer than the {seconds} s that one document of its size may take: split it, or "
    "give the article's text as .txt or JSONL",
    "too-much-memory": "it took more than the {megabytes} MB of memory that one document may take: split it, "
    "or give the article's text as .txt or JSONL",
    "crashed": "the process that read it ended, twice (out of memory?): read it alone, or split it",
    "fault": "onrecord failed on it by a fault of its own ({reason}): please report it, with the document",
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
