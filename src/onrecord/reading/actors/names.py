"""The names of a text: where they stand, with titles told apart from them.

Capitals find them, the tagger's mentions say what they are; either alone is wrong too often.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from onrecord.reading.actors.lists import LISTS
from onrecord.reading.actors.vocabulary import (
    BODY_NAMES,
    COMPANY_NAMES,
    DEPARTMENTS,
    FUNCTION_WORDS,
    HONORIFICS,
    PARTICLES,
    PRONOUNS,
    is_part,
    noun,
)
from onrecord.reading.actors.words import Words
from onrecord.reading.mentions import Label, Mention

_LONGEST = 14  # tokens; a run of capitals longer than this is a headline, not a name
_OF = frozenset({"of", "for", "on", "against"})
# Names of bodies that go on after "of": "Bank of", "Association for".
_GOES_ON = BODY_NAMES | frozenset(LISTS["names goes on"])
_PLACES_NAMED = frozenset(LISTS["names places named"])
_NAMING = COMPANY_NAMES | BODY_NAMES | {"hotel", "mill", "factory", "exchange"}
_JOINED = frozenset({"based", "born", "led", "owned", "backed", "wide", "style", "listed", "run"})
_PERSON_GROUPS_OF_TITLES = frozenset(LISTS["names person groups of titles"])


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens [first, last) that name something; `opens` is where its capitalised titles begin (`first`
    where there are none). `label` is the tagger's, None where it saw no name here."""

    opens: int
    first: int
    last: int
    label: Label | None


def names(
    words: Words,
    mentions: Sequence[Mention],
    sources: Mapping[int, int] = MappingProxyType({}),
    known: Callable[[str], bool] = lambda word: False,
) -> list[Name]:
    """All names, in text order, apart from each other; `sources` are the tokens [first, last) of sources,
    by their first; `known` tells whether a word is the name of a country or the like wherever it stands."""
    labels = _labels(words, mentions)
    plain = {low for low, cap in zip(words.low, words.cap, strict=True) if not cap}
    inner = _capitals_within(words)
    found: list[Name] = []
    i, count = 0, len(words)
    while i < count:
        common = not words.cap[i] or _common(words, i, plain, inner, labels, sources)
        if common and not (words.cap[i] and words.low[i] not in FUNCTION_WORDS and known(words.of(i, i + 1))):
            i += 1
            continue
        last = _run(words, i, labels)
        found += _named(words, i, last, labels)
        i = last
    return found


def _labels(words: Words, mentions: Sequence[Mention]) -> list[tuple[int, Label] | None]:
    """For each token the number and label of the mention that it stands in."""
    labels: list[tuple[int, Label] | None] = [None] * len(words)
    for number, mention in enumerate(mentions):
        first, last = words.tokens(mention.span)
        for k in range(first, min(last, len(words))):
            labels[k] = (number, mention.label)
    return labels


def _capitals_within(words: Words) -> set[str]:
    """Words that have a capital where no sentence begins."""
    return {low for i, low in enumerate(words.low) if words.cap[i] and not words.begins(i)}


def _common(
    words: Words,
    i: int,
    plain: set[str],
    inner: set[str],
    labels: list[tuple[int, Label] | None],
    sources: Mapping[int, int],
) -> bool:
    """Whether the capital at `i` is only that of a sentence's first word, or of a word like "The"."""
    low = words.low[i]
    if "-" in low and low.rsplit("-", 1)[1] in _JOINED:
        return True  # "Stockholm-based"
    if len(low) == 1 or low in ("the", "a", "an") or low in PRONOUNS:
        return not (low == "the" and _hague(words, i))
    following = i + 1 < len(words) and words.cap[i + 1] and words.end[i] + 1 == words.start[i + 1]
    if not words.begins(i):
        return low in FUNCTION_WORDS and labels[i] is None
    if low in FUNCTION_WORDS:
        return True
    if following:
        return low in plain and noun(low) is None and low not in DEPARTMENTS and labels[i] is None
    if low in inner:
        return False
    known = noun(low)
    if low in plain or is_part(low) or (known is not None and (known.plural or labels[i] is None)):
        return True
    if labels[i] is None and not _possessed(words, i):
        last = sources.get(i, i)
        if i + 1 >= last and last != i + 1:
            return True
        if i + 1 < last and words.low[i + 1].isalpha() and words.low[i + 1] not in FUNCTION_WORDS:
            return True  # "Shop steward Calum M."
    return labels[i] is None and low.endswith("s") and not low.endswith("ss") and not _possessed(words, i)


def _hague(words: Words, i: int) -> bool:
    return i + 1 < len(words) and words.low[i + 1] == "hague"


def _possessed(words: Words, i: int) -> bool:
    return i + 1 < len(words) and words.low[i + 1] in ("'s", "’s")


def _run(words: Words, i: int, labels: list[tuple[int, Label] | None]) -> int:
    """The end of the run of capitals that begins at `i`."""
    k = i + 1
    bodied = words.low[i] in _GOES_ON
    while k < len(words) and k - i < _LONGEST:
        low = words.low[k]
        if words.cap[k] and low not in ("i", "mr", "mr.", "mrs", "ms", "dr"):
            if words.text[words.end[k - 1] : words.start[k]].strip(" ") or words.low[k - 1] in ".!?":
                break
            bodied = bodied or low in _GOES_ON
            k += 1
            continue
        step = _linked(words, k, i, labels, bodied)
        if step == 0:
            break
        k += step
    return k


