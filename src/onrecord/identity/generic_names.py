"""Words of which the names of institutions are made that every country or town has one of."""

from __future__ import annotations

_PLACE_WORDS = "north south east west northern southern eastern western central national federal state"
_PLACE_WORDS += " regional local municipal provincial county city district town royal public general"
_FIELDS = "foreign defence defense interior home transport health education justice finance economy trade"
_FIELDS += " energy environment agriculture culture labour labor sports science industry security internal"
_FIELDS += " affairs election electoral statistics customs tax border maritime port harbour harbor aviation"
_FIELDS += " railway postal press prime attorney emergency emergencies meteorological intelligence"
_BODIES = "ministry ministries department office agency authority service services administration bureau"
_BODIES += " commission committee council board court courts tribunal parliament senate congress assembly"
_BODIES += " house cabinet government presidency police army navy force air guard coast coastguard military"
_BODIES += " bank reserve treasury university hospital school church union party opposition prosecutor"
_BODIES += " prosecutors secretariat embassy consulate directorate inspectorate ombudsman institute centre"
_BODIES += " center association federation chamber supreme constitutional high appeal appeals district"
_BODIES += " minister president fire brigade"
_SMALL = "of the and for in on"

GENERIC_WORDS = frozenset(f"{_PLACE_WORDS} {_FIELDS} {_BODIES} {_SMALL}".split())


def is_generic(words: list[str]) -> bool:
    """Whether a body's name has no word of its own: "Foreign Ministry", but not "Lisbon City Council"."""
    return all(word in GENERIC_WORDS for word in words)
