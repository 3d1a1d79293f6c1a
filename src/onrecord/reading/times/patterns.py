"""What time expressions look like, as patterns over classes of tokens.

A name in capitals is a class of `words.py`, a shape of `tokens.py` or a group below; the rest is
regular expression syntax, blanks mean nothing. The first rule that matches at a token wins. Words
that only modify ("early", "about", "the end of") are added afterwards, by LEFT. Repeats are bounded.
"""

from __future__ import annotations

import re
from typing import Final

from onrecord.reading.times.tokens import CHAR

_GROUPS: Final = {
    "UNIT": "DAYW WEEKW MONTHW YEARW HOURW DECW CENTW FORTN QTRW SECW NIGHT WKEND",
    "UNITS": "DAYS WEEKS MONTHS YEARS HOURS DECS CENTS FORTNS QTRS NIGHTS WKENDS",
    "BARE": "DAYS WEEKS MONTHS YEARS HOURS DECS CENTS",
    "PERIOD": "DAYW WEEKW MONTHW YEARW DECW CENTW",
    "MONTH": "MON MAYW MAB",
    "LONGMON": "MON MAYW",
    "DAYNO": "DIG2 ORDD",
    "NUM": "NUMW DIG2 BIG YEAR CLKDOT FRAC",
    "ORD": "ORDW SECW ORDD",
    "DAYPART": "PART NIGHT",
    "EDGEW": "EARLY LATE MID",
    "POINTER": "LAST NEXT THIS PREV FOLL COMING",
    "JOIN": "HYPH TO AND UNTIL OR",
    "RELDAY": "TODAY YEST TOMO",
    "SHIFT": "AGO EARLIER LATER",
    "STEP": "DAYW WEEKW MONTHW YEARW",
}

_YEAR = "COMMA? YEAR"
_WEEKDAY = "(?:WDAY|WAB DOT?)"
_MONTHDAY = (
    f"(?:MONTH DOT? DAYNO (?:{_YEAR})?|MONTH THE ORDD|THE? DAYNO OF? MONTH DOT? (?:{_YEAR})?"
    "|THE ORD OF MONTH)"
)
_ZONE = "(?:ZONE|ZWORD DAYW? TIMEW)"
_CLOCKTIME = (
    "(?:(?:NUMW|DIG2) OCLOCK|(?:CLOCK|CLKDOT|DIG2|NUMW) AMPM|CLOCK|CLKDOT(?=ZONE)|(?:BIG|YEAR)(?=HOURS? ZONE)"
    f"|NOON) HOURS? (?:PARO? {_ZONE} PARC?)?"
)
_WHEN = f"(?:{_WEEKDAY} COMMA? THE? {_MONTHDAY}|{_MONTHDAY}|(?:LAST|NEXT|THIS)? WDAY|RELDAY)"
_PART = f"(?:(?:IN THE)? (?:EDGEW HYPH?)? DAYPART|COMMA? AT {_CLOCKTIME})"
_COUNT = "NUM (?:HYPH? (?:NUMW|FRAC)){0,4} (?:AND ART HALF)? (?:(?:OR|TO) NUM)?"
_QUANTITY = f"(?:{_COUNT}|DRANGE|ART? DOZEN|DOZENS OF|ART? SOME OF?|ART|HALF ART)"
_OFYEAR = "(?:OF|IN|COMMA)? (?:FISCAL? YEARW? YEAR|THE? (?:LAST|NEXT|THIS|THAT|SAME|PREV|CURR) FISCAL? YEARW)"

