"""The claims of an event -> who did it and who was attacked, each party once with all its wordings and hedges."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.base.claim import Basis
from dragoman.base.event import Party, Role
from dragoman.resolve.actors import ActorBook, Who, is_kin, is_same
from dragoman.resolve.sources import Told


def find_parties(told: Sequence[Told], sources: dict[str, str], actors: ActorBook) -> tuple[Party, ...]:
    """Perpetrators, then targets; in each role those that most independent sources name come first."""
    return tuple(
        party for role in (Role.PERPETRATOR, Role.TARGET) for party in _in_role(role, told, sources, actors)
    )


def _in_role(role: Role, told: Sequence[Told], sources: dict[str, str], actors: ActorBook) -> list[Party]:
    groups: list[list[tuple[Told, Who]]] = []
    for t in told:
        who = t.profile.perpetrator if role is Role.PERPETRATOR else t.profile.target
        if who is None:
            continue
        is_one = is_same if role is Role.PERPETRATOR else is_one_target
        group = next((g for g in groups if any(is_one(who, other) for _, other in g)), None)
        if group is None:
            groups.append([(t, who)])
        else:
            group.append((t, who))
    parties = [_party(role, group, actors) for group in groups]
    weight = {
        party.claims: len({sources[t.voice.key] for t in told if t.claim.id in party.claims})
        for party in parties
    }
    return sorted(parties, key=lambda p: (-weight[p.claims], -len(p.claims), p.claims))


def is_one_target(one: Who, other: Who) -> bool:
    """Whether two accounts of one act can mean one target: "the army post" and "soldiers" are told of one attack."""
    if is_same(one, other) or is_kin(one, other):
        return True
    if one.actors and other.actors:
        return False
    return bool(one.words & other.words or one.classes & other.classes)


def _party(role: Role, group: list[tuple[Told, Who]], actors: ActorBook) -> Party:
    ids = sorted({actor for _, who in group for actor in who.actors})
    known = next((actor for actor in ids if actors.name_of(actor)), None)
    known_names = {who.name for _, who in group if who.actors}
    names = sorted(
        dict.fromkeys(who.name for _, who in group), key=lambda n: (n not in known_names, -len(n), n)
    )
    bases: list[Basis] = []
    if role is Role.PERPETRATOR:
        bases = [t.claim.attribution.basis for t, _ in group if t.claim.attribution]
    return Party(
        role=role,
        name=names[0],
        actor=known or (ids[0] if ids else None),
        alias=next((who.alias for _, who in group if who.alias), None),
        names=tuple(names),
        bases=tuple(dict.fromkeys(bases)),
        claims=tuple(t.claim.id for t, _ in group),
    )


def is_mirrored(t: Told, parties: Sequence[Party], told: Sequence[Told]) -> bool:
    """Whether a claim tells the act the other way round: its perpetrator is the event's target, and the reverse."""
    perpetrators = [p for p in parties if p.role is Role.PERPETRATOR]
    if not perpetrators or t.claim.id in perpetrators[0].claims or t.profile.perpetrator is None:
        return False
    chief = next(
        o.profile for o in told if o.claim.id in perpetrators[0].claims and o.profile.perpetrator is not None
    )
    others = [o.profile.target for o in told if o.claim.id in perpetrators[0].claims and o.profile.target]
    is_target = any(is_same(t.profile.perpetrator, target) for target in others)
    assert chief.perpetrator is not None
    is_attacked = t.profile.target is not None and is_same(t.profile.target, chief.perpetrator)
    return is_target or is_attacked
