"""Noun phrases: what a source span, or the words around a name, say of who is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.reading.actors.lists import LISTS
from onrecord.reading.actors.names import Name
from onrecord.reading.actors.vocabulary import (
    DEPARTMENTS,
    DETERMINERS,
    FUNCTION_WORDS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    QUANTIFIERS,
    STOPS,
    Noun,
    noun,
)
from onrecord.reading.actors.words import Words

_DEEP = 3  # complements and owners within one another
_LONG = 14  # tokens before a phrase's head
_MARKS = frozenset({"'s", "’s", "'", "’"})
_QUOTES = frozenset("“”\"„«»‘’'")
_SKIPPED = frozenset(LISTS["phrases skipped"])
_TITLE_WORDS = frozenset(LISTS["phrases title words"])
_IDLE = frozenset({"own", "very", "so-called", "then", "now", "same"})
_COMPLEMENTS = frozenset(LISTS["phrases complements"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Tokens [start, end). `det`: its article, "this" or "poss"; `count`: "two", "some"; `owner`:
    whose it is; `mods`: words before the head; `head`: the noun that names it, which is a title where
    `name` (an index into the text's names) follows; `within`: names that stand before the head
    ("the Orbix minute"); `pronoun`: a pronoun's class; `whole`: what it is some of ("one of them");
    `prep` and `complement`: what follows the head; `beside`: what stands in apposition."""

    start: int
    end: int
    det: str = ""
    count: str = ""
    owner: Phrase | None = None
    mods: tuple[int, ...] = ()
    head: int | None = None
    name: int | None = None
    within: tuple[int, ...] = ()
    pronoun: str = ""
    whole: Phrase | None = None
    prep: str = ""
    complement: Phrase | None = None
    beside: tuple[Phrase, ...] = ()


