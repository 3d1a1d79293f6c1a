"""The cast of a report: everyone it names, each once, with what the text says of them."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace

from onrecord.reading.actors.firstnames import MEN, WOMEN
from onrecord.reading.actors.lists import LISTS
from onrecord.reading.actors.phrases import Phrase, Phrases
from onrecord.reading.actors.polities import Polities
from onrecord.reading.actors.short_forms import Cluster, Index, initials, is_acronym, key_of
from onrecord.reading.actors.surroundings import Said, surroundings
from onrecord.reading.actors.vocabulary import (
    BODY_NAMES,
    COMPANY_NAMES,
    FEMALE_TITLES,
    KNOWN_MEDIA,
    MALE_TITLES,
    MEDIA_ENDINGS,
    MEDIA_NAMES,
    NAME_GROUPS,
    SAME_TITLE,
    Gender,
    Sort,
    noun,
)
from onrecord.schema.actor import ActorKind

_LOCATING = frozenset(LISTS["cast locating"])
_HELD_IN = frozenset({"shares", "stake", "interest", "stakes", "investors", "confidence", "holding"})
_INERT_LABELS = frozenset({"polity", "location", "facility", "work", "people"})
_CAMEL = re.compile(r"(?<!Mc)(?<!Mac)[a-z][A-Z]")
_REACH = 14  # tokens after a subject in which its pronoun is looked for
_ANTICIPATED = 100  # tokens between a role and the name that it is given to


@dataclass(slots=True, eq=False)
class Member:
    """One actor of the report. `said`: the descriptions that the text gives; `owner`: whose it is where
    it is known by a description ("its spokeswoman"); `parts`: the members of a joint source; `state`:
    the state that it is; `sort` and `groups`: what its descriptions make it, for matching by kind;
    `seen`: tokens at which it stands, with how far the mention reaches, in text order; `inert`: a
    place or a thing, which says nothing."""

    number: int
    name: str
    kind: ActorKind
    sort: Sort = "person"
    said: list[Said] = field(default_factory=list)
    seen: list[tuple[int, int]] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)
    gender: Gender = ""
    plural: bool = False
    owner: Member | None = None
    parts: tuple[Member, ...] = ()
    state: str | None = None
    described: Phrase | None = None
    named: bool = True
    inert: bool = False


class Cast:
    """The named actors of one text, and by which names they are seen; `begun`: tokens that begin a source."""

    def __init__(
        self, phrases: Phrases, polities: Polities, publisher: str | None, begun: Collection[int] = ()
    ) -> None:
        self._begun = begun
        self.phrases = phrases
        self.polities = polities
        self.around = [surroundings(phrases, i) for i in range(len(phrases.names))]
        self.members: list[Member] = []
        self.of_name: list[Member] = []
        self.publisher: Member | None = None
        self._by_name: dict[str, Member] = {}
        self._by_title: dict[str, list[Member]] = {}
        self._states: dict[str, Member] = {}
        self._joint: dict[tuple[int, ...], Member] = {}
        self._publisher_name = publisher
        self._firsts = [name.first for name in phrases.names]
        self._bodies: frozenset[int] = frozenset()
        self._first_seen: dict[tuple[str, ...], int] = {}
        for k in range(len(phrases.names)):
            self._first_seen.setdefault(self._key(k), k)
        self._anticipate()
        self._bodies = self._having_heads()
        self._gather()

    def state(self, name: str) -> Member:
        """The state of that name, made a member where it is none yet."""
        if name not in self._states:
            self._states[name] = self.add(
                Member(len(self.members), name, "state", sort="state", state=name, groups={"country"})
            )
        return self._states[name]

    def member_of(self, name: str) -> Member:
        """The member of that name; a state is made one where it is none yet."""
        return self._by_name.get(name) or self.state(name)

    def called(self, word: str) -> list[Member]:
        """The named members that are called by a title, one of its other forms taken for it."""
        return self._by_title.get(SAME_TITLE.get(word, word), [])

    def add(self, member: Member) -> Member:
        """A new member, numbered."""
        member.number = len(self.members)
        self.members.append(member)
        self._by_name.setdefault(member.name, member)
        return member

    def joint(self, members: Sequence[Member]) -> Member:
        """Those members as one source."""
        numbers = tuple(m.number for m in members)
        if numbers not in self._joint:
            name = " and ".join(m.name for m in members)
            sort = members[0].sort
            self._joint[numbers] = self.add(
                Member(0, name, "group", sort=sort, parts=tuple(members), plural=True, named=False)
            )
        return self._joint[numbers]

    # gathering

    def _gather(self) -> None:
        words, names = self.phrases.words, self.phrases.names
        texts = [words.of(n.first, n.last) for n in names]
        keys = [key_of(text) for text in texts]
        clusters: dict[tuple[str, ...], Cluster] = {}
        published = None
        if self._publisher_name:
            bare = self._publisher_name.split(" (")[0]
            published = clusters[key_of(bare)] = Cluster(key_of(bare), bare)
        for i, (key, text) in enumerate(zip(keys, texts, strict=True)):
            if i in self.polities.sights:
                sight = self.polities.sights[i]
                cluster = clusters.setdefault(
                    ("", sight.state), Cluster(("", sight.state), sight.state, fixed=True)
                )
            else:
                cluster = clusters.setdefault(key, Cluster(key, text))
                cluster.person = cluster.person or self._personal(i, key)
            cluster.names.append(i)
        merged = self._merged(clusters, published)
        chosen: dict[int, Cluster] = {}
        for cluster in merged:
            for i in cluster.names:
                chosen[i] = cluster
        by_cluster = {id(c): self._member(c, c is published) for c in merged}
        if published is not None:
            self.publisher = by_cluster[id(published)]
        self.of_name = [by_cluster[id(chosen[i])] for i in range(len(names))]
        for i, name in enumerate(names):
            self.of_name[i].seen.append((name.opens, name.last))
        for member in self.members:
            for word in {SAME_TITLE.get(word, word) for word in member.words}:
                self._by_title.setdefault(word, []).append(member)

    def _anticipate(self) -> None:
        """Gives a name the role that a sentence before it begins with: "The head of the union went on
        television. … Rosa B. said": the first name after it of which nothing is said."""
        phrases, low = self.phrases, self.phrases.words.low
        for i in range(len(low) - 3):
            if low[i] not in ("the", "a", "an") or not phrases.words.begins(i):
                continue
            phrase = phrases.read(i, min(len(low), i + 14), beside=False)
            if phrase is None or phrase.name is not None or phrase.end >= len(low):
                continue
            known = phrases.noun(phrase)
            if known is None or known.group not in ("head", "office") or known.plural:
                continue
            if low[phrase.end] in (",", "(") or low[i] != "the":
                continue
            self._give(Said(phrase, phrases.low(phrase), known))

    def _give(self, said: Said) -> None:
        names = self.phrases.names
        at = said.phrase.end
        k = bisect_left(self._firsts, at)
        while k < len(names) and names[k].first - at < _ANTICIPATED:
            around = self.around[k]
            if any(s.noun.group == said.noun.group for s in around.said):
                return
            if not around.said and names[k].last - names[k].first > 1 and self._personal(k, self._key(k)):
                if self._first_seen[self._key(k)] == k:
                    self.around[k] = replace(around, said=(said,))
                return
            k += 1

    def _key(self, k: int) -> tuple[str, ...]:
        return key_of(self.phrases.words.of(self.phrases.names[k].first, self.phrases.names[k].last))

    def _having_heads(self) -> frozenset[int]:
        """Names whose head, spokesperson or the like is told of: bodies, whatever they look like."""
        found = set()
        for around in self.around:
            for said in around.said:
                if said.noun.group not in ("head", "spokes"):
                    continue
                for part in (said.phrase.owner, said.phrase.complement):
                    if part is not None and part.name is not None:
                        found.add(part.name)
                found.update(said.phrase.within[-1:])
        return frozenset(found)

    def _personal(self, i: int, key: tuple[str, ...]) -> bool:
        """Whether a name looks like a person's, from what stands around it."""
        around, label = self.around[i], self.phrases.names[i].label
        if around.mr or around.aged:
            return True
        if i in self._bodies:
            return False
        sorts = {s.noun.sort for s in around.said if not s.heads}
        if "person" in sorts:
            return True
        if sorts & {"organisation", "media"} or set(key) & (COMPANY_NAMES | BODY_NAMES | MEDIA_NAMES):
            return False
        return label == "person" or (len(key) > 1 and (key[0] in WOMEN or key[0] in MEN))

    def _merged(self, clusters: dict[tuple[str, ...], Cluster], published: Cluster | None) -> list[Cluster]:
        """Clusters with short forms and acronyms put to the full names that they stand for; a short
        form of several goes to the one seen last before it, name by name."""
        order = sorted(clusters.values(), key=lambda c: (-len(c.key), c.names[:1] or [-1]))
        index = Index()
        kept: list[Cluster] = []
        acronyms: dict[str, Cluster] = {}
        gone: set[int] = set()  # clusters whose names went to others already
        for cluster in order:
            if cluster.fixed or cluster is published:
                kept.append(cluster)
                if not cluster.fixed:
                    index.put(cluster)
                continue
            full = self._bracketed(cluster, clusters)
            if full is not None and id(full) in gone:
                full = None
            candidates = [full] if full is not None else index.fuller(cluster.key, self._fits(cluster))
            if not candidates and is_acronym(cluster.text):
                candidates = [acronyms[cluster.text]] if cluster.text in acronyms else []
            if candidates:
                self._shared_out(cluster, candidates)
                gone.add(id(cluster))
                continue
            kept.append(cluster)
            index.put(cluster)
            acronyms.setdefault(initials(cluster.text), cluster)
        return kept

    def _fits(self, short: Cluster) -> Callable[[Cluster], bool]:
        mr = any(self.around[i].mr for i in short.names)

        def fits(full: Cluster) -> bool:
            if len(short.key) == 1 and short.key[0] == full.key[0] and full.key[-1] in MEDIA_NAMES:
                return False  # "Halifax" of "Halifax Courier"
            if mr and not full.person:
                return False
            return not (short.person and not full.person and self._surely_person(short))

        return fits

    def _surely_person(self, cluster: Cluster) -> bool:
        return any(s.noun.sort == "person" for i in cluster.names for s in self.around[i].said)

    def _bracketed(self, cluster: Cluster, clusters: dict[tuple[str, ...], Cluster]) -> Cluster | None:
        """The name that a cluster's first name follows in brackets or after "or" or "known as"."""
        if not cluster.names or not is_acronym(cluster.text):
            return None
        low, names = self.phrases.words.low, self.phrases.names
        for i in cluster.names[:3]:
            at = names[i].first
            if at > 1 and low[at - 1] in ("(", "or", "as") and i > 0:
                gap = at - names[i - 1].last
                if gap <= 3 and i - 1 not in self.polities.sights:
                    key = key_of(self.phrases.words.of(names[i - 1].first, names[i - 1].last))
                    full = clusters.get(key)
                    if full is not None and full is not cluster and len(full.key) > 1:
                        return full
        return None

    def _shared_out(self, cluster: Cluster, candidates: list[Cluster]) -> None:
        if len(candidates) == 1:
            candidates[0].names = sorted(candidates[0].names + cluster.names)
            return
        for i in cluster.names:
            gender = self._title_gender(i)
            fitting = [
                c for c in candidates if gender in ("", _first_gender(c.key)) or not _first_gender(c.key)
            ]
            best = max(
                fitting or candidates, key=lambda c: c.names[k - 1] if (k := bisect_left(c.names, i)) else -1
            )
            insort(best.names, i)

    def _title_gender(self, i: int) -> Gender:
        mr = self.around[i].mr
        return "f" if mr in FEMALE_TITLES else "m" if mr in MALE_TITLES else ""

    def _member(self, cluster: Cluster, published: bool) -> Member:
        if cluster.fixed:
            member = self.state(cluster.key[1])
            member.said = [s for i in cluster.names for s in self.around[i].said]
            return member
        said = [s for i in cluster.names for s in self.around[i].said]
        kind = "media" if published else self._kind(cluster, said)
        sort: Sort = "media" if kind == "media" else "person" if kind == "person" else "organisation"
        member = Member(len(self.members), cluster.text, kind, sort=sort, said=said)
        fitting = [s for s in said if not s.heads]
        member.words = {s.word for s in fitting}
        member.groups = {s.noun.group for s in fitting} | _groups_of_name(cluster.key)
        if kind == "person":
            member.gender = self._gender(cluster, said)
        elif kind == "organisation" and not member.groups and not published:
            member.inert = self._inert(cluster)
        return self.add(member)

    def _inert(self, cluster: Cluster) -> bool:
        """Whether a name of which nothing is said looks like that of a place or thing."""
        low, names = self.phrases.words.low, self.phrases.names
        if any(i in self._bodies for i in cluster.names) or any(
            names[i].first in self._begun for i in cluster.names
        ):
            return False
        if any(c.isdigit() for c in cluster.text):
            return True
        if all(i in self.polities.places for i in cluster.names):
            return True
        signs = 0
        for i in cluster.names:
            before = low[names[i].first - 1] if names[i].first else ""
            placed = names[i].label in _INERT_LABELS or (
                before in _LOCATING and low[names[i].first - 2] not in _HELD_IN
            )
            signs += 1 if placed else -1 if names[i].label == "organisation" else 0
        return 2 * signs > len(cluster.names)

    def _gender(self, cluster: Cluster, said: Sequence[Said]) -> Gender:
        votes: Counter[Gender] = Counter()
        for i in cluster.names:
            votes[self._title_gender(i)] += 3
        for s in said:
            votes[s.noun.gender] += 3
        votes[_first_gender(cluster.key)] += 2
        del votes[""]
        return max(sorted(votes), key=lambda g: votes[g]) if votes else ""

    def _signs(self, i: int, cluster: Cluster, votes: Counter[ActorKind]) -> None:
        """What a name's later short form, its article and the pronoun after it tell of its kind."""
        words, name = self.phrases.words, self.phrases.names[i]
        first, last = name.first, name.last
        if len(cluster.key) > 1 and last - first == 1 and name.opens == first:
            key = self._key(i)
            votes["person"] += key == cluster.key[-1:]
            votes["organisation"] += key == cluster.key[:1]
        if first > 0 and words.low[first - 1] == "the" and name.opens == first:
            votes["organisation"] += 2
        if words.begins(self.around[i].before.start):
            for k in range(last, min(len(words), last + _REACH)):
                if words.sentence[k] != words.sentence[first] or words.quoted[k]:
                    break
                if words.low[k] in ("its", "his", "her"):
                    votes["organisation" if words.low[k] == "its" else "person"] += 1
                    break

    def _kind(self, cluster: Cluster, said: Sequence[Said]) -> ActorKind:
        votes: Counter[ActorKind] = Counter()
        for s in said:
            if s.noun.group == "member":
                continue
            if s.noun.sort == "person":
                votes["person"] += 3
            elif s.noun.sort == "media":
                votes["media"] += 4
            elif s.noun.sort in ("organisation", "crowd"):
                votes["organisation"] += 3
        for i in cluster.names:
            around = self.around[i]
            votes["person"] += 4 * bool(around.mr) + 2 * around.aged + 3 * around.who
            label = self.phrases.names[i].label
            self._signs(i, cluster, votes)
            votes["organisation"] += 2 * (i in self._bodies)
            if label == "person":
                votes["person"] += 1
            elif label == "organisation":
                votes["organisation"] += 1
        key = cluster.key
        if len(key) > 1 and (key[0] in WOMEN or key[0] in MEN):
            votes["person"] += 3
        if _CAMEL.search(cluster.text) or any(c.isdigit() for c in cluster.text):
            votes["organisation"] += 2
        ends = {key[0], key[-1]}
        known = len(key) == 1 and (
            key[0] in KNOWN_MEDIA or (key[0].endswith(MEDIA_ENDINGS) and len(key[0]) > 6)
        )
        if (
            known
            or key[:2] in (("al", "jazeera"), ("associated", "press"))
            or (
                ends & MEDIA_NAMES
                and not (set(key) & (COMPANY_NAMES | {"party", "union", "association", "ministry"}))
            )
        ):
            votes["media"] += 3
        if set(key) & (BODY_NAMES | COMPANY_NAMES):
            votes["organisation"] += 3
        if is_acronym(cluster.text):
            votes["organisation"] += 2
        best = max(sorted(votes), key=lambda k: votes[k]) if votes else "organisation"
        return best if votes and votes[best] > 0 else "organisation"


def _first_gender(key: tuple[str, ...]) -> Gender:
    if len(key) < 2:
        return ""
    first = key[0]
    if first in WOMEN or first in MEN:
        return "" if first in WOMEN and first in MEN else "f" if first in WOMEN else "m"
    return ""


def _groups_of_name(key: tuple[str, ...]) -> set[str]:
    """What the words of a name make its bearer: "Marl Farmers Union" a union."""
    before_of = key[key.index("of") - 1] if "of" in key[1:] else key[-1]
    found = {NAME_GROUPS[word] for word in key if word in NAME_GROUPS}
    for word in {key[0], before_of, key[-1]}:
        known = noun(word)
        if known is not None and known.sort in ("organisation", "media"):
            found.add(known.group)
    if set(key) & COMPANY_NAMES:
        found.add("company")
    return found
