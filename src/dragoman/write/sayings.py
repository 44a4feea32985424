"""Accounts -> what a headline and a lead are to say: who says it, of which acts, with totals that count nobody twice.

The rules:

- An act is counted once for a speaker, however often that speaker tells of it; of several accounts the latest counts.
- Reports of several media are told together: of each medium the latest account counts, and they bound each other.
- Figures of two speakers are never added. A figure that a claim gives in another's name is not the speaker's.
- A total adds up only what is stated in numbers, over different acts; "in one of them" says over how many.
- Who repels an attack has not attacked: such an act is told as repelled, and never among the speaker's attacks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from dragoman.base.claim import Assertion, Claim
from dragoman.tell import Fact, Saying
from dragoman.write.accounts import Account
from dragoman.write.deeds import Same, contested_events, gather_deeds
from dragoman.write.tallies import gather_taken, gather_tolls


def gather_sayings(accounts: Sequence[Account], key: Same) -> tuple[Saying, ...]:
    """What each party claims, then what the others report, confirm and deny; who tells of most acts first."""
    groups: defaultdict[tuple[Assertion, str], list[Account]] = defaultdict(list)
    for account in accounts:
        named = account.claim.assertion in (Assertion.CLAIMED, Assertion.DENIED)
        groups[account.claim.assertion, _who(account, key) if named else ""].append(account)
    sayings = [_saying(group, key) for group in groups.values()]
    order = list(Assertion)
    return tuple(
        sorted(
            sayings, key=lambda s: (order.index(s.assertion), -sum(d.acts for d in s.deeds), s.speaker or "")
        )
    )


def _who(account: Account, key: Same) -> str:
    """Who speaks: a party by the source that the event knows it as, whatever its spelling."""
    return account.source.key if account.source and account.is_party else key(account.voice)


def _saying(group: Sequence[Account], key: Same) -> Saying:
    latest: dict[tuple[str, str], Account] = {}
    for account in sorted(group, key=lambda a: (a.day or "", a.claim.id)):
        latest[account.event.id, _who(account, key)] = account
    counted = [a for a in group if a in latest.values()]
    acts = _one_an_event(counted)
    is_one = len({_who(a, key) for a in group}) == 1 and group[0].voice is not None
    tallies = (*gather_tolls(counted, key), *gather_taken(counted, key))
    outlets = dict.fromkeys(a.claim.outlet for a in group if a.claim.outlet)
    return Saying(
        speaker=group[0].voice if is_one else None,
        speaker_facts=_facts(group, _speaker_pointers) if is_one else (),
        assertion=group[0].claim.assertion,
        deeds=gather_deeds(acts, key, contested_events(counted, key)),
        tallies=tallies,
        outlets=tuple(outlets),
        outlet_facts=tuple(Fact(a.claim.id, "/outlet") for a in group if a.claim.outlet),
        documents=len({a.document.id for a in group}),
        events=tuple(dict.fromkeys(a.event.id for a in group)),
        first_day=min((a.day for a in group if a.day), default=None),
        last_day=max((a.day for a in group if a.day), default=None),
        day_facts=tuple(Fact(a.claim.id, "/claimed_on") for a in group if a.day),
        is_inventory_open=any(a.claim.inventory_open for a in counted),
        is_carried_whole=all(a.claim.outlet for a in group),
    )


def _one_an_event(accounts: Sequence[Account]) -> list[Account]:
    """Of each event the account that says most of who did it to whom, the latest of equals."""
    chosen: dict[str, Account] = {}
    for a in sorted(accounts, key=lambda a: (_named(a.claim), a.day or "", a.claim.id)):
        chosen[a.event.id] = a
    return [a for a in accounts if chosen[a.event.id] is a]


def _named(claim: Claim) -> int:
    return sum(1 for value in (claim.perpetrator, claim.target, claim.country) if value)


def _facts(group: Iterable[Account], pointers: Callable[[Claim], Iterable[str]]) -> tuple[Fact, ...]:
    return tuple(Fact(a.claim.id, pointer) for a in group for pointer in pointers(a.claim))


def _speaker_pointers(claim: Claim) -> tuple[str, ...]:
    named = ("/claimant", claim.claimant), ("/attribution", claim.attribution), ("/outlet", claim.outlet)
    found = next((pointer for pointer, value in named if value), None)
    return (found or ("/platform" if claim.platform else "/assertion"),)