class Phrases:
    """Reads noun phrases of one text."""

    def __init__(self, words: Words, names: Sequence[Name]) -> None:
        self.words = words
        self.names = names
        self.name_at: list[int] = [-1] * len(words)
        for index, name in enumerate(names):
            for k in range(name.first, name.last):
                self.name_at[k] = index
        # Where capitalised titles before a name begin, and whose they are.
        self._titled = {name.opens: index for index, name in enumerate(names) if name.opens < name.first}

    def noun(self, phrase: Phrase) -> Noun | None:
        """What the phrase's head noun tells."""
        return None if phrase.head is None else noun(self.words.low[phrase.head])

    def low(self, phrase: Phrase) -> str:
        """The head noun in lower case, "" where there is none."""
        return "" if phrase.head is None else self.words.low[phrase.head]

    def before(self, name: int) -> Phrase:
        """The phrase that ends with a name, its title and whose it is read from the words before it."""
        low, at = self.words.low, self.names[name].opens
        bare = Phrase(start=self.names[name].first, end=self.names[name].last, name=name)
        k = at - 1
        if k < 0 or (not self._introduces(k) and low[k] not in DETERMINERS):
            return bare if at == self.names[name].first else replace(bare, start=at)
        first = at
        while first > 0 and at - first < _LONG:
            k = first - 1
            word = low[k]
            if self.name_at[k] >= 0:
                first = self.names[self.name_at[k]].opens
            elif word in _MARKS and k > 0 and low[k - 1][-1:].isalpha():
                first = k
            elif word in DETERMINERS or word in POSSESSIVES:
                first = k
                if word in POSSESSIVES or k == 0 or low[k - 1] not in _MARKS:
                    break
            elif (
                word in STOPS
                or word in FUNCTION_WORDS
                or not word[0].isalpha()
                or (
                    noun(word) is None
                    and (word.endswith("ly") or (word.endswith(("ing", "ed")) and word not in _TITLE_WORDS))
                )
            ):
                break
            else:
                first = k
        while first < at:
            phrase = self.read(first, self.names[name].last, apart=False)
            if phrase is not None and phrase.name == name and phrase.end == self.names[name].last:
                return phrase
            first = max(first + 1, min(phrase.end, at) if phrase is not None else 0)
            while first < at and (low[first] in STOPS or not low[first][0].isalnum()):
                first += 1
        phrase = self.read(at, self.names[name].last, apart=False)
        return phrase if phrase is not None and phrase.name == name else bare

    def _introduces(self, k: int) -> bool:
        """Whether the word at `k` can be the last of a title or possessor before a name."""
        word = self.words.low[k]
        return noun(word) is not None or word in _MARKS or word in POSSESSIVES or self.name_at[k] >= 0

    def read(
        self, i: int, end: int, *, apart: bool = True, beside: bool = True, depth: int = 0
    ) -> Phrase | None:
        """The phrase that begins at token `i` and ends at `end` at most, None where none begins there;
        `apart`: with its complement and, `beside`, with what stands in apposition."""
        low = self.words.low
        while i < end and (not low[i][0].isalnum() or (low[i] in _SKIPPED and low[i] not in PRONOUNS)):
            i += 1
        if i >= end:
            return None
        lone = i + 1 >= end or low[i + 1] in STOPS or not low[i + 1][0].isalpha()
        if (
            low[i] in PRONOUNS
            and (low[i] not in POSSESSIVES or lone)
            and (low[i] not in ("that", "both") or lone)
        ):
            return Phrase(start=i, end=i + 1, pronoun=PRONOUNS[low[i]])
        if low[i] in ("both", "neither") and i + 1 < end and self._paired(i + 1, end):
            i += 1
        if low[i] in QUANTIFIERS and i + 2 < end and low[i + 1] == "of" and depth < _DEEP:
            whole = self.read(i + 2, end, apart=apart, depth=depth + 1)
            if whole is not None:
                some = Phrase(start=i, end=whole.end, count=low[i], whole=whole)
                return self._extended(some, end, depth, beside) if apart else some
        core = self._core(i, end, depth)
        if core is None or not apart:
            return core
        return self._extended(core, end, depth, beside)

    def _paired(self, i: int, end: int) -> bool:
        """Whether "both" before token `i` goes with "and": "both | the council and its clerk"."""
        return "and" in self.words.low[i:end] and self.words.low[i] not in ("of", "the")

    def _core(self, i: int, end: int, depth: int) -> Phrase | None:
        low, begin = self.words.low, i
        det, count, owner = "", "", None
        mods: list[int] = []
        within: list[int] = []
        name: int | None = None
        pronoun_owner: Phrase | None = None
        while i < end:
            word = low[i]
            index = self.name_at[i]
            titled = self._titled.get(i)
            if titled is not None and name is None and self.names[titled].first < end:
                mods.extend(range(i, self.names[titled].first))
                name, i = titled, self.names[titled].last
            elif index >= 0:
                if name is not None:
                    within.append(name)
                name, i = index, self.names[index].last
            elif word in _MARKS and i > begin and (name is not None or mods):
                if word in ("'", "’") and not low[i - 1].endswith(("s", "x", "z")):
                    break
                owner = self._made(begin, i, det, count, owner, mods, within, name)
                det, count, mods, within, name = "poss", "", [], [], None
                i += 1
            elif word in DETERMINERS and not mods and name is None:
                det = word if word != "an" else "a"
                i += 1
            elif word in POSSESSIVES and not mods and name is None:
                pronoun_owner = Phrase(start=i, end=i + 1, pronoun=PRONOUNS[word])
                owner, det = pronoun_owner, "poss"
                i += 1
            elif word in QUANTIFIERS and not mods and name is None:
                count = word
                i += 1
            elif (word in _IDLE and not mods and name is None and (det or owner is not None)) or (
                word in _QUOTES and not mods and name is None
            ):
                i += 1
            elif (
                word in STOPS
                or not (word[0].isalpha() or word[0].isdigit())
                or (mods and self._over(mods[-1], i))
                or len(mods) >= _LONG
            ):
                break
            else:
                if name is not None:
                    if not self._goes_on(i) and (det != "a" or word.endswith("ed")):
                        break
                    within.append(name)
                    name = None
                mods.append(i)
                i += 1
        if not mods and name is None and owner is None and not count:
            return None
        if not mods and name is None and owner is not None and det == "poss":
            # "Aerolande's said": the mark ends the phrase
            if owner.pronoun:
                return Phrase(start=begin, end=i, pronoun=owner.pronoun)
            return owner
        return self._made(begin, i, det, count, owner, mods, within, name)

    def _over(self, before: int, i: int) -> bool:
        """Whether the phrase's head stands at `before` and the word at `i` begins what is said of it."""
        word = self.words.low[i]
        return (
            noun(word) is None
            and word.endswith(("ing", "ed", "ly"))
            and noun(self.words.low[before]) is not None
        )

    def _goes_on(self, i: int) -> bool:
        """Whether the word after a name can be a noun that the name stands before."""
        low = self.words.low
        if noun(low[i]) is not None or low[i] in DEPARTMENTS:
            return True
        if low[i].endswith("s") and i + 1 < len(low) and low[i + 1] in ("'", "’"):
            return True
        return (
            not self.words.cap[i]
            and i + 1 < len(low)
            and noun(low[i + 1]) is not None
            and low[i][-2:] != "ed"
        )

    def _made(
        self,
        start: int,
        end: int,
        det: str,
        count: str,
        owner: Phrase | None,
        mods: list[int],
        within: list[int],
        name: int | None,
    ) -> Phrase:
        head: int | None = None
        if mods:
            head = mods[-1]
            low = self.words.low
            if name is None or self.names[name].opens < self.names[name].first:
                # The last known noun: what follows it ("sales head Europe") says little.
                known = [k for k in mods[-3 if name is None else -6 :] if noun(low[k]) is not None]
                if known and noun(low[head]) is None:
                    head = known[-1]
        return Phrase(
            start=start,
            end=end,
            det=det,
            count=count,
            owner=owner,
            mods=tuple(k for k in mods if k != head),
            head=head,
            name=name,
            within=tuple(within),
        )

    def _extended(self, core: Phrase, end: int, depth: int, apposed: bool) -> Phrase:
        low, i = self.words.low, core.end
        prep, complement = "", None
        beside: list[Phrase] = []
        if i < end and low[i] in PREPOSITIONS and depth < _DEEP and low[i : i + 2] != ["as", "well"]:
            prep = low[i]
            k = i + 1
            if k < end and low[k] in _COMPLEMENTS and prep in ("close", "near", "familiar"):
                k += 1
            complement = self.read(k, end, apart=False, depth=depth + 1)
            if complement is not None:
                i = complement.end
                if i < end and low[i] in ("of", "for", "at") and depth + 1 < _DEEP:
                    inner = self.read(i + 1, end, apart=False, depth=depth + 2)
                    if inner is not None:
                        complement = replace(complement, prep=low[i], complement=inner, end=inner.end)
                        i = inner.end
        if i + 2 < end and low[i] == "(" and low[i + 2] == ")":
            i += 3  # "(CEB)" after the name that it is short for
        while apposed and i < end and low[i] in (",", "(") and depth < _DEEP and len(beside) < 2:
            other = (
                self.read(i + 1, end, depth=depth + 1) if i + 1 < end and low[i + 1] not in STOPS else None
            )
            if other is None or other.pronoun:
                break
            beside.append(other)
            i = other.end
        if not (prep or beside) and i == core.end:
            return core
        return replace(core, prep=prep, complement=complement, beside=tuple(beside), end=i)
