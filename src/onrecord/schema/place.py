"""A place that a report names."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.schema.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One toponym at `span`, resolved as far as the text allows.

    `name` is the gazetteer's; `lat` and `lon` degrees north and east; `country` ISO 3166-1 alpha-2;
    `region` ISO 3166-2. All but the name are None where the place is not known.
    """

    span: Span
    name: str
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    region: str | None = None
