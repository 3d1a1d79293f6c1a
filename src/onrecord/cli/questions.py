"""The questions of `onrecord standing --batch`: JSON lines, each a claim that is asked about."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from onrecord.desk.standing import Question, check_question
from onrecord.errors import UsageError

_WORDS = ("actor", "at", "known")


def questions(source: str) -> Iterable[Question]:
    """The questions of a file, all of them looked at before the first is given, or of standard input
    ("-"), each as it comes. Raises UsageError, with the line's number, for a line that is no question,
    and where there is no such file."""
    if source == "-":
        return _questions("standard input", sys.stdin.buffer)
    try:
        with Path(source).open("rb") as file:
            return list(_questions(source, file))
    except OSError as error:
        raise UsageError(f"{source}: it cannot be read: {error.strerror}") from None


def _questions(name: str, lines: Iterable[bytes]) -> Iterator[Question]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _question(line)
            except UsageError as error:
                raise UsageError(f"{name}, line {number}: {error}") from None


def _question(line: bytes) -> Question:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise UsageError('it is not JSON: a question is {"id": …, "claim": "…"} on one line') from None
    if not isinstance(row, dict) or "id" not in row or not isinstance(row.get("claim"), str):
        raise UsageError('it is no question: it needs an "id" and a "claim" in words')
    told: dict[str, Any] = {word: row.get(word) for word in _WORDS}
    for word, value in told.items():
        if not (value is None or isinstance(value, str)):
            raise UsageError(f'"{word}" must be text or null')
    question = Question(id=row["id"], claim=row["claim"], **told)
    check_question(question)
    return question
