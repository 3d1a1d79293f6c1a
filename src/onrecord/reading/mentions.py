"""Names in a text, as the network's name tagger finds them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.schema import Span

# What a name is: a polity is a country, region or city; a location any other place; a people a
# nationality, religion or party ("Norwegian", "Catholics"); a work any other thing with a name.
Label = Literal["person", "organisation", "polity", "location", "facility", "people", "work"]
LABELS: tuple[Label, ...] = (
    "person",
    "organisation",
    "polity",
    "location",
    "facility",
    "people",
    "work",
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One name at `span`, without title, article or possessive; `confidence` from 0 to 1."""

    span: Span
    label: Label
    confidence: float
