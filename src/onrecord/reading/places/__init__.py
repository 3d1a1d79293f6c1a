"""Where a report speaks of."""

from onrecord.reading.places.gazetteer import Country, Entry, Gazetteer, Kind
from onrecord.reading.places.places import find_places

__all__ = ["Country", "Entry", "Gazetteer", "Kind", "find_places"]
