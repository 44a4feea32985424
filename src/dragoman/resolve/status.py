"""The sources of an event -> what they contradict each other on, its status, and its Admiralty grade.

Status and grade say how it is told, never whether it is true. Reliability of a source is a desk's own judgement, kept
in `ratings.tsv` of its atlas folder; without one the code is F, "cannot be judged": nothing is made up.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from dragoman.atlas import sphere
from dragoman.base.claim import Assertion, Basis, EventType
from dragoman.base.event import (
    Account,
    Disagreement,
    EventDate,
    EventPlace,
    EventStatus,
    Figure,
    Grade,
    Party,
    PlaceChoice,
    Role,
    Source,
    SourceKind,
)
from dragoman.resolve.actors import is_kin, is_same
from dragoman.resolve.parties import is_mirrored
from dragoman.resolve.ratings import Rating
from dragoman.resolve.sources import Told


def find_disagreements(
    told: Sequence[Told],
    parties: Sequence[Party],
    figures: Sequence[Figure],
    date: EventDate,
    place: EventPlace,
) -> tuple[Disagreement, ...]:
    """What accounts contradict each other on, by field."""
    found: list[Disagreement] = []
    denied = [t.claim.id for t in told if not t.affirms]
    if denied and len(denied) < len(told):
        found.append(Disagreement("assertion", "denied", tuple(denied)))
    elif denied:
        found.append(Disagreement("assertion", "denied by all who tell it", tuple(denied)))
    rivals = rival_claims(told)
    if rivals:
        names = sorted({t.claim.claimant or t.claim.perpetrator or "" for t in rivals})
        found.append(
            Disagreement(
                "claimant", "claimed by " + " and by ".join(names), tuple(t.claim.id for t in rivals)
            )
        )
    ends = {t.claim.outcome: t for t in told if t.claim.outcome is not None}
    if len(ends) > 1:
        told_ends = [t for t in told if t.claim.outcome is not None]
        note = " against ".join(sorted(str(end) for end in ends))
        found.append(Disagreement("outcome", note, tuple(t.claim.id for t in told_ends)))
    mirrored = [t.claim.id for t in told if is_mirrored(t, parties, told)]
    if mirrored:
        found.append(Disagreement("perpetrator", "told with the sides the other way round", tuple(mirrored)))
    else:
        found.extend(_other_perpetrators(parties))
    found.extend(_figures(figures))
    if date.alternatives:
        claims = tuple(c for choice in date.alternatives for c in choice.claims)
        note = ", ".join(choice.edtf for choice in date.alternatives)
        found.append(Disagreement("event_date", f"{note} against {date.edtf}", claims))
    far = [choice for choice in place.alternatives if place.chosen and _is_elsewhere(choice, place.chosen)]
    if far and place.chosen is not None:
        claims = tuple(c for choice in far for c in choice.claims)
        note = ", ".join(choice.place.name for choice in far)
        found.append(Disagreement("places", f"{note} against {place.chosen.place.name}", claims))
    kinds = {t.claim.event_type for t in told} - {EventType.OTHER}
    if len(kinds) > 1:
        found.append(
            Disagreement("event_type", ", ".join(sorted(map(str, kinds))), tuple(t.claim.id for t in told))
        )
    return tuple(found)


def _is_elsewhere(one: PlaceChoice, other: PlaceChoice) -> bool:
    """Whether two places lie further apart than is known of either."""
    a, b = one.place, other.place
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return False
    return sphere.distance_km((a.lat, a.lon), (b.lat, b.lon)) > (one.radius_km or 0) + (other.radius_km or 0)


def _other_perpetrators(parties: Sequence[Party]) -> list[Disagreement]:
    named = [party for party in parties if party.role is Role.PERPETRATOR]
    if len(named) < 2:
        return []
    note = " or ".join(party.name for party in named)
    return [Disagreement("perpetrator", note, tuple(c for party in named for c in party.claims))]


def _figures(figures: Sequence[Figure]) -> list[Disagreement]:
    """Figures of two sources that cannot both be true."""
    found = []
    for figure in figures:
        latest = {account.source + account.by: account for account in figure.accounts}
        apart = [
            (a, b) for a, b in combinations(latest.values(), 2) if a.source != b.source and not _overlap(a, b)
        ]
        if apart:
            accounts = list(dict.fromkeys(account for pair in apart for account in pair))
            note = " against ".join(_who_says_what(accounts))
            claims = tuple(dict.fromkeys(a.claim for a in accounts))
            found.append(Disagreement(f"{figure.kind} of {figure.side}", note, claims))
    return found


def _who_says_what(accounts: Sequence[Account]) -> list[str]:
    """Each figure once, with all who give it: "12 (A, B)", "16 (C)"."""
    givers: dict[tuple[int | None, int | None], list[Account]] = {}
    for account in accounts:
        givers.setdefault((account.min, account.max), []).append(account)
    return [
        f"{found[0].text} ({', '.join(dict.fromkeys(account.by for account in found))})"
        for found in givers.values()
    ]


def _overlap(one: Account, other: Account) -> bool:
    low = max(one.min or 0, other.min or 0)
    high = min(float("inf") if a.max is None else a.max for a in (one, other))
    return low <= high


def rival_claims(told: Sequence[Told]) -> tuple[Told, ...]:
    """The claims of parties that each say they did it, where these are neither one nor kin; () when there are none."""
    own = [
        t
        for t in told
        if t.claim.assertion is Assertion.CLAIMED
        and t.profile.perpetrator is not None
        # who says it repelled an attack does not say that he attacked
        and (t.profile.claimant is None or is_same(t.profile.claimant, t.profile.perpetrator))
    ]
    rivals: dict[str, Told] = {}
    for a, b in combinations(own, 2):
        one, other = a.profile.perpetrator, b.profile.perpetrator
        assert one is not None and other is not None
        if not is_same(one, other) and not is_kin(one, other) and not _fight_each_other(a, b):
            rivals.update({a.claim.id: a, b.claim.id: b})
    return tuple(rivals.values())


def _fight_each_other(one: Told, other: Told) -> bool:
    """Whether each names the other's side as its target: two sides of a fight, not two claims to one deed."""
    pairs = ((one.profile.perpetrator, other.profile.target), (other.profile.perpetrator, one.profile.target))
    return any(a is not None and b is not None and is_same(a, b) for a, b in pairs)


