"""From what a user types to a full-text query that cannot be malformed."""

from __future__ import annotations

import re
import unicodedata

from onrecord.record.canonical import plain

_ITEM = re.compile(r'"([^"]*)"|“([^“”]*)”|(\S+)')


def phrases(typed: str) -> list[str]:
    """The words and quoted phrases of `typed` that hold a letter or digit, in order.

    Nothing else in it has a meaning: AND, OR, *, - and the like are words or are passed over. A
    quotation mark without its partner is passed over.
    """
    found = (
        first or second or word for first, second, word in _ITEM.findall(plain(typed).replace("\0", " "))
    )
    return [phrase for phrase in found if any(_is_word_part(character) for character in phrase)]


def all_of(wanted: list[str]) -> str:
    """An FTS5 expression for text that holds every phrase of `wanted` (at least one)."""
    return " AND ".join(map(_quoted, wanted))


def any_of(wanted: list[str]) -> str:
    """An FTS5 expression for text that holds a phrase of `wanted` (at least one)."""
    return " OR ".join(map(_quoted, wanted))


def one_phrase(typed: str) -> str | None:
    """All that is typed as one phrase, whatever marks are in it; None where it holds no letter or digit."""
    found = phrases('"' + typed.replace('"', " ") + '"')
    return found[0] if found else None


def _quoted(phrase: str) -> str:
    return '"' + phrase.replace('"', " ") + '"'


def _is_word_part(character: str) -> bool:
    # What FTS5's unicode61 takes for a part of a word: letters, digits, private use.
    category = unicodedata.category(character)
    return category[0] in "LN" or category == "Co"
