"""What stands around a name and tells who bears it: titles before it, appositions on both sides."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.reading.actors.lists import LISTS
from onrecord.reading.actors.phrases import Phrase, Phrases
from onrecord.reading.actors.vocabulary import DETERMINERS, FORMER, HONORIFICS, POSSESSIVES, Noun, noun

_BACK = 16  # tokens that an apposition before a name may have
_HEADING = frozenset(LISTS["surroundings heading"])
_DESCRIBING = frozenset({"person", "organisation", "media", "state", "crowd"})
_PLACED = frozenset({"in", "near", "from"})
_CLOSING = frozenset(",.;:)!?—–-\n")
_MARKS = frozenset({"'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that the text says of a name: `phrase` describes it, whose head is `word`; `heads`:
    it is told by a verb ("who leads the union"), and the phrase is what is headed."""

    phrase: Phrase
    word: str
    noun: Noun
    heads: bool = False
    former: bool = False


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`before` is the phrase that ends with the name; `said` all descriptions, in text order; `mr`:
    an honorific's word or ""; `aged`: an age follows it; `who`: "who" does."""

    before: Phrase
    said: tuple[Said, ...]
    mr: str
    aged: bool
    who: bool


def surroundings(phrases: Phrases, index: int) -> Surroundings:
    """What stands around name number `index`."""
    words = phrases.words
    before = phrases.before(index)
    said: list[Said] = []
    left = _left(phrases, before.start)
    if left is not None and _ends_there(phrases, phrases.names[index].last):
        said += _said(phrases, left)
    mr = ""
    name = phrases.names[index]
    for k in range(name.opens, name.first):
        if words.low[k] in HONORIFICS:
            mr = words.low[k]
    titles = _titles(phrases, index)
    if before.head is not None and not titles:
        titles = _said(phrases, before)
    said += [_completed(phrases, title, name.last) for title in titles]
    if not said and before.head is None:
        said += _belonging(phrases, before, name.last)
    at, aged = _past_age(phrases, name.last)
    placed = name.opens > 0 and words.low[name.opens - 1] in _PLACED and name.label != "person"
    right = None if placed else _right(phrases, at)
    if right is not None:
        said += _said(phrases, right)
        if right.end + 1 < len(words) and words.low[right.end] == "and":
            second = phrases.read(right.end + 1, min(len(words), right.end + 15), beside=False)
            if second is not None and second.name is None and second.owner is None:
                said += _said(phrases, second)
    elif (heading := _headed(phrases, at)) is not None:
        said.append(heading)
    who = at + 1 < len(words) and words.low[at] == "," and words.low[at + 1] in ("who", "whose")
    return Surroundings(before, tuple(said), mr, aged, who)


def _said(phrases: Phrases, phrase: Phrase) -> list[Said]:
    known = phrases.noun(phrase)
    if known is None or known.sort not in _DESCRIBING:
        return []
    return [Said(phrase, phrases.low(phrase), known, former=_former(phrases, phrase))]


def _former(phrases: Phrases, phrase: Phrase) -> bool:
    low = phrases.words.low
    return any(
        low[k] in FORMER or low[k].startswith(("ex-", "then-")) for k in (*phrase.mods, phrase.start)
    ) or (phrase.head is not None and low[phrase.head].startswith("ex-"))


def _completed(phrases: Phrases, said: Said, at: int) -> Said:
    """A title with the body that is told after the name: "leader Kondwani G. | of the Alliance"."""
    phrase = said.phrase
    if phrase.complement is not None or phrase.owner is not None:
        return said
    body = _after(phrases, at)
    return said if body is None else replace(said, phrase=replace(phrase, prep="of", complement=body))


def _after(phrases: Phrases, at: int) -> Phrase | None:
    """What "of" after a name names."""
    words = phrases.words
    if at + 1 >= len(words) or words.low[at] not in ("of", "from"):
        return None
    body = phrases.read(at + 1, min(len(words), at + 9), apart=False)
    return body if body is not None and not body.pronoun else None


def _belonging(phrases: Phrases, before: Phrase, at: int) -> list[Said]:
    """For "The CEB's Carla W.", "Devika R. of the Front": one of a body, without a title."""
    if before.owner is not None and before.owner.name is not None:
        return [Said(before.owner, "member", Noun("person", "member"), heads=True)]
    body = _after(phrases, at)
    if body is None or body.name is None or before.end - before.start < 2:
        return []
    return [Said(body, "member", Noun("person", "member"), heads=True)]


