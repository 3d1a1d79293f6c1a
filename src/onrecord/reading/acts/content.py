"""Tests of a statement's content: what its words themselves do."""

from __future__ import annotations

import functools
import re
from importlib import resources

from onrecord.reading.acts.words import words

# Only so much of a content is looked at: what is done is done in its first sentences.
READ = 480

_NOT_SAY = "say|comment|talk|discuss|speculate|answer|name|get into|go into|give|confirm|respond|reply|be saying"
_VERBS = (
    "let give show tell come go keep stay put get take bring make leave look wait remember resign pay open close"
    " hand publish release send call return think be have ask answer read start end boil avoid check use hold listen"
    " vote stop do lock find try write turn clear cut drop face fix free follow grow help join lay learn lift lower"
    " mind move pick play pull push raise run save say sell set shut sign sit speak spend stand step talk teach throw"
    " walk wash watch wear work accept admit allow apologise arrest believe build buy cancel carry change choose"
    " come consider count cross drink drive eat expect fight forget hear hire imagine include keep kill know lead"
    " live lose love meet note obey offer order pass plan prove quit reach reduce repair replace report restore scrap"
    " see seek spare spread suspend tear test touch trust visit withdraw"
)

# Each test by its name: a pattern over the content's words as `words` gives them, one blank between.
_TESTS: dict[str, tuple[str, ...]] = {
    "yes": (
        r"^(?:well )?(?:yes|yeah|aye|of course|certainly|indeed|that is (?:right|correct|true|so)|so|as much|true)\b",
    ),
    "no": (r"^(?:no|nonsense|rubbish|never|not|nothing|nobody|none|neither|otherwise)\b",),
    "none": (
        r"\b(?:never|nobody|no one|nothing|none|not one|not a single|neither|at no (?:time|point|stage))\b",
        r"^(?:that )?no [a-z]",
    ),
    "there is no": (
        r"\b(?:there|here) (?:is|was|are|were|has|have|had|will)(?: been| be)? (?:no|not|never|nothing|none)\b",
    ),
    "I did not": (
        r"\b(?:i|we) (?:have|had|did|do|am|are|was|were|could|can) (?:not|never|no|nothing)\b",
        r"\b(?:i|we) (?:never|no longer|neither)\b",
        r"\bnot (?:us|me|our|my|i|we)\b",
    ),
    "they did not": (
        r"\b(?:it|he|she|they|one's \w+|that|this) (?:have|has|had|did|does|do|is|are|was|were) (?:not|never|no|nothing)\b",
        r"\b(?:it|he|she|they) never\b",
    ),
    "false": (
        r"\b(?:false|falsehoods?|untrue|fabricat\w{1,8}|baseless|groundless|unfounded|nonsense|lies|a lie|lying|liars?)\b",
        r"\b(?:invent\w{2,5}|fiction|fantasy|fanciful|fable|myth|hoax|fakes?|forged|forger\w{1,3}|guesswork|mischief)\b",
        r"\b(?:incorrect|inaccurate|misleading|fairy tale|absurd|ridiculous|rubbish|slander|smear|misreading|misunderstanding)\b",
        r"\b(?:no truth|not true|not the case|nothing to do with|out of the question|no such|nothing of the|wide of the mark)\b",
        r"\b(?:without|no) (?:foundation|merit|basis|substance)\b",
        r"\b(?:no plans?|no intention|not correspond|far from)\b",
    ),
    "wrong": (r"\b(?:wrong|erroneous|mistaken|in error)\b",),
    "decline": (
        r"\b(?:no|not|never) (?:further )?comment\b",
        r"\bnothing (?:more |further |else )?to (?:say|add|report|tell)\b",
        r"\b(?:can|could|may|will|would|do|does|did|is|are|am) not (?:be )?(?:going to )?(?:" + _NOT_SAY + r")\b",
        r"\bnot (?:going to|prepared to|in a position to|at liberty to|for (?:me|us|him|her|them|it) to|be drawn|appropriate)\b",
        r"\b(?:inappropriate|premature|confidential|off limits|private matter|internal matter|operational|under review)\b",
        r"\b(?:a|another) matter for\b|\bmatters? for the\b|\bfor others to\b|\bup to the\b",
        r"\bask (?:him|her|them|me|the|someone|somebody|one's)\b|\bnext question\b|\bwho told you\b",
        r"\bneither confirm|\bno position\b|\banother (?:day|time)\b|\bnot today\b|\bin due course\b|\bnot say\b",
        r"\breserv\w{2,4} (?:judg\w{2,5}|one's|the right)|\bleave (?:it|that|the \w+) to\b|\bspeak for (?:itself|themselves)\b",
        r"\b(?:rumou?rs?|speculation|leaks|gossip) (?:or|and) (?:rumou?rs?|speculation|leaks|gossip)\b|\bspeculat\w{1,5}\b",
    ),
    "doubt": (
        r"\bnot (?:be )?(?:sure|certain|clear|known|convinced|persuaded|proven|proved|established|yet)\b|\bunclear\b",
        r"\btoo (?:early|soon)\b|\b(?:can|could) not (?:tell|be sure|know|be certain|rule|verify|confirm|reconcile|establish)\b",
        r"\bremains? to be\b|\bno (?:evidence|proof|way of knowing|idea|sign)\b|\b(?:unproven|unverified|unconfirmed|uncertain)\b",
        r"\bquestionable\b|\bbelieve (?:it|that|in|him|her|them) when\b|\bwhen i see\b|\bwait and see\b",
        r"\bhard to (?:believe|say|see|tell)\b|\b(?:unlikely|implausible|doubt\w{0,4}|sceptical|skeptical)\b",
        r"\bnot (?:know|think|believe|see how|understand)\b|\bwho knows\b|\bcould mean anything\b|\bif (?:it|that|they|there)\b",
        r"\bnot (?:prove|mean|add up|show|follow)\b",
    ),
    "confirm": (
        r"\b(?:is|was|are|were) (?:true|right|correct|accurate|genuine|authentic)\b|\b(?:we|i|it) did\b(?! not)",
        r"\bdid (?:indeed|so)\b|\b(?:my|our|one's) (?:mistake|error|fault|own)\b|\bhad (?:indeed|in fact)\b",
        r"\b(?:deceived|a fact|in fact|existence|after all|too late|not hidden|no secret)\b",
    ),
    "sorry": (
        r"\b(?:sorry|apolog\w{2,5}|regret\w{0,4}|responsib\w{3,6}|mistakes?|blame|forgive)\b",
        r"\b(?:we|i) (?:was|were|had been|got it) wrong\b|\b(?:we|i) (?:failed|erred)\b|\bshould (?:not )?have\b",
    ),
    "I did": (
        r"\b(?:i|we) (?:was|were|did|had|made|took|gave|wrote|signed|knew|got|let|told|said|chose|sent|paid|met|went|\w{2,12}ed)"
        r"\b(?! (?:not|never|no|nothing|nobody|neither)\b)",
    ),
    "retract": (
        r"\bwith(?:draw|drew|drawn|drawing|drawal)\b|\bretract\w{0,5}\b|\b(?:take|took) (?:it |that |them |this )?back\b",
        r"\b(?:mistook|mistaken|misspoke|misread|misheard|in error|no longer|correction)\b|\b(?:was|were|been) wrong\b",
        r"\bearlier (?:statement|report|claim|figure)\b|\b(?:not|never) have (?:said|written|published)\b|\bspoken too\b",
        r"\bchanged? (?:one's|the) (?:mind|view)\b",
    ),
    "must": (
        r"\b(?:must|ought to|needs? to|have to|has to|had to|had better|time to|call on|calls? for|let us|we want)\b",
        r"\b(?:it is|high) time\b|\b(?:required?|requires|owe|owes|deserves?|demand\w{0,3}|urge\w{0,3})\b",
    ),
    "should": (r"\bshould\b(?! (?:not )?have\b)",),
    "please": (
        r"^(?:(?:now|but|and|so|just|please|then|first|do not|never|all i ask|we ask|i want|we want|i beg|i call) )?(?:"
        + _VERBS.replace(" ", "|")
        + r")\b(?! (?:of|is|was)\b)",
        r"\bplease\b|^do not\b",
    ),
    "I will": (
        r"\b(?:i|we) (?:will|shall|are going to|am going to|intend|intends|promise|pledge|vow|undertake|guarantee|would)\b",
    ),
    "would": (r"^(?:that )?(?:it|he|she|they|the \w+|one's \w+|nobody|no one|every \w+|all \w+) (?:would|will)\b",),
    "to do": (r"^to \w",),
    "will": (
        r"\b(?:will|shall|going to|would|is (?:likely|expected|set|due|bound)|are (?:likely|expected|set|bound))\b",
    ),
    "could": (r"\b(?:could|may|might|can)\b",),
    "by then": (
        r"\b(?:by|before|until|within|in|next) (?:the )?(?:end|summer|spring|autumn|winter|year|month|week|years|months|weeks"
        r"|january|february|march|april|june|july|august|september|october|november|december|easter|christmas)\b",
    ),
    "if": (r"\b(?:if|unless|otherwise|or else|before it is|without)\b",),
    "whether": (r"^(?:whether|if|why|who|whom|whose|what|how|when|where|which)\b",),
    "nouns": (
        r"^(?:the |any |all |those |these |such |a |an |that |one's |as |of )?(?:\w+ ){0,2}(?:allegations?|claims?|reports?"
        r"|suggestions?|rumou?rs?|accusations?|charges?|speculation|stor(?:y|ies)|account|version|idea|notion|criticism|complaints?)\b",
    ),
    "plan": (
        r"^(?:an? |the |new |its |plans for |fresh )?(?:\w+ ){0,2}(?:inquiry|investigation|review|fund|strike|package|programme|program"
        r"|plans?|scheme|audit|appeal|help|aid|talks|referendum|march|boycott|compensation|payments?|reform|reforms|ban|sanctions)\b",
    ),
    "self": (r"^(?:that )?(?:i|we|it|he|she|they|one's)\b",),
    "first person": (r"\b(?:i|we|me|us|my|our)\b",),
    "you": (r"\byou\b",),
    "thanks": (r"\b(?:thank\w{0,4}|grateful|proud|congratulat\w{1,5}|tribute|well done|bravo)\b",),
    "past": (r"\b(?:was|were|had|did|\w{2,12}ed)\b",),
    "superlative": (r"\b(?:most|too|so|such|very|first|best|finest)\b",),
    "image": (r"\b(?:a|an|like|as) (?:\w+ )?\w+ (?:with|without|in|on|of|for|by) (?:a|an|the)\b",),
    "short": (r"^(?:\w+ ?){1,6}$",),
}
_COMPILED = tuple((name, re.compile("|".join(patterns))) for name, patterns in _TESTS.items())
NAMES = (*_TESTS, "number", "negated", "question mark", "praise", "criticise", "misdeed", "danger", "future")
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
    passed = [name for name, pattern in _COMPILED if pattern.search(plain)]
    if not _NEGATIONS.isdisjoint(found[:14]):
        passed.append("negated")
    if any(c.isdigit() for c in content):
        passed.append("number")
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
