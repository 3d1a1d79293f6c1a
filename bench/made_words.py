"""The words of made_words.txt: lines of parts for what is told, single words for what names are made of."""

from __future__ import annotations

from pathlib import Path

_FILE = Path(__file__).with_suffix(".txt")


def _sections() -> dict[str, list[str]]:
    """Lines by the name of their section, what follows a colon in its head left out."""
    found: dict[str, list[str]] = {}
    for section in _FILE.read_text(encoding="utf-8").split("\n== ")[1:]:
        head, *lines = section.splitlines()
        found[head.split(":")[0]] = [line for line in lines if line]
    return found


_LINES = _sections()


def _words(name: str) -> tuple[str, ...]:
    return tuple(" ".join(_LINES[name]).split())


# Kinds of bodies, roles in them, things, and what else reports of a field speak of.
FIELDS = tuple(
    tuple(tuple(word.strip() for word in part.split(",")) for part in line.split("|"))
    for line in _LINES["fields"]
)
# What is said to have been done: past, base, participle.
ACTIONS = tuple(tuple(part.strip() for part in line.split("|")) for line in _LINES["actions"])
ASIDES = tuple(_LINES["asides"])
NARRATED = tuple(_LINES["narrated"])
HEADLINES = tuple(_LINES["headlines"])

OWN = _words("own")
QUALITIES = _words("qualities")
FIRST_NAMES = _words("first_names")
PLACE_ENDINGS = _words("place_endings")
SURNAME_ENDINGS = _words("surname_endings")
STATE_ENDINGS = _words("state_endings")
FIRM_ENDINGS = _words("firm_endings")
PAPER_ENDINGS = _words("paper_endings")
CURRENCIES = _words("currencies")
MONTHS = _words("months")
WEEKDAYS = _words("weekdays")
