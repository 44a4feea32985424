"""Claims and people's decisions -> which claims are accepted as they stand, and events marked so.

A person accepts values and the words that say them, not an id: a claim that was read anew with other values is a draft
again until somebody accepts it as it now stands, and the event says who had accepted what it was. So is a claim that a
person has since rejected, deferred or put others in place of, and one that lacks the values a person corrected it to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dragoman.base.claim import Claim
from dragoman.base.decision import Decision, DecisionKind, Edit, decision_order, instant_order
from dragoman.base.digest import claim_digest
from dragoman.base.event import Acceptance, Event, ReviewState
from dragoman.base.json_value import to_json
from dragoman.base.standing import standing_decisions
from dragoman.review.fields import EDITABLE

_CLOSING = {
    DecisionKind.REJECT: "rejected",
    DecisionKind.DEFER: "deferred",
    DecisionKind.RECODE: "replaced by other claims",
}
_OTHER_VALUES = "with other values. Accept it as it now stands."


@dataclass(frozen=True, slots=True)
class Accepted:
    """Of some claims: who accepted those that are `current`, and those (`stale`) that had other values then.

    Both are in the order of the ids of the claims; of several acceptances of a claim the latest one is given.
    """

    current: tuple[Acceptance, ...]
    stale: tuple[Acceptance, ...]


class Acceptances:
    """The acceptances that stand in decisions, by claim; made once, asked for every event."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        """
        Args:
            decisions: all that people have ruled, in any order.
        """
        given = tuple(decisions)
        standing, _ = standing_decisions(given)
        self._known = {decision.id for decision in given}
        self._undone = {d.undoes for d in standing if d.kind is DecisionKind.UNDO}
        self._by_claim: dict[str, list[Acceptance]] = {}
        self._closed: dict[str, Decision] = {}
        self._edits: dict[str, dict[str, Edit]] = {}
        for d in standing:
            self._follow(d)
        for claim, d in self._closed.items():
            if d.kind is DecisionKind.RECODE:
                self._by_claim.pop(claim, None)

    def _follow(self, d: Decision) -> None:
        """Take in one decision that stands; they come by time, and what is ruled later on a claim holds."""
        if d.kind is DecisionKind.ACCEPT:
            for claim, digest in zip(d.claims, d.digests, strict=False):
                self._by_claim.setdefault(claim, []).append(Acceptance(claim, digest, d.by, d.at, d.id))
        elif d.kind is DecisionKind.CORRECT:
            for claim in d.claims:
                self._edits.setdefault(claim, {}).update({edit.field: edit for edit in d.edits})
        elif d.kind in _CLOSING:
            for claim in d.claims:
                self._by_claim.pop(claim, None)
                if claim not in self._closed or self._closed[claim].kind is not DecisionKind.RECODE:
                    self._closed[claim] = d

    def of_claims(self, claims: Iterable[Claim], told: Iterable[Acceptance] = ()) -> Accepted:
        """Which of the claims are accepted as they stand.

        Args:
            claims: with the values that they have now.
            told: acceptances that came with them; they hold unless the decisions here say more about them.
        """
        carried: dict[str, list[Acceptance]] = {}
        for acceptance in told:
            is_ruled = acceptance.decision in self._known or acceptance.decision in self._undone
            if not is_ruled and not self._is_closed_after(acceptance):
                carried.setdefault(acceptance.claim, []).append(acceptance)
        current: list[Acceptance] = []
        stale: list[Acceptance] = []
        for claim in sorted(claims, key=lambda c: c.id):
            given = sorted(
                (*carried.get(claim.id, ()), *self._by_claim.get(claim.id, ())),
                key=lambda a: (instant_order(a.at), a.decision),
            )
            if given:
                digest = claim_digest(claim)
                fitting = [a for a in given if a.digest == digest]
                as_it_stands = [] if self._lacks_correction(claim) else fitting
                (current if as_it_stands else stale).append((as_it_stands or given)[-1])
        return Accepted(tuple(current), tuple(stale))

    def why_closed(self, claim: str) -> str:
        """That a person ruled against a claim and nobody has accepted it since; empty when it is not so."""
        d = self._closed.get(claim)
        if d is None or self._by_claim.get(claim):
            return ""
        return f"was {_CLOSING[d.kind]} by {d.by} on {d.at[:10]}: {d.why}"

    def _is_closed_after(self, acceptance: Acceptance) -> bool:
        d = self._closed.get(acceptance.claim)
        if d is None:
            return False
        given = instant_order(acceptance.at), acceptance.decision
        return d.kind is DecisionKind.RECODE or decision_order(d) > given

    def _lacks_correction(self, claim: Claim) -> bool:
        """Whether a field still has the value that a person has corrected."""
        for edit in self._edits.get(claim.id, {}).values():
            name = edit.field.removeprefix("/")
            value = to_json(getattr(claim, name)) if name in EDITABLE else edit.value
            if value == edit.was and value != edit.value:
                return True
        return False

    def differing(self, other: Acceptances) -> frozenset[str]:
        """The ids of the claims that are accepted otherwise here than in the other."""
        found = set[str]()
        for ours, theirs in ((self._by_claim, other._by_claim), (self._edits, other._edits)):
            found |= {c for c in ours.keys() | theirs.keys() if ours.get(c) != theirs.get(c)}
        return frozenset(found)

    def mark(self, event: Event) -> Event:
        """The event with what is accepted of it; accepted as a whole when all of its claims are."""
        accepted = self.of_claims(event.claims, event.acceptances)
        ids = tuple(acceptance.claim for acceptance in accepted.current)
        whole = bool(ids) and len(ids) == len(event.claims)
        kept = [remark for remark in event.remarks if not remark.endswith(_OTHER_VALUES)]
        stale = (f"claim {acceptance.claim}: {stale_words(acceptance)}" for acceptance in accepted.stale)
        return replace(
            event,
            review_state=ReviewState.ACCEPTED if whole else ReviewState.DRAFT,
            accepted=ids,
            acceptances=accepted.current,
            remarks=(*kept, *stale),
        )


def mark_events(events: Iterable[Event], decisions: Iterable[Decision]) -> Iterator[Event]:
    """Events, each marked with what people have accepted of it, one by one."""
    acceptances = Acceptances(decisions)
    return (acceptances.mark(event) for event in events)


def mark_accepted(event: Event, decisions: Iterable[Decision]) -> Event:
    """One event marked; for many, `mark_events` goes through the decisions once."""
    return Acceptances(decisions).mark(event)


def stale_words(acceptance: Acceptance) -> str:
    """That a claim had been accepted, and stands no more as it was."""
    return f"was accepted by {acceptance.by} on {acceptance.at[:10]} {_OTHER_VALUES}"
