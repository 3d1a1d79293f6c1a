"""Who speaks in each statement."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence

from onrecord.reading.actors.cast import Member
from onrecord.reading.actors.citing import Citing
from onrecord.reading.actors.context import NOBODY, Answer
from onrecord.reading.actors.offices import Offices
from onrecord.reading.actors.phrases import Phrase
from onrecord.reading.actors.resolution import Resolution
from onrecord.reading.actors.sources import CUE_NOUNS, Sources
from onrecord.schema import Spans, Statement
from onrecord.schema.actor import ActorKind

_OPEN_CUE = re.compile(
    r"\b(?:is|are|was|were|been|being|be) (?:\w+ )?(?:said|expected|thought|believed|understood|reported"
    r"|feared|rumou?red|alleged|claimed|considered|known|hoped|supposed|estimated|widely|whispered|seen|held|deemed"
    r"|tipped|poised|predicted|assumed|accused|criticised|criticized|urged|asked|told|quoted|cited)"
    r"|\b(?:reportedly|allegedly|apparently|supposedly|purportedly|rumou?rs?|it is|it was|it's|word)\b",
    re.I,
)
_COORDINATORS = frozenset({"and", "&"})


class Speakers:
    """The speakers of one report's statements."""

    def __init__(
        self, resolution: Resolution, offices: Offices, statements: Sequence[Statement], source_weight: float
    ) -> None:
        self._resolution, self._offices = resolution, offices
        self._sources = Sources(resolution.phrases, statements)
        self._citing = Citing(resolution, statements)
        self._words = resolution.words
        self._weight = source_weight
        self._statements = statements
        self._by_id: Mapping[str, int] = {s.id: i for i, s in enumerate(statements)}
        self._at = [self._place(s) for s in statements]
        self._by_sentence: dict[int, list[int]] = {}
        for i, at in enumerate(self._at):
            self._by_sentence.setdefault(self._words.sentence[min(at, len(self._words) - 1)], []).append(i)
        self._cued: set[int] = set()
        for s in statements:
            for span in s.cue:
                self._cued.update(range(*self._words.tokens(span)))
        self.answers: dict[int, Answer] = {}
        self.citing: dict[int, tuple[Member, ...]] = {}  # who was taken for the source, but only cites it
        self._done: list[tuple[int, int]] = []  # places and numbers of those resolved, in text order
        self.phrases: dict[int, Phrase | None] = {}

    def resolve_all(self) -> None:
        """Fills `answers`, a statement's parent before it, else in text order."""
        for i in sorted(range(len(self._statements)), key=lambda i: (self._at[i], i)):
            self._resolve(i, 0)

    def token(self, i: int) -> int:
        """Where statement `i` names its source, else where its cue or content begins."""
        return self._at[i]

    def parent(self, i: int) -> int | None:
        """The statement in whose content statement `i` stands."""
        above = self._statements[i].parent
        return self._by_id.get(above) if above is not None else None

    def before(self, i: int) -> int | None:
        """The statement resolved so far that stands right before statement `i`."""
        k = bisect_left(self._done, (self._at[i], i)) - 1
        return self._done[k][1] if k >= 0 else None

    def of_sentence(self, sentence: int) -> list[int]:
        """The statements whose source, else cue, stands in a sentence."""
        return self._by_sentence.get(sentence, [])

    def cued(self, token: int) -> bool:
        """Whether a token stands in any statement's cue."""
        return token in self._cued

    def _place(self, s: Statement) -> int:
        spans = s.source or s.cue or s.content
        return self._words.tokens(spans[0])[0]

    def _resolve(self, i: int, depth: int) -> Answer:
        if i in self.answers:
            return self.answers[i]
        self.answers[i] = NOBODY  # in case parents run in a circle
        above = self.parent(i)
        if above is not None and depth < 8:
            self._resolve(above, depth + 1)
        answer = self._answer(i)
        self.answers[i] = answer
        insort(self._done, (self._at[i], i))
        phrase = self.phrases.get(i)
        for member in answer.members:
            self._resolution.salience.see(member, self._at[i], self._weight)
            if phrase is not None and len(answer.members) == 1 and phrase.name is None:
                insort(member.seen, (phrase.start, phrase.end))
        if len(answer.members) > 1:
            joint = self._resolution.cast.joint(answer.members)
            self._resolution.salience.see(joint, self._at[i], self._weight)
        return answer

    def _answer(self, i: int) -> Answer:
        source = self._statements[i].source
        if not source:
            return self._unsourced(i)
        first, last = self._sources.tokens(i)
        if self._sources.unspoken(i, first, last):
            return NOBODY
        phrase = self._sources.phrase(first, last)
        self.phrases[i] = phrase
        if phrase is None:
            return self._named_within(first, last)
        if phrase.pronoun in ("i", "we"):
            return self._own_voice(i, phrase)
        last = min(last, len(self._words))
        answer = self._resolution.resolve(phrase, limit=last)
        cited = self._citing.cited(i, first, last, answer)
        if cited is not None:
            self.citing[i], self.phrases[i] = cited.citers, cited.phrase
            return cited.answer
        joined = self._joined(answer, phrase, last)
        if joined is not None:
            return joined
        return self._named_at_end(answer, phrase, last) or answer

    def _named_at_end(self, answer: Answer, phrase: Phrase, last: int) -> Answer | None:
        """For "The group that first raised it, | Friends of the Bay |": the name in apposition at the end."""
        if phrase.name is not None or phrase.pronoun or answer.rule == "apposition" or last - phrase.end < 3:
            return None
        phrases = self._resolution.phrases
        index = phrases.name_at[min(last, len(self._words)) - 1]
        if index < 0:
            return None
        start = self._resolution.cast.around[index].before.start
        if start - 1 < phrase.end or self._words.low[start - 1] != ",":
            return None
        return Answer((self._resolution.cast.of_name[index],), "apposition")

    def _named_within(self, first: int, last: int) -> Answer:
        at = self._resolution.phrases.name_at
        for k in range(first, min(last, len(self._words))):
            if at[k] >= 0:
                return Answer((self._resolution.cast.of_name[at[k]],), "name")
        return NOBODY

    def _joined(self, answer: Answer, phrase: Phrase, last: int) -> Answer | None:
        """For "A and B": both of them."""
        low, members, at = self._words.low, list(answer.members), phrase.end
        if _COORDINATORS.isdisjoint(low[at:last]) and "well" not in low[at:last]:
            return None
        found = False
        while at < last and len(members) < 5:
            step = 1 if low[at] in _COORDINATORS else 0
            if low[at] == "," and at + 1 < last:
                step = 2 if low[at + 1] in _COORDINATORS else 1
            elif low[at : at + 3] == ["as", "well", "as"]:
                step = 3
            if step == 0 or at + step >= last or low[at + step] in ("who", "which", "whose", "where"):
                break
            other = self._resolution.phrases.read(at + step, last)
            if other is None or other.pronoun == "who":
                break
            for member in self._resolution.resolve(other).members:
                if member not in members:
                    members.append(member)
                    found = True
            at = other.end
        return Answer(tuple(members), "joint") if found and answer.members else None

    def _own_voice(self, i: int, phrase: Phrase) -> Answer:
        """For "I" and "we": who is being quoted, or the publisher outside of quotation."""
        if not self._words.quoted[phrase.start]:
            return self._resolution.pronoun(phrase.pronoun, phrase.start)
        above = self.parent(i)
        speaker = self.answers.get(above, NOBODY) if above is not None else NOBODY
        if phrase.pronoun == "we" and len(speaker.members) == 1:
            for name in self._offices.voice(speaker.members[0], phrase.start).names:
                body = self._resolution.cast.member_of(name)
                if body.kind == "organisation":
                    return Answer((body,), "quoted body")
        return Answer(speaker.members, "quoted self") if speaker.members else NOBODY

    def _unsourced(self, i: int) -> Answer:
        """No source expressed: who is still speaking, or nobody that the text tells."""
        s = self._statements[i]
        if s.cue:
            cue = " ".join(span.of(self._words.text) for span in s.cue)
            if _OPEN_CUE.search(cue) or not self._verbal(s.cue):
                return NOBODY
        return self._still_speaking(i)

    def _verbal(self, cue: Spans) -> bool:
        first, last = self._words.tokens(cue[0])
        low = self._words.low[first : min(last, len(self._words))]
        return CUE_NOUNS.isdisjoint(low) and any(w.endswith(("ed", "ing", "s")) for w in low)

    def _still_speaking(self, i: int) -> Answer:
        """The speaker of the statement before, in the same sentence or, of a quotation without a cue, in
        the same paragraph."""
        here = self._at[i]
        j = self.before(i)
        if j is None or not self.answers[j].members:
            return NOBODY
        sentence, paragraph = self._words.sentence, self._words.paragraph
        at, then = min(here, len(self._words) - 1), self._at[j]
        if sentence[at] == sentence[then]:
            return Answer(self.answers[j].members, "same sentence")
        direct = self._statements[i].kind == "direct" and not self._statements[i].cue
        if direct and paragraph[at] == paragraph[then] and sentence[at] - sentence[then] <= 2:
            return Answer(self.answers[j].members, "still speaking")
        return NOBODY


def speaker_kind(members: Sequence[Member]) -> ActorKind | None:
    """The kind of one speaker, "group" for several."""
    if not members:
        return None
    return members[0].kind if len(members) == 1 else "group"