_CONTRADICTED = {
    "claimant": "more than one party claims it",
    "outcome": "told with different ends",
    "perpetrator": "each side says that the other one attacked",
}
"""Why an event is disputed that nobody denies, by the field on which its accounts contradict each other."""


def judge_status(
    told: Sequence[Told],
    sources: Sequence[Source],
    disagreements: Sequence[Disagreement],
) -> tuple[EventStatus, str]:
    """The status of an event, and why."""
    claimants = {t.voice.key for t in told if t.claim.assertion is Assertion.CLAIMED}
    affirming = [source for source in sources if source.affirms]
    free = [source for source in affirming if source.key not in claimants]
    denied = any(not t.affirms for t in told)
    contradicted = {d.field for d in disagreements if d.field in ("claimant", "outcome")}
    contradicted |= {d.field for d in disagreements if d.note.startswith("told with the sides")}
    accusing = {
        t.claim.id for t in told if t.claim.attribution and t.claim.attribution.basis is Basis.ACCUSED
    }
    if denied and all(s.kind is SourceKind.UNNAMED and accusing.issuperset(s.claims) for s in free):
        return EventStatus.DENIED, "denied, and affirmed by nobody but who claims it or accuses"
    if denied:
        return EventStatus.DISPUTED, "denied by one, affirmed by another"
    if contradicted and (free or len(affirming) > 1):
        return EventStatus.DISPUTED, "; ".join(_CONTRADICTED[field] for field in sorted(contradicted))
    if len(affirming) > 1 and free:
        return EventStatus.CORROBORATED, f"affirmed by {len(affirming)} independent sources"
    if free:
        return EventStatus.REPORTED, f"told by one source, {free[0].name}"
    return EventStatus.CLAIMED, "nobody but who claims it says so"


CONTRADICTING = frozenset({"perpetrator", "event_date", "places", "outcome", "claimant"})
"""What sources must not disagree on, beside the figures, to confirm each other."""
_INFORMATION = {
    EventStatus.CLAIMED: ("6", "only a party's own word: its truth cannot be judged"),
    EventStatus.REPORTED: (
        "3",
        "one source that is no party says so, and nobody contradicts it: possibly true",
    ),
    EventStatus.CORROBORATED: ("2", "independent sources affirm it: probably true"),
    EventStatus.DISPUTED: ("4", "sources contradict each other on it: doubtful"),
    EventStatus.DENIED: ("5", "denied, and affirmed by nobody who is independent: improbable"),
}


def judge_grade(
    status: EventStatus,
    sources: Sequence[Source],
    ratings: dict[str, Rating],
    disagreements: Sequence[Disagreement],
) -> Grade:
    """The Admiralty code of an event.

    Source: NATO AJP-2.1, reliability A to F and credibility 1 to 6. 1, "confirmed by other sources", takes two
    independent sources that are no party and no figure that contradicts another's.
    """
    code, why = _INFORMATION[status]
    free = [s for s in sources if s.affirms and not s.interested and s.kind is not SourceKind.PARTY]
    if status is EventStatus.CORROBORATED and len(free) > 1:
        if not any(" of " in d.field or d.field in CONTRADICTING for d in disagreements):
            code, why = (
                "1",
                f"{len(free)} independent sources that are no party tell the same: confirmed by other sources",
            )
    if status is EventStatus.REPORTED and not free:
        code, why = "6", "one party's word, and nobody else's: its truth cannot be judged"
    rated = sorted(
        (ratings[s.key].reliability, s.name, s.key) for s in sources if s.affirms and s.key in ratings
    )
    if not rated:
        return Grade("F", code, "no source of it is rated by the desk: reliability cannot be judged", why)
    reliability, name, key = rated[0]
    rating = ratings[key]
    return Grade(
        reliability, code, f"{name} is rated {reliability} by {rating.by} on {rating.on}: {rating.why}", why
    )
