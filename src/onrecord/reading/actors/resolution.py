"""Whom a phrase means: the member of the cast that a source, an owner or a body is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import log

from onrecord.reading.actors.cast import Cast, Member
from onrecord.reading.actors.lists import LISTS
from onrecord.reading.actors.phrases import Phrase, Phrases
from onrecord.reading.actors.salience import Salience
from onrecord.reading.actors.settings import Settings
from onrecord.reading.actors.vocabulary import (
    DEPARTMENTS,
    IDLE_ADJECTIVES,
    PLURAL_QUANTIFIERS,
    RANKS,
    SAME_TITLE,
    Noun,
    is_inscribed,
    is_part,
    noun,
)

# Words for a person that many kinds of person can be called by.
_LOOSE_PERSONS: dict[str, frozenset[str]] = {
    "minister": frozenset({"office"}),
    "secretary": frozenset({"office", "head"}),
    "official": frozenset({"official", "office", "spokes", "head", "deputy"}),
    "leader": frozenset({"head", "office"}),
    "chief": frozenset({"head", "official", "soldier"}),
    "boss": frozenset({"head"}),
    "executive": frozenset({"head", "official"}),
    "head": frozenset({"head"}),
    "politician": frozenset({"politician", "office", "head"}),
    "lawmaker": frozenset({"politician"}),
    "diplomat": frozenset({"office", "official"}),
    "envoy": frozenset({"office", "official"}),
    "unionist": frozenset({"head"}),
    "officer": frozenset({"official", "soldier", "head"}),
    "cleric": frozenset({"cleric"}),
    "priest": frozenset({"cleric"}),
    "clergyman": frozenset({"cleric"}),
    "prelate": frozenset({"cleric"}),
    "academic": frozenset({"plain"}),
    "scientist": frozenset({"plain"}),
    "researcher": frozenset({"plain"}),
    "lawyer": frozenset({"lawyer", "head"}),
    "spokesperson": frozenset({"spokes"}),
    "spokesman": frozenset({"spokes"}),
    "spokeswoman": frozenset({"spokes"}),
}
_ANY_PERSON = frozenset(LISTS["resolution any person"])
_TWO_SIDES = frozenset(LISTS["resolution two sides"])
_OF_STATES = frozenset({"governments", "capitals", "countries", "neighbours", "neighbors"})
_ONE_OF_TWO = frozenset({"pair", "duo", "couple"})
# Nouns by which a text calls somebody whom it has named without having said so before.
_OPEN_GROUPS = frozenset({"office", "plain", "politician", "head", "cleric", "soldier"})
_OWN_MEDIA = frozenset(LISTS["resolution own media"])
_ADJECTIVAL = ("an", "ean", "ish", "ese", "ern")
_LATER = 50  # bearers of a title that are looked at
_CLAUSE = 12  # tokens of a clause that a description takes in
_STARTERS = frozenset({"by", "from", "that", "which"})
_HANDLED = frozenset(LISTS["resolution handled"])
_COMPANY_LIKE = frozenset({"company", "club"})


@dataclass(frozen=True, slots=True)
class Answer:
    """Whom a phrase means, by which rule; no member where the text leaves it open."""

    members: tuple[Member, ...]
    rule: str


NOBODY = Answer((), "open")


class Resolution:
    """Resolves the phrases of one text, in text order."""

    def __init__(self, cast: Cast, salience: Salience, settings: Settings) -> None:
        self.cast, self.salience, self.settings = cast, salience, settings
        self.phrases: Phrases = cast.phrases
        self.words = self.phrases.words
        self._described: dict[str, list[Member]] = {}

    def resolve(self, phrase: Phrase, depth: int = 0, limit: int = 0) -> Answer:
        """Whom the phrase means; what is said of it reaches to token `limit`."""
        if phrase.pronoun:
            return self.pronoun(phrase.pronoun, phrase.start)
        if phrase.name is not None:
            return Answer((self.named(phrase.name),), "name")
        for other in phrase.beside:
            if other.name is not None and self._fits_beside(phrase, other):
                return Answer((self.cast.of_name[other.name],), "apposition")
        if depth > 3:
            return NOBODY
        held = self._holder(phrase)
        if held is not None:
            return Answer((held,), "apposition")
        if phrase.whole is not None:
            return self._some_of(phrase, depth)
        return self._described_as(phrase, depth, limit)

    def _holder(self, phrase: Phrase) -> Member | None:
        """The person that "head of branches | Rūta S." names."""
        inner = phrase.complement
        if inner is None or inner.name is None or inner.head is None or phrase.prep not in ("of", "for"):
            return None
        member = self.cast.of_name[inner.name]
        return member if member.kind == "person" else None

    def named(self, index: int) -> Member:
        """The member that a name as a source means: a seat of government is its state."""
        return self.cast.of_name[index]

    def _fits_beside(self, phrase: Phrase, other: Phrase) -> bool:
        known = self.phrases.noun(phrase)
        member = self.cast.of_name[other.name] if other.name is not None else None
        if member is None or known is None:
            return known is None and phrase.head is not None
        if known.sort == "person":
            return member.kind == "person" and not known.plural
        return member.kind != "person"

    # pronouns

    def pronoun(self, sort: str, token: int) -> Answer:
        """Whom "he", "she", "it", "they" or "who" at a token means."""
        if sort == "who":
            before = self._just_before(token)
            return NOBODY if before is None else Answer((before,), "who")
        if sort in ("i", "we"):
            own = self.cast.publisher
            return NOBODY if own is None else Answer((own,), "own voice")
        fits = {"he": self._he, "she": self._she, "it": self._it, "they": self._they}[sort]
        ranked = self.salience.ranked(token, fits)
        if not ranked and sort in ("he", "she"):
            ranked = self.salience.ranked(token, self._unlike)
        return NOBODY if not ranked else Answer((ranked[0][1],), sort)

    def _unlike(self, member: Member) -> float | None:
        """A name that nothing makes a person or anything else."""
        plain = member.kind == "organisation" and member.named and not member.groups and not member.inert
        return 0.0 if plain else None

    def _just_before(self, token: int) -> Member | None:
        """The member whose name or description ends right before "who", a comma between them or not."""
        at = token - 1
        if at >= 0 and self.words.low[at] in (",", "("):
            at -= 1
        if at >= 0 and self.phrases.name_at[at] >= 0:
            return self.cast.of_name[self.phrases.name_at[at]]
        first = at
        while (
            first > 0 and at - first < 8 and self.words.low[first - 1] not in (",", ".", "\n", "who", "said")
        ):
            first -= 1
        for k in range(first, at + 1):
            phrase = self.phrases.read(k, at + 1)
            if phrase is not None and phrase.end == at + 1 and phrase.head is not None:
                answer = self._described_as(phrase, 1)
                return answer.members[0] if answer.members else None
        return None

    def _he(self, member: Member) -> float | None:
        return self._gendered(member, "m", "f")

    def _she(self, member: Member) -> float | None:
        return self._gendered(member, "f", "m")

    def _gendered(self, member: Member, own: str, other: str) -> float | None:
        if member.sort != "person" or member.plural or member.parts or member.gender == other:
            return None
        return 0.0 if member.gender == own else self.settings.unknown_gender

    def _it(self, member: Member) -> float | None:
        if member.kind == "person" or member.plural or member.parts or member.sort == "person":
            return None
        return None if member.inert else 0.0

    def _they(self, member: Member) -> float | None:
        if member.plural or member.parts:
            return 0.3
        if member.kind == "person" or member.inert:
            return None
        return self.settings.loose_number

    # some of a whole

    def _some_of(self, phrase: Phrase, depth: int) -> Answer:
        whole = phrase.whole
        assert whole is not None
        for other in (*phrase.beside, *whole.beside):
            if other.name is not None and self.cast.of_name[other.name].kind == "person":
                return Answer((self.cast.of_name[other.name],), "apposition")
        inner = self.resolve(whole, depth + 1)
        if phrase.count in ("both", "all") and inner.members:
            return inner
        text = self.words.of(phrase.start, whole.start)
        rest = inner.members[0].name if inner.members else self.words.of(whole.start, whole.end)
        member = self._new(
            f"{text} {rest}",
            phrase,
            kind="unnamed",
            plural=phrase.count in PLURAL_QUANTIFIERS,
            owner=inner.members[0].owner if inner.members else None,
        )
        return Answer((member,), "some of")

    # descriptions

    def _described_as(self, phrase: Phrase, depth: int, limit: int = 0) -> Answer:
        known = self.phrases.noun(phrase)
        low = self.phrases.low(phrase)
        if self._of_two(phrase, low, known):
            return self._two(phrase)
        owner = self._owner(phrase, depth)
        own = self.cast.publisher
        medium = (known is not None and known.sort == "media") or low in _OWN_MEDIA
        if own is not None and (phrase.det == "this" or owner is own) and medium:
            return Answer((own,), "own voice")
        if is_part(low) or (low == "service" and phrase.mods and self.words.low[phrase.mods[-1]] == "press"):
            return self._part(phrase, owner or self._inner(phrase, depth))
        if known is None:
            return self._unknown(phrase, owner, limit)
        if known.sort == "document":
            return self._document(phrase, owner, depth, limit)
        if known.sort == "person":
            return self._person(phrase, known, owner, limit)
        if known.sort == "state" or (known.group == "government" and not known.plural):
            return self._government(phrase, known, owner)
        return self._body(phrase, known, owner)

    def _of_two(self, phrase: Phrase, low: str, known: Noun | None) -> bool:
        """Whether the phrase is "both", "neither", "the two banks", "the pair"."""
        if phrase.owner is not None or phrase.complement is not None:
            return False
        if phrase.count in ("both", "neither"):
            return not low or known is None or known.plural or phrase.count == "neither" or low in _TWO_SIDES
        definite = phrase.det in ("the", "these", "those")
        return definite and (
            phrase.count == "two" or low in _ONE_OF_TWO or (low == "sides" and not phrase.count)
        )

    def _inner(self, phrase: Phrase, depth: int) -> Member | None:
        """Whom the phrase's complement names, after "of"."""
        if phrase.complement is None or phrase.prep != "of" or depth > 2:
            return None
        answer = self.resolve(phrase.complement, depth + 1)
        return answer.members[0] if answer.members else None

    def _owner(self, phrase: Phrase, depth: int) -> Member | None:
        """Whose the phrase's head is: "its", "Lindmark's", or a name that stands before it."""
        if phrase.owner is not None:
            if phrase.owner.pronoun == "it":
                return self._its(phrase)
            if self._classifies(phrase):
                return None
            answer = self.resolve(phrase.owner, depth + 1)
            return answer.members[0] if answer.members else None
        for index in reversed(phrase.within):
            member = self.cast.of_name[index]
            people = self.phrases.names[index].label == "people" and member.name.endswith(_ADJECTIVAL)
            if member.kind == "state" or not people:
                return member
        return None

    def _classifies(self, phrase: Phrase) -> bool:
        """Whether a plural owner only says of what sort a body is: "the teachers' union"."""
        owner, known = phrase.owner, self.phrases.noun(phrase)
        if (
            owner is None
            or known is None
            or known.sort not in ("organisation", "media")
            or owner.name is not None
        ):
            return False
        whose = self.phrases.noun(owner)
        if whose is None:
            return self.phrases.low(owner).endswith("s")  # "the irrigators' union"
        return whose.plural and whose.sort in ("person", "organisation")

    def _its(self, phrase: Phrase) -> Member | None:
        """Whose "its head" is: a body's; "its minister": a state's."""
        known = self.phrases.noun(phrase)
        group = "" if known is None else known.group

        def fits(member: Member) -> float | None:
            score = self._it(member)
            if score is None:
                return None
            if group == "office":
                return score + (0.8 if member.kind == "state" or "ministry" in member.groups else -0.8)
            return score - (1.5 if member.kind == "state" and known is not None else 0.0)

        ranked = self.salience.ranked(phrase.start, fits)
        return ranked[0][1] if ranked else None

    def of(self, phrase: Phrase, depth: int = 0) -> Member | None:
        """Whom or what the described one belongs to, also by what follows: "head of X", "X's head"."""
        owner = self._owner(phrase, depth)
        if owner is not None or phrase.complement is None or depth > 2:
            return owner
        if phrase.prep not in ("of", "for", "at", "from", "with", "to", "in", "by"):
            return None
        inner = phrase.complement
        if phrase.prep == "in" and inner.name is not None:
            return None
        if inner.name is None and not inner.pronoun and self.phrases.noun(inner) is None:
            return None  # "head of conservation"
        answer = self.resolve(inner, depth + 1)
        return answer.members[0] if answer.members else None

    def _two(self, phrase: Phrase) -> Answer:
        """ "The two sides": a joint source named before, or the two most prominent parties."""
        low = self.phrases.low(phrase)
        known = noun(low)
        sort = known.sort if known is not None and low not in _TWO_SIDES else None
        bare = not low or low in _ONE_OF_TWO

        def alike(member: Member) -> bool:
            if bare:
                return True
            if low in _OF_STATES:
                return member.kind == "state"
            if sort is None or sort == "state":
                return member.sort not in ("person", "media")
            return (member.sort == "person") == (sort == "person") and member.kind != "state"

        def joint(member: Member) -> float | None:
            return 0.0 if len(member.parts) == 2 and all(alike(part) for part in member.parts) else None

        def party(member: Member) -> float | None:
            return None if member.parts or member.plural or member.inert or not alike(member) else 0.0

        before = self.salience.ranked(phrase.start, joint)
        if before:
            return Answer(before[0][1].parts, "two sides")
        parties = [m for _, m in self.salience.ranked(phrase.start, party)]
        if bare and parties:
            parties = [m for m in parties if (m.sort == "person") == (parties[0].sort == "person")]
        elif sort is None and parties and parties[0].kind == "state":
            parties = [m for m in parties if m.kind == "state"] or parties
        if len(parties) < 2:
            return self._fresh(phrase, known or Noun("person", "plain", True), None)
        return Answer(tuple(sorted(parties[:2], key=lambda m: m.number)), "two sides")

    def _part(self, phrase: Phrase, owner: Member | None) -> Answer:
        """A body's press office is the body; a person's office an organisation of its own."""
        if owner is None:
            return self._management(phrase)
        if owner.sort == "person" or owner.kind == "state":
            return self._fresh(phrase, Noun("organisation", "office"), owner)
        return Answer((owner,), "part")

    def _management(self, phrase: Phrase) -> Answer:
        """ "Management", "the press office": that of the body being spoken of."""

        def body(member: Member) -> float | None:
            return 0.0 if member.kind == "organisation" and not member.parts and not member.inert else None

        ranked = self.salience.ranked(phrase.start, body)
        if ranked and phrase.det in ("", "the"):
            return Answer((ranked[0][1],), "part")
        return self._fresh(phrase, Noun("organisation", "body"), None)

    def _document(self, phrase: Phrase, owner: Member | None, depth: int, limit: int) -> Answer:
        """A document speaks for who made it, where the text tells."""
        if owner is not None:
            return Answer((owner,), "document")
        low = self.words.low
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
                return Answer(self._described_as(inner, depth + 1).members, "document")
        handled = (
            self.words.low[phrase.complement.start - 2 : phrase.complement.start] if phrase.complement else []
        )
        if (
            phrase.complement is not None
            and phrase.prep in ("of", "from", "by")
            and _HANDLED.isdisjoint(handled)
        ):
            answer = self.resolve(phrase.complement, depth + 1)
            maker = answer.members[0] if answer.members else None
            told = phrase.complement.name is not None or self.phrases.noun(phrase.complement) is not None
            if maker is not None and told and (phrase.prep != "of" or maker.kind != "unnamed"):
                return Answer(answer.members, "document")
        maker = self._maker_after(phrase, limit, depth) or self._maker_before(phrase)
        if maker is not None:
            return Answer((maker,), "document")
        if is_inscribed(self.phrases.low(phrase)):
            return NOBODY
        return self._fresh(phrase, Noun("document", "document"), None)

    def _maker_after(self, phrase: Phrase, limit: int, depth: int) -> Member | None:
        """Who made the document that a clause after it tells of: "a letter that | the board | sent"."""
        low = self.words.low
        if self.phrases.noun(phrase) is None:
            return None
        for k in range(
            phrase.end - (1 if phrase.prep and phrase.complement is None else 0), min(limit, phrase.end + 12)
        ):
            if low[k] in _STARTERS and not (k > 0 and low[k - 1] in _HANDLED):
                made = self.phrases.read(k + 1, limit)
                if made is None or not (made.name is not None or made.det or made.owner is not None):
                    return None
                answer = self.resolve(made, depth + 1)
                return answer.members[0] if answer.members else None
        return None

    def _maker_before(self, phrase: Phrase) -> Member | None:
        """Who spoke where the text named the document last: "In a circular, the dean dismissed …"."""
        if phrase.det not in ("the", "this", "that"):
            return None
        words = self.words
        low = words.low[phrase.head] if phrase.head is not None else ""
        for k in range(phrase.start - 1, max(-1, phrase.start - self.settings.reach_tokens), -1):
            if words.low[k] == low:
                spoke = self.salience.source_in(words.sentence[k], phrase.start)
                return spoke if spoke is not None else self._owner_at(k)
        return None

    def _owner_at(self, k: int) -> Member | None:
        """Whose the noun at token `k` is said to be, by a name before it."""
        for j in range(max(0, k - 4), k):
            if self.phrases.name_at[j] >= 0:
                return self.cast.of_name[self.phrases.name_at[j]]
        return None

    def _government(self, phrase: Phrase, known: Noun, owner: Member | None) -> Answer:
        """ "The government", "the country": the state itself."""
        state = self.state_of(phrase, owner)
        if state is not None:
            return Answer((self.cast.state(state),), "government")
        if known.plural:
            return self._fresh(phrase, known, owner)
        return self._body(phrase, known, owner)

    def state_of(self, phrase: Phrase, owner: Member | None) -> str | None:
        """The state that a phrase's owner, adjective or place tells, else the one being spoken of."""
        told = self.told_state(phrase, owner)
        return told if told is not None else self.state_near(phrase.start)

    def told_state(self, phrase: Phrase, owner: Member | None) -> str | None:
        """The state that the phrase itself tells."""
        if owner is not None:
            return owner.state if owner.state is not None else self._state_of_body(owner)
        for k in phrase.within:
            if k in self.cast.polities.sights:
                return self.cast.polities.sights[k].state
        if phrase.complement is not None:
            inner = phrase.complement
            if inner.name is not None and inner.name in self.cast.polities.sights:
                return self.cast.polities.sights[inner.name].state
        return None

    def _state_of_body(self, member: Member) -> str | None:
        if member.owner is not None and member.owner.state is not None:
            return member.owner.state
        return None

    def state_near(self, token: int) -> str | None:
        """The state being spoken of at a token."""

        home = self.cast.polities.home

        def is_state(member: Member) -> float | None:
            if member.kind != "state":
                return None
            bonus = self.settings.home if member.state == home else 0.0
            return bonus + self.settings.often * log(1 + len(member.seen))

        ranked = self.salience.ranked(token, is_state, self.settings.decay_of_states)
        best = ranked[0] if ranked else None
        hint = self.cast.polities.hinted(token)
        if hint is not None:
            away = self.words.sentence[token] - self.words.sentence[hint[0]]
            score = self.settings.hint - self.settings.decay_of_states * away
            if best is None or score > best[0]:
                return hint[1]
        if best is not None and (home is None or best[0] > self.settings.foreign or best[1].state == home):
            return best[1].state
        return home if home is not None else self.cast.polities.most_told

    def _person(self, phrase: Phrase, known: Noun, owner: Member | None, limit: int) -> Answer:
        low = self.phrases.low(phrase)
        capital = (
            phrase.head is not None and self.words.cap[phrase.head] and not self.words.begins(phrase.head)
        )
        definite = phrase.det in ("the", "this", "that", "these", "those", "poss") or (
            not phrase.det and not phrase.count and capital
        )
        if definite and not phrase.count:
            whose = owner if owner is not None else self.of(phrase)
            found = self._known(phrase, known, whose, low) or self._anyone(phrase, known, low)
            if found is not None:
                return found
        return self._fresh(phrase, known, owner, limit)

    def _anyone(self, phrase: Phrase, known: Noun, low: str) -> Answer | None:
        """Somebody named just before whom a definite description can mean though nothing said so:
        "the athlete", "the 26-year-old"."""
        if known.plural or phrase.owner is not None or phrase.complement is not None or phrase.within:
            return None
        if known.group in ("head", "office") and self._telling(phrase):
            return None
        if known.group not in _OPEN_GROUPS and low not in _ANY_PERSON:
            return None

        def fits(member: Member) -> float | None:
            if not self._agrees(member, known) or not member.named:
                return None
            told = member.groups - {"member"}
            if not told:
                return 0.5
            return 0.0 if low in _ANY_PERSON or known.group in told else None

        ranked = self.salience.ranked(phrase.start, fits)
        if ranked and ranked[0][0] > self.settings.anyone:
            return Answer((ranked[0][1],), "anyone")
        return None

    def _known(self, phrase: Phrase, known: Noun, owner: Member | None, low: str) -> Answer | None:
        """Someone seen before that a definite description means."""
        mods = self._telling(phrase)

        def called(member: Member) -> float | None:
            same = next((w for w in member.words if _same_title(w, low)), None)
            if same is None or member.parts or member.plural != known.plural:
                return None
            if known.gender and member.gender and known.gender != member.gender:
                return None
            return self._owned(member, owner, mods, same)

        for rule, fits in (
            ("called", called),
            ("kind", self._of_kind(known, low, owner, mods, self._classifies(phrase))),
        ):
            ranked = self.salience.ranked(phrase.start, fits)
            if ranked:
                return Answer((ranked[0][1],), rule)
        if not known.plural and known.sort == "person":
            later = [m for m in self.cast.called(low)[:_LATER] if called(m) is not None]
            if len(later) == 1:
                return Answer((later[0],), "called later")
        return None

    def _agrees(self, member: Member, known: Noun) -> bool:
        if member.parts or member.plural != known.plural:
            return False
        if known.sort == "person":
            return member.sort == "person" and not (
                known.gender and member.gender and known.gender != member.gender
            )
        return member.sort != "person"

    def _owned(self, member: Member, owner: Member | None, mods: frozenset[str], low: str) -> float | None:
        """What owner and modifiers add: None where they contradict what is known of the member."""
        score = 0.0
        own = self._own_words(member, low)
        if own is not None and ("prime" in own) != ("prime" in mods) and low == "minister":
            return None
        if mods and own is not None:
            if not (mods & own):
                return None
            score += 0.5
        if owner is not None:
            theirs = self._bodies(member, low)
            if theirs and owner not in theirs:
                return None
            score += 0.5 if theirs else 0.0
        return score

    def _own_words(self, member: Member, low: str) -> frozenset[str] | None:
        """The words before `low` where the member is called that; None where it is never told."""
        found: set[str] = set()
        for said in member.said:
            if said.word == low:
                found |= self._telling(said.phrase)
        if member.described is not None and self.phrases.low(member.described) == low:
            found |= self._telling(member.described)
        found |= set(member.name.lower().split()) - {low}
        return frozenset(found) if found else None

    def _bodies(self, member: Member, low: str) -> list[Member]:
        """Whose `low` the member is said to be."""
        if member.owner is not None:
            return [member.owner]
        return [
            body
            for said in member.said
            if said.word == low and (body := self._owner(said.phrase, 2)) is not None
        ]

    def _telling(self, phrase: Phrase) -> frozenset[str]:
        """The modifiers that tell one bearer of a noun from another: any of a body's, of a person's those
        of a title."""
        low, known = self.words.low, self.phrases.noun(phrase)
        told = {low[k] for k in phrase.mods} - IDLE_ADJECTIVES
        if known is None or known.sort == "person":
            return frozenset(w for w in told if w in DEPARTMENTS or w in RANKS or noun(w) is not None)
        if self._classifies(phrase) and phrase.owner is not None and phrase.owner.head is not None:
            told.add(low[phrase.owner.head])
        return frozenset(told)

    def _of_kind(
        self, known: Noun, low: str, owner: Member | None, mods: frozenset[str], classified: bool
    ) -> Callable[[Member], float | None]:
        loose = _LOOSE_PERSONS.get(low)

        def person(member: Member) -> float | None:
            if owner is not None or not self._agrees(member, known) or mods & RANKS:
                return None
            if loose is not None and member.groups & loose:
                return 0.5
            if low in _ANY_PERSON and not member.groups - {"plain", "official"}:
                return -0.3
            if low in _ANY_PERSON:
                return -0.6
            return None

        def body(member: Member) -> float | None:
            if not self._agrees(member, known) or member.kind == "state" or (owner is not None):
                return None
            if known.sort == "media":
                return 0.3 if member.kind == "media" else None
            if member.kind == "media":
                return None
            if known.group in member.groups:
                telling = known.group not in _COMPANY_LIKE or classified
                return None if telling and mods and not mods & set(member.name.lower().split()) else 0.0
            if (
                known.group in _COMPANY_LIKE
                and not classified
                and not member.groups
                and member.named
                and not member.inert
            ):
                return -0.5
            return None

        return person if known.sort == "person" else body

    def _body(self, phrase: Phrase, known: Noun, owner: Member | None) -> Answer:
        low = self.phrases.low(phrase)
        if (
            known.group == "ministry"
            and owner is not None
            and owner.kind == "person"
            and phrase.owner is not None
        ):
            own = self._own_ministry(phrase, owner)
            if own is not None:
                return own
        if owner is not None and owner.sort == "person" and phrase.owner is not None:
            body = self._body_of(owner, known)
            if body is not None:
                return Answer((body,), "own body")
        det = phrase.owner.det if phrase.owner is not None and self._classifies(phrase) else phrase.det
        definite = det in ("the", "this", "that", "these", "those", "poss") or not (
            det or phrase.count or known.sort == "media"
        )
        if definite and not phrase.count:
            body_owner = owner if phrase.owner is not None or (owner and owner.kind != "state") else None
            found = self._known(phrase, known, body_owner, low)
            if found is None:
                found = self._by_name(phrase, known, low)
            if found is not None:
                return found
        return self._fresh(phrase, known, owner)

    def _by_name(self, phrase: Phrase, known: Noun, low: str) -> Answer | None:
        """ "The council" for what bears "Council" in its name."""
        if phrase.owner is not None or known.plural or phrase.complement is not None or phrase.within:
            return None
        if any(self.words.low[k] in DEPARTMENTS for k in phrase.mods):
            return None

        def bears(member: Member) -> float | None:
            if member.kind in ("person", "unnamed", "state") or member.parts:
                return None
            own = member.name.lower().split()
            return 0.0 if low in (own[0], own[-1]) else None

        ranked = self.salience.ranked(phrase.start, bears)
        return Answer((ranked[0][1],), "in name") if ranked else None

    def _unknown(self, phrase: Phrase, owner: Member | None, limit: int) -> Answer:
        low = self.phrases.low(phrase)
        if phrase.det in ("the", "this", "that", "poss") and not phrase.count:

            def called(member: Member) -> float | None:
                return 0.0 if low in member.words or low in member.name.lower().split() else None

            ranked = self.salience.ranked(phrase.start, called)
            if ranked:
                return Answer((ranked[0][1],), "called")
        plural = low.endswith("s") and not low.endswith("ss")
        return self._fresh(phrase, Noun("person", "plain", plural), owner, limit)

    def _body_of(self, owner: Member, known: Noun) -> Member | None:
        """ "His union": the union whose president he is."""
        for said in owner.said:
            body = self.of(said.phrase, 2) if said.noun.group != "member" else None
            if body is not None and body.kind != "person" and known.group in body.groups:
                return body
        return None

    def _own_ministry(self, phrase: Phrase, owner: Member) -> Answer | None:
        """ "Her own ministry": that of a foreign minister is the foreign ministry."""
        department = next(
            (
                self.words.low[k]
                for said in owner.said
                for k in said.phrase.mods
                if self.words.low[k] in DEPARTMENTS
            ),
            None,
        )
        state = next(
            (
                told
                for said in owner.said
                if (told := self.told_state(said.phrase, self._owner(said.phrase, 2)))
            ),
            None,
        )
        state = state or self.state_near(phrase.start)
        if department is None:
            return None
        whose = self.cast.state(state) if state is not None else None
        people = f"{self.cast.polities.people_of(state)} " if state is not None else ""
        name = f"{people}{department} ministry"
        for member in self._described.get(name, ()):
            return Answer((member,), "described")
        known = Noun("organisation", "ministry")
        return Answer(
            (self._new(name, phrase, kind="organisation", plural=False, owner=whose, known=known),),
            "own ministry",
        )

    # new members

    def _fresh(self, phrase: Phrase, known: Noun, owner: Member | None, limit: int = 0) -> Answer:
        """An actor that the text knows by this description alone, which reaches to `limit`."""
        plural = known.plural or phrase.count in PLURAL_QUANTIFIERS
        text = self._description(phrase, owner, limit)
        state = self._state_of_office(phrase, known, owner)
        if state is not None:
            text = f"{text} of {state}"
        if known.sort == "media":
            kind: str = "media"
        elif known.sort in ("organisation", "place", "state", "document") and not plural:
            kind = "organisation" if known.sort != "document" else "unnamed"
        elif (
            known.sort == "crowd"
            or (plural and not phrase.count and known.group not in ("leak", "official", "head"))
            or (known.sort in ("organisation", "place", "state") and plural)
        ):
            kind = "group"
        else:
            kind = "unnamed"
        for member in self._described.get(text, ()):
            if phrase.det in ("the", "poss", "") and not phrase.count:
                return Answer((member,), "described")
        member = self._new(text, phrase, kind=kind, plural=plural, owner=owner, known=known)
        return Answer((member,), "description")

    def _description(self, phrase: Phrase, owner: Member | None, limit: int) -> str:
        """The words of a description, its owner by name."""
        words = self.words
        parts = [*phrase.mods]
        if phrase.head is not None:
            parts.append(phrase.head)
        for index in phrase.within:
            parts += range(self.phrases.names[index].first, self.phrases.names[index].last)
        first = min(parts, default=phrase.start)
        last = max(parts, default=phrase.end - 1) + 1
        if known_seat := self._seat_of(phrase):
            return f"{self.cast.polities.people_of(known_seat)} {words.of(first, last)}"
        if phrase.complement is not None or phrase.prep:
            last = max(last, phrase.end if not phrase.beside else phrase.beside[0].start - 1)
        if last < limit <= last + _CLAUSE and not phrase.beside and not self._written(phrase):
            last = limit
        text = words.of(first, last).replace(",", "").strip("“”\"‘’'")
        if phrase.count:
            text = f"{phrase.count} {text}" if phrase.count != "one" else text
        if owner is None and self._classifies(phrase) and phrase.owner is not None:
            inner = phrase.owner
            text = words.of(min((*inner.mods, inner.head or inner.start, *self._firsts(inner))), last)
        elif phrase.owner is not None and owner is not None:
            if owner.kind == "state":
                text = f"{self.cast.polities.people_of(owner.name)} {text}"
            else:
                text = f"{owner.name}{'’s' if owner.kind in ('person', 'unnamed') else ''} {text}"
        return text.strip()

    def _state_of_office(self, phrase: Phrase, known: Noun, owner: Member | None) -> str | None:
        """The state of "the President", "the prime minister" where nothing else tells whose they are."""
        head = (
            phrase.head is not None
            and self.words.cap[phrase.head]
            and self.phrases.low(phrase) == "president"
        )
        if owner is not None or phrase.complement is not None or known.plural or phrase.det != "the":
            return None
        return self.state_near(phrase.start) if known.group == "office" or head else None

    def _seat_of(self, phrase: Phrase) -> str | None:
        """The state whose "foreign ministry in Oslo" it is."""
        known, inner = self.phrases.noun(phrase), phrase.complement
        if (
            known is None
            or known.group not in ("ministry", "government")
            or inner is None
            or inner.name is None
        ):
            return None
        sight = self.cast.polities.sights.get(inner.name)
        return sight.state if sight is not None and phrase.prep in ("in", "of") else None

    def _written(self, phrase: Phrase) -> bool:
        known = self.phrases.noun(phrase)
        return known is not None and known.sort == "document"

    def _firsts(self, phrase: Phrase) -> list[int]:
        return [self.phrases.names[index].first for index in phrase.within]

    def _new(
        self,
        name: str,
        phrase: Phrase,
        *,
        kind: str,
        plural: bool,
        owner: Member | None,
        known: Noun | None = None,
    ) -> Member:
        member = Member(0, name or self.words.of(phrase.start, phrase.end), kind)  # type: ignore[arg-type]
        member.sort = known.sort if known is not None else "person"
        member.named = False
        member.plural, member.owner, member.described = plural, owner, phrase
        if phrase.head is not None:
            member.words = {self.phrases.low(phrase)}
        if known is not None:
            member.groups, member.gender = {known.group}, known.gender
        self.cast.add(member)
        self._described.setdefault(member.name, []).append(member)
        return member


def _same_title(one: str, other: str) -> bool:
    return one == other or SAME_TITLE.get(one, one) == SAME_TITLE.get(other, other)
