"""What speaks for a statement's act, as named pieces of evidence."""

from __future__ import annotations

from onrecord.reading.acts.content import tests
from onrecord.reading.acts.cue import Reading
from onrecord.schema import Statement

# Cues of these classes leave it to the content what is done.
OPEN = frozenset(
    """say tell manner reply report cite call think argue insist announce suggest state find show none mark
    unknown comment recall ruling see speculate know turned clarify boast offer""".split()
) | {"say only"}
# Classes for which tests of the content count as they do for no other.
APART = frozenset("call think argue insist reply announce suggest find say tell report accuse".split())
_UNNAMED = frozenset(
    """sources source official officials people person residents resident diplomat diplomats insider insiders
    witnesses witness neighbours someone some many critics rumours locals observers analysts experts""".split()
)
_PAPERS = frozenset(
    """report study poll survey document letter figures data statement memo record records filing filings
    papers paper email emails note evidence photographs images research results review audit""".split()
)
_PRONOUNS = frozenset("he she it they we i".split())


def evidence(text: str, statement: Statement, cue: Reading, context: list[str]) -> list[str]:
    """Names of all that is found. Those of the content come with "open" or "shut", as its weight is
    another where the cue tells the act."""
    group = "open" if cue.kind in OPEN else "shut"
    content = " ".join(text[s:e] for s, e in statement.content[:4])
    named = ["cue: " + cue.kind, "group: " + group]
    if cue.turn:
        named.append("turn: " + cue.turn)
    named.append(f"{group} before {cue.complement}")
    named.append(f"{group} kind {statement.kind}")
    named.append(f"{group} source {_source(text, statement)}")
    if cue.thought:
        named.append("thought")
    passed = tests(content)
    if "negated" in passed and any(name.startswith("echo") for name in context):
        passed.append("negated echo")
    if "negated" in passed and "self" in passed:
        passed.append("negated self")
    named.extend(f"{group} {name}" for name in passed)
    named.extend(f"{group} {name}" for name in context)
    if cue.kind in APART:
        named.extend(f"{cue.kind} {name}" for name in passed)
    return named


def _source(text: str, statement: Statement) -> str:
    if not statement.source:
        return "none"
    start, end = statement.source[0]
    found = text[start : min(end, start + 120)].lower().replace("’", "'").split()
    if len(found) == 1 and found[0] in _PRONOUNS:
        return "pronoun"
    if not _PAPERS.isdisjoint(found):
        return "paper"
    if not _UNNAMED.isdisjoint(found):
        return "unnamed"
    return "named"
