"""Work on single documents in processes that can be killed: what takes too long or too much memory ends
alone, and the rest goes on.

    with Crew(begin, (folder,), workers=2) as crew:    # begin(folder) gives a function of one job
        coming = crew.submit(job)
        result = coming.result()                       # what the function gave, or Undone
"""

from onrecord.crew.bounds import BOUNDS, Bounds
from onrecord.crew.crew import Crew
from onrecord.crew.undone import Undone

__all__ = ["BOUNDS", "Bounds", "Crew", "Undone"]
