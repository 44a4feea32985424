"""A desk and the days that are asked for -> the desk of what belongs to them.

An account belongs to a period when the act that it tells of falls in it, or when it was said in it: what is said now
of an older act is news, and a later denial of an act of the period belongs beside it. Kinds that are about acts alone
go by the day of the act, and by the day on which it was told where the act has none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.base.errors import ComposeError
from dragoman.base.event import Event, LinkKind
from dragoman.write.accounts import Account
from dragoman.write.compose import Desk
from dragoman.write.kinds.counts import events_of
from dragoman.write.naming import Naming

DAYS_OF_WEEK = 7


@dataclass(frozen=True, slots=True)
class Period:
    """Days, both included; None where open."""

    start: date | None
    end: date | None

    def touches(self, first: date | None, last: date | None) -> bool:
        """Whether a span of days, one end of which may be open, has a day in it; one without any day has not."""
        if first is None and last is None:
            return False
        starts_in_time = self.end is None or (first or last or self.end) <= self.end
        return starts_in_time and (self.start is None or (last or first or self.start) >= self.start)

    def __str__(self) -> str:
        if self.start and self.end and self.start != self.end:
            return f"between {self.start} and {self.end}"
        if self.start and self.end:
            return f"on {self.start}"
        return f"from {self.start} on" if self.start else f"up to {self.end}"


def day_of(desk: Desk) -> Period:
    """The day asked for; else the latest, between the ends asked for, on which something was said, or was done.

    Raises:
        ComposeError: several days are asked for.
    """
    start, end = desk.options.start, desk.options.end
    if start and end and start != end and not desk.options.day:
        raise ComposeError(
            f"a round-up is of one day, and {start} to {end} is asked for. Choose one day, or --kind week."
        )
    asked = desk.options.day or _latest(desk, Period(start, end)) or start or end
    return Period(asked, asked)


def week_of(desk: Desk) -> Period:
    """The days asked for, seven where one end is given; else the ISO week of the latest day."""
    start, end = desk.options.start, desk.options.end
    if start or end:
        return Period(start or _move(end, 1 - DAYS_OF_WEEK), end or _move(start, DAYS_OF_WEEK - 1))
    latest = desk.options.day or _latest(desk, Period(None, None))
    if latest is None:
        return Period(None, None)
    monday = _move(latest, -latest.weekday())
    return Period(monday, _move(monday, DAYS_OF_WEEK - 1))


def asked_of(desk: Desk) -> Period:
    """The days asked for, either end open."""
    return Period(desk.options.start, desk.options.end)


def keep_period(desk: Desk, period: Period, *, by_act: bool = False) -> Desk:
    """The desk of a period, whose report carries it.

    Args:
        by_act: whether only the day of the act decides, where it has one.

    Raises:
        ComposeError: nothing belongs to it; the message says which days there are.
    """
    if period.start is None and period.end is None:
        return desk
    kept = with_linked(desk, [a for a in desk.accounts if _belongs(a, period, by_act)])
    if not kept:
        raise ComposeError(
            f"no event {period}: the events given {_span(desk)}. Widen the days with --since and --until."
        )
    start, end = _ends(kept, period)
    return keep_accounts(desk, kept, start=start, end=end)


def _ends(kept: Sequence[Account], period: Period) -> tuple[date | None, date | None]:
    """The first and the last day of a period; an end that is not asked for is that of its acts."""
    days = [day for a in kept for day in days_of(a.event) if day]
    start = period.start or min((*days, *([period.end] if period.end else [])))
    return start, period.end or max((*days, start))


_ANSWERS = frozenset({LinkKind.DENIES, LinkKind.CONFIRMS, LinkKind.RIVAL_CLAIM})


def with_linked(desk: Desk, kept: Sequence[Account]) -> list[Account]:
    """Accounts with those that they deny or confirm: a denial never stands alone because it came later."""
    ids = {a.claim.id for a in kept}
    linked = {
        claim
        for event in events_of(kept)
        for link in event.links
        if link.kind in _ANSWERS and not ids.isdisjoint((link.start, link.end))
        for claim in (link.start, link.end)
    }
    return [a for a in desk.accounts if a.claim.id in ids | linked]


def keep_accounts(desk: Desk, accounts: list[Account], **options: date | None) -> Desk:
    """The desk of some accounts, its footnotes numbered anew and its options changed."""
    kept = {claim.id for a in accounts for claim in (a.claim, *(copy for copy, _ in a.copies))}
    notes = [note for note in desk.footnotes if note.claim in kept]
    anew = {note.number: number for number, note in enumerate(notes, start=1)}
    return replace(
        desk,
        accounts=tuple(accounts),
        footnotes=tuple(replace(note, number=anew[note.number]) for note in notes),
        notes={
            c: tuple(anew[n] for n in numbers if n in anew) for c, numbers in desk.notes.items() if c in kept
        },
        options=replace(desk.options, **options),  # type: ignore[arg-type]
    )


def tell_full_names(desk: Desk, short: Callable[[str], bool] = lambda name: False) -> Desk:
    """The desk that tells names in full, but for those that `short` says: who opens a digest anywhere must know who is
    meant."""
    naming = desk.naming
    names = {name: told if short(name) else naming.calm(name) for name, told in naming.names.items()}
    return replace(desk, naming=Naming(naming.actors, names))


def days_of(event: Event) -> tuple[date | None, date | None]:
    """The first and the last day that an act may have been on."""
    return parse_day(event.date.start), parse_day(event.date.end)


def is_dated(event: Event) -> bool:
    """Whether anybody says when an act was; that it was before it was told of says nothing."""
    return days_of(event)[0] is not None


def parse_day(iso: str | None) -> date | None:
    """An ISO day; None where there is none, or it is no day."""
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None


def _belongs(account: Account, period: Period, by_act: bool) -> bool:
    said = parse_day(account.day)
    is_of_act = period.touches(*days_of(account.event))
    if by_act and is_dated(account.event):
        return is_of_act
    return is_of_act or period.touches(said, said)


def _latest(desk: Desk, within: Period) -> date | None:
    said = [day for a in desk.accounts if (day := parse_day(a.day)) and within.touches(day, day)]
    done = [day for a in desk.accounts for day in days_of(a.event) if day and within.touches(day, day)]
    return max(said or done, default=None)


def _span(desk: Desk) -> str:
    days = sorted(day for a in desk.accounts for day in (parse_day(a.day), *days_of(a.event)) if day)
    return f"lie between {days[0]} and {days[-1]}" if days else "have no day"


def _move(day: date | None, days: int) -> date:
    """A day some days on, as far as the calendar goes."""
    try:
        return (day or date.min) + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min