def _titles(phrases: Phrases, index: int) -> list[Said]:
    """The capitalised title of "Foreign Minister Alva S."."""
    name, low = phrases.names[index], phrases.words.low
    for k in range(name.first - 1, name.opens - 1, -1):
        known = noun(low[k])
        if known is not None and known.sort == "person":
            before = phrases.before(index)
            mods = tuple(range(name.opens, k)) + tuple(m for m in before.mods if m < name.opens)
            phrase = Phrase(
                start=before.start,
                end=name.first,
                det=before.det,
                owner=before.owner,
                within=before.within,
                mods=tuple(sorted(set(mods))),
                head=k,
            )
            return _said(phrases, phrase)
    return []


def _ends_there(phrases: Phrases, last: int) -> bool:
    """Whether a name that ends before `last` can be an apposition's end."""
    low = phrases.words.low
    return last >= len(low) or low[last] not in _MARKS


def _left(phrases: Phrases, start: int) -> Phrase | None:
    """The description before a comma before `start`: "the head of the office, | Jonas W."."""
    low = phrases.words.low
    comma = start - 1
    if comma < 1 or low[comma] != ",":
        return None
    first = comma - 3 if low[comma - 1] == ")" and comma > 3 and low[comma - 3] == "(" else comma
    starts: list[int] = []
    while first > 0 and comma - first < _BACK:
        word = low[first - 1]
        if word in ("of", "for", "at", "in") or word in _MARKS or phrases.name_at[first - 1] >= 0:
            first -= 1
        elif word in DETERMINERS or word in POSSESSIVES:
            first -= 1
            starts.append(first)
            if first == 0 or (
                low[first - 1] not in ("of", "for", "at", "in") and low[first - 1] not in _MARKS
            ):
                break
        elif word[0].isalpha() and word not in ("and", "said", "that", "who", "which", "but", "told"):
            first -= 1
        else:
            break
        if first == 0 or phrases.words.begins(first) or phrases.name_at[first] >= 0:
            starts.append(first)
    for at in reversed(starts):
        phrase = phrases.read(at, comma)
        if phrase is None or phrase.end != comma or phrase.name is not None or phrase.head is None:
            continue
        if (
            phrase.det in ("", "no", "any", "that")
            and not phrases.words.begins(phrase.start)
            and phrase.owner is None
        ):
            continue
        known = phrases.noun(phrase)
        if known is not None and known.sort in _DESCRIBING and not known.plural:
            return phrase
    return None


def _past_age(phrases: Phrases, at: int) -> tuple[int, bool]:
    """Past ", 41" after a name, and whether it was there."""
    low = phrases.words.low
    if at + 2 < len(low) and low[at] == "," and low[at + 1].isdecimal() and len(low[at + 1]) <= 3:
        return at + 2, low[at + 2] in (",", ".")
    return at, False


def _right(phrases: Phrases, at: int) -> Phrase | None:
    """The description after a comma after a name: "Ana R., | the mayor of X |,"."""
    words = phrases.words
    if at + 1 >= len(words) or words.low[at] not in (",", "("):
        return None
    phrase = phrases.read(at + 1, min(len(words), at + 26), beside=False)
    if phrase is None or phrase.head is None or phrase.name is not None:
        return None
    known = phrases.noun(phrase)
    if known is None or known.sort not in _DESCRIBING or known.plural:
        return None
    core_end = phrase.end
    if (
        core_end < len(words)
        and words.low[core_end] not in _CLOSING
        and words.low[core_end]
        not in (
            "who",
            "which",
            "and",
            "whose",
            "of",
            "for",
            "in",
            "at",
        )
    ):
        return None
    return phrase


def _headed(phrases: Phrases, at: int) -> Said | None:
    """For "Ramiro T., who leads | the union |"."""
    words = phrases.words
    if at + 4 >= len(words) or words.low[at] != "," or words.low[at + 1] != "who":
        return None
    speaks = words.low[at + 2 : at + 4] == ["speaks", "for"]
    if not speaks and words.low[at + 2] not in _HEADING:
        return None
    first = at + 4 if words.low[at + 3] in ("for", "over") else at + 3
    phrase = phrases.read(first, min(len(words), at + 15))
    if phrase is None or phrase.pronoun:
        return None
    return Said(phrase, "head", Noun("person", "head"), heads=True)
