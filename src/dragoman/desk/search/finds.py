"""Words -> the first events, documents, groups and places that fit, each with the address of its page.

Events and documents are those taken in last; the room's own list has the others, with its filters.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse
from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _

from dragoman.atlas import Actor, Atlas, PlaceEntry, fold_words
from dragoman.desk.atlas.words import room_word as kind_word
from dragoman.desk.events.rows import place_words, when_words
from dragoman.desk.keeping.atlas import desk_atlas
from dragoman.desk.keeping.search import find_keys
from dragoman.desk.keeping.titles import title_of
from dragoman.desk.models import DocumentRow, EventRow
from dragoman.page.shown import show_line
from dragoman.page.words import word

MOST = 10


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: what it is called, a second line, its page ("" while the room has none)."""

    title: str
    under: str
    url: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of one kind; `more_url` is the room's list of all of them, "" when these are all."""

    kind: str
    label: str
    hits: tuple[Hit, ...]
    more_url: str = ""


def find_all(text: str) -> tuple[Found, ...]:
    """What fits, by kind; kinds without any are left out."""
    kinds = (find_events(text), find_documents(text), find_groups(text), find_places(text))
    return tuple(found for found in kinds if found.hits)


def find_events(text: str) -> Found:
    """Events whose words hold all those of the text."""
    keys = find_keys("event", text, MOST + 1)
    rows = sorted(EventRow.objects.filter(pk__in=keys[:MOST]), key=lambda row: -row.pk)
    hits = tuple(
        Hit(
            title_of(row),
            " · ".join((when_words(row), place_words(row), word("event_status", row.status))),
            address("events:event", row.event_id),
        )
        for row in rows
    )
    return Found("events", _("Events"), hits, _more("events:index", text, len(keys)))


def _day_words(day: date | None) -> str:
    return date_format(day, "j F Y") if day else ""


def find_documents(text: str) -> Found:
    """Documents whose words hold all those of the text."""
    keys = find_keys("document", text, MOST + 1)
    rows = sorted(DocumentRow.objects.filter(pk__in=keys[:MOST]).defer("line"), key=lambda row: -row.pk)
    hits = tuple(
        Hit(
            show_line(row.title) or _("Without a title"),
            " · ".join(
                filter(None, (show_line(row.source), _day_words(row.published), row.get_state_display()))
            ),
            address("inbox:document", row.pk),
            row.lang,
        )
        for row in rows
    )
    return Found("documents", _("Documents"), hits, _more("inbox:index", text, len(keys)))


def find_groups(text: str) -> Found:
    """Groups and forces of the atlas that have a name in which every word of the text begins a word."""
    actors = matching_actors(desk_atlas(), text)
    hits = tuple(
        Hit(
            show_line(actor.name),
            " · ".join(filter(None, (kind_word("kinds", str(actor.kind)), " ".join(actor.countries)))),
            address("atlas:group", actor.id),
        )
        for actor in actors[:MOST]
    )
    return Found("groups", _("Groups"), hits, _more("atlas:index", text, len(actors)))


def find_places(text: str) -> Found:
    """Places of the gazetteer of that name, in any spelling that it knows."""
    entries = desk_atlas().places.find(text[:100], limit=MOST)
    return Found("places", _("Places"), tuple(map(_place, entries)))


def matching_actors(atlas: Atlas, text: str) -> tuple[Actor, ...]:
    """The actors that fit, those whose name begins with the text first."""
    typed = fold_words(text[:100])
    if len(typed) < 2:
        return ()
    starts: list[Actor] = []
    holds: list[Actor] = []
    for actor, names in _folded_names(atlas):
        if any(name.startswith(f" {typed}") for name in names):
            starts.append(actor)
        elif any(_fits(name, typed.split()) for name in names):
            holds.append(actor)
    return (*starts, *holds)


def address(name: str, *args: object) -> str:
    """The address of a page; "" where no room has it."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


@lru_cache(maxsize=2)
def _folded_names(atlas: Atlas) -> tuple[tuple[Actor, tuple[str, ...]], ...]:
    """Every actor with its names folded, each after a blank; worked out once for each state of the atlas."""
    return tuple((actor, tuple(_spellings((actor.name, *actor.names)))) for actor in atlas.actors)


def _spellings(names: Iterable[str]) -> Iterable[str]:
    return (f" {fold_words(name)}" for name in names)


def _fits(name: str, words: list[str]) -> bool:
    return all(f" {word}" in name for word in words)


def _place(entry: PlaceEntry) -> Hit:
    lies_in = ", ".join(filter(None, (entry.admin2, entry.admin1, entry.country)))
    kind = kind_word("place_kinds", entry.feature_class) if entry.feature_class in "APHTLS" else ""
    under = " · ".join(filter(None, (kind, show_line(lies_in))))
    return Hit(show_line(entry.name), under, address("atlas:place", entry.id))


def _more(name: str, text: str, found: int) -> str:
    url = address(name)
    return f"{url}?{urlencode({'q': text})}" if url and found > MOST else ""
