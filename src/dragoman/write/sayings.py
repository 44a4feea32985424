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

from dragoman.base.claim import (
    Assertion,
    Basis,
    Category,
    Claim,
    Disposition,
    EventType,
    Outcome,
    Qualifier,
    Side,
    Toll,
)
from dragoman.base.event import FigureKind
from dragoman.tell import Deeds, Fact, Part, Saying, Tally
from dragoman.write.accounts import Account
from dragoman.write.facts import are_about, sum_facts

Same = Callable[[str | None], str]
"""A name -> the key of whoever bears it, so that two spellings of one actor are one."""

_UNCOUNTED = frozenset({Qualifier.UNSTATED, Qualifier.NONE, Qualifier.SEVERAL})
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
    tallies = (*_tolls(counted, key), *_taken(counted, key))
    outlets = dict.fromkeys(a.claim.outlet for a in group if a.claim.outlet)
    return Saying(
        speaker=group[0].voice if is_one else None,
        speaker_facts=_facts(group, _speaker_pointers) if is_one else (),
        assertion=group[0].claim.assertion,
        deeds=_deeds(acts, key, _contested(counted, key)),
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


def _contested(accounts: Sequence[Account], key: Same) -> frozenset[str]:
    """The events of which those who speak together name different doers: together they name none."""
    doers: defaultdict[str, set[str]] = defaultdict(set)
    for a in accounts:
        if a.claim.perpetrator:
            doers[a.event.id].add(key(a.claim.perpetrator))
    return frozenset(event for event, named in doers.items() if len(named) > 1)


def _deeds(acts: Sequence[Account], key: Same, contested: frozenset[str]) -> tuple[Deeds, ...]:
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


def _tolls(acts: Sequence[Account], key: Same) -> Iterable[Tally]:
    """Totals of the killed, injured and captured by side, as the speaker gives them."""
    for kind in FigureKind:
        groups: defaultdict[tuple[Side, bool], list[tuple[Account, int, Toll]]] = defaultdict(list)
        for a in acts:
            for n, toll in _spoken_tolls(a, kind, key):
                groups[_camp(a, toll.side, key)].append((a, n, toll))
        _join_unlike(groups)
        for side, is_own in sorted(groups, key=lambda camp: (camp[1], list(Side).index(camp[0]))):
            tally = _tally(kind, side, is_own, groups[side, is_own])
            if tally:
                yield tally


def _join_unlike(groups: defaultdict[tuple[Side, bool], list[tuple[Account, int, Toll]]]) -> None:
    """Put together as people whom claims on one act class differently: told apart they would be counted twice."""
    hit = [camp for camp in groups if camp[0] is not Side.PERPETRATOR and not camp[1]]
    sides: defaultdict[str, defaultdict[str, set[Side]]] = defaultdict(lambda: defaultdict(set))
    for camp in hit:
        for a, _, _ in groups[camp]:
            sides[a.event.id][a.claim.id].add(camp[0])
    if any(len(set(map(frozenset, by_claim.values()))) > 1 for by_claim in sides.values()):
        groups[Side.OTHER, False] = [row for camp in hit for row in groups.pop(camp)]


def _camp(account: Account, side: Side, key: Same) -> tuple[Side, bool]:
    """Whose people they are to the speaker: (the other party, False), (the speaker's own, True), or neither's."""
    part = part_of(account.claim, account.voice, key)
    if part is Part.TELLS or side not in (Side.TARGET, Side.PERPETRATOR):
        return side, False
    is_own = (side is Side.PERPETRATOR) is (part is Part.DID)
    return Side.TARGET, is_own


def _spoken_tolls(account: Account, kind: FigureKind, key: Same) -> Iterable[tuple[int, Toll]]:
    """The tolls that the speaker gives in numbers, in its own name."""
    tolls: tuple[Toll, ...] = getattr(account.claim, kind)
    for n, toll in enumerate(tolls):
        own = toll.source is None or key(toll.source) == key(account.speaker)
        if own and toll.qualifier not in _UNCOUNTED and not _has_no_number(toll):
            yield n, toll


def _has_no_number(toll: Toll) -> bool:
    """A bare plural or "casualties": coded 1 or 0 to open, and no number that anybody gave."""
    return toll.max is None and toll.min in (0, 1) and toll.qualifier is not Qualifier.AT_LEAST


def _tally(
    kind: FigureKind, side: Side, is_own: bool, found: Sequence[tuple[Account, int, Toll]]
) -> Tally | None:
    tolls = [toll for _, _, toll in found]
    if not tolls or all(toll.max == 0 for toll in tolls):
        return None
    facts = tuple(Fact(a.claim.id, f"/{kind}/{n}") for a, n, _ in found)
    victims = {toll.victim for toll in tolls}
    events = {a.event.id: a.event for a, _, _ in found}.values()
    low, high = sum_facts(facts, events)
    return Tally(
        kind=kind,
        side=side,
        category=None,
        low=low,
        high=high,
        is_about=are_about(facts, events),
        words=tolls[0].text if len(tolls) == 1 else None,
        noun=victims.pop() if len(victims) == 1 else None,
        acts=len({a.event.id for a, _, _ in found}),
        facts=facts,
        is_own=is_own,
    )


def _taken(acts: Sequence[Account], key: Same) -> Iterable[Tally]:
    """What was seized and destroyed, by category, the counts of pieces added over acts."""
    for disposition in (Disposition.SEIZED, Disposition.DESTROYED):
        found: defaultdict[Category, list[tuple[Account, int]]] = defaultdict(list)
        for a in acts:
            for n, item in enumerate(a.claim.materiel):
                if item.disposition is disposition:
                    found[item.category].append((a, n))
        for category, rows in found.items():
            items = [a.claim.materiel[n] for a, n in rows]
            facts = tuple(Fact(a.claim.id, f"/materiel/{n}") for a, n in rows)
            events = {a.event.id: a.event for a, _ in rows}.values()
            low, high = sum_facts(facts, events)
            yield Tally(
                kind=disposition,
                side=None,
                category=category,
                low=low,
                high=high,
                is_about=are_about(facts, events),
                words=items[0].text if len(items) == 1 else None,
                noun=items[0].item if len(items) == 1 else None,
                acts=len(events),
                facts=facts,
            )
