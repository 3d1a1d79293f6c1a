"""Claims and positions: which statements bear on a claim, who took which position when, what follows.

All of it is a view over the record's reports and judgements: no order of adding matters.
"""

from onrecord.standing.asking import Bearing, bearing, bearing_of, of_actor
from onrecord.standing.gathering import Gathered, Gatherer, Memory
from onrecord.standing.relater import Relater, Relation
from onrecord.standing.retrieving import index, index_all, retrieved
from onrecord.standing.sentences import sentence_of
from onrecord.standing.status import status_history
from onrecord.standing.verifying import standing_differences

__all__ = [
    "Bearing",
    "Gathered",
    "Gatherer",
    "Memory",
    "Relater",
    "Relation",
    "bearing",
    "bearing_of",
    "index",
    "index_all",
    "of_actor",
    "retrieved",
    "sentence_of",
    "standing_differences",
    "status_history",
]
