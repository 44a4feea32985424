"""Accounts -> in which role each puts a group or force: as it says itself, as others say, by accusation, as the target.

A role is what one account says; an act may be in several. What is said as certain and what is suspected stay apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dragoman.base.claim import Assertion, Basis, Claim
from dragoman.base.event import Role as Seat
from dragoman.tell import Fact, Part
from dragoman.write.accounts import Account
from dragoman.write.deeds import part_of
from dragoman.write.kinds.counts import events_of
from dragoman.write.naming import Naming

_HEDGED = frozenset({Basis.SUSPECTED, Basis.ACCUSED})


class Role(StrEnum):
    """How an account names a group or force."""

    CLAIMS = "claims"
    REPELLED = "repelled"
    SUFFERED = "suffered"
    TOLD = "told"
    ACCUSED = "accused"
    DENIES = "denies"
    AGAINST = "against"


@dataclass(frozen=True, slots=True)
class Mention:
    """That an account names an actor in a role: its key, the name as written, and the fact that names it."""

    key: str
    name: str
    role: Role
    account: Account
    fact: Fact


def find_roles(account: Account, naming: Naming) -> Iterator[Mention]:
    """Every actor that an account names, with its role in it."""
    claim = account.claim
    speaker = naming.key(claim.claimant or account.speaker)
    if claim.assertion is Assertion.CLAIMED and (claim.claimant or account.speaker):
        part = part_of(claim, claim.claimant or account.speaker, naming.key)
        role = _OWN.get(part)
        if role:
            yield _named(account, speaker, claim.claimant or account.speaker or "", role, "/claimant")
    elif claim.assertion is Assertion.DENIED and account.is_party and account.speaker:
        yield _named(account, speaker, account.speaker, Role.DENIES, "/assertion")
    if (
        claim.perpetrator
        and naming.key(claim.perpetrator) != speaker
        and claim.assertion is not Assertion.DENIED
    ):
        role = Role.ACCUSED if _is_hedged(claim) else Role.TOLD
        yield _named(account, naming.key(claim.perpetrator), claim.perpetrator, role, "/perpetrator")
    target, name = find_target(account, naming)
    if target and claim.assertion is not Assertion.DENIED and target != speaker:
        yield _named(account, target, name, Role.AGAINST, "/target")


_OWN = {Part.DID: Role.CLAIMS, Part.REPELLED: Role.REPELLED, Part.SUFFERED: Role.SUFFERED}


def _named(account: Account, key: str, name: str, role: Role, pointer: str) -> Mention:
    return Mention(key, name, role, account, Fact(account.claim.id, pointer))


def _is_hedged(claim: Claim) -> bool:
    return claim.attribution is not None and claim.attribution.basis in _HEDGED


def find_target(account: Account, naming: Naming) -> tuple[str, str]:
    """Whom an act was against: key and name of the actor that the event sees in the target, else what is written."""
    target = account.claim.target
    if not target:
        return "", ""
    for party in account.event.parties:
        if party.role is Seat.TARGET and party.actor and account.claim.id in party.claims:
            is_name = (
                party.alias and "{" not in party.alias
            )  # an alias may be a pattern: "{demonym} soldiers"
            return party.actor, naming.calm(party.alias if is_name and party.alias else party.name)
    return naming.key(target), naming.calm(target)


def accounts_in(named: Sequence[Mention], *roles: Role) -> list[Account]:
    """The accounts in which an actor has one of some roles, each once."""
    return list({n.account.claim.id: n.account for n in named if n.role in roles}.values())


def acts_in(named: Sequence[Mention], *roles: Role) -> int:
    """In how many acts an actor has one of some roles."""
    return len(events_of(accounts_in(named, *roles)))
