"""The words of time expressions, by class. Data only.

A class is what a pattern of `patterns.py` names: "WDAY" is any name of a weekday. A word has one
class; where English uses one word in two ways ("second", "may", "fall"), the patterns sort it out.
"""

from __future__ import annotations

from typing import Final

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}

# ISO: Monday is 1.
WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        (
            "monday mondays mon",
            "tuesday tuesdays tues tue",
            "wednesday wednesdays wed",
            "thursday thursdays thurs thur thu",
            "friday fridays fri",
            "saturday saturdays sat",
            "sunday sundays sun",
        ),
        start=1,
    )
    for name in names.split()
}

NUMBERS: Final = {
    "zero": 0,
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "both": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "dozen": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "hundred": 100,
    "thousand": 1000,
    "million": 1_000_000,
}

_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS: Final = {name: number for number, name in enumerate(_ORDINALS.split(), start=1)} | {"thirtieth": 30}

DECADES: Final = {
    "twenties": 2,
    "thirties": 3,
    "forties": 4,
    "fifties": 5,
    "sixties": 6,
    "seventies": 7,
    "eighties": 8,
    "nineties": 9,
}

# Unit of a duration by word: its TIMEX3 letter, with T for those below a day, and how many of it.
UNITS: Final = {
    "second": ("TS", 1),
    "minute": ("TM", 1),
    "hour": ("TH", 1),
    "day": ("D", 1),
    "night": ("D", 1),
    "week": ("W", 1),
    "fortnight": ("W", 2),
    "month": ("M", 1),
    "quarter": ("M", 3),
    "year": ("Y", 1),
    "decade": ("Y", 10),
    "century": ("Y", 100),
    "weekend": ("D", 2),
}
UNIT_OF: Final = (
    {unit: unit for unit in UNITS}
    | {f"{unit}s": unit for unit in UNITS if unit != "century"}
    | {"centuries": "century", "mins": "minute", "min": "minute", "hrs": "hour", "hr": "hour"}
)

SEASONS: Final = {
    "spring": "SP",
    "springtime": "SP",
    "summer": "SU",
    "summertime": "SU",
    "autumn": "FA",
    "fall": "FA",
    "winter": "WI",
    "wintertime": "WI",
}

DAY_PARTS: Final = {
    "morning": "MO",
    "dawn": "MO",
    "daybreak": "MO",
    "sunrise": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "dusk": "EV",
    "sunset": "EV",
    "nightfall": "NI",
    "night": "NI",
    "lunchtime": "MI",
}

CLOCK_WORDS: Final = {"noon": 12, "midday": 12, "midnight": 24}

FREQUENCIES: Final = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "bimonthly": "P2M",
    "quarterly": "P3M",
    "annual": "P1Y",
    "annually": "P1Y",
    "yearly": "P1Y",
    "biennial": "P2Y",
}

# What turns a plain expression into one with a TIMEX3 modifier.
MODIFIERS: Final = {
    "early": "START",
    "beginning": "START",
    "start": "START",
    "mid": "MID",
    "middle": "MID",
    "late": "END",
    "end": "END",
    "about": "APPROX",
    "around": "APPROX",
    "roughly": "APPROX",
    "approximately": "APPROX",
    "some": "APPROX",
    "nearly": "LESS_THAN",
    "almost": "LESS_THAN",
    "under": "LESS_THAN",
    "over": "MORE_THAN",
    "more": "MORE_THAN",
    "longer": "MORE_THAN",
    "less": "LESS_THAN",
    "fewer": "LESS_THAN",
    "least": "EQUAL_OR_MORE",
    "most": "EQUAL_OR_LESS",
}
# Those that measure a length; before a date they are prepositions or mean something else.
MEASURES: Final = frozenset(
    {"APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS"},
)

# Prepositions that keep an expression from telling the day itself.
BOUNDS: Final = {
    "before": "BEFORE",
    "prior": "BEFORE",
    "pre": "BEFORE",
    "after": "AFTER",
    "post": "AFTER",
    "following": "AFTER",
    "since": "ON_OR_AFTER",
    "from": "ON_OR_AFTER",
    "until": "ON_OR_BEFORE",
    "till": "ON_OR_BEFORE",
    "by": "ON_OR_BEFORE",
    "through": "ON_OR_BEFORE",
}

_MONTHS_FULL = "january february april june july august september october november december"

