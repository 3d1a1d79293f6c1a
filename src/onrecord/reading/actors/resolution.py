"""Whom a phrase means: the member of the cast that a source, an owner or a body is."""

from __future__ import annotations

from onrecord.reading.actors.cast import Member
from onrecord.reading.actors.context import NOBODY, Answer, Context
from onrecord.reading.actors.documents import Documents
from onrecord.reading.actors.lists import LISTS
from onrecord.reading.actors.matching import Matching
from onrecord.reading.actors.newcomers import Newcomers, classifies
from onrecord.reading.actors.phrases import Phrase
from onrecord.reading.actors.pronouns import Pronouns
from onrecord.reading.actors.states import States
from onrecord.reading.actors.vocabulary import DEPARTMENTS, PLURAL_QUANTIFIERS, Noun, is_part, noun

_TWO_SIDES = frozenset(LISTS["resolution two sides"])
_OF_STATES = frozenset({"governments", "capitals", "countries", "neighbours", "neighbors"})
_ONE_OF_TWO = frozenset({"pair", "duo", "couple"})
_OWN_MEDIA = frozenset(LISTS["resolution own media"])
_ADJECTIVAL = ("an", "ean", "ish", "ese", "ern")


class Resolution:
    """Resolves the phrases of one text, in text order."""

    def __init__(self, context: Context) -> None:
        self.cast, self.salience, self.settings = context.cast, context.salience, context.settings
        self.phrases, self.words = context.phrases, context.words
        self.states = States(context)
        self._pronouns = Pronouns(context)
        self._newcomers = Newcomers(context, self.states)
        self._matching = Matching(context, self._owner)
        self._documents = Documents(context, self._newcomers, self.resolve)
        self._asked_of: set[int] = set()  # whose body is being looked for just now

    def resolve(self, phrase: Phrase, depth: int = 0, limit: int = 0) -> Answer:
        """Whom the phrase means; what is said of it reaches to token `limit`."""
        if phrase.pronoun:
            return self.pronoun(phrase.pronoun, phrase.start)
        if phrase.name is not None:
            return Answer((self.cast.of_name[phrase.name],), "name")
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

    def pronoun(self, sort: str, token: int) -> Answer:
        """Whom a pronoun of class `sort` at a token means."""
        if sort != "who":
            return self._pronouns.meant(sort, token)
        before = self._just_before(token)
        return NOBODY if before is None else Answer((before,), "who")

    def _holder(self, phrase: Phrase) -> Member | None:
        """The person that "head of branches | Rūta S." names."""
        inner = phrase.complement
        if inner is None or inner.name is None or inner.head is None or phrase.prep not in ("of", "for"):
            return None
        member = self.cast.of_name[inner.name]
        return member if member.kind == "person" else None

    def _fits_beside(self, phrase: Phrase, other: Phrase) -> bool:
        known = self.phrases.noun(phrase)
        member = self.cast.of_name[other.name] if other.name is not None else None
        if member is None or known is None:
            return known is None and phrase.head is not None
        if known.sort == "person":
            return member.kind == "person" and not known.plural
        return member.kind != "person"

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
        member = self._newcomers.new(
            f"{text} {rest}",
            phrase,
            kind="unnamed",
            plural=phrase.count in PLURAL_QUANTIFIERS,
            owner=inner.members[0].owner if inner.members else None,
        )
        return Answer((member,), "some of")

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
            return self._documents.speaks(phrase, owner, depth, limit)
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

    def _owner(self, phrase: Phrase, depth: int) -> Member | None:
        """Whose the phrase's head is: "its", "Lindmark's", or a name that stands before it."""
        if phrase.owner is not None:
            if phrase.owner.pronoun == "it":
                return self._pronouns.its(phrase)
            if classifies(self.phrases, phrase):
                return None
            answer = self.resolve(phrase.owner, depth + 1)
            return answer.members[0] if answer.members else None
        for index in reversed(phrase.within):
            member = self.cast.of_name[index]
            people = self.phrases.names[index].label == "people" and member.name.endswith(_ADJECTIVAL)
            if member.kind == "state" or not people:
                return member
        return None

    def _two(self, phrase: Phrase) -> Answer:
        """For "The two sides": a joint source named before, or the two most prominent parties."""
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
            return self._newcomers.described(phrase, known or Noun("person", "plain", True), None)
        return Answer(tuple(sorted(parties[:2], key=lambda m: m.number)), "two sides")

    def _part(self, phrase: Phrase, owner: Member | None) -> Answer:
        """A body's press office is the body; a person's office an organisation of its own."""
        if owner is None:
            return self._management(phrase)
        if owner.sort == "person" or owner.kind == "state":
            return self._newcomers.described(phrase, Noun("organisation", "office"), owner)
        return Answer((owner,), "part")

    def _management(self, phrase: Phrase) -> Answer:
        """For "Management", "the press office": that of the body being spoken of."""

        def body(member: Member) -> float | None:
            return 0.0 if member.kind == "organisation" and not member.parts and not member.inert else None

        ranked = self.salience.ranked(phrase.start, body)
        if ranked and phrase.det in ("", "the"):
            return Answer((ranked[0][1],), "part")
        return self._newcomers.described(phrase, Noun("organisation", "body"), None)

    def _government(self, phrase: Phrase, known: Noun, owner: Member | None) -> Answer:
        """For "The government", "the country": the state itself."""
        state = self.states.of(phrase, owner)
        if state is not None:
            return Answer((self.cast.state(state),), "government")
        if known.plural:
            return self._newcomers.described(phrase, known, owner)
        return self._body(phrase, known, owner)

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
            found = self._matching.known(phrase, known, whose, low) or self._matching.anyone(
                phrase, known, low
            )
            if found is not None:
                return found
        return self._newcomers.described(phrase, known, owner, limit)

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
        det = (
            phrase.owner.det if phrase.owner is not None and classifies(self.phrases, phrase) else phrase.det
        )
        definite = det in ("the", "this", "that", "these", "those", "poss") or not (
            det or phrase.count or known.sort == "media"
        )
        if definite and not phrase.count:
            body_owner = owner if phrase.owner is not None or (owner and owner.kind != "state") else None
            found = self._matching.known(phrase, known, body_owner, low)
            if found is None:
                found = self._matching.by_name(phrase, known, low)
            if found is not None:
                return found
        return self._newcomers.described(phrase, known, owner)

    def _unknown(self, phrase: Phrase, owner: Member | None, limit: int) -> Answer:
        low = self.phrases.low(phrase)
        if phrase.det in ("the", "this", "that", "poss") and not phrase.count:

            def called(member: Member) -> float | None:
                return 0.0 if low in member.words or low in member.name.lower().split() else None

            ranked = self.salience.ranked(phrase.start, called)
            if ranked:
                return Answer((ranked[0][1],), "called")
        plural = low.endswith("s") and not low.endswith("ss")
        return self._newcomers.described(phrase, Noun("person", "plain", plural), owner, limit)

    def _body_of(self, owner: Member, known: Noun) -> Member | None:
        """For "His union": the union whose president he is."""
        if owner.number in self._asked_of:
            return None  # what is said of him leads back to himself
        self._asked_of.add(owner.number)
        bodies = (self.of(said.phrase, 2) for said in owner.said if said.noun.group != "member")
        fit = (b for b in bodies if b is not None and b.kind != "person" and known.group in b.groups)
        found = next(fit, None)
        self._asked_of.discard(owner.number)
        return found

    def _own_ministry(self, phrase: Phrase, owner: Member) -> Answer | None:
        """For "Her own ministry": that of a foreign minister is the foreign ministry."""
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
                if (told := self.states.told(said.phrase, self._owner(said.phrase, 2)))
            ),
            None,
        )
        state = state or self.states.near(phrase.start)
        if department is None:
            return None
        whose = self.cast.state(state) if state is not None else None
        people = f"{self.cast.polities.people_of(state)} " if state is not None else ""
        name = f"{people}{department} ministry"
        member = self._newcomers.known(name)
        if member is not None:
            return Answer((member,), "described")
        known = Noun("organisation", "ministry")
        return Answer(
            (self._newcomers.new(name, phrase, kind="organisation", plural=False, owner=whose, known=known),),
            "own ministry",
        )
