"""Ledgers of events -> what was seized, destroyed or used, summed without counting an item twice.

A group's totals add up, over events, what one account of each adds up to (`EventMateriel.total_low`, `total_high`). A
designation's totals add up its lines, each event once; where one event has it under two spellings, that is at least the
greater and at most the sum. An event with several perpetrators goes to a row of its own, so that rows can be added.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Count, Q, Sum
from django.utils.translation import gettext as _

from dragoman.atlas import Arm, fold
from dragoman.desk.atlas.activity import latest_events
from dragoman.desk.atlas.lists import group_name
from dragoman.desk.keeping.actor_merges import UNLISTED
from dragoman.desk.keeping.atlas import atlas_revision, desk_atlas
from dragoman.desk.models import EventMateriel, EventParty
from dragoman.page.words import bounds_words, word

LATEST_LINES = 5_000
_ITEMS_KEPT_S = 300
_MOST_ITEMS = 20_000


@dataclass(frozen=True, slots=True)
class Total:
    """A class of materiel and what became of it; `told` are the bounds in words, "events" how many say so."""

    category: str
    disposition: str
    told: str
    events: int


@dataclass(frozen=True, slots=True)
class ArmTotal:
    """One row of a designation: a year, who is named as perpetrator, what became of the items, how many."""

    year: str
    group: str
    disposition: str
    unit: str
    told: str
    events: int


@dataclass(frozen=True, slots=True)
class ArmTotals:
    """The rows, the items of ledgers that were taken for the designation, and whether there are more lines."""

    rows: tuple[ArmTotal, ...]
    items: tuple[str, ...]
    is_more: bool


def sum_of_group(key: str, role: str) -> tuple[Total, ...]:
    """The totals of the latest events in which a party has a role."""
    lines = EventMateriel.objects.filter(
        event__in=latest_events(key, role), total_low__isnull=False
    ).order_by()
    grouped = lines.values_list("category", "disposition").annotate(
        low=Sum("total_low"),
        high=Sum("total_high"),
        events=Count("event_id", distinct=True),
        open=Count("pk", filter=Q(total_high__isnull=True)),
    )
    return tuple(
        Total(
            word("category", category),
            word("disposition", disposition),
            bounds_words(low, None if is_open else high),
            events,
        )
        for category, disposition, low, high, events, is_open in sorted(grouped)
    )


def sum_of_arm(arm: Arm) -> ArmTotals:
    """The totals of a designation by year and perpetrator, of its latest lines."""
    items = items_of(arm)
    found = EventMateriel.objects.filter(category=str(arm.category), item__in=items).order_by("-day", "-id")
    lines = list(found[: LATEST_LINES + 1])
    doers = _doers(line.event_id for line in lines[:LATEST_LINES])
    per_event: dict[tuple[int, str, str], list[EventMateriel]] = defaultdict(list)
    for line in lines[:LATEST_LINES]:
        per_event[line.event_id, line.disposition, line.unit].append(line)
    sums: dict[tuple[str, str, str, str], list[tuple[int, int | None]]] = defaultdict(list)
    for (event, disposition, unit), same in per_event.items():
        year = str(same[0].day.year) if same[0].day else ""
        sums[year, doers.get(event, ""), disposition, unit].append(_bounds(same))
    rows = tuple(
        ArmTotal(year, group, word("disposition", disposition), unit, _told(bounds), len(bounds))
        for (year, group, disposition, unit), bounds in sorted(sums.items(), key=_newest_first)
    )
    return ArmTotals(rows, tuple(items), len(lines) > LATEST_LINES)


def items_of(arm: Arm) -> list[str]:
    """The items of ledgers, as written, that mean a designation: a spelling of it, alone or before a word for arms."""
    key = f"atlas:items:{arm.category}:{atlas_revision()}"
    known = cache.get(key)
    if known is None:
        of_class = EventMateriel.objects.filter(category=str(arm.category)).order_by()
        items = list(of_class.values_list("item", flat=True).distinct()[:_MOST_ITEMS])
        known = [(item, _designation(item)) for item in items]
        cache.set(key, known, _ITEMS_KEPT_S)
    return sorted(item for item, identity in known if identity == arm.id)


def _designation(item: str) -> str:
    """The id of the designation that an item of a ledger means: of the longest beginning that is one; "" for none."""
    atlas = desk_atlas()
    words = item.split()
    for size in range(len(words), 0, -1):
        matches = atlas.find_arm(" ".join(words[:size])).matches
        rest = " ".join(words[size:])
        if matches and (not rest or atlas.find_arm(rest).matches):
            return matches[0].value.id
    return ""


def _doers(events: Iterable[int]) -> dict[int, str]:
    """Event -> the one group of the atlas that is named as perpetrator, or words for several, none or another."""
    named: dict[int, set[str]] = defaultdict(set)
    rows = EventParty.objects.filter(event__in=set(events), role="perpetrator")
    for event, actor in rows.values_list("event_id", "actor"):
        named[event].add(actor)
    return {event: _doer(actors) for event, actors in named.items()}


def _doer(actors: set[str]) -> str:
    if len(actors) > 1:
        return "several"
    (actor,) = actors
    return _("not in the atlas") if actor.startswith(UNLISTED) else group_name(actor)


def _bounds(lines: list[EventMateriel]) -> tuple[int, int | None]:
    low = max((line.low or 0) for line in lines)
    highs = [line.high for line in lines]
    if any(high is None for high in highs):
        return low, None
    together = {fold(line.item): line.high or 0 for line in lines}
    return low, sum(together.values())


def _told(bounds: list[tuple[int, int | None]]) -> str:
    highs = [high for _, high in bounds]
    most = None if any(high is None for high in highs) else sum(high or 0 for high in highs)
    return bounds_words(sum(low for low, _ in bounds), most)


def _newest_first(part: tuple[tuple[str, str, str, str], object]) -> tuple[int, str, str, str]:
    year, group, disposition, unit = part[0]
    return (-int(year or 0), group, disposition, unit)
