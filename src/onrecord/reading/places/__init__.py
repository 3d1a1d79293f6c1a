"""Where a report speaks of."""

from onrecord.reading.places.gazetteer import Country, Entry, Gazetteer, Kind

__all__ = ["Country", "Entry", "Gazetteer", "Kind"]
