"""What a person types for a group or a country -> the key that a query holds, and keys back to names."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.core.cache import cache

from dragoman.atlas import Actor, fold, fold_words
from dragoman.desk.atlas.words import room_word as kind_word
from dragoman.desk.events.query import EventQuery
from dragoman.desk.keeping.atlas import desk_atlas
from dragoman.desk.keeping.countries import country_name
from dragoman.desk.models import EventParty, EventRow
from dragoman.page.shown import show_line

MOST_SUGGESTED = 12
_COUNTRIES_KEPT_S = 300
_UNLISTED = "name:"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A group that fits what was typed: what is put into the field, and what is said beside it."""

    value: str
    note: str


def settle_names(query: EventQuery) -> EventQuery:
    """The query with a group and country as events have them, where a person wrote a name of theirs."""
    group, country = find_group(query.group), find_country(query.country)
    if (group, country) == (query.group, query.country):
        return query
    return replace(query, group=group, country=country)


def find_group(text: str) -> str:
    """The key of a group of that name or id: its atlas id, else "name:" and the folded name."""
    if not text or text.startswith(_UNLISTED) or _actor(text) is not None:
        return text
    if EventParty.objects.filter(actor=text).exists():
        return text
    matches = desk_atlas().match_actor(text)
    return matches[0].value.id if matches else f"{_UNLISTED}{fold(text)}"[:120]


def find_country(text: str) -> str:
    """The country as events have it, by its code or any of its names."""
    if not text:
        return ""
    known = countries()
    if text in known:
        return text
    matches = desk_atlas().match_country(text)
    return matches[0].value.iso2 if matches else next((c for c in known if fold(c) == fold(text)), text)


def group_name(key: str) -> str:
    """The name of a group by its key."""
    actor = _actor(key)
    if actor is not None:
        return show_line(actor.name)
    told = EventParty.objects.filter(actor=key).values_list("name", flat=True).first()
    return show_line(told or key.removeprefix(_UNLISTED))


def place_name(identity: str) -> str:
    """The name of a place by its id in the gazetteer, as an event has it."""
    told = EventRow.objects.filter(place_id=identity).values_list("place", flat=True).first()
    return show_line(told or identity)


def countries() -> tuple[str, ...]:
    """The countries that events have, in the order of their names; looked up anew after five minutes."""
    kept = cache.get("events:countries")
    if kept is None:
        found = EventRow.objects.exclude(country="").values_list("country", flat=True).distinct().order_by()
        kept = tuple(sorted(set(found), key=lambda text: fold(country_name(text))))
        cache.set("events:countries", kept, _COUNTRIES_KEPT_S if kept else 5)
    return tuple(kept)


def suggest_groups(text: str) -> tuple[Suggestion, ...]:
    """Groups of the atlas whose names, in any spelling, begin with what was typed or hold a word that does.

    Parties that the atlas lacks are not suggested: some are private persons.
    """
    typed = fold_words(text[:100])
    if len(typed) < 2:
        return ()
    starts: list[Suggestion] = []
    holds: list[Suggestion] = []
    for actor in desk_atlas().actors:
        names = [fold_words(name) for name in (actor.name, *actor.names)]
        if any(name.startswith(typed) for name in names):
            starts.append(_suggestion(actor))
        elif any(f" {typed}" in name for name in names):
            holds.append(_suggestion(actor))
        if len(starts) >= MOST_SUGGESTED:
            break
    return tuple([*starts, *holds][:MOST_SUGGESTED])


def _suggestion(actor: Actor) -> Suggestion:
    return Suggestion(
        show_line(actor.name), " ".join((kind_word("kinds", str(actor.kind)), *actor.countries))
    )


def _actor(key: str) -> Actor | None:
    return next((actor for actor in desk_atlas().actors if actor.id == key), None)
