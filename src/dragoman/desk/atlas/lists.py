"""The atlas, a search and a letter -> one page of its entries, in the order of their folded names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from dragoman.atlas import Actor, Arm, Outlet, PlaceEntry, fold, fold_words
from dragoman.desk.atlas.counts import count_parties, count_places
from dragoman.desk.atlas.words import room_word
from dragoman.desk.keeping.atlas import atlas_revision, desk_atlas
from dragoman.desk.keeping.atlas_rows import own_ids
from dragoman.desk.keeping.countries import country_name
from dragoman.desk.models import EventParty, EventRow
from dragoman.desk.wording import in_a_row
from dragoman.page.shown import show_line
from dragoman.page.words import word

PAGE_SIZE = 50
_LATEST, _LATEST_PARTIES = 2_000, 5_000
_OTHER = "#"


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of a list. `matched` is the spelling that was looked for where it is not the name; `events` a count."""

    key: str
    name: str
    matched: str
    kind: str
    where: str
    events: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of entries; `before` and `after` are keys for the pages beside it, "" where there is none."""

    lines: tuple[Line, ...]
    total: int
    letters: tuple[str, ...] = ()
    before: str = ""
    after: str = ""
    is_similar: bool = False


Listed = Actor | Outlet | Arm
_Folded = tuple[str, Listed, tuple[tuple[str, str], ...]]


def list_entries(table: str, text: str = "", letter: str = "", after: str = "", before: str = "") -> Listing:
    """A page of groups, outlets or arms.

    Args:
        text: words that a name must hold, folded; the last may be a beginning.
        letter: the first letter of the names, "#" for what begins with none from A to Z.
        after, before: the key of the last entry of the page before, or of the first of the page after.
    """
    everything = _folded(table, atlas_revision(), tuple(settings.DESK_ATLAS))
    wanted = fold_words(text)
    found = [
        (entry, _matched(names, wanted))
        for key, entry, names in everything
        if _fits(key, names, wanted, letter)
    ]
    keys = [entry.id for entry, _ in found]
    start = keys.index(after) + 1 if after in keys else 0
    if before in keys:
        start = max(0, keys.index(before) - PAGE_SIZE)
    page = found[start : start + PAGE_SIZE]
    lines = _lines(table, page)
    return Listing(
        lines,
        len(found),
        _letters_of(table),
        page[0][0].id if page and start else "",
        page[-1][0].id if start + PAGE_SIZE < len(found) else "",
    )


def list_met() -> Listing:
    """The groups of the atlas that the latest events name, the most often named first."""
    latest = EventParty.objects.order_by("-id").values_list("actor", flat=True)[:_LATEST_PARTIES]
    actors = {actor.id: actor for actor in desk_atlas().actors}
    met = Counter(actor for actor in latest if actor in actors)
    page = [(actors[key], "") for key, _ in sorted(met.items(), key=lambda part: (-part[1], part[0]))]
    return Listing(_lines("groups", page[:PAGE_SIZE]), len(page), _letters_of("groups"))


def list_places(text: str = "") -> Listing:
    """Places of a name, else those that look like it; without a name the desk's own and those of the latest events."""
    places = desk_atlas().places
    if text.strip():
        found = [(entry, entry.matched) for entry in places.find(text[:200], limit=PAGE_SIZE)]
        similar = [] if found else [(m.value, m.alias) for m in places.suggest(text[:200], limit=20)]
        return _place_listing(found or similar, is_similar=bool(similar))
    latest = (
        EventRow.objects.exclude(place_id="")
        .order_by("-updated_at", "-id")
        .values_list("place_id", flat=True)
    )
    met = Counter(latest[:_LATEST])
    keys = [*sorted(own_ids("places")), *(key for key, _ in met.most_common(PAGE_SIZE))]
    entries = [entry for key in dict.fromkeys(keys) if (entry := places.get(key))]
    return _place_listing([(entry, entry.name) for entry in entries[: 2 * PAGE_SIZE]])


@lru_cache(maxsize=8)
def _folded(table: str, revision: str, folders: tuple[Path, ...]) -> tuple[_Folded, ...]:
    """The entries of a table by folded name, with every name folded: once for each state of the atlas."""
    atlas = desk_atlas()
    tables: Mapping[str, Sequence[Listed]] = {
        "groups": atlas.actors,
        "outlets": atlas.outlets,
        "arms": atlas.arms,
    }
    return tuple(
        sorted(
            (
                (fold_words(e.name), e, tuple((name, f" {fold_words(name)}") for name in (e.name, *e.names)))
                for e in tables[table]
            ),
            key=lambda part: (part[0], part[1].id),
        )
    )


def _letters_of(table: str) -> tuple[str, ...]:
    everything = _folded(table, atlas_revision(), tuple(settings.DESK_ATLAS))
    return tuple(sorted({_letter(key) for key, _, _ in everything}))


def _fits(key: str, names: tuple[tuple[str, str], ...], wanted: str, letter: str) -> bool:
    if letter and _letter(key) != letter:
        return False
    return not wanted or any(f" {wanted}" in folded or fold(wanted) == fold(folded) for _, folded in names)


def _matched(names: tuple[tuple[str, str], ...], wanted: str) -> str:
    """The first spelling that holds what was looked for, "" where the name itself does."""
    if not wanted or f" {wanted}" in names[0][1]:
        return ""
    return next((name for name, folded in names if f" {wanted}" in folded), "")


def _letter(key: str) -> str:
    return key[:1].upper() if "a" <= key[:1] <= "z" else _OTHER


def _lines(table: str, page: Sequence[tuple[Listed, str]]) -> tuple[Line, ...]:
    own = own_ids(table)
    counts = count_parties([entry.id for entry, _ in page]) if table == "groups" else {}
    return tuple(
        Line(
            key=entry.id,
            name=show_line(entry.name),
            matched=show_line(matched),
            kind=_kind(entry),
            where=_where(entry),
            events=counts.get(entry.id, ""),
            is_own=entry.id in own,
        )
        for entry, matched in page
    )


def _kind(entry: Listed) -> str:
    return word("category", entry.category) if isinstance(entry, Arm) else room_word("kinds", str(entry.kind))


def _where(entry: Listed) -> str:
    if isinstance(entry, Actor):
        return in_a_row(country_names(entry.countries))
    return group_name(entry.owner) if isinstance(entry, Outlet) and entry.owner else ""


def country_names(codes: Sequence[str]) -> tuple[str, ...]:
    """The names of countries by their codes."""
    return tuple(country_name(code) for code in codes)


def group_name(key: str) -> str:
    """The name of a group of the atlas by its id; the id where it has none."""
    return show_line(next((actor.name for actor in desk_atlas().actors if actor.id == key), key))


def _place_listing(found: Sequence[tuple[PlaceEntry, str]], *, is_similar: bool = False) -> Listing:
    own = own_ids("places")
    first = list({entry.id: (entry, matched) for entry, matched in reversed(found)}.values())[::-1]
    counts = count_places([entry.id for entry, _ in first])
    lines = tuple(
        Line(
            key=entry.id,
            name=show_line(entry.name),
            matched="" if matched == entry.name else show_line(matched),
            kind=f"{entry.feature_class} {entry.feature_code}".strip(),
            where=", ".join(filter(None, (*country_names([entry.country]), show_line(entry.admin1 or "")))),
            events=counts[entry.id],
            is_own=entry.id in own,
        )
        for entry, matched in first
    )
    return Listing(lines, len(lines), is_similar=is_similar)
