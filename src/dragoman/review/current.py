"""A document, what its latest reading makes of it and what people ruled -> its claims as they stand now.

Nothing is kept in between: the same versions and decisions, in any order, give the same claims. The machine's value and
the person's stand side by side; what a person decided stays as it was decided when a better reader reads otherwise,
and the difference is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.base.claim import Claim
from dragoman.base.decision import Decision, DecisionKind, decision_order
from dragoman.base.digest import claim_digest
from dragoman.base.document import Document
from dragoman.base.event import Acceptance
from dragoman.base.standing import standing_decisions
from dragoman.review.corrections import (
    FieldEdit,
    correct_claim,
    grounded,
    latest_edits,
    misfits,
    unproven,
)
from dragoman.review.current_claim import (
    ClaimState,
    CurrentClaim,
    Difference,
    DifferenceKind,
    StandingEdit,
    Ungrounded,
)
from dragoman.review.differences import find_differences
from dragoman.review.recodes import Recodes, follow_recodes
from dragoman.review.recoding import head_position

__all__ = [
    "ClaimState",
    "CurrentClaim",
    "Difference",
    "DifferenceKind",
    "StandingEdit",
    "Ungrounded",
    "current_claims",
]

_ON_ONE_CLAIM = (DecisionKind.CORRECT, DecisionKind.ACCEPT, DecisionKind.REJECT, DecisionKind.DEFER)
_CLOSING = {DecisionKind.REJECT: ClaimState.REJECTED, DecisionKind.DEFER: ClaimState.DEFERRED}


@dataclass(frozen=True, slots=True)
class _Version:
    """One form of a claim: as it was made, what of it does not stand in the document, and the rest of it."""

    made: Claim
    lost: Mapping[str, str]
    claim: Claim


@dataclass(frozen=True, slots=True)
class _Known:
    """All that is known of one claim.

    `versions` are what a person made of it, then the readers' versions, the newest first; `rulings` the decisions that
    hold, by time; `ever` every edit of it, undone ones too; `made` the recode that made it, `replaced` the one that
    put others in its place; `acceptances` those since it was last rejected or deferred.
    """

    versions: tuple[_Version, ...]
    machine: Claim | None
    rulings: tuple[Decision, ...]
    ever: tuple[FieldEdit, ...]
    made: Decision | None
    replaced: str | None
    acceptances: tuple[Acceptance, ...]


def current_claims(
    document: Document,
    machine: Sequence[Claim],
    decisions: Iterable[Decision],
    *,
    earlier: Iterable[Claim] = (),
    required: int = 1,
) -> tuple[CurrentClaim, ...]:
    """The claims of a document as they stand.

    - A claim has the values of the latest reading, or those that were accepted, with the latest standing edit of each
      field. An edit whose words do not stand in the document is a difference and is not applied.
    - The latest of accept, reject and defer rules. An acceptance holds for the values and words that it names.
    - Recodes: see `review.recodes`. A claim that a person made is open until it is accepted.
    - A claim that the reader no longer makes stays when anybody has ruled on it; otherwise it is gone.

    Args:
        document: with its text.
        machine: the claims of its latest reading.
        decisions: all that people have ruled, undone decisions too, in any order; those on other documents are passed
            over.
        earlier: older versions of the machine's claims, the oldest first; they may hold the latest too.
        required: how many different people must accept a claim.

    Returns:
        One for each claim that a reader or a person has made, in the order of the text.
    """
    given = tuple({d.id: d for d in decisions}.values())
    standing, _ = standing_decisions(given)
    now = {claim.id: claim for claim in machine if claim.document_id == document.id}
    versions = _versions(document, now, earlier)
    recodes = follow_recodes(standing, versions.keys(), document.id)
    forms = _forms(document, versions, recodes)
    known = _known(forms, now, standing, given, recodes)
    found = [_current(document, one, max(1, required)) for one in known]
    found += [_waiting(*one) for one in recodes.waiting if one[0].id not in forms]
    return tuple(sorted(found, key=lambda one: (head_position(document, one.claim), one.claim.id)))


def _versions(
    document: Document, now: Mapping[str, Claim], earlier: Iterable[Claim]
) -> dict[str, list[Claim]]:
    """The versions of each claim that readers made, the newest first."""
    found = {identity: [claim] for identity, claim in now.items()}
    for claim in reversed([c for c in earlier if c.document_id == document.id]):
        rows = found.setdefault(claim.id, [])
        if claim not in rows:
            rows.append(claim)
    return found


def _forms(
    document: Document, versions: Mapping[str, list[Claim]], recodes: Recodes
) -> dict[str, tuple[_Version, ...]]:
    """The forms of each claim, a person's first; what does not stand in the document is taken out of each."""
    readers = [claim for rows in versions.values() for claim in rows]
    forms: dict[str, list[_Version]] = {}
    for made, _ in recodes.made:
        lost = unproven(document, made, readers) | misfits(document, made)
        forms[made.id] = [_Version(made, lost, grounded(made, lost))]
    for identity, rows in versions.items():
        for claim in rows:
            lost = misfits(document, claim)
            forms.setdefault(identity, []).append(_Version(claim, lost, grounded(claim, lost)))
    return {identity: tuple(rows) for identity, rows in forms.items()}


