"""Acts: what is done with the words of a statement, and whether it was said at all (mode)."""

from onrecord.reading.acts.decision import LABELS, acts, label

__all__ = ["LABELS", "acts", "label"]
