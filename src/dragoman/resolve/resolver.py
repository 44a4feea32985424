"""Claims as they come -> events that do not depend on the order in which they came.

READ FIRST in this folder. A claim becomes a `profile`, is kept under its keys (`blocking`), compared with the claims
that it meets there (`compare`, `score`), and its neighbourhood is grouped anew (`cluster`) under what people have
ruled (`rulings`). Each group is then told as an event (`telling`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator

from dragoman.atlas import Atlas
from dragoman.base.claim import Claim
from dragoman.base.decision import Decision
from dragoman.base.document import Document
from dragoman.base.event import Event
from dragoman.base.ids import event_id
from dragoman.resolve.actors import ActorBook
from dragoman.resolve.blocking import query_keys, stored_keys
from dragoman.resolve.cluster import cluster_claims, ordered
from dragoman.resolve.profile import Profile, profile_claim
from dragoman.resolve.rulings import Rulings, apply_decisions
from dragoman.resolve.score import Comparison, Weights, default_weights, explain_pair, score_pair
from dragoman.resolve.sources import everybody
from dragoman.resolve.store import Store
from dragoman.resolve.telling import Neighbour, Teller

NO_RULINGS = Rulings({}, {}, (), ())


class Resolver:
    """Joins claims into events, over a store that may be in memory or a file.

    Adding is cheap and does not group; `settle` (and everything that gives events) groups what has changed.
    """

    def __init__(
        self,
        atlas: Atlas,
        *,
        store: Store | None = None,
        decisions: Iterable[Decision] = (),
        weights: Weights | None = None,
        sparing: bool = False,
    ) -> None:
        """
        Args:
            atlas: who is whose alias and kin.
            store: where claims are kept; None is memory.
            decisions: people's rulings, on top of those that the store holds.
            weights: the table of `weights.toml` by default.
            sparing: when the atlas or the rulings on actors have changed, group only those claims anew of which a part
                that is compared has changed. Events of others may be told with a name that is no longer the atlas's:
                the caller sees to those.
        """
        self._sparing = sparing
        self._atlas = atlas
        self._store = store or Store()
        self._weights = weights or default_weights()
        self._dirty: set[int] = set()
        self._rulings = NO_RULINGS
        self._waits = False
        self._actors = ActorBook(atlas)
        self._rulings = apply_decisions(self._store.decisions(), self._store.claim_of)
        if self._rulings.merges:
            self._actors = ActorBook(atlas, self._rulings.merges)
        self._teller = Teller(atlas, self._actors)
        self.decide(decisions)
        self._follow_tables()

    @property
    def remarks(self) -> tuple[str, ...]:
        """Decisions that wait, are overruled or cannot be followed."""
        return self._rulings.remarks

    @property
    def weights(self) -> Weights:
        """The table of weights in use."""
        return self._weights

    def add(self, document: Document, claims: Iterable[Claim], *, whole: bool = False) -> None:
        """Add claims of a document; a claim that is there in another form is replaced, the same one is left.

        Args:
            document: where the claims stand.
            claims: what is claimed.
            whole: these are all claims of the document: others that an earlier reading made are superseded.
        """
        claims = tuple(claims)
        if whole:
            self._supersede(document.id, {claim.id for claim in claims})
        is_new = self._store.put_document(document) if claims else False
        for claim in claims:
            if is_new or not self._store.has_claim(claim):
                self._add_claim(document, claim)

    def forget(self, document: str, claims: Iterable[str]) -> None:
        """Destroy what is kept of a document that was erased; its claims have to be superseded before."""
        self._store.forget(document, claims)

    def _supersede(self, document: str, but: set[str]) -> None:
        """Take the claims of a document out that are no longer made; who was grouped with them is grouped anew."""
        for number, claim in self._store.claims_of_document(document):
            if claim not in but:
                leader = self._store.leader_of(number)
                mates = [mate for mate in self._store.members_of(leader) if mate != number]
                self._store.supersede(number)
                self._dirty.discard(number)
                self._dirty.update(mates)
                if leader == number and mates:
                    self._store.put_group(mates, mates[0])
                self._waits = self._waits or bool(self._rulings.must or self._rulings.cannot)

    def _add_claim(self, document: Document, claim: Claim) -> None:
        profile = profile_claim(claim, document, self._actors)
        before = self._store.number_of(claim.id)
        if before is not None:
            self._dirty.update(self._store.members_of(self._store.leader_of(before)))
            self._dirty.update(other for other, _ in self._store.scores_of(before, self._weights.join))
        number = self._store.put_claim(claim, profile)
        self._dirty.add(number)
        scores = []
        for other in self._store.find_neighbours(query_keys(profile), number):
            score = score_pair(profile, self._store.profile(other), self._weights)
            if score >= self._weights.perhaps:
                scores.append((other, score))
        self._store.put_scores(number, scores)

    def decide(self, decisions: Iterable[Decision]) -> None:
        """Append decisions; those that are there already change nothing."""
        for decision in decisions:
            self._store.put_decision(decision)
        self._rule()

    def _rule(self) -> None:
        """Work out anew what decisions amount to, and mark the claims for which that has changed."""
        decisions = self._store.decisions()
        if not decisions and self._rulings is NO_RULINGS:
            return
        before, now = self._rulings, apply_decisions(decisions, self._store.claim_of)
        self._rulings = now
        self._waits = any("waits for it" in remark for remark in now.remarks)
        for table, other in ((before.must, now.must), (before.cannot, now.cannot)):
            for pair, _ in table.items() ^ other.items():
                self._dirty.update(n for claim in pair if (n := self._store.number_of(claim)) is not None)
        if before.merges != now.merges:
            self._actors = ActorBook(self._atlas, now.merges)
            self._teller = Teller(self._atlas, self._actors)
            if self._store.get_meta("merges") != repr(now.merges):
                self.rebuild(sparing=self._sparing)
                self._store.set_meta("merges", repr(now.merges))

    def rebuild(self, *, sparing: bool = False) -> None:
        """Compare all claims anew, as after a change of the atlas or of the weights.

        Args:
            sparing: leave claims out of which nothing that is compared has changed; not after a change of the weights.
        """
        for number in self._store.all_numbers():
            for claim, document in self._store.load_claims([number]):
                if not sparing or profile_claim(claim, document, self._actors) != self._store.profile(number):
                    self._add_claim(document, claim)

    def _follow_tables(self) -> None:
        """Scores of a store that were made with other weights, or another atlas of actors, are made anew."""
        weights = (
            sorted(self._weights.levels.items()),
            self._weights.prior,
            self._weights.join,
            self._weights.perhaps,
        )
        tables = repr((weights, self._atlas.actors, self._atlas.outlets)).encode("utf-8", "backslashreplace")
        mark = hashlib.sha256(tables).hexdigest()
        if self._store.get_meta("tables") not in (None, mark):
            self.rebuild(sparing=self._sparing and self._store.get_meta("weights") == repr(weights))
        self._store.set_meta("tables", mark)
        self._store.set_meta("weights", repr(weights))

    def settle(self) -> frozenset[str]:
        """Group what has changed; returns the ids of the events that are new or different."""
        if self._waits:
            self._rule()
        changed: set[int] = set()
        seen: set[int] = set()
        must: dict[int, set[int]] = {}
        for one, other in self._rulings.must:
            a, b = self._store.number_of(one), self._store.number_of(other)
            if a is not None and b is not None:
                must.setdefault(a, set()).add(b)
                must.setdefault(b, set()).add(a)
        for number in sorted(self._closure(must)):
            if number not in seen:
                part = self._reach([number], must)
                seen |= part
                changed |= self._regroup(part)
        self._dirty.clear()
        for leader in list(changed):  # those that are linked with a changed one as perhaps the same
            for member in self._store.members_of(leader):
                near = self._store.scores_of(member, self._weights.perhaps)
                changed.update(self._store.leader_of(other) for other, _ in near)
        return frozenset(event_id(self._store.id_of(number)) for number in changed)

    def _closure(self, must: dict[int, set[int]]) -> set[int]:
        """Every claim whose group may change: what the changed ones reach, and who was grouped with those."""
        found = self._reach(sorted(self._dirty), must)
        while True:
            mates = {m for n in found for m in self._store.members_of(self._store.leader_of(n))} - found
            if not mates:
                return found
            found |= self._reach(sorted(mates), must)

    def _reach(self, starts: list[int], must: dict[int, set[int]]) -> set[int]:
        """The claims that are connected with any of these by scores of `join` and more, or by rulings."""
        found, stack = set(starts), list(starts)
        while stack:
            number = stack.pop()
            linked = {other for other, _ in self._store.scores_of(number, self._weights.join)}
            for other in (linked | must.get(number, set())) - found:
                found.add(other)
                stack.append(other)
        return found

    def _regroup(self, numbers: set[int]) -> set[int]:
        """Group connected claims; returns the leaders of groups that differ from before."""
        by_id = {self._store.id_of(number): number for number in numbers}
        score = self._scorer(by_id)
        rulings = self._rulings
        must = [pair for pair in rulings.must if pair[0] in by_id and pair[1] in by_id]
        cannot = frozenset(rulings.cannot)
        changed: set[int] = set()
        old = {n: frozenset(self._store.members_of(self._store.leader_of(n))) for n in numbers}
        for group in cluster_claims(by_id, score, join=self._weights.join, must=must, cannot=cannot):
            leader = by_id[group[0]]
            members = {by_id[claim] for claim in group}
            if members & self._dirty or old[leader] != members:
                changed.add(leader)
            self._store.put_group(sorted(members), leader)
        return changed

    def _scorer(self, by_id: dict[str, int]) -> Callable[[str, str], float]:
        """The score of a pair: as kept, or worked out for pairs that no key brought together."""
        known = {
            ordered(one, self._store.id_of(other)): score
            for one, number in by_id.items()
            for other, score in self._store.scores_of(number, self._weights.perhaps)
        }

        def score(one: str, other: str) -> float:
            pair = ordered(one, other)
            if pair not in known:
                ours, theirs = (self._store.profile(by_id[claim]) for claim in pair)
                known[pair] = score_pair(ours, theirs, self._weights)
            return known[pair]

        return score

    def events(self) -> Iterator[Event]:
        """Every event, in the order of the ids of their smallest claims."""
        self.settle()
        return (self._tell(leader) for leader in self._store.leaders())

    def find_event(self, identity: str) -> Event | None:
        """The event that holds the claim of an id of a claim or an event, however old; None when there is none."""
        self.settle()
        claim = self._store.claim_of(identity)
        number = self._store.number_of(claim) if claim else None
        return None if number is None else self._tell(self._store.leader_of(number))

    def find_profile(self, claim: str) -> Profile | None:
        """The profile of a claim, None when it is not here."""
        number = self._store.number_of(claim)
        return None if number is None else self._store.profile(number)

    def claims_of(self, identity: str) -> tuple[str, ...]:
        """The ids of the claims that an id stands for: of a claim itself, of an event all that it holds."""
        if not identity.startswith("e-"):
            return (identity,) if self._store.number_of(identity) is not None else ()
        event = self.find_event(identity)
        return tuple(claim.id for claim in event.claims) if event else ()

    def event_of(self, claim: str) -> str:
        """The id of the event that holds a claim, which must be here."""
        number = self._store.number_of(claim)
        assert number is not None
        return event_id(self._store.id_of(self._store.leader_of(number)))

    def rulings_on(self, pairs: Iterable[tuple[str, str]]) -> tuple[str, ...]:
        """The decisions that people made on any of the pairs (ids in order)."""
        tables = (self._rulings.must, self._rulings.cannot)
        return tuple(dict.fromkeys(table[pair] for pair in pairs for table in tables if pair in table))

    def have_met(self, one: str, other: str) -> bool:
        """Whether two claims share a key by which they would be compared."""
        a, b = self.find_profile(one), self.find_profile(other)
        return a is not None and b is not None and bool(query_keys(a) & stored_keys(b))

    def barrier(self, one: str, other: str) -> Comparison | None:
        """The pair of accounts, one of each event, that speaks most against joining the two; None below none."""
        ours, theirs = self.claims_of(one), self.claims_of(other)
        profiles = {claim: self.find_profile(claim) for claim in (*ours, *theirs)}
        worst: Comparison | None = None
        for a in ours:
            for b in theirs:
                first, second = profiles[a], profiles[b]
                assert first is not None and second is not None
                found = explain_pair(first, second, self._weights)
                if worst is None or found.score < worst.score:
                    worst = found
        return worst

    def _tell(self, leader: int) -> Event:
        numbers = self._store.members_of(leader)
        inside = set(numbers)
        near: dict[int, float] = {}
        for number in numbers:
            for other, score in self._store.scores_of(number, self._weights.perhaps):
                if other not in inside:
                    group = self._store.leader_of(other)
                    near[group] = max(score, near.get(group, score))
        neighbours = tuple(Neighbour(event_id(self._store.id_of(g)), score) for g, score in near.items())
        pairs = self._store.load_claims(numbers)
        profiles = {i: self._store.profile(n) for i, n in sorted((self._store.id_of(n), n) for n in numbers)}
        whos = everybody(profiles.values())
        decisions = tuple(sorted({*self._rulings.of_claims(profiles), *self._actors.rulings_on(whos)}))
        return self._teller.tell(pairs, profiles, neighbours=neighbours, decisions=decisions)
