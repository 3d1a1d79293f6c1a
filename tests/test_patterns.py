"""No regular expression of the package takes long over a text that was made to make it so."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from types import ModuleType
from typing import Any

import pytest

import onrecord
from onrecord.reading.times.tokens import CHAR, MARKS
from onrecord.reading.times.words import CLASS_OF
from tests.adversaries import pumps

LONG = 1_000_000
SECONDS = 1.0
SHORT = 4_000
"""Characters of the texts of which the hardest is then tried at full length."""

Pattern = re.Pattern[str] | re.Pattern[bytes]


def modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(onrecord.__path__, "onrecord."):
        if not found.name.endswith("__main__") and ".migrations." not in found.name:
            yield importlib.import_module(found.name)


def patterns_in(thing: Any, depth: int = 0) -> Iterator[Pattern]:
    """The patterns that a constant of a module holds, or that a cached function without arguments gives."""
    if isinstance(thing, re.Pattern):
        yield thing
    elif depth > 4:
        return
    elif isinstance(thing, Mapping):
        for key, value in thing.items():
            yield from patterns_in(key, depth + 1)
            yield from patterns_in(value, depth + 1)
    elif isinstance(thing, tuple | list | set | frozenset):
        for one in thing:
            yield from patterns_in(one, depth + 1)
    elif is_dataclass(thing) and not isinstance(thing, type):
        for field in fields(thing):
            yield from patterns_in(getattr(thing, field.name), depth + 1)
    elif isinstance(thing, type) and thing.__module__.startswith("onrecord"):
        for name, value in vars(thing).items():
            if not name.startswith("__"):
                yield from patterns_in(value, depth + 1)


def cached_results(module: ModuleType) -> Iterator[Any]:
    """What the module's cached functions without arguments give, where that can hold patterns."""
    for value in vars(module).values():
        wrapped = getattr(value, "__wrapped__", None)
        if wrapped is not None and hasattr(value, "cache_info") and value.__module__ == module.__name__:
            told = str(getattr(wrapped, "__annotations__", {}).get("return", ""))
            if "Pattern" in told and wrapped.__code__.co_argcount == 0:
                yield value()


def all_patterns() -> dict[tuple[str | bytes, int], str]:
    found: dict[tuple[str | bytes, int], str] = {}
    for module in modules():
        for name, value in vars(module).items():
            for pattern in patterns_in(value):
                found.setdefault((pattern.pattern, pattern.flags), f"{module.__name__}.{name}")
        for value in cached_results(module):
            for pattern in patterns_in(value):
                found.setdefault((pattern.pattern, pattern.flags), f"{module.__name__}()")
    return found


PATTERNS = all_patterns()


# Patterns over classes of tokens see one character a token; this is how many characters of a text the
# shortest token of a class takes, with the space after it.
_TAKEN = {
    char: 1
    + min((len(word) for word, own in CLASS_OF.items() if own == name), default=int(name not in MARKS))
    for name, char in CHAR.items()
}


def characters(piece: str, of_tokens: bool) -> int:
    return sum(_TAKEN.get(char, 1) for char in piece) if of_tokens else len(piece)


def seconds(pattern: Pattern, piece: str, number: int) -> float:
    """Processor time for finding all matches in `piece`, so many times, with an end that should not match,
    and for asking whether it begins with one."""
    text: Any = piece * number + "\0"
    if isinstance(pattern.pattern, bytes):
        text = text.encode()
    started = time.process_time()
    for _ in pattern.finditer(text):
        pass
    pattern.match(text)
    return time.process_time() - started


def test_the_patterns_of_the_package_were_found() -> None:
    names = set(PATTERNS.values())
    assert len(PATTERNS) > 80
    assert "onrecord.reading.quotes._MARK" in names
    assert any(name.startswith("onrecord.reading.acts.content") for name in names)


@pytest.mark.parametrize(
    ("pattern", "flags"), PATTERNS, ids=[f"{name}-{at}" for at, name in enumerate(PATTERNS.values())]
)
def test_a_megabyte_takes_less_than_a_second(pattern: str | bytes, flags: int) -> None:
    compiled: Pattern = re.compile(pattern, flags)  # type: ignore[arg-type]
    of_tokens = PATTERNS[pattern, flags].startswith("onrecord.reading.times.finding.")
    taken: dict[str, float] = {}
    for piece in pumps(pattern, flags):
        number = 1 + SHORT // characters(piece, of_tokens)
        taken[piece] = seconds(compiled, piece, number) / number / characters(piece, of_tokens)
    piece = max(taken, key=lambda one: taken[one])
    # First parts of it: what grows faster than the text is not waited for.
    for length in (LONG // 100, LONG // 10, LONG):
        number = length // characters(piece, of_tokens)
        spent = min(seconds(compiled, piece, number) for _ in range(1 if length < LONG else 2))
        assert spent < SECONDS * length / LONG, f"{piece!r}, {number:,} times, took {spent:.2f} s"
