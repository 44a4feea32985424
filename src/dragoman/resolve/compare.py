"""Two profiles -> the level of each comparison: when, where, who, to whom, what, how many, in which words.

A level is a name from `weights.toml` with the facts that its sentence needs; what it is worth stands there. Every
comparison is symmetric: facts that have an order are put in the order of the claims' ids by the caller.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import TypeAlias

from dragoman.base.claim import EventType, Side
from dragoman.resolve.actors import Who, is_kin, is_same
from dragoman.resolve.days import FINE_DAYS, Days, iso
from dragoman.resolve.passages import TRUNK_LETTERS, likeness
from dragoman.resolve.profile import Count, Profile
from dragoman.resolve.rarity import rarity, shared_share
from dragoman.resolve.romanised import is_sounded_alike
from dragoman.resolve.spots import Spot, distance_km
from dragoman.resolve.words import is_arabic

Level: TypeAlias = tuple[str, tuple[object, ...]]

ALIKE = (
    frozenset(
        {EventType.CLASH, EventType.AMBUSH, EventType.ASSAULT, EventType.TERRITORY_TAKEN, EventType.OTHER}
    ),
    frozenset({EventType.AMBUSH, EventType.BOMBING, EventType.CLASH}),
    frozenset({EventType.BOMBING, EventType.SUICIDE_BOMBING, EventType.ASSAULT, EventType.OTHER}),
    frozenset({EventType.AIR_STRIKE, EventType.SHELLING, EventType.OTHER}),
    frozenset({EventType.SHELLING, EventType.CLASH, EventType.ASSAULT, EventType.TERRITORY_TAKEN}),
    frozenset({EventType.ABDUCTION, EventType.ASSAULT, EventType.AMBUSH, EventType.ARREST, EventType.OTHER}),
    frozenset({EventType.EXECUTION, EventType.ASSAULT, EventType.OTHER}),
    frozenset({EventType.PROPERTY_DESTRUCTION, EventType.ASSAULT, EventType.BOMBING, EventType.OTHER}),
)
"""Kinds of act that sources use for one another, as the accounts of one act in the scenarios do."""

FAR_DAYS = 8  # two exact dates further apart are of two acts
APART_DAYS = 3
NEAR_KM = 12.0  # neighbouring villages, or one place by two gazetteer entries
FAR_KM = 120.0  # beyond what is known of both places
SMALL_TOLL = 4  # figures up to this one agree by chance
CLOSE_RATIO = 1.5  # what a later count adds
SPELLING_FLOOR = 84.0
COPY, CLOSE, SOME = 0.7, 0.35, 0.12  # shares of shingles in common
WORD_SHARES = ((0.5, "most"), (0.3, "many"), (0.15, "some"), (0.0, "few"))  # of rare words, by weight


def compare_days(one: Days, other: Days) -> Level:
    """How the days stand to each other."""
    if one.is_known and other.is_known:
        return _known_days(one, other)
    dated, undated = (one, other) if one.is_known else (other, one)
    window = undated.window()
    if window is None:
        return "unknown", ()
    if dated.first is None or dated.last is None:
        return _told_days(dated.window(), window)
    facts = (_span(dated), iso(window[1]))
    if dated.first > window[1] + 1:
        return "not_yet", facts
    return ("undated" if dated.last >= window[1] - 10 else "undated_old"), facts


def _told_days(one: tuple[int, int] | None, other: tuple[int, int]) -> Level:
    """Two accounts without a date, by the days on which they were told."""
    if one is None:
        return "unknown", ()
    gap = abs(one[1] - other[1])
    level = (
        "told_together"
        if gap <= 1
        else "told_near"
        if gap <= 3
        else "told_week"
        if gap <= 7
        else "told_apart"
    )
    return level, (iso(one[1]), iso(other[1]))


def _known_days(one: Days, other: Days) -> Level:
    assert one.first is not None and one.last is not None
    assert other.first is not None and other.last is not None
    for early, late in ((one, other), (other, one)):
        if late.said is not None and early.first is not None and early.first > late.said + 1:
            return "not_yet", (_span(early), iso(late.said))
    gap = max(one.first, other.first) - min(one.last, other.last)
    if one.is_fine and other.is_fine:
        facts = (_span(one), _span(other), gap)
        if gap <= 0:
            return ("same_day", facts) if one.width == other.width == 1 else ("overlap", facts)
        if gap == 1:
            return "next_day", facts
        return ("days_apart" if gap <= APART_DAYS else "far" if gap >= FAR_DAYS else "days_apart"), facts
    fine, period = sorted((one, other), key=lambda d: (d.width, d.first or 0))
    if gap <= 0:
        return ("within_period" if fine.width < period.width else "overlap"), (_span(fine), _span(period))
    return ("outside_period" if gap <= 7 else "far"), (_span(fine), _span(period), gap)


def _span(days: Days) -> str:
    assert days.first is not None and days.last is not None
    return iso(days.first) if days.first == days.last else f"{iso(days.first)} to {iso(days.last)}"


def compare_places(one: Profile, other: Profile) -> Level:
    """How the places stand to each other; the most specific ones decide."""
    a, b = one.spot, other.spot
    if a is None or b is None:
        if one.country and other.country and one.country != other.country:
            return "other_country", (one.country, other.country)
        return "unknown", ()
    level = _spots(a, b, one, other)
    if level[0] in ("same_place", "same_name", "spelling", "near"):
        return level
    shared = _shared(one, other)
    if shared is None:
        return level
    return ("shared_though_far" if level[0] == "far" else "shared"), (shared.written,)


def _shared(one: Profile, other: Profile) -> Spot | None:
    """A place below the region that both name, where one of them names more than one."""
    for ours in one.spots:
        for theirs in other.spots:
            if ours.is_fine and theirs.is_fine and _is_one_spot(ours, theirs):
                return ours
    return None


def _is_one_spot(one: Spot, other: Spot) -> bool:
    if one.key == other.key:
        return True
    if one.is_located and other.is_located:
        return distance_km(one, other) <= NEAR_KM
    if one.name == other.name or is_sounded_alike(one.written, other.written):
        return True
    return _is_spelling(one.name, other.name)


def _spots(a: Spot, b: Spot, one: Profile, other: Profile) -> Level:
    countries = {s.country for s in (a, b) if s.country} | {p.country for p in (one, other) if p.country}
    if a.key == b.key or a.name == b.name and len(countries) < 2:
        return _same_spot(a, b)
    if a.is_fine and b.is_fine:
        return _fine_spots(a, b, one, other)
    if len(countries) > 1 and not (a.is_located and b.is_located and distance_km(a, b) < NEAR_KM):
        return "other_country", tuple(sorted(countries))[:2]
    wide, fine = sorted((a, b), key=lambda spot: (spot.is_fine, -spot.precision, spot.key))
    if wide.precision >= 6:
        return "same_country", (wide.written,)
    return _in_region(fine, wide, other if fine is b else one)


def _same_spot(a: Spot, b: Spot) -> Level:
    if a.is_fine:
        return ("same_place" if a.is_located else "same_name"), (a.written,)
    return ("same_country" if a.precision >= 6 else "same_region"), (a.written,)


def _fine_spots(a: Spot, b: Spot, one: Profile, other: Profile) -> Level:
    if a.is_located and b.is_located:
        distance = distance_km(a, b)
        known = a.radius_km + b.radius_km
        facts = (a.written, b.written, round(distance), round(known))
        if distance <= NEAR_KM:
            return "near", facts
        if distance <= known:
            return "within_precision", facts
        return ("far" if distance > known + FAR_KM else "apart"), facts
    if one.country and other.country and one.country != other.country:
        return "other_country", (one.country, other.country)
    if is_other_script(a.name, b.name):
        level = "spelling" if is_sounded_alike(a.written, b.written) else "other_script"
        return level, (a.written, b.written)
    return ("spelling" if _is_spelling(a.name, b.name) else "other_name"), (a.written, b.written)


def _in_region(fine: Spot, wide: Spot, holder: Profile) -> Level:
    """A place and a region: named together, held by the gazetteer's units, or near enough."""
    if any(spot.key == wide.key or spot.name == wide.name for spot in holder.spots):
        return "contains", (fine.written, wide.written)
    if fine.admin1 and wide.admin1:
        return ("contains" if fine.admin1 == wide.admin1 else "other_region"), (fine.written, wide.written)
    if fine.is_located and wide.is_located:
        inside = distance_km(fine, wide) <= wide.radius_km + fine.radius_km
        return ("contains" if inside else "other_region"), (fine.written, wide.written)
    return "same_country", (wide.written,)