def _known(
    forms: Mapping[str, tuple[_Version, ...]],
    now: Mapping[str, Claim],
    standing: Iterable[Decision],
    given: Iterable[Decision],
    recodes: Recodes,
) -> list[_Known]:
    """What is known of each claim, decisions by claim."""
    makers = {claim.id: decision for claim, decision in recodes.made}
    rulings: dict[str, list[Decision]] = {identity: [] for identity in forms}
    for decision in standing:
        if decision.kind in _ON_ONE_CLAIM:
            for claim in dict.fromkeys(decision.claims):
                if claim in rulings:
                    rulings[claim].append(decision)
    ever: dict[str, list[FieldEdit]] = {identity: [] for identity in forms}
    for decision in sorted(given, key=decision_order):
        if decision.kind is DecisionKind.CORRECT and decision.claims and decision.claims[0] in ever:
            ever[decision.claims[0]] += [FieldEdit(edit, decision) for edit in decision.edits]
    return [
        _Known(
            versions,
            now.get(identity),
            tuple(rulings[identity]),
            tuple(ever[identity]),
            makers.get(identity),
            recodes.replaced.get(identity),
            _valid_acceptances(identity, rulings[identity]),
        )
        for identity, versions in forms.items()
    ]


def _valid_acceptances(claim: str, rulings: Iterable[Decision]) -> tuple[Acceptance, ...]:
    """The acceptances of a claim since it was last rejected or deferred, by time."""
    found: list[Acceptance] = []
    for d in rulings:
        if d.kind in _CLOSING:
            found = []
        elif d.kind is DecisionKind.ACCEPT:
            digests = dict(zip(d.claims, d.digests, strict=False))
            if digest := digests.get(claim):
                found.append(Acceptance(claim, digest, d.by, d.at, d.id))
    return tuple(found)


def _current(document: Document, known: _Known, required: int) -> CurrentClaim:
    """One claim as it stands."""
    edits = tuple(FieldEdit(edit, d) for d in known.rulings for edit in d.edits)
    base = _base(document, known, edits)
    corrected = correct_claim(document, base.claim, latest_edits(edits), known.machine)
    digest = claim_digest(corrected.claim)
    fitting = {a.by: a for a in known.acceptances if a.digest == digest}  # the latest of each person
    state = _state(known, len(fitting) >= required)
    differences: tuple[Difference, ...] = ()
    if state not in (ClaimState.REPLACED, ClaimState.REJECTED, ClaimState.GONE):
        differences = (
            *_whole_differences(known, base, bool(fitting), edits),
            *find_differences(base.made, known.machine, corrected, known.ever),
        )
    ids = [d.id for d in known.rulings]
    ids += [known.made.id] if known.made else []
    ids += [known.replaced] if known.replaced else []
    return CurrentClaim(
        claim=corrected.claim,
        machine=known.machine,
        state=state,
        edits=corrected.edits,
        ungrounded=corrected.ungrounded,
        differences=differences,
        acceptances=tuple(a for a in known.acceptances if fitting.get(a.by) == a),
        decisions=tuple(dict.fromkeys(ids)),
    )


def _base(document: Document, known: _Known, edits: tuple[FieldEdit, ...]) -> _Version:
    """The version on which people's edits stand: the one that was accepted, else the newest."""
    if len(known.versions) == 1 or not known.acceptances:
        return known.versions[0]
    order = {d.id: decision_order(d) for d in known.rulings}
    for acceptance in reversed(known.acceptances):
        before = tuple(e for e in edits if order[e.decision.id] <= order[acceptance.decision])
        for chosen in (edits, before) if len(before) < len(edits) else (edits,):
            for version in known.versions:
                claim = correct_claim(document, version.claim, latest_edits(chosen), known.machine).claim
                if claim_digest(claim) == acceptance.digest:
                    return version
    return known.versions[0]


def _state(known: _Known, is_accepted: bool) -> ClaimState:
    if known.replaced:
        return ClaimState.REPLACED
    if known.machine is None and known.made is None and not known.rulings:
        return ClaimState.GONE
    ruled = [d.kind for d in known.rulings if d.kind is not DecisionKind.CORRECT]
    if ruled and ruled[-1] in _CLOSING:
        return _CLOSING[ruled[-1]]
    return ClaimState.ACCEPTED if is_accepted else ClaimState.OPEN


def _whole_differences(
    known: _Known, base: _Version, is_fitting: bool, edits: tuple[FieldEdit, ...]
) -> list[Difference]:
    """What has changed of the claim as a whole."""
    found = [
        Difference(pointer, DifferenceKind.LOST, None, None, None, why) for pointer, why in base.lost.items()
    ]
    if known.machine is None and known.made is None:
        why = "the reader no longer makes this claim"
        found.append(Difference("", DifferenceKind.GONE, None, None, None, why))
    last = known.acceptances[-1] if known.acceptances else None
    if last is not None and not is_fitting:
        orders = {d.id: decision_order(d) for d in known.rulings}
        if not any(orders[e.decision.id] > orders[last.decision] for e in edits):
            why = f"was accepted by {last.by} on {last.at[:10]} with other values"
            found.append(Difference("", DifferenceKind.ACCEPTED, None, None, None, why))
    return found


def _waiting(claim: Claim, decision: Decision, why: str) -> CurrentClaim:
    """A claim that a person made and that does not stand."""
    told = f"decision {decision.id} by {decision.by} has no effect: {why}"
    difference = Difference("", DifferenceKind.MISFIT, None, None, None, told)
    return CurrentClaim(claim, None, ClaimState.GONE, (), {}, (difference,), (), (decision.id,))
