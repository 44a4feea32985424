"""The tolls of an event's claims -> figures by side, account beside account, with what is derived from them.

The rules, which docs/explanation/figures.md tells at length:

- An account is what one source says of one kind and side. Parts add up where each names other people ("five soldiers
  and two policemen"); two figures for the same people are two accounts, and accounts are never added.
- Of each source the latest figure counts; an earlier one stays in the history.
- low is the least of the lower bounds, high the greatest of the upper ones (an open "over 50" gives its lower bound,
  and `is_open` says that it is no ceiling).
- best comes from sources that are no party to the act: the lower bound that most of them give, then the latest, then
  the lower. While only parties speak it is empty, and high is labelled claimed.
- acled, of the killed only, is the most conservative figure that such sources give, or else that the parties give;
  words without a number count as ACLED counts them (several and a bare plural 3, tens 10, dozens 12, hundreds 100).

Source: UCDP GED codebook (low, best, high estimates); ACLED's FAQ on fatalities of 2024 (the most conservative
estimate; 10, 12, 100; 3 for an unknown number, or 10 where there is war, which a desk may add by hand).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dragoman.base.claim import Qualifier, Side, Toll
from dragoman.base.event import Account, Change, ChangeKind, Figure, FigureKind, Party, Role
from dragoman.resolve.actors import Who
from dragoman.resolve.parties import is_mirrored
from dragoman.resolve.profile import add_up, is_credible, sum_of
from dragoman.resolve.sources import Copies, Told, is_party
from dragoman.resolve.voices import Voice, Voices

ACLED_WORDS = {Qualifier.UNSTATED: 3, Qualifier.SEVERAL: 3, Qualifier.DOZENS: 12, Qualifier.HUNDREDS: 100}
"""What ACLED codes for words without a number; "tens", which have our lower bound 20, are 10."""
ACLED_TENS, TENS = 10, 20
_MIRROR = {Side.TARGET: Side.PERPETRATOR, Side.PERPETRATOR: Side.TARGET}
_SIDES = (Side.TARGET, Side.PERPETRATOR, Side.CIVILIANS, Side.OTHER)


def gather_figures(
    told: Sequence[Told],
    parties: Sequence[Party],
    whos: Sequence[Who],
    sources: dict[str, str],
    voices: Voices,
    copies: Copies,
) -> tuple[Figure, ...]:
    """The figures of an event: killed, injured, captured; target, perpetrator, civilians, other.

    Args:
        told: the claims, earliest first.
        whos: everybody named in a part of the act.
        sources: key of a voice -> key of its independent source.
        copies: documents that repeat others; a figure that a copy repeats unchanged is no account of its own.
    """
    gathered: defaultdict[tuple[FigureKind, Side], list[Account]] = defaultdict(list)
    for t in told:
        mirrored = is_mirrored(t, parties, told)
        for kind in FigureKind:
            for side, account in _accounts(t, kind, whos, sources, voices):
                known = gathered[kind, _MIRROR.get(side, side) if mirrored else side]
                is_copy = t.document.id in copies.first
                if not (is_copy and any(_says_the_same(account, other) for other in known)):
                    known.append(account)
    names = {Side.TARGET: _first(parties, Role.TARGET), Side.PERPETRATOR: _first(parties, Role.PERPETRATOR)}
    return tuple(
        draw_figure(kind, side, names.get(side), gathered[kind, side])
        for kind in FigureKind
        for side in _SIDES
        if (kind, side) in gathered
    )


def _says_the_same(one: Account, other: Account) -> bool:
    return (one.source, one.by, one.min, one.max) == (other.source, other.by, other.min, other.max)


def _first(parties: Sequence[Party], role: Role) -> str | None:
    return next((party.name for party in parties if party.role is role), None)


def _accounts(
    t: Told, kind: FigureKind, whos: Sequence[Who], sources: dict[str, str], voices: Voices
) -> Iterator[tuple[Side, Account]]:
    """The figures of one claim, the parts of one side and source added up."""
    tolls: tuple[Toll, ...] = getattr(t.claim, kind)
    grouped: dict[tuple[Side, str | None], list[tuple[int, Toll]]] = {}
    for n, toll in enumerate(tolls):
        if is_credible(toll):
            grouped.setdefault((toll.side, toll.source), []).append((n, toll))
    for (side, by), found in grouped.items():
        voice = voices.of_name(by, t.claim, t.document, tuple(whos)) if by else t.voice
        for parts in add_up(found):
            yield side, _account(t, kind, parts, voice, by, sources, is_party(voice, whos))


def _account(
    t: Told,
    kind: FigureKind,
    found: list[tuple[int, Toll]],
    voice: Voice,
    by: str | None,
    sources: dict[str, str],
    interested: bool,
) -> Account:
    first = found[0][1]
    return Account(
        claim=t.claim.id,
        pointers=tuple(f"/{kind}/{n}" for n, _ in found),
        source=sources.get(voice.key, voice.key),
        by=by or voice.name,
        interested=interested,
        said_on=t.said_on,
        min=sum_of(toll.min for _, toll in found),
        max=sum_of(toll.max for _, toll in found),
        qualifier=_joint([toll for _, toll in found]),
        victim=first.victim if len(found) == 1 else None,
        wording=first.wording,
        text=" + ".join(toll.text for _, toll in found),
    )


def _joint(tolls: Sequence[Toll]) -> Qualifier:
    """The qualifier of parts together: their own where they share one, a range or a lower bound otherwise."""
    given = {toll.qualifier for toll in tolls}
    if len(given) == 1:
        return given.pop()
    return Qualifier.AT_LEAST if any(toll.max is None for toll in tolls) else Qualifier.RANGE


def draw_figure(kind: FigureKind, side: Side, party: str | None, accounts: Sequence[Account]) -> Figure:
    """One figure from its accounts, which come in the order in which they were said."""
    latest = _latest_by_source(accounts)
    free = [account for account in latest if not account.interested]
    lows = [account.min or 0 for account in latest]
    tops = [_top(account) for account in latest]
    high = max((top for top, _ in tops if top is not None), default=None)
    return Figure(
        kind=kind,
        side=side,
        party=party,
        accounts=tuple(accounts),
        low=min(lows),
        best=_best(free),
        high=high,
        is_open=any(is_open and top == high for top, is_open in tops),
        is_claimed=not free,
        acled=_acled(free or latest) if kind is FigureKind.KILLED else None,
        rule=_rule(free),
        history=_history(accounts),
    )


def _latest_by_source(accounts: Sequence[Account]) -> list[Account]:
    """Of each source the accounts of its last day: a medium may give two people's figures, a claim two figures."""
    last: dict[str, str] = {}
    for account in accounts:
        last[account.source] = max(last.get(account.source, ""), account.said_on or "")
    return [a for a in accounts if (a.said_on or "") == last[a.source]]


