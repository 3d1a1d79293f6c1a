"""Which words of the text are a statement's source: spans that a reader found may begin too soon or end
too soon, or be what is spoken of."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading.actors.lists import LISTS
from onrecord.reading.actors.phrases import Phrase, Phrases
from onrecord.reading.actors.vocabulary import DETERMINERS, POSSESSIVES, PRONOUNS, noun
from onrecord.schema import Spans, Statement

_ADVERB_CUES = frozenset(LISTS["adverb cues"])
_PASSIVE_CUES = frozenset(LISTS["passive cues"])
_BEING = frozenset({"is", "are", "was", "were", "been", "be"})
_BEFORE = POSSESSIVES | {"the", "a", "an"}
_MARKS = frozenset({"'s", "’s", "'", "’"})
_OWNING = _MARKS | POSSESSIVES
_VERBS_TOO = frozenset(LISTS["cue nouns that are verbs too"])
CUE_NOUNS = frozenset(LISTS["cue nouns"])
_REACH = 14  # tokens of a source in which its phrase is looked for
_MORE = 2  # nouns that are added to a source that ends too soon


class Sources:
    """The sources of one report's statements."""

    def __init__(self, phrases: Phrases, statements: Sequence[Statement]) -> None:
        self._phrases, self._words, self._statements = phrases, phrases.words, statements

    def tokens(self, i: int) -> tuple[int, int]:
        """The tokens of statement `i`'s source, with the words of its phrase that were left out: those
        before it ("Peru's | state radio") and nouns after it ("a Polish | newspaper")."""
        low, s = self._words.low, self._statements[i]
        first, last = self._words.tokens(s.source[0])
        last = min(last, len(low))
        taken = self._taken(s.cue) | self._taken(s.content)
        for _ in range(_MORE):
            if last >= len(low) or last in taken or not self._adjective(last - 1) or noun(low[last]) is None:
                break
            last += 1
        name_at, names = self._phrases.name_at, self._phrases.names
        if first > 1 and low[first - 1] in _MARKS and name_at[first - 2] >= 0:
            first = names[name_at[first - 2]].opens
        elif 0 < first < len(low) and low[first] not in PRONOUNS and low[first - 1] in _BEFORE:
            first -= 1
        return first, last

    def _taken(self, spans: Spans) -> set[int]:
        return {k for span in spans for k in range(*self._words.tokens(span))}

    def _adjective(self, k: int) -> bool:
        """Whether token `k` asks for a noun after it: a people's name, or a noun that stands before one."""
        index = self._phrases.name_at[k]
        if index >= 0:
            return self._phrases.names[index].label == "people"
        return self._words.low[k] == "state"

    def phrase(self, first: int, last: int) -> Phrase | None:
        """The phrase that a source span holds: not always from its first word on."""
        phrases, low = self._phrases, self._words.low
        phrase = phrases.read(first, last)
        if phrase is None or phrase.pronoun or phrase.whole is not None or phrase.head is None:
            return phrase
        if phrase.name is not None or phrases.noun(phrase) is not None:
            return phrase
        end = phrase.end if phrase.complement is None else phrase.complement.start
        for k in range(phrase.start + 1, min(last, end, phrase.start + _REACH)):
            if low[k] in DETERMINERS or low[k] in POSSESSIVES:
                other = phrases.read(k, last)
                if other is not None and (other.name is not None or phrases.noun(other) is not None):
                    return other
        return phrase

    def unspoken(self, i: int, first: int, last: int) -> bool:
        """Whether what looks like a source is what is spoken of: "two lenders are rumoured to", and
        "allegations" that stand apart from it."""
        low, cue = self._words.low, self._statements[i].cue
        if not cue:
            return False
        a, b = self._words.tokens(cue[0])
        words = low[a : min(b, len(low))]
        agent = first > 0 and low[first - 1] == "by"
        if agent or not words:
            return False
        if not _ADVERB_CUES.isdisjoint(words):
            return True
        if len(words) > 1 and words[0] in _BEING and not _PASSIVE_CUES.isdisjoint(words[1:3]):
            return "as" not in words and "by" not in low[b : b + 1]
        if len(words) == 1 and words[0] in CUE_NOUNS and last <= a:
            if words[0] in _VERBS_TOO and a - last <= 1:
                return False
            return low[a - 1] not in _OWNING and low[last - 1] not in _OWNING
        return False
