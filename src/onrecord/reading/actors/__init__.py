"""Who speaks: the actors of a report, their roles, and for each statement its speakers."""

from onrecord.reading.actors.reading import SpeakerOf, read_actors

__all__ = ["SpeakerOf", "read_actors"]