# Rules by name, in the order in which they are tried.
RULES: Final = {
    "iso": "ISO",
    "numeric": "NUMD",
    "nine": "NINE",
    "holiday": f"(?:LAST|NEXT|THIS)? HOLI (?:{_YEAR})?",
    "clock": f"{_CLOCKTIME} (?:COMMA? ON? {_WHEN})?",
    "range": f"(?:{_WEEKDAY} COMMA?)? (?:MONTH DOT? (?:DRANGE|DAYNO COMMA? JOIN THE? DAYNO"
    f" (?!OF|MONTH|UNIT|BARE|AMPM)) (?:{_YEAR})?|(?:DRANGE|DAYNO JOIN DAYNO) OF? MONTH DOT? (?:{_YEAR})?)",
    "monthday": f"(?:LAST|THIS|NEXT)? (?:{_WEEKDAY} COMMA? THE?)? {_MONTHDAY} {_PART}?",
    "weekof": f"(?:THE|THIS)? WEEKW OF {_MONTHDAY}",
    "monthyear": f"MONTH DOT? {_OFYEAR}|MONTH DOT? COMMA? YEAR",
    "weekdayof": "WDAY DAYPART? OF? (?:LAST|NEXT|THIS|THE (?:FOLL|PREV)) WEEKW",
    "weekdayset": "EVERY OTHER? WDAY DAYPART?|WDAYS",
    "weekday": f"(?:THE? POINTER|THAT|THE SAME|THE PAST)? WDAY {_PART}?",
    "dayafter": "THE? DAYW (?:BEFORE YEST|AFTER TOMO)",
    "relday": f"(?:YEST|TODAY|TOMO) {_PART}?",
    "tonight": "TONIGHT",
    "thispart": "THE? (?:LAST|THIS|THAT|SAME|PREV|FOLL|NEXT) (?:EDGEW HYPH?)? DAYPART",
    "inpart": "IN THE (?:EDGEW HYPH?)? PART|AT (?:NIGHT|PART) (?:ON? WDAY|RELDAY)?",
    "set": f"EVERY (?:OTHER|{_COUNT}|SOME|ORD)? (?:UNIT|UNITS|PART|SEASON|MONTH)|PER STEP"
    "|TIMES (?:ART STEP|HYPH? FREQ)",
    "freq": "FREQ",
    "age": f"(?:{_COUNT}|SOME) HYPH? (?:UNIT|UNITS) HYPH? OLD",
    "justnow": "ART SHORT? (?:WHILE|PRESENT) AGO",
    "dayofmonth": "ON THE ORDD(?!HYPH|CENTW|OF|UNIT|UNITS)",
    "ago": f"{_QUANTITY} (?:MORE|FULL|OTHER)? (?:UNIT|UNITS) (?:AND ART HALF)? SHIFT|BARE SHIFT",
    "span": "(?:THE|THIS|ITS)? (?:LAST|PAST|NEXT|COMING|PREV|FOLL|RECENT|FULL)"
    f" (?:(?:{_COUNT}|ART? DOZEN|ART? SOME OF?) FISCAL? (?:UNIT|UNITS)|BARE)|(?:THE|THIS) PAST UNIT",
    "period": "(?:THE|ITS)? (?:LAST|THIS|NEXT|PREV|FOLL|SAME|COMING|CURR|THAT) FISCAL? PERIOD (?!HYPH|OLD)"
    "|PAST (?:WEEKW|MONTHW|YEARW)",
    "nextday": "THE (?:DAYW|WEEKW|MONTHW|YEARW) (?:BEFORE|AFTER|EARLIER|LATER)",
    "quarter": f"(?:THE|THIS|ITS)? FISCAL? (?:ORD HYPH? FISCAL? QTRW|QLET DIG2|DIG2 QLET) (?:{_OFYEAR})?",
    "lastquarter": "(?:THE|ITS)? (?:LAST|THIS|NEXT|PREV|SAME|THAT|CURR|FOLL|COMING) FISCAL? QTRW",
    "half": f"THE? (?:ORD|LAST|LATER) HYPH? HALF {_OFYEAR}|HLET DIG2 {_OFYEAR}",
    "season": f"(?:THE|IN)? (?:POINTER|THAT|PAST) SEASON|THE? SEASON (?:{_OFYEAR})",
    "inseason": f"(?:IN|SINCE|BY|UNTIL) (?:THE|EDGEW)? SEASON (?:{_OFYEAR})?",
    "month": "THE? (?:POINTER|THAT|SAME|PAST) LONGMON|LONGMON"
    "|(?:IN|SINCE|UNTIL|BY) MAB (?!DOT? (?:DAYNO|YEAR)) DOT?",
    "fiscal": "THE? (?:FISCAL YEARW?|FYW) (?:YEAR|YRANGE|DIG2)",
    "yearrange": "YRANGE",
    "theyear": "THE YEARW YEAR",
    "year": "YEAR ERA?",
    "yearend": "THE? EDGE OF (?:THE|THIS|LAST|NEXT) FISCAL? PERIOD|YEARW HYPH? EDGE",
    "decade": "THE? (?:DECD|EDGEW HYPH? DECD|DECN|EDGEW HYPH? DECN)",
    "century": "THE? (?:EDGEW HYPH?)? (?:NUMW HYPH?)? ORD HYPH? CENTW ERA?",
    "length": f"{_QUANTITY} HYPH? (?:MORE|FULL|OTHER)? (?:UNIT|UNITS) (?!OLD|HYPH OLD)"
    " (?:AND ART HALF)? (?:HYPH FULL)?",
    "hyphened": "(?:PERIOD|BARE|HOURW) HYPH FULL",
    "fewunits": "(?:FOR|OVER|AFTER|IN|BY) BARE",
    "weekend": "(?:THE|THAT)? POINTER? WKEND",
    "now": "RIGHT? NOW|AT THE? PRESENT|THIS DAYS",
    "lately": "LATELY",
    "future": "THE? FUTURE",
    "past": "THE PAST",
}

# Words before an expression that belong to it.
LEFT: Final = (
    "(?:THE? EDGE OF THE?|(?:IN THE)? EDGEW (?:HYPH|IN|ON|OF)? THE?|(?:EARLIER|LATER) (?:ON|IN)? THE?"
    "|ABOUT|OVER|MORE THAN|AT LEAST)"
)

# A match must hold one of these: the rest of the vocabulary is everyday words.
NUCLEUS: Final = (
    "(?:ISO|NUMD|NINE|HOLI|OCLOCK|CLOCK|AMPM|NOON|ZONE|MONTH|WDAY|WDAYS|RELDAY|TONIGHT|DAYPART|UNIT|UNITS|FREQ"
    "|QLET|SEASON|FYW|YRANGE|YEAR|DECD|DECN|NOW|PRESENT|AGO|ORDD|LATELY|FUTURE|PAST|HLET)"
)

_NAME = re.compile(r"[A-Z][A-Z0-9]+")


def _expanded(match: re.Match[str]) -> str:
    name = match.group()
    if name in CHAR:
        return CHAR[name]
    return "[" + "".join(CHAR[part] for part in _GROUPS[name].split()) + "]"


def compiled(pattern: str) -> str:
    """`pattern` as a regular expression over the characters of classes."""
    return _NAME.sub(_expanded, pattern.replace(" ", "\0")).replace("\0", "")
