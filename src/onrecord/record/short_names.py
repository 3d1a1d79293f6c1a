"""Short forms that stand for one name everywhere. Kept small: acronyms that a report spells out
need no entry, and a state that is only known by one name needs none either."""

from __future__ import annotations

from collections.abc import Mapping

_WRITTEN_OUT: Mapping[str, tuple[str, ...]] = {
    "united states": ("us", "usa", "united states of america", "america"),
    "united kingdom": (
        "uk",
        "britain",
        "great britain",
        "united kingdom of great britain and northern ireland",
    ),
    "united arab emirates": ("uae", "emirates"),
    "european union": ("eu",),
    "united nations": ("un", "united nations organisation", "united nations organization"),
    "russia": ("russian federation",),
    "china": ("people republic of china", "peoples republic of china", "prc"),
    "taiwan": ("republic of china",),
    "north korea": ("dprk", "democratic people republic of korea", "democratic peoples republic of korea"),
    "south korea": ("republic of korea", "rok"),
    "iran": ("islamic republic of iran",),
    "syria": ("syrian arab republic",),
    "czech republic": ("czechia",),
    "turkey": ("turkiye",),
    "ivory coast": ("cote d ivoire",),
    "myanmar": ("burma",),
    "eswatini": ("swaziland",),
    "cape verde": ("cabo verde",),
    "east timor": ("timor leste",),
    "north macedonia": ("macedonia",),
    "bosnia and herzegovina": ("bosnia", "bosnia herzegovina"),
    "democratic republic of congo": (
        "dr congo",
        "drc",
        "democratic republic of the congo",
        "congo kinshasa",
    ),
    "republic of congo": ("republic of the congo", "congo brazzaville"),
    "netherlands": ("holland",),
    "vatican": ("holy see", "vatican city"),
    "palestine": ("state of palestine", "palestinian territories"),
}

SHORT_NAMES: Mapping[str, str] = {short: name for name, forms in _WRITTEN_OUT.items() for short in forms}
"""From folded words of a short form ("people" for "People's") to those of the name that it stands for."""
