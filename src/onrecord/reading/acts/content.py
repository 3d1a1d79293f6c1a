"""Tests of a statement's content: what its words themselves do."""

from __future__ import annotations

import functools
import re
from importlib import resources

from onrecord.reading.acts.words import words

# Only so much of a content is looked at: what is done is done in its first sentences.
READ = 480

_TESTS: dict[str, str] = {
    "yes": r"^(?:yes|yeah|aye|of course|certainly|indeed|that is (?:right|correct|true|so)|so|as much|true)\b",
    "no": r"^(?:no|nonsense|rubbish|never|not|nothing|nobody|none|neither)\b",
    "there is no": r"\b(?:there|here) (?:is|was|are|were|has|have|had|will)(?: been| be)? (?:no|not|never|nothing|none)\b",
    "I did not": r"\b(?:i|we) (?:have|had|did|do|am|are|was|were|could|can) (?:not|never|no|nothing)\b",
    "they did not": r"\b(?:it|he|she|they|one's \w+|that|this) (?:have|has|had|did|does|do|is|are|was|were) (?:not|never|no|nothing)\b",
    "false": r"\b(?:false|falsehoods?|untrue|fabricat\w{1,8}|baseless|groundless|unfounded|nonsense|lies|a lie|lying|invent\w{2,5}"
    r"|fiction|fantasy|fanciful|myth|hoax|incorrect|inaccurate|misleading|no truth|not true|not the case|fairy tale"
    r"|without foundation|without merit|no basis|no foundation|far from|absurd|ridiculous|rubbish|slander|smear|misreading"
    r"|misunderstanding|nothing to do with|out of the question|no such|nothing of the|wide of the mark|no plans?|no intention)\b",
    "decline": r"\b(?:no comment|not comment|nothing (?:more |further |else )?to (?:say|add|report)|not (?:going to )?discuss|speculat\w{1,5}"
    r"|cannot (?:discuss|say|help|talk)|can not (?:discuss|say|help|talk|comment|go into)|not for (?:me|us|him|her|them) to"
    r"|a matter for|matters? for the|neither confirm|not appropriate|inappropriate|ask (?:him|her|them|me|the|someone|somebody|one's)"
    r"|no position|another (?:day|time)|talk about|not (?:be )?drawn|(?:will|would|do|does|did|is|are|am) not (?:going to )?"
    r"(?:say|comment|talk|discuss|speculate|answer|name|get into|go into|give|confirm|be saying|prepared)|under review|ongoing"
    r"|in due course|when (?:there is|we have) something|who told you|next question|speak for (?:itself|themselves)|leave that|leave it)\b",
    "doubt": r"\b(?:not (?:sure|certain|clear|known|convinced|persuaded|proven|proved|established|yet)|unclear|too (?:early|soon)"
    r"|can not (?:tell|be sure|know|be certain|rule)|cannot tell|remains? to be|no (?:evidence|proof|way of knowing|idea)|unproven"
    r"|questionable|believe (?:it|that|in|him|her|them) when|when i see|wait and see|hard to (?:believe|say|see)|unverified"
    r"|unconfirmed|unlikely|implausible|doubt\w{0,4}|whether|not (?:know|think|believe)|who knows|could mean anything|if (?:it|that|they|there)"
    r"|does not (?:prove|mean|add up|show|follow)|sceptical|skeptical|(?:would|do|does|did) (?:be )?(?:surpris\w{2,3}|wonder))\b",
    "confirm": r"\b(?:(?:is|was|are|were) (?:true|right|correct|accurate|genuine|authentic)|we did|i did|it did|did (?:indeed|so)"
    r"|mistakes?|we (?:were|was) wrong|i was wrong|sorry|apolog\w{2,5}|fault|should have|ought to have|we failed|i failed|responsib\w{3,6}"
    r"|regret\w{0,4}|my (?:mistake|error|fault)|our (?:mistake|error|fault)|one's (?:mistake|error|fault|own)|had (?:indeed|in fact)"
    r"|deceived|a fact|in fact|genuine|authentic|existence|after all|too late|not hidden|no secret)\b",
    "retract": r"\b(?:with(?:draw|drew|drawn|drawing)|retract\w{0,5}|take (?:it |that |them )?back|took (?:it|that|them) back|mistook|mistaken"
    r"|in error|was wrong|were wrong|been wrong|misspoke|misread|misheard|no longer|correction|correct\w{0,3}|earlier (?:statement|report|claim|figure)"
    r"|should not have (?:said|written|published)|never have (?:said|written|published)|changed? (?:one's|my|our) (?:mind|view))\b",
    "must": r"\b(?:must|should|ought to|needs? to|have to|has to|had to|had better|it is time|time to|time for|call on|calls? for|demand\w{0,3}"
    r"|urge\w{0,3}|let us|we want|required?|requires|owe|owes|deserve)\b",
    "please": r"^(?:please|do not|stop|let|give|show|tell|come|go|keep|stay|put|get|take|bring|make|leave|look|wait|remember|resign|pay|open"
    r"|close|hand|publish|release|send|call|return|think|be|have|ask|answer|read|start|end|boil|avoid|check|use|hold|listen|vote)\b",
    "I will": r"\b(?:i|we) (?:will|shall|are going to|am going to|intend|intends|promise|pledge|vow|undertake|guarantee|would)\b",
    "would": r"^(?:that )?(?:it|he|she|they|the \w+|one's \w+|nobody|no one|every \w+|all \w+) (?:would|will)\b",
    "to do": r"^to \w",
    "will": r"\b(?:will|shall|going to|wo not|would|is (?:likely|expected|set|due|bound)|are (?:likely|expected|set|bound))\b",
    "if": r"\b(?:if|unless|otherwise|or else|before it is|without)\b",
    "whether": r"^(?:whether|if|why|who|whom|whose|what|how|when|where|which)\b",
    "nouns": r"^(?:the |any |all |those |these |such |a |an |that |one's |as |of )?(?:\w+ ){0,2}(?:allegations?|claims?|reports?|suggestions?|rumou?rs?"
    r"|accusations?|charges?|speculation|stor(?:y|ies)|account|version|idea|notion|criticism|complaints?)\b",
    "first person": r"\b(?:i|we|me|us|my|our)\b",
    "you": r"\byou\b",
    "thanks": r"\b(?:thank\w{0,4}|grateful|proud|congratulat\w{1,5}|tribute|well done|bravo)\b",
    "past": r"\b(?:was|were|had|did|\w{2,12}ed)\b",
    "number": r"\d",
    "superlative": r"\b(?:more|most|too|so|such|very|as)\b",
}
_COMPILED = tuple((name, re.compile(pattern)) for name, pattern in _TESTS.items())
NAMES = (*_TESTS, "negated", "question mark", "praise", "criticise", "wrong", "danger", "future")
_NEGATIONS = frozenset("not no never nothing nobody none neither nor without".split())


