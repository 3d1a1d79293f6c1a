"""What a search in an address asks for."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Annotated, cast

from fastapi import Query

from onrecord.record import SearchFilters
from onrecord.web.links import search_url

Told = Annotated[str, Query(max_length=300)]
"""A filter; empty where a form sends it so, which is as if it were left out."""
SHOWN, MOST_SHOWN = 25, 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Words and filters by the names of SearchFilters, and how many statements to show."""

    words: Annotated[str, Query(max_length=1000)] = ""
    speaker: Told = ""
    speaks_for: Told = ""
    act: Told = ""
    mode: Told = ""
    kind: Told = ""
    place: Told = ""
    publisher: Told = ""
    since: Told = ""
    until: Told = ""
    said_since: Told = ""
    said_until: Told = ""
    rejected: Annotated[bool, Query()] = False
    limit: Annotated[int, Query(ge=1, le=MOST_SHOWN)] = SHOWN

    @property
    def given(self) -> dict[str, str]:
        """The filters that are given, words and limit apart."""
        told = {one.name: getattr(self, one.name) for one in fields(self)}
        named = {
            name: value.strip()
            for name, value in told.items()
            if isinstance(value, str) and name != "words" and value.strip()
        }
        return named | ({"rejected": "true"} if self.rejected else {})

    @property
    def filters(self) -> SearchFilters:
        """The filters as desk.search has them."""
        told: dict[str, str | bool] = dict(self.given)
        if self.rejected:
            told["rejected"] = True
        # Names are those of SearchFilters; that kinds and days are such is looked at by the record.
        return cast(SearchFilters, told)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return not self.words.strip() and not self.given

    def url(self, **other: str | None) -> str:
        """The address of this search, with other values for some of it; None leaves one out."""
        told: dict[str, str | None] = {"words": self.words.strip(), **self.given, **other}
        return search_url(**told)
