"""What speaks for a statement's act, as named pieces of evidence."""

from __future__ import annotations

from onrecord.reading.acts.content import READ, signs
from onrecord.reading.acts.context import Context
from onrecord.reading.acts.cue import CueRead
from onrecord.reading.acts.data import word_list
from onrecord.schema import Statement

PIECES = 4  # of a content that are looked at
# Cues of these classes leave it to the content what is done.
OPEN = word_list("open") | {"say only"}
# Signs of a content that turns something down.
DENIALS = frozenset({"negated", "none", "false"})
_UNNAMED = word_list("unnamed")
_PAPERS = word_list("paper")
_PRONOUNS = word_list("pronoun")


def evidence(text: str, statement: Statement, cue: CueRead, context: Context) -> list[str]:
    """Names of all that is found: of the cue, of what follows it, of the source and, where the cue
    leaves the act open, of the content and of what the report has spoken of before."""
    group = group_of(cue)
    named = [
        "cue: " + cue.kind,
        "group: " + group,
        f"{group} before {cue.complement}",
        f"{group} kind {statement.kind}",
        f"{group} source {_source(text, statement)}",
    ]
    if cue.turn:
        named.append("turn: " + cue.turn)
    if cue.thought:
        named.append("thought")
    familiar = context.familiar(statement)
    if group == "open":
        borne = signs(" ".join(text[s : min(e, s + READ)] for s, e in statement.content[:PIECES]))
        named.extend("open " + name for name in borne)
        turned = not DENIALS.isdisjoint(borne)
        named.append(f"open {'negated ' if turned else ''}{familiar}")
    return named


def group_of(cue: CueRead) -> str:
    """ "open" where the cue leaves the act to the content, else "shut"."""
    return "open" if cue.kind in OPEN else "shut"


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
