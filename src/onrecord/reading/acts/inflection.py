"""The forms in which a verb or noun of the lexicon may stand in a text."""

from __future__ import annotations

from onrecord.reading.acts.data import rows

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


# Past and participle of irregular verbs, and those of them that are regular too.
IRREGULAR = {row[0]: tuple(row[1].split()) for row in rows("irregular.tsv") if row[0] != "both"}
_BOTH = frozenset(word for row in rows("irregular.tsv") if row[0] == "both" for word in row[1].split())


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
