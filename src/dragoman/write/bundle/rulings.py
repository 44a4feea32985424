"""Decisions -> those that bear on a report, in the form in which they may be published.

An acceptance names the digest of the claim that was accepted. Where what is published leaves out part of that claim, a
private name or an exact point, the digest would let anyone try names until one fits; it is left empty then, and the
id of the decision, which is a hash of all else in it, is made anew. What a person corrected or made is in the claims
as they are published; the values that stood before, names and points among them, stay at the desk.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.base.claim import Claim
from dragoman.base.codec import claim_to_json
from dragoman.base.decision import Decision, DecisionKind, decision_id, decision_order
from dragoman.base.digest import claim_digest
from dragoman.base.event import Event
from dragoman.page.names import withhold
from dragoman.write.quotes import withheld_markers
from dragoman.write.withholding import change_texts


def publish_decisions(
    events: Sequence[Event], decisions: Iterable[Decision], names: Sequence[str]
) -> tuple[tuple[Event, ...], tuple[Decision, ...]]:
    """The events and the decisions that bear on them, by time, each under the id that it has in the bundle.

    Args:
        events: as published, with their acceptances.
        decisions: all that there are.
        names: private names, the longest first.
    """
    claims = {claim.id: claim for event in events for claim in event.claims}
    accepted = {(a.claim, a.decision) for event in events for a in event.acceptances}
    new_ids: dict[str, str] = {}
    published: list[Decision] = []
    for decision in _bearing(events, decisions):
        told = replace(
            change_texts(decision, lambda text: withhold(text, tuple(names))),
            digests=_digests(decision, claims, accepted),
            undoes=new_ids.get(decision.undoes or "", decision.undoes),
            edits=(),
            made=(),
        )
        told = replace(told, id=decision_id(told))
        new_ids[decision.id] = told.id
        published.append(told)
    kept = {
        (claim, d.id) for d in published for claim, digest in zip(d.claims, d.digests, strict=False) if digest
    }
    return tuple(_renamed(event, new_ids, kept) for event in events), tuple(published)


def is_cut(claim: Claim) -> bool:
    """Whether a private name, or a place that the desk keeps back, was taken out of a claim."""
    text = json.dumps(claim_to_json(claim), ensure_ascii=False)
    return any(mark in text for mark in withheld_markers())


def _digests(decision: Decision, claims: dict[str, Claim], accepted: set[tuple[str, str]]) -> tuple[str, ...]:
    """The digests of an acceptance, "" for a claim that is published with less than was accepted."""
    kept = []
    for claim_id, digest in zip(decision.claims, decision.digests, strict=False):
        claim = claims.get(claim_id)
        is_less = claim is not None and (
            is_cut(claim) or ((claim_id, decision.id) in accepted and claim_digest(claim) != digest)
        )
        kept.append("" if is_less or claim is None else digest)
    return tuple(kept)


def _bearing(events: Sequence[Event], decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that name a claim or event of these, or that shaped one, and what undoes those; by time."""
    named = {claim.id for event in events for claim in event.claims}
    named |= {name for event in events for name in (event.id, *event.aliases)}
    shaping = {identity for event in events for identity in event.decisions}
    given = sorted({d.id: d for d in decisions}.values(), key=decision_order)
    kept = {
        d.id
        for d in given
        if d.id in shaping or named & {*d.claims, *d.others, *d.joined, *([d.to] if d.to else ())}
    }
    grew = True
    while grew:
        more = {d.id for d in given if d.kind is DecisionKind.UNDO and d.undoes in kept} - kept
        kept |= more
        grew = bool(more)
    return [d for d in given if d.id in kept]


def _renamed(event: Event, new_ids: dict[str, str], kept: set[tuple[str, str]]) -> Event:
    """The event with the ids that decisions have in the bundle, and with no digest that was left empty there."""
    acceptances = []
    for one in event.acceptances:
        decision = new_ids.get(one.decision, one.decision)
        digest = one.digest if (one.claim, decision) in kept else ""
        acceptances.append(replace(one, decision=decision, digest=digest))
    return replace(
        event,
        decisions=tuple(new_ids.get(d, d) for d in event.decisions),
        acceptances=tuple(acceptances),
    )
