"""Who speaks in a document: who made it, where the text tells."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.reading.actors.cast import Member
from onrecord.reading.actors.context import NOBODY, Answer, Context
from onrecord.reading.actors.lists import LISTS
from onrecord.reading.actors.newcomers import Newcomers
from onrecord.reading.actors.phrases import Phrase
from onrecord.reading.actors.vocabulary import Noun, is_inscribed, noun

_STARTERS = frozenset({"by", "from", "that", "which"})
_HANDLED = frozenset(LISTS["resolution handled"])
_REACH = 12  # tokens after a document in which its maker is looked for


class Documents:
    """The documents of one text; `resolve` tells whom a phrase means."""

    def __init__(
        self, context: Context, newcomers: Newcomers, resolve: Callable[[Phrase, int], Answer]
    ) -> None:
        self._cast, self._salience, self._settings = context.cast, context.salience, context.settings
        self._phrases, self._words = context.phrases, context.words
        self._newcomers, self._resolve = newcomers, resolve

    def speaks(self, phrase: Phrase, owner: Member | None, depth: int, limit: int) -> Answer:
        """A document speaks for who made it, where the text tells."""
        if owner is not None:
            return Answer((owner,), "document")
        low = self._words.low
        for k in reversed(phrase.mods):
            known = noun(low[k])
            if known is not None and known.sort in ("organisation", "media"):
                inner = Phrase(
                    start=phrase.start,
                    end=k + 1,
                    det="the",
                    mods=tuple(m for m in phrase.mods if m < k),
                    head=k,
                )
                return Answer(self._resolve(inner, depth + 1).members, "document")
        handled = (
            self._words.low[phrase.complement.start - 2 : phrase.complement.start]
            if phrase.complement
            else []
        )
        if (
            phrase.complement is not None
            and phrase.prep in ("of", "from", "by")
            and _HANDLED.isdisjoint(handled)
        ):
            answer = self._resolve(phrase.complement, depth + 1)
            maker = answer.members[0] if answer.members else None
            told = phrase.complement.name is not None or self._phrases.noun(phrase.complement) is not None
            if maker is not None and told and (phrase.prep != "of" or maker.kind != "unnamed"):
                return Answer(answer.members, "document")
        maker = self._maker_after(phrase, limit, depth) or self._maker_before(phrase)
        if maker is not None:
            return Answer((maker,), "document")
        if is_inscribed(self._phrases.low(phrase)):
            return NOBODY
        return self._newcomers.described(phrase, Noun("document", "document"), None)

    def _maker_after(self, phrase: Phrase, limit: int, depth: int) -> Member | None:
        """Who made the document that a clause after it tells of: "a letter that | the board | sent"."""
        low = self._words.low
        if self._phrases.noun(phrase) is None:
            return None
        for k in range(
            phrase.end - (1 if phrase.prep and phrase.complement is None else 0),
            min(limit, phrase.end + _REACH),
        ):
            if low[k] in _STARTERS and not (k > 0 and low[k - 1] in _HANDLED):
                made = self._phrases.read(k + 1, limit)
                if made is None or not (made.name is not None or made.det or made.owner is not None):
                    return None
                answer = self._resolve(made, depth + 1)
                return answer.members[0] if answer.members else None
        return None

    def _maker_before(self, phrase: Phrase) -> Member | None:
        """Who spoke where the text named the document last: "In a circular, the dean dismissed …"."""
        if phrase.det not in ("the", "this", "that"):
            return None
        words = self._words
        low = words.low[phrase.head] if phrase.head is not None else ""
        for k in range(phrase.start - 1, max(-1, phrase.start - self._settings.reach_tokens), -1):
            if words.low[k] == low:
                spoke = self._salience.source_in(words.sentence[k], phrase.start)
                return spoke if spoke is not None else self._owner_at(k)
        return None

    def _owner_at(self, k: int) -> Member | None:
        """Whose the noun at token `k` is said to be, by a name before it."""
        for j in range(max(0, k - 4), k):
            if self._phrases.name_at[j] >= 0:
                return self._cast.of_name[self._phrases.name_at[j]]
        return None
