"""The forms in which a verb or noun of the lexicon may stand in a text."""

from __future__ import annotations

# Past and participle of the irregular verbs that attribute, "past participle" or one form for both.
_IRREGULAR = """
awake awoke awoken|be was been|bear bore borne|beat beat beaten|become became become|befall befell befallen
beg begged|begin began begun|behold beheld|bend bent|beseech besought|bet bet|bid bade bidden|bind bound|bite bit bitten
bleed bled|blow blew blown|break broke broken|breed bred|bring brought|broadcast broadcast|build built|burn burnt
burst burst|buy bought|cast cast|catch caught|choose chose chosen|cling clung|come came come|cost cost|creep crept
cut cut|deal dealt|dig dug|do did done|draw drew drawn|dream dreamt|drink drank drunk|drive drove driven
dwell dwelt|eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found|fling flung|fly flew flown
forbid forbade forbidden|forecast forecast|foresee foresaw foreseen|foretell foretold|forget forgot forgotten
forgive forgave forgiven|freeze froze frozen|gainsay gainsaid|get got gotten|give gave given|go went gone|grind ground
grow grew grown|hang hung|have had|hear heard|hide hid hidden|hit hit|hold held|hurt hurt|keep kept|kneel knelt
know knew known|lay laid|lead led|lean leant|learn learnt|leave left|lend lent|let let|lie lied|light lit|lose lost
make made|mean meant|meet met|mistake mistook mistaken|overlook overlooked|overthrow overthrew overthrown|pay paid
plead pled|prove proved proven|put put|quit quit|read read|rebuild rebuilt|rend rent|rid rid|ride rode ridden
ring rang rung|rise rose risen|run ran run|saw sawed sawn|say said|see saw seen|seek sought|sell sold|send sent
set set|shake shook shaken|shed shed|shine shone|shoot shot|show showed shown|shrink shrank shrunk|shut shut
sing sang sung|sink sank sunk|sit sat|sleep slept|slide slid|smell smelt|sow sowed sown|speak spoke spoken
spell spelt|spend spent|spin spun|spit spat|split split|spread spread|spring sprang sprung|stand stood|steal stole stolen
stick stuck|sting stung|stride strode stridden|strike struck stricken|string strung|strive strove striven
swear swore sworn|sweep swept|swim swam swum|swing swung|take took taken|teach taught|tear tore torn|tell told
think thought|throw threw thrown|thrust thrust|understand understood|undertake undertook undertaken|undo undid undone
uphold upheld|wake woke woken|wear wore worn|weave wove woven|weep wept|win won|wind wound|withdraw withdrew withdrawn
withhold withheld|withstand withstood|write wrote written
"""
_BE = ("be", "am", "is", "are", "was", "were", "been", "being")
# Words that join a person to an adjective as "be" does.
_LINKS = (
    "remain",
    "remains",
    "remained",
    "remaining",
    "become",
    "becomes",
    "became",
    "feel",
    "feels",
    "felt",
)
_VOWELS = frozenset("aeiou")


def _table() -> dict[str, tuple[str, ...]]:
    rows = (row.split() for row in _IRREGULAR.replace("\n", "|").split("|") if row.strip())
    return {row[0]: tuple(row[1:]) for row in rows}


IRREGULAR = _table()


def verb_forms(verb: str) -> tuple[str, ...]:
    """Every form of `verb`. A final consonant is given both single and doubled ("benefited",
    "benefitted"), as usage differs; a form that no one writes does no harm in a look-up."""
    if verb == "be":
        return (*_BE, *_LINKS)
    if verb == "have":
        return ("have", "has", "had", "having")
    forms = {verb, plural(verb)}
    stem = verb.removesuffix("e") if verb.endswith("e") and not verb.endswith("ee") else verb
    forms.add(verb[:-2] + "ying" if verb.endswith("ie") else stem + "ing")
    doubled = len(verb) > 2 and verb[-1] not in _VOWELS | {"w", "x", "y"} and verb[-2] in _VOWELS
    if doubled:
        forms.add(verb + verb[-1] + "ing")
    past = IRREGULAR.get(verb)
    if verb.endswith("ee"):
        stem = verb[:-1]
    if past is None or verb in (
        "burn",
        "dream",
        "lean",
        "learn",
        "smell",
        "spell",
        "light",
        "plead",
        "dwell",
    ):
        consonant_y = verb.endswith("y") and len(verb) > 1 and verb[-2] not in _VOWELS
        forms.add(verb[:-1] + "ied" if consonant_y else stem + "ed")
        if doubled:
            forms.add(verb + verb[-1] + "ed")
    return tuple(sorted(forms.union(past or ())))


def plural(word: str) -> str:
    """The -s form of a noun or verb."""
    if word.endswith(("s", "x", "z", "ch", "sh")) or word == "go" or word == "do":
        return word + "es"
    if word.endswith("y") and len(word) > 1 and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"
