"""Events and people's decisions -> what of each event may be published as final, and what is left out, by name.

Only accepted claims are final. Of an event that has others too, nothing of those may be left: so it is told anew from
its accepted claims, by a function that is passed in, for deriving events is another stage's work.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from dragoman.base.claim import Claim
from dragoman.base.decision import Decision
from dragoman.base.event import Event
from dragoman.review.acceptance import Acceptances, stale_words

Retell: TypeAlias = Callable[[Event, Collection[str]], Event]
"""An event and the ids of some of its claims -> the event as these alone tell it."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What may not be published: one claim of an event, or (`claim` is None) the event; `reason` is a sentence."""

    event: str
    title: str
    claim: str | None
    reason: str

    def __str__(self) -> str:
        event = f"event {self.event} ({self.title})"
        return (
            f"{event}: {self.reason}"
            if self.claim is None
            else f"claim {self.claim} of {event}: {self.reason}"
        )


@dataclass(frozen=True, slots=True)
class FinalEvent:
    """What may be published of an event, None when nothing may, and what is left out of it."""

    event: Event | None
    left_out: tuple[LeftOut, ...] = ()


def final_events(
    events: Iterable[Event], decisions: Iterable[Decision], retell: Retell
) -> Iterator[FinalEvent]:
    """Events -> what may be published of each: one for one, in order, lazily.

    Args:
        events: as `resolve` gave them.
        decisions: all that people have ruled.
        retell: see `Retell`; asked only about events of which some claims are accepted and some are not.
    """
    acceptances = Acceptances(decisions)
    for event in events:
        reasons = _reasons(event, acceptances)
        kept = {claim.id for claim in event.claims} - reasons.keys()
        left_out = tuple(LeftOut(event.id, event.title, claim, why) for claim, why in sorted(reasons.items()))
        if not kept:
            nothing = LeftOut(event.id, event.title, None, "no accepted claim.")
            yield FinalEvent(None, (*left_out, nothing))
        elif not reasons:
            yield FinalEvent(acceptances.mark(event))
        else:
            told = replace(retell(event, kept), acceptances=event.acceptances)
            yield FinalEvent(acceptances.mark(told), left_out)


def _reasons(event: Event, acceptances: Acceptances) -> dict[str, str]:
    """Id of each claim that may not be published -> why."""
    accepted = acceptances.of_claims(event.claims, event.acceptances)
    current = {acceptance.claim for acceptance in accepted.current}
    stale = {acceptance.claim: stale_words(acceptance) for acceptance in accepted.stale}
    here = {document.id for document in event.documents}

    def why_not(claim: Claim) -> str:
        if claim.id in stale:
            return stale[claim.id]
        if claim.id not in current:
            return acceptances.why_closed(claim.id) or "not accepted. Accept it with: dragoman decide accept."
        return (
            "" if claim.document_id in here else "its document is not in the event. Resolve the claims again."
        )

    return {claim.id: reason for claim in event.claims if (reason := why_not(claim))}
