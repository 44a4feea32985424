"""Accounts of one speaker -> the acts told of, those alike together, each with the speaker's part in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from dragoman.base.claim import Assertion, Basis, Claim, EventType, Outcome
from dragoman.tell import Deeds, Fact, Part
from dragoman.write.accounts import Account

Same = Callable[[str | None], str]
"""A name -> the key of whoever bears it, so that two spellings of one actor are one."""

_ATTACKS = frozenset(
    {
        EventType.AMBUSH,
        EventType.ASSAULT,
        EventType.BOMBING,
        EventType.SUICIDE_BOMBING,
        EventType.SHELLING,
        EventType.AIR_STRIKE,
    }
)
"""What may be counted together as attacks."""
_HEDGED = frozenset({Basis.SUSPECTED, Basis.ACCUSED})


def part_of(claim: Claim, speaker: str | None, key: Same) -> Part:
    """The speaker's part in the act of a claim."""
    if claim.assertion is not Assertion.CLAIMED or not speaker:
        return Part.TELLS
    if key(claim.perpetrator) == key(speaker) or (claim.perpetrator is None and claim.outcome is None):
        return Part.DID
    if claim.outcome is Outcome.REPELLED:
        return Part.REPELLED
    attributed = claim.attribution and claim.attribution.basis is Basis.SELF_CLAIMED
    return Part.DID if attributed else Part.SUFFERED


def contested_events(accounts: Sequence[Account], key: Same) -> frozenset[str]:
    """The events of which those who speak together name different doers: together they name none."""
    doers: defaultdict[str, set[str]] = defaultdict(set)
    for a in accounts:
        if a.claim.perpetrator:
            doers[a.event.id].add(key(a.claim.perpetrator))
    return frozenset(event for event, named in doers.items() if len(named) > 1)


def gather_deeds(acts: Sequence[Account], key: Same, contested: frozenset[str]) -> tuple[Deeds, ...]:
    """The acts of a speaker, those alike together, in order of statement."""
    alike: dict[tuple[object, ...], list[Account]] = {}
    for a in acts:
        c = a.claim
        part = part_of(c, a.voice, key)
        is_told = part is not Part.DID and a.event.id not in contested
        doer = key(c.perpetrator) if is_told else ""
        against = key(c.target) if part is not Part.REPELLED else ""
        alike.setdefault((part, is_told, doer, against, _hedge(c)), []).append(a)
    return tuple(_deed(group, key, contested) for group in alike.values())


def _deed(group: Sequence[Account], key: Same, contested: frozenset[str]) -> Deeds:
    claims = [a.claim for a in group]
    kinds = {claim.event_type for claim in claims}
    kind = claims[0].event_type if len(kinds) == 1 else EventType.ASSAULT if kinds <= _ATTACKS else None
    return Deeds(
        acts=len(group),
        event_type=None if kind is EventType.OTHER else kind,
        part=part_of(claims[0], group[0].voice, key),
        doers=_names((a.claim.perpetrator for a in group if a.event.id not in contested), key),
        against=_names((c.target for c in claims), key),
        countries=tuple(dict.fromkeys(c.country for c in claims if c.country)),
        facts=tuple(Fact(c.id, pointer) for c in claims for pointer in _deed_pointers(c)),
        basis=_hedge(claims[0]),
        is_own=bool(claims[0].perpetrator) and key(claims[0].perpetrator) == key(group[0].voice),
        are_taken=any(_is_of(toll.victim, claim.target) for claim in claims for toll in claim.captured),
    )


def _is_of(victim: str | None, target: str | None) -> bool:
    """Whether those taken are the target itself ("three engineers"), and not in or on it ("a bus")."""
    one, other = (victim or "").casefold(), (target or "").casefold()
    return bool(one and other) and (one in other or other in one)


def _deed_pointers(claim: Claim) -> tuple[str, ...]:
    values = (
        ("/event_type", claim.event_type),
        ("/perpetrator", claim.perpetrator),
        ("/target", claim.target),
        ("/country", claim.country),
        ("/outcome", claim.outcome),
    )
    return tuple(pointer for pointer, value in values if value)


def _names(names: Iterable[str | None], key: Same) -> tuple[str, ...]:
    """Names that are given, one for each bearer, the first spelling."""
    return tuple({key(name): name for name in reversed([n for n in names if n])}.values())[::-1]


def _hedge(claim: Claim) -> Basis | None:
    """Suspicion or accusation, where the doer is named by no more."""
    basis = claim.attribution.basis if claim.attribution else None
    return basis if basis in _HEDGED else None
