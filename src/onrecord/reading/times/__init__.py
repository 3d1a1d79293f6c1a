"""Times: the expressions of a text that name a time, with their TIMEX3 type, value and days.

    tokens.py    a text as tokens, and as a string of their classes (words.py)
    patterns.py  rules over that string; the first that matches finds an expression
    days.py, periods.py, lengths.py, clock.py, holidays.py   what an expression means
    context.py   what relative ones hang on;  tense.py   which way the clause looks
    values.py    TIMEX3 values and the days that they cover

Values follow TimeML 1.2.1. Everything is one pass over the text.
"""

from __future__ import annotations

from onrecord.reading.times.finding import find_times
from onrecord.reading.times.values import days_of, is_value

__all__ = ["days_of", "find_times", "is_value"]
