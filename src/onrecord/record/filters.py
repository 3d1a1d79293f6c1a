"""What a search for statements may be narrowed by."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from onrecord.schema import Act, Kind, Mode

Day = date | str
"""A day; as a string YYYY-MM-DD, or YYYY-MM or YYYY for all days of a month or year."""


class SearchFilters(TypedDict, total=False):
    """Each may be left out or None; all that are given must hold.

    speaker: words of the speaker's name or of the source as it stands in the text. speaks_for: words
    of whom it speaks for. kind, mode, act: as a statement has them. place: a place named in the
    content, by its name or the first words of it, or a country's or region's code (NO, NO-03).
    said_since, said_until: days, of which one at least is among those on which it may have been said;
    a statement that tells no day is left out. since, until: publication days. All days are included.
    publisher: any that a sighting names. rejected: True finds those that were rejected too.
    """

    speaker: str | None
    speaks_for: str | None
    kind: Kind | None
    mode: Mode | None
    act: Act | None
    place: str | None
    said_since: Day | None
    said_until: Day | None
    since: Day | None
    until: Day | None
    publisher: str | None
    rejected: bool
