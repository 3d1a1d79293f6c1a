"""Through whom a statement came: chains of those who passed it on, outermost first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.actors.cast import Member
from onrecord.reading.actors.lists import LISTS
from onrecord.reading.actors.resolution import Resolution
from onrecord.reading.actors.speakers import Speakers
from onrecord.reading.actors.vocabulary import DETERMINERS, POSSESSIVES, noun
from onrecord.schema import Statement

_TELLING = frozenset(LISTS["chains telling"])
_CITING = frozenset(LISTS["chains citing"])
_LEADS_TO = frozenset({"to", "with", "in", "on"})
_BARE_AFTER = frozenset(LISTS["chains bare after"])
_SEEN = frozenset(LISTS["chains seen"])
_REPORTING = frozenset(LISTS["chains reporting"])
_NEGATING = frozenset(LISTS["chains negating"])
_NESTED = 3  # statements within statements that are stepped over
_REACH = 45  # tokens of a sentence that are looked at on either side of a cue


@dataclass(frozen=True, slots=True)
class Chain:
    """Who passed a statement on, outermost first, by which rule, and the tokens [first, last) of each
    that name it (none where another statement does)."""

    members: tuple[Member, ...]
    rule: str
    places: tuple[tuple[int, int], ...] = ()


NONE = Chain((), "first hand")


class Chains:
    """The chains of one report's statements."""

    def __init__(self, resolution: Resolution, speakers: Speakers, statements: Sequence[Statement]) -> None:
        self._resolution, self._speakers, self._statements = resolution, speakers, statements
        self._words = resolution.words
        self._found: dict[int, Chain] = {}

    def of(self, i: int, depth: int = 0) -> Chain:
        """The chain of statement `i`."""
        if i not in self._found:
            self._found[i] = NONE  # in case parents run in a circle
            self._found[i] = self._chain(i, depth)
        return self._found[i]

    def _chain(self, i: int, depth: int) -> Chain:
        own = self._speakers.answers[i].members
        chain = self._cited(i) or self._passed(i)
        above = self._speakers.parent(i)
        if above is not None and depth < 8 and self._passes_on(i, above):
            outer = self.of(above, depth + 1)
            teller = self._speakers.answers[above].members
            members = (
                outer.members if set(teller) == set(own) or len(teller) > 1 else (*outer.members, *teller)
            )
            if members:
                return Chain(_apart(members, own), "nested", outer.places)
        return chain or NONE

    def _passes_on(self, i: int, above: int) -> bool:
        """Whether the outer statement tells the inner one: its cue a verb, and not one that rejects."""
        words, cue, outer = self._words, self._statements[i].cue, self._statements[above].cue
        if not cue:
            return False
        if any(words.low[k] in _NEGATING for k in self._tokens(outer)):
            return False
        first = self._tokens(cue)
        source = self._speakers.phrases.get(i)
        if source is not None and source.end < len(words):
            # "its claim", "farmers' claims": a noun that the outer statement takes for granted
            possessed = words.low[source.end] in ("'s", "’s", "'", "’") or words.low[source.end - 1] in (
                "its",
                "his",
                "their",
                "her",
                "'s",
                "’s",
                "'",
                "’",
            )
            if possessed and first and first[0] - source.end <= 3:
                return False
        return bool(self._statements[i].source)

    def _tokens(self, spans: Sequence[object]) -> list[int]:
        found: list[int] = []
        for span in spans:
            first, last = self._words.tokens(span)  # type: ignore[arg-type]
            found += range(first, min(last, len(self._words)))
        return found

    def _sentence(self, at: int) -> tuple[int, int]:
        """The tokens of the sentence around a token, as far as is looked."""
        sentence, first, last = self._words.sentence, at, at + 1
        while first > 0 and at - first < _REACH and sentence[first - 1] == sentence[at]:
            first -= 1
        while last < len(sentence) and last - at < _REACH and sentence[last] == sentence[at]:
            last += 1
        return first, last

    def _outside(self, i: int, first: int, last: int) -> list[int]:
        """The tokens of [first, last) that are not of statement `i`'s content."""
        content = [self._words.tokens(span) for span in self._statements[i].content]
        return [k for k in range(first, last) if not any(a <= k < b for a, b in content)]

    # "X reported, citing Y"; "X quoted Y as saying"

    def _cited(self, i: int) -> Chain | None:
        cue = self._tokens(self._statements[i].cue)
        hit = next((k for k in cue if self._words.low[k] in _CITING), None)
        citing = self._speakers.citing.get(i)
        if citing is not None:
            kept = _apart(citing, self._speakers.answers[i].members)
            return (
                Chain(kept, "citing", tuple(map(self._words.tokens, self._statements[i].source)))
                if kept
                else None
            )
        if hit is None:
            return None
        source = self._tokens(self._statements[i].source)
        if source and source[0] < hit and self._words.low[hit] in ("quoted", "cited"):
            return None  # "Y, quoted by X": found by what follows
        members, places = self._citers(hit)
        own = self._speakers.answers[i].members
        kept = _apart(members, own)
        return Chain(kept, "citing", tuple(places)) if kept else None

    def _citers(self, hit: int) -> tuple[list[Member], list[tuple[int, int]]]:
        """Who cites at token `hit`, with those before who cite the citer."""
        words, phrases = self._words, self._resolution.phrases
        first, _ = self._sentence(hit)
        k = hit - 1
        while k > first and not (phrases.name_at[k] >= 0 or noun(words.low[k]) is not None):
            if words.low[k] in _CITING:
                break
            k -= 1
        last = k + 1
        if phrases.name_at[k] >= 0:
            last = phrases.names[phrases.name_at[k]].last
            before = self._resolution.cast.around[phrases.name_at[k]].before
            members, start = [self._resolution.cast.of_name[phrases.name_at[k]]], before.start
        else:
            start = k
            while (
                start > first
                and k - start < 8
                and words.low[start - 1] not in (",", "after", "that", "(", *_CITING)
            ):
                start -= 1
            phrase = phrases.read(start, last)
            members = list(self._resolution.resolve(phrase).members[:1]) if phrase is not None else []
        outer = next(
            (j for j in range(start - 1, max(first, start - 4) - 1, -1) if words.low[j] in _CITING), None
        )
        if outer is None:
            return members, [(start, last)]
        above, places = self._citers(outer)
        return [*above, *members], [*places, (start, last)]

    # "told X", "quoted by X", "a letter seen by X"

    def _passed(self, i: int) -> Chain | None:
        anchor = self._statements[i].cue or self._statements[i].source
        tokens = self._tokens(anchor) if anchor else []
        if not tokens:
            return None
        own = self._speakers.answers[i].members
        source = set(self._tokens(self._statements[i].source))
        first, last = self._sentence(tokens[0])
        outside = self._outside(i, first, last)
        hit = next((k for k in outside if self._words.low[k] in ("citing", "quoting")), None)
        for k in outside:
            medium = self._medium(k)
            if medium is None or medium[0] in own or medium[0] is self._resolution.cast.publisher:
                continue
            if self._told(medium, source, tokens):
                return Chain((medium[0],), "told", (medium[1:],))
            if k not in source and self._reports(i, medium):
                return self._with_cited(medium, hit, own)
        return self._according(i, outside, own) or self._kept_up(i, own)

    def _medium(self, k: int) -> tuple[Member, int, int] | None:
        """The medium that a name or description around token `k` means, with its tokens; each is found
        at one token only."""
        words, phrases = self._words, self._resolution.phrases
        index = phrases.name_at[k]
        if index >= 0:
            if phrases.names[index].first != k:
                return None
            member, last = self._resolution.cast.of_name[index], phrases.names[index].last
            before = self._resolution.cast.around[index].before
            if before.owner is not None and before.owner.pronoun == "we":
                return None  # "on our Morning programme"
            quoted = "quoted" in words.low[max(0, before.start - 2) : before.start]
            unknown = member.kind == "organisation" and not member.groups
            if member.kind != "media" and not (quoted and unknown):
                return None
            return member, before.start, last
        known = noun(words.low[k])
        if known is None or known.sort != "media" or known.plural or k < 1:
            return None
        if k + 1 < len(words) and phrases.name_at[k + 1] >= 0:
            return None  # "the daily Novi Glas": found at its name
        start = k
        while start > 0 and k - start < 4 and words.low[start - 1] not in _BARE_AFTER:
            start -= 1
            if words.low[start] in DETERMINERS or words.low[start] in POSSESSIVES:
                break
        phrase = phrases.read(start, k + 1)
        if phrase is None or phrase.name is not None or phrase.head != k:
            return None
        answer = self._resolution.resolve(phrase).members
        if not answer or answer[0].kind != "media":
            return None
        return answer[0], start, k + 1

    def _told(self, medium: tuple[Member, int, int], source: set[int], cue: list[int]) -> bool:
        """Whether the words around a medium make it the one that was told, or that carried the words."""
        low, (_, start, last) = self._words.low, medium
        if last < len(low) and low[last] in ("'s", "’s"):
            return False
        before = low[start - 1] if start > 0 else ""
        near = low[max(0, start - 7) : start]
        if start in source:
            if before in ("by", "in"):
                return any(w in _SEEN for w in near)
            return last + 1 < len(low) and low[last] in ("has", "had") and low[last + 1] in _SEEN
        if before in _TELLING:
            return start - 1 in cue or not self._speakers.cued(start - 1)
        if before in _LEADS_TO:
            return start - 1 in cue or not any(
                self._speakers.cued(k) and k not in cue for k in range(start - 4, start)
            )
        return before == "by" and any(w in _SEEN for w in near)

    def _reports(self, i: int, medium: tuple[Member, int, int]) -> bool:
        """Whether a medium is the subject of a verb of reporting that is no statement of its own."""
        low, (member, start, last) = self._words.low, medium
        if not self._words.begins(start) and low[start - 1] not in (",", "”", '"', "’", "'"):
            return False
        if not any(w in _REPORTING or w in _CITING for w in low[last : last + 8]):
            return False
        return not any(
            member in self._speakers.answers[j].members
            for j in self._speakers.of_sentence(self._words.sentence[last - 1])
        )

    def _with_cited(self, medium: tuple[Member, int, int], hit: int | None, own: tuple[Member, ...]) -> Chain:
        """A medium that reports, with the one that it cites where that is not the speaker."""
        members, places = [medium[0]], [medium[1:]]
        if hit is not None and hit > medium[1]:
            cited = self._resolution.phrases.read(hit + 1, min(len(self._words), hit + 10), beside=False)
            answer = self._resolution.resolve(cited).members if cited is not None else ()
            if answer and answer[0] not in own:
                members.append(answer[0])
                places.append((hit + 1, cited.end if cited is not None else hit + 2))
        return Chain(_apart(members, own), "reported", tuple(places))

    def _according(self, i: int, outside: list[int], own: tuple[Member, ...]) -> Chain | None:
        """The colleague of "she remarked, according to a colleague", where that is nobody's cue."""
        low = self._words.low
        for k in outside:
            if low[k] == "according" and k + 2 < len(low) and low[k + 1] == "to":
                if self._speakers.cued(k) or k in self._tokens(self._statements[i].cue):
                    continue
                phrase = self._resolution.phrases.read(k + 2, min(len(low), k + 14))
                if phrase is None:
                    continue
                answer = self._resolution.resolve(phrase, limit=phrase.end).members
                kept = _apart(answer[:1], own)
                if kept:
                    return Chain(kept, "according", ((k + 2, phrase.end),))
        return None

    def _kept_up(self, i: int, own: tuple[Member, ...]) -> Chain | None:
        """For "She also said", in the paragraph in which she was telling a medium."""
        phrase = self._speakers.phrases.get(i)
        if phrase is None or self._statements[i].parent is not None or not own:
            return None
        if any(self._words.low[k] in _TELLING for k in self._tokens(self._statements[i].cue)):
            return None
        j = self._speakers.before(i)
        for _ in range(_NESTED):
            if j is None or self._statements[j].parent is None:
                break
            j = self._speakers.before(j)
        if j is None or self._speakers.answers[j].members != own:
            return None
        here, then = self._speakers.token(i), self._speakers.token(j)
        shared = here == then
        if not shared and (not phrase.pronoun or self._words.paragraph[here] != self._words.paragraph[then]):
            return None
        chain = self.of(j)
        return Chain(chain.members, "kept up", chain.places) if chain.rule in ("told", "kept up") else None


def _apart(members: Sequence[Member], own: Sequence[Member]) -> tuple[Member, ...]:
    """The members in order, no name twice, none of the speakers'."""
    found: dict[str, Member] = {}
    for member in members:
        if all(member.name != speaker.name for speaker in own):
            found.setdefault(member.name, member)
    return tuple(found.values())
