"""Report to Reading. Knows no store and no clock."""

from onrecord.reading.reader import Reader

__all__ = ["Reader"]