@functools.cache
def _tones() -> tuple[dict[str, str], dict[str, str]]:
    """Tone by whole word, and by the first five to seven letters of starred ones."""
    whole: dict[str, list[str]] = {}
    begun: dict[str, list[str]] = {}
    text = resources.files("onrecord.reading.acts").joinpath("tones.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        tone, _, listed = line.partition("\t")
        for word in listed.split():
            (begun if word.endswith("*") else whole).setdefault(word.rstrip("*"), []).append(tone)
    return ({w: " ".join(t) for w, t in whole.items()}, {w: " ".join(t) for w, t in begun.items()})


def tests(content: str) -> list[str]:
    """Names of the tests that `content` passes, of NAMES. Only its first READ characters count."""
    content = content[:READ]
    found = words(content, 0, len(content))
    plain = " ".join(found)
    if any(c.isdigit() for c in content):
        plain += " 1"
    passed = [name for name, pattern in _COMPILED if pattern.search(plain)]
    if not _NEGATIONS.isdisjoint(found[:14]):
        passed.append("negated")
    if "?" in content:
        passed.append("question mark")
    passed.extend(tone for tone in sorted(tones(found)))
    return passed


def tones(found: list[str]) -> set[str]:
    """The tones of a content's words."""
    whole, begun = _tones()
    heard: set[str] = set()
    for word in found:
        if len(word) < 3:
            continue
        tone = whole.get(word) or begun.get(word[:7]) or begun.get(word[:6]) or begun.get(word[:5])
        if tone:
            heard.update(tone.split())
    return heard
