"""A row of an event or a claim -> its title in the language of who reads; in English as it was kept.

Titles are kept in English, so that they are searched and compared; in another language they are told anew from the
values of the row or of the claim.
"""

from __future__ import annotations

from dragoman.base.claim import EventType
from dragoman.base.event import Event
from dragoman.desk.keeping.atlas import desk_atlas
from dragoman.desk.keeping.countries import country_name
from dragoman.desk.keeping.reading import load_claim
from dragoman.desk.models import ClaimRow, EventRow
from dragoman.page.headline import headline
from dragoman.page.shown import show_line
from dragoman.page.words import spoken, word
from dragoman.tell import event_title, languages


def title_of(row: EventRow) -> str:
    """The title of an event of the list."""
    lang = _told_in()
    if lang is None:
        return show_line(row.title) or word("event_type", row.event_type)
    last = row.last_day or row.day
    return show_line(
        event_title(
            EventType(row.event_type),
            place=row.place or None,
            precision=row.precision,
            country=country_name(row.country) if row.country else None,
            start=row.day.isoformat() if row.day and not row.edtf.startswith("..") else None,
            end=last.isoformat() if last and not row.edtf.endswith("..") else None,
            lang=lang,
        )
    )


def title_of_event(event: Event) -> str:
    """The title of an event, whole."""
    lang = _told_in()
    if lang is None:
        return event.title
    chosen = event.place.chosen
    return event_title(
        event.event_type,
        place=chosen.place.name if chosen else None,
        precision=chosen.place.precision if chosen else 7,
        country=country_name(event.place.country) if event.place.country else None,
        start=event.date.start,
        end=event.date.end,
        lang=lang,
    )


def headline_of(row: ClaimRow) -> str:
    """The headline of a claim."""
    if spoken() == "en" or not row.headline:
        return show_line(row.headline)
    claim = load_claim(row.line)
    written = {place.casefold() for place in claim.places}
    kept = {country.iso2: country.name for country in desk_atlas().countries}

    def name_of(code: str) -> str:
        """The country as it is written where it is one of the places, so that it does not stand there twice."""
        name = kept.get(code, code)
        return name if name.casefold() in written else country_name(code)

    return headline(claim, name_of)


def _told_in() -> str | None:
    """The language to tell in, None where the kept English serves."""
    lang = spoken()
    return lang if lang != "en" and lang in languages() else None