CLASSES: Final = {
    "MON": _MONTHS_FULL,
    "MAYW": "may march",
    "MAB": "jan feb mar apr jun jul aug sep sept oct nov dec",
    "WDAY": "monday tuesday wednesday thursday friday saturday sunday",
    "WDAYS": "mondays tuesdays wednesdays thursdays fridays saturdays sundays",
    "WAB": "mon tue tues wed thu thur thurs fri sat sun",
    "NUMW": " ".join(n for n in NUMBERS if n not in ("a", "an", "both", "dozen")),
    "DOZEN": "dozen",
    "ART": "a an",
    "ORDW": " ".join(o for o in ORDINALS if o not in ("second",)),
    "SECW": "second",
    "SOME": "several few many some couple",
    "DOZENS": "dozens hundreds thousands scores",
    "THE": "the",
    "THIS": "this these",
    "THAT": "that those",
    "ITS": "its his her their our",
    "LAST": "last",
    "PAST": "past",
    "NEXT": "next",
    "COMING": "coming upcoming",
    "PREV": "previous preceding prior",
    "FOLL": "following subsequent ensuing",
    "SAME": "same very",
    "CURR": "current",
    "RECENT": "recent",
    "EARLIER": "earlier",
    "LATER": "later",
    "AGO": "ago",
    "BEFORE": "before",
    "AFTER": "after afterwards",
    "EARLY": "early",
    "LATE": "late",
    "MID": "mid",
    "EDGE": "beginning start middle end",
    "OF": "of",
    "IN": "in during within",
    "ON": "on",
    "AT": "at",
    "AND": "and",
    "AS": "as",
    "SHORT": "short little",
    "WHILE": "while",
    "OR": "or",
    "TO": "to",
    "FOR": "for",
    "BY": "by",
    "SINCE": "since",
    "UNTIL": "until till through",
    "FROM": "from",
    "OVER": "over",
    "EVERY": "every each",
    "OTHER": "other",
    "PER": "per",
    "TIMES": "times twice once",
    "ABOUT": "about around roughly approximately nearly almost under",
    "MORE": "more less fewer longer",
    "THAN": "than",
    "LEAST": "least most",
    "FULL": "full straight consecutive successive additional extra further whole entire long solid",
    "HALF": "half",
    "QTRW": "quarter",
    "QTRS": "quarters",
    "FISCAL": "fiscal financial",
    "FYW": "fy",
    "QLET": "q",
    "HLET": "h",
    "DAYW": "day",
    "WEEKW": "week",
    "MONTHW": "month",
    "YEARW": "year",
    "HOURW": "hour minute min hr",
    "DECW": "decade",
    "CENTW": "century",
    "FORTN": "fortnight",
    "WKEND": "weekend",
    "DAYS": "days",
    "WEEKS": "weeks",
    "MONTHS": "months",
    "YEARS": "years",
    "HOURS": "hours minutes seconds mins hrs",
    "DECS": "decades",
    "CENTS": "centuries",
    "FORTNS": "fortnights",
    "WKENDS": "weekends",
    "OLD": "old",
    "NIGHT": "night",
    "NIGHTS": "nights",
    "PART": "morning afternoon evening dawn daybreak dusk lunchtime nightfall sunset sunrise",
    "PARTS": "mornings afternoons evenings",
    "NOON": "noon midday midnight",
    "OCLOCK": "o'clock o’clock",
    "AMPM": "am pm a.m p.m a.m. p.m.",
    "ZONE": "est edt cst cdt mst mdt pst pdt gmt utc bst cet cest eet eest ist jst msk wat cat eat sast",
    "ZWORD": "local eastern central pacific mountain moscow",
    "TIMEW": "time",
    "TODAY": "today",
    "TONIGHT": "tonight",
    "YEST": "yesterday",
    "TOMO": "tomorrow",
    "NOW": "now currently nowadays presently",
    "PRESENT": "present moment",
    "RIGHT": "right",
    "LATELY": "recently lately",
    "FUTURE": "future",
    "SEASON": "spring springtime summer summertime autumn fall winter wintertime",
    "FREQ": "hourly daily nightly weekly biweekly fortnightly monthly bimonthly quarterly annually yearly"
    " annual biennial",
    "DECN": " ".join(DECADES),
    "ERA": "bc bce ad ce",
}

# Words that stand with a capital when they name a time.
CAPITAL: Final = frozenset({"MON", "MAYW", "MAB", "WDAY", "WDAYS", "WAB", "FYW", "QLET", "HLET"})
# Abbreviations that only capitals write.
ALL_CAPITALS: Final = frozenset({"ZONE", "ERA", "QLET", "HLET", "FYW"})

CLASS_OF: Final = {word: name for name, words in CLASSES.items() for word in words.split()}

# Before "a day", what makes it a rate ("three times a day").
RATED: Final = (
    "times time twice once percent dollars cents pounds euros barrels tons tonnes hours minutes people miles "
    "million billion thousand hundred dozen units cars calls litres liters gallons passengers visitors "
    "patients bottles copies jobs flights trips interviews meals cases shares"
)
# Words before a four-digit number that is no year, and after it.
NUMBERED: Final = (
    "no number room flight page pages section article highway route interstate nearly almost about over than "
    "some roughly approximately least most channel form apartment suite bus train bill"
)
COUNTED: Final = (
    "people percent per million billion feet foot meters metres miles km kilometers kilometres tons tonnes "
    "pounds dollars euros yen men women children troops soldiers points votes seats words pages hours years "
    "days barrels acres hectares degrees jobs homes houses students shares workers members times"
)
