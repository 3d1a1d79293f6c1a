"""Signs that a statement's content bears: what its words themselves do."""

from __future__ import annotations

import functools
import re

from onrecord.reading.acts.data import rows, word_list
from onrecord.reading.acts.words import words
from onrecord.schema import Span

# Only so much of a content is looked at: what is done is done in its first sentences.
READ = 480


@functools.cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """The signs of signs.tsv, each with all its lines."""
    patterns: dict[str, list[str]] = {}
    verbs = "|".join(sorted(word_list("base verb")))
    for name, pattern in rows("signs.tsv"):
        patterns.setdefault(name, []).append(pattern.replace("{verbs}", verbs))
    return {name: re.compile("|".join(found)) for name, found in patterns.items()}


_NEGATIONS = frozenset({"not", "no", "never", "nothing", "nobody", "none", "neither", "nor", "without"})
_SHORT = 6  # words


@functools.cache
def sign_names() -> frozenset[str]:
    """The signs that words decide: patterns, tones and "negated"."""
    whole, begun = _tones()
    tones = {tone for table in (whole, begun) for found in table.values() for tone in found}
    return frozenset({*_patterns(), *tones, "negated"})


@functools.cache
def _tones() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Tone by whole word, and by the first five to seven letters of starred ones."""
    whole: dict[str, tuple[str, ...]] = {}
    begun: dict[str, tuple[str, ...]] = {}
    for tone, listed in rows("tones.tsv"):
        for word in listed.split():
            table = begun if word.endswith("*") else whole
            table[word.rstrip("*")] = (*table.get(word.rstrip("*"), ()), tone)
    return whole, begun


def signs(content: str) -> list[str]:
    """Names of the signs that `content` bears: those of signs.tsv, tones, and some more. Only its first
    READ characters count."""
    content = content[:READ]
    found = words(content, 0, len(content))
    plain = " ".join(found)
    borne = [name for name, pattern in _patterns().items() if pattern.search(plain)]
    if not _NEGATIONS.isdisjoint(found[:14]):
        borne.append("negated")
    if any(c.isdigit() for c in content):
        borne.append("number")
    if len(found) <= _SHORT:
        borne.append("short")
    if "?" in content:
        borne.append("question mark")
    borne.extend(tone for tone in sorted(tones(found)))
    return borne


def tones(found: list[str]) -> set[str]:
    """The tones of a content's words."""
    return {tone for word in found for tone in tones_of(word)}


def tones_of(word: str) -> tuple[str, ...]:
    """The tones of one word."""
    if len(word) < 3:
        return ()
    whole, begun = _tones()
    return whole.get(word) or begun.get(word[:7]) or begun.get(word[:6]) or begun.get(word[:5]) or ()


def deciding(name: str, content: list[tuple[str, Span]]) -> Span | None:
    """The words of a content (as `placed` gives them) by which it bears the sign `name`; None where no
    words do ("short")."""
    pattern = _patterns().get(name)
    if pattern is None:
        return next((span for word, span in content if _speaks_for(word, name)), None)
    plain = " ".join(word for word, _ in content)
    match = pattern.search(plain)
    if match is None or not content:
        return None
    first = plain.count(" ", 0, match.start())
    last = max(first, plain.count(" ", 0, max(match.start(), match.end() - 1)))
    return Span(content[first][1].start, content[last][1].end)


def _speaks_for(word: str, name: str) -> bool:
    return word in _NEGATIONS if name == "negated" else name in tones_of(word)
