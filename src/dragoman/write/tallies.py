"""Accounts of one speaker -> totals: of people by side, of what was seized and destroyed by category."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dragoman.base.claim import Category, Disposition, Qualifier, Side, Toll
from dragoman.base.event import FigureKind
from dragoman.tell import Fact, Part, Tally
from dragoman.write.accounts import Account
from dragoman.write.deeds import Same, part_of
from dragoman.write.facts import are_about, sum_facts

_UNCOUNTED = frozenset({Qualifier.UNSTATED, Qualifier.NONE, Qualifier.SEVERAL})


def gather_tolls(acts: Sequence[Account], key: Same) -> Iterable[Tally]:
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


def gather_taken(acts: Sequence[Account], key: Same) -> Iterable[Tally]:
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