@lru_cache(maxsize=1 << 16)
def _is_spelling(one: str, other: str) -> bool:
    from rapidfuzz import fuzz

    return min(len(one), len(other)) >= 4 and fuzz.ratio(one, other) >= SPELLING_FLOOR


def compare_perpetrators(one: Profile, other: Profile, swapped: bool) -> Level:
    """Who did it, by both accounts; `swapped` is what `is_swapped` says of them."""
    a, b = one.perpetrator, other.perpetrator
    if a is None and b is None:
        return "none_named", ()
    if a is None or b is None:
        named = a or b
        return "one_unnamed", (named.name if named else "",)
    if is_same(a, b):
        return "same", (a.name, b.name, _alias(a, b))
    if swapped:
        return "swapped", (a.name, b.name)
    if is_kin(a, b):
        return "kin", (a.name, b.name, _alias(a, b))
    if a.words & b.words and not (a.actors and b.actors):
        return "alike", (a.name, b.name)
    if is_other_script(a.name, b.name) and not (a.actors and b.actors):
        return "other_script", (a.name, b.name)
    both_own = one.own and other.own and max(one.days.width, other.days.width) <= FINE_DAYS
    return ("rival" if both_own else "other"), (a.name, b.name)


def is_other_script(one: str, other: str) -> bool:
    """Whether one name is in Arabic letters and the other is not: their letters cannot be compared."""
    return is_arabic(one) != is_arabic(other)


