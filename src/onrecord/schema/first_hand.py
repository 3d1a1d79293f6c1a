"""Who a report heard at first hand: its own publisher is no link of the chain."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.schema.reading import Reading
from onrecord.schema.statement import Statement

_WORD = re.compile(r"\w+")


def first_hand(reading: Reading) -> Reading:
    """`reading` without the report's own publisher in the chains of its statements: of "told the Post",
    printed by the Harbour Post, nothing is left. A reading itself knows only the text, which several
    publishers may print; so this is done where it is shown, for the publisher that is shown."""
    publisher = reading.report.publisher
    kept = tuple(first_hand_statement(statement, publisher) for statement in reading.statements)
    return replace(reading, statements=kept)


def first_hand_statement(statement: Statement, publisher: str | None) -> Statement:
    """`statement` as `first_hand` has it in a report by `publisher`."""
    if not publisher or not statement.via:
        return statement
    via = tuple(name for name in statement.via if not _same(name, publisher))
    if via == statement.via:
        return statement
    support = {field: told for field, told in statement.support.items() if via or field != "via"}
    return replace(statement, via=via, support=support)


def _same(name: str, publisher: str) -> bool:
    """Whether all words of one name stand in the other, or one is the other's initials."""
    own, whole = _words(name), _words(publisher)
    if not own or not whole:
        return False
    initials = {"".join(word[0] for word in words) for words in (own, whole) if len(words) > 1}
    return set(own) <= set(whole) or set(whole) <= set(own) or own[0] in initials or whole[0] in initials


def _words(name: str) -> list[str]:
    """The words of a name in small letters, without articles."""
    return [word for word in _WORD.findall(name.casefold()) if word not in ("the", "a", "an")]