def _linked(words: Words, k: int, i: int, labels: list[tuple[int, Label] | None], bodied: bool) -> int:
    """How many tokens link the run that began at `i` to a capital after them: 0 where it ends at `k`."""
    low, count = words.low[k], len(words)
    if low in PARTICLES and low not in ("and",):
        ahead = k + 1
        while ahead < min(count, k + 3) and words.low[ahead] in PARTICLES:
            ahead += 1
        if low in ("i", "e", "op", "la") and not _same(labels, k - 1, min(ahead, count - 1)):
            return 0
        return ahead - k if ahead < count and words.cap[ahead] else 0
    same = k + 1 < count and _same(labels, k - 1, k + 1)
    if low in _OF and k + 1 < count:
        ahead = k + 2 if words.low[k + 1] == "the" and k + 2 < count else k + 1
        if words.cap[ahead] and (bodied or _same(labels, k - 1, ahead)):
            return ahead - k
        return 0
    if low == "and" and k + 1 < count and words.cap[k + 1]:
        body = k - i <= 2 and i > 0 and words.low[i - 1] == "the" and _ends_as_body(words, k + 1)
        listed = body or (any(words.low[j] in _OF for j in range(max(i, k - 3), k)) and bodied)
        return 1 if same or listed else 0
    if low in ("'", "’", "'s", "’s") and k + 1 < count and words.cap[k + 1]:
        before = noun(words.low[k - 1])
        if same or words.low[k + 1] in _PLACES_NAMED:
            return 1
        if low in ("'", "’") and words.low[k - 1].endswith("s") and (before is None or before.plural):
            return 1 if words.low[k + 1] in BODY_NAMES or words.low[k + 1] in _GOES_ON else 0
    return 0


def _ends_as_body(words: Words, k: int) -> bool:
    """Whether the capitals from token `k` end with a body's noun: "Harbour and | Quay Workers' Union"."""
    low, end = words.low, k
    while end < len(words) and end - k < 5 and (words.cap[end] or low[end] in ("'", "’", "'s", "’s")):
        end += 1
    return end - k >= 2 and low[end - 1] in BODY_NAMES


def _same(labels: list[tuple[int, Label] | None], one: int, other: int) -> bool:
    first, second = labels[one], labels[other]
    return first is not None and second is not None and first[0] == second[0]


def _named(words: Words, first: int, last: int, labels: list[tuple[int, Label] | None]) -> list[Name]:
    """The name in a run of capitals: without the titles before it; none where it is all title."""
    if _all_title(words, first, last):
        return []
    start, opens = first, _office_before(words, first)
    if opens < first:
        while start < last - 1 and (words.low[start] in DEPARTMENTS or words.low[start] == "and"):
            start += 1  # "Minister of | Economy | Dóra Kelenhegyi"
        if start == first:
            opens = first
    for k in range(start, last - 1):
        if words.low[k] in _OF:
            break
        if _title(words, k, first, last):
            start = k + 1
    if start < last - 1 and words.low[start] in PARTICLES and not words.cap[start] and start > first:
        start += words.low[start] in ("and", "of")
    votes = Counter(known[1] for k in range(start, last) if (known := labels[k]) is not None)
    best: Label | None = None
    if votes:
        best = votes.most_common(1)[0][0]
    return [Name(opens, start, last, best)]


def _office_before(words: Words, first: int) -> int:
    """Where the capitalised office begins that "of" or "for" joins to token `first`, else `first`."""
    if first < 2 or words.low[first - 1] not in _OF or words.low[first] not in DEPARTMENTS:
        return first
    k = first - 2
    known = noun(words.low[k])
    if known is None or known.group not in ("office", "head") or not words.cap[k]:
        return first
    while k > 0 and words.cap[k - 1] and words.low[k - 1] in ("deputy", "prime", "acting", "first", "vice"):
        k -= 1
    return k


def _title(words: Words, k: int, first: int, last: int) -> bool:
    """Whether token `k` of a run is the last word of a title before a name."""
    low = words.low[k]
    if low in HONORIFICS and low not in ("justice", "father", "mother", "sister", "brother", "rear", "vice"):
        return True
    if k + 1 < last and words.low[k + 1] in (_OF | {"and"}):
        return False
    if k == first and words.begins(k) and low not in _NAMING:
        kind = noun(low)
        if kind is not None and kind.group == "company":
            return True  # "Brewer Frem Odda": a capital only because the sentence begins
    rest = [words.low[j] for j in range(k + 1, last)]
    if rest[-1] in BODY_NAMES or rest[-1] in COMPANY_NAMES:
        return False
    if low in HONORIFICS:
        return k == first
    known = noun(low)
    return known is not None and known.sort == "person" and known.group in _PERSON_GROUPS_OF_TITLES


def _all_title(words: Words, first: int, last: int) -> bool:
    """Whether a run is a description with capitals: "Foreign Minister", "President"."""
    known = noun(words.low[last - 1])
    if known is None or known.sort not in ("person",):
        return False
    return all(
        words.low[k] in DEPARTMENTS
        or words.low[k] in HONORIFICS
        or noun(words.low[k]) is not None
        or words.low[k] in ("prime", "deputy", "acting", "first", "vice", "federal", "chief")
        for k in range(first, last - 1)
    )