def is_swapped(one: Profile, other: Profile) -> bool:
    """Whether the perpetrator of one is the target of the other, and what is known the other way does not say no."""
    if (
        one.perpetrator is not None
        and other.perpetrator is not None
        and is_same(one.perpetrator, other.perpetrator)
    ):
        return False
    crossed = [(one.perpetrator, other.target), (other.perpetrator, one.target)]
    pairs = [(a, b) for a, b in crossed if a is not None and b is not None]
    return any(is_same(a, b) for a, b in pairs) and all(
        not a.actors or not b.actors or is_same(a, b) or is_kin(a, b) for a, b in pairs
    )


def compare_targets(one: Profile, other: Profile, swapped: bool) -> Level:
    """Who or what was attacked, by both accounts; `swapped` as above."""
    a, b = one.target, other.target
    if a is None or b is None:
        return "one_unnamed", ()
    if is_same(a, b):
        return "same", (a.name, b.name, _alias(a, b))
    if swapped:
        return "swapped", ()
    if is_kin(a, b):
        return "kin", (a.name, b.name, _alias(a, b))
    if a.words & b.words:
        return "alike", (a.name, b.name)
    if a.classes & b.classes:
        return "class", (a.name, b.name)
    return ("other" if a.classes and b.classes else "differ"), (a.name, b.name)


def _alias(one: Who, other: Who) -> str:
    """The names in the atlas by which two wordings met."""
    found = sorted({who.alias for who in (one, other) if who.alias and who.alias != who.name})
    return f" (as {', '.join(found)})" if found else ""