def _top(account: Account) -> tuple[int | None, bool]:
    """The upper bound that an account gives, and whether it is open."""
    return (account.max, False) if account.max is not None else (account.min, True)


def _best(free: Sequence[Account]) -> int | None:
    """The figure of the sources that are no party, None when they give none."""
    given = [account for account in free if account.min is not None and not _is_uncounted(account)]
    given = given or [account for account in free if account.min is not None]
    if not given:
        return None
    backers = Counter(low for low, _ in {(account.min, account.source) for account in given})
    latest = {account.min: account.said_on or "" for account in given}
    values = sorted(backers, key=lambda low: low or 0)
    return max(values, key=lambda low: (backers[low], latest[low]))


def _is_uncounted(account: Account) -> bool:
    """Whether an account says that people were killed, and no number."""
    return account.qualifier is Qualifier.UNSTATED


def _acled(accounts: Sequence[Account]) -> int | None:
    return min((value for value in map(_acled_value, accounts) if value is not None), default=None)


def _acled_value(account: Account) -> int | None:
    """A figure as ACLED codes its words: an open word is its conventional number, all else the lower bound."""
    if account.max is not None or not account.min:
        return account.min
    if account.qualifier is Qualifier.DOZENS and account.min == TENS:
        return ACLED_TENS
    return ACLED_WORDS.get(account.qualifier, account.min)


def _rule(free: Sequence[Account]) -> str:
    """Which rule gave best, by name."""
    if not free:
        return "only parties speak"
    return "one independent source" if len({a.source for a in free}) == 1 else "most independent sources"


def _history(accounts: Sequence[Account]) -> tuple[Change, ...]:
    """Who said what in turn, and what each did to the figure that stood."""
    changes = [_change(account, None) for account in accounts[:1]]
    changes += [_change(account, before) for before, account in pairwise(accounts)]
    return tuple(changes)


def _change(account: Account, before: Account | None) -> Change:
    return Change(
        said_on=account.said_on,
        by=account.by,
        claim=account.claim,
        text=account.text,
        min=account.min,
        max=account.max,
        kind=ChangeKind.FIRST if before is None else _kind(before, account),
        before=before.text if before is not None else None,
    )


def _kind(before: Account, now: Account) -> ChangeKind:
    """What a figure did to the one before it, by its bounds (an open one is without end)."""
    old_low, new_low = before.min or 0, now.min or 0
    old_high = float("inf") if before.max is None else before.max
    new_high = float("inf") if now.max is None else now.max
    if (old_low, old_high) == (new_low, new_high):
        return ChangeKind.REPEATED
    if new_low > old_low and (new_high > old_high or old_high == float("inf")):
        return ChangeKind.RAISED
    if new_low < old_low and new_high <= old_high:
        return ChangeKind.LOWERED
    if new_low >= old_low and new_high <= old_high:
        return ChangeKind.NARROWED
    return ChangeKind.RAISED if new_high > old_high and new_low >= old_low else ChangeKind.WIDENED
