"""Which actors of different reports are one, and what people judged about it.

All of it is a view: made from current readings and judgements whenever it is asked for, so that it
does not depend on the order in which reports came.
"""

from onrecord.identity.judging import Judged, judged, merge, reject, split, standing_judgements
from onrecord.identity.known import KnownActor, RoleSeen
from onrecord.identity.reviewing import Review, accept, correct, corrected, reviews
from onrecord.identity.speaking import Named, Naming
from onrecord.identity.table import ActorTable

__all__ = [
    "ActorTable",
    "Judged",
    "KnownActor",
    "Named",
    "Naming",
    "Review",
    "RoleSeen",
    "accept",
    "correct",
    "corrected",
    "judged",
    "merge",
    "reject",
    "reviews",
    "split",
    "standing_judgements",
]