def compare_acts(one: Profile, other: Profile) -> Level:
    """Which kind of act it was."""
    if one.event_type is other.event_type:
        return "same", (str(one.event_type),)
    alike = any(one.event_type in kinds and other.event_type in kinds for kinds in ALIKE)
    return ("alike" if alike else "unlike"), (str(one.event_type), str(other.event_type))


def compare_tolls(one: Profile, other: Profile, swapped: bool) -> Level:
    """The best agreement between figures of one kind and comparable sides; `swapped` as above."""
    found = list(_tolls(one.counts, other.counts, swapped))
    for wanted in ("same", "same_small", "close", "compatible", "differ"):
        for level, facts in found:
            if level == wanted:
                return level, facts
    return "none", ()


_MIRROR = {Side.TARGET: Side.PERPETRATOR, Side.PERPETRATOR: Side.TARGET}


def _tolls(ours: tuple[Count, ...], theirs: tuple[Count, ...], swapped: bool) -> Iterator[Level]:
    for a, b in product(ours, theirs):
        side = _MIRROR.get(b.side, b.side) if swapped else b.side
        if a.kind != b.kind or {a.side, side} == {Side.TARGET, Side.PERPETRATOR}:
            continue
        facts = (f"{a.kind} {_bounds(a)}", f"{b.kind} {_bounds(b)}")
        low, high = max(a.min or 0, b.min or 0), min(_top(a), _top(b))
        if a.min == b.min and a.max == b.max and a.min:
            yield ("same" if a.min > SMALL_TOLL else "same_small"), (facts[0],)
        elif low <= high:
            yield "compatible", facts
        elif low <= high * CLOSE_RATIO + 1:
            yield "close", facts
        else:
            yield "differ", facts


def _top(count: Count) -> float:
    return float("inf") if count.max is None else count.max


def _bounds(count: Count) -> str:
    if count.min == count.max:
        return str(count.min)
    return f"{'?' if count.min is None else count.min} to {'?' if count.max is None else count.max}"


def compare_arms(one: Profile, other: Profile) -> Level:
    """Items of materiel that both list."""
    if not one.items or not other.items:
        return "none", ()
    shared = sorted(item.partition(":")[2] for item in one.items & other.items)
    return ("shared", (", ".join(shared[:4]),)) if shared else ("differ", ())


def compare_texts(one: Profile, other: Profile) -> Level:
    """How much of the wording is the same."""
    share = likeness(one.signature, other.signature)
    level = (
        "copy" if share >= COPY else "close" if share >= CLOSE else "some" if share >= SOME else "own_words"
    )
    return level, (round(share * 100),)


def compare_words(one: Profile, other: Profile) -> Level:
    """How many telling words both passages have, by the weight of their rarity."""
    share = shared_share(one.words, other.words)
    unshared = "other_tongue" if one.tongue and other.tongue and one.tongue != other.tongue else "none"
    level = next((name for floor, name in WORD_SHARES if share > floor), unshared)
    shared = sorted(one.words & other.words, key=lambda word: (-rarity(word), word))
    return level, (", ".join(word + "…" * (len(word) == TRUNK_LETTERS) for word in shared[:6]),)


def compare_names(one: Profile, other: Profile) -> Level:
    """Whether the passages name the same actors, in whatever part."""
    if not one.named or not other.named:
        return "none", ()
    shared = sorted(one.named & other.named)
    return ("shared" if shared else "differ"), (", ".join(shared[:4]),)


def compare_ends(one: Profile, other: Profile) -> Level:
    """Whether both say how it ended."""
    if one.outcome is None or other.outcome is None:
        return "unsaid", ()
    return ("same" if one.outcome is other.outcome else "opposite"), (str(one.outcome), str(other.outcome))


def compare_documents(one: Profile, other: Profile) -> Level:
    """Claims of one document are of different acts: the reader has joined what tells the same."""
    return ("same" if one.document == other.document else "other"), ()
