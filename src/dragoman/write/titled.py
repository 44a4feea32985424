"""An event and the language of a report -> the event with its title in that language.

The title that `resolve` gives is English; a report in another language is told anew from where, when and what it was.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.base.event import Event
from dragoman.tell import Grammar, event_title

_ENGLISH = "en"


def title_in(event: Event, grammar: Grammar) -> Event:
    """The event with its title in the grammar's language; as it is where that is the language it has."""
    if grammar.lang == _ENGLISH:
        return event
    chosen = event.place.chosen
    country = event.place.country
    title = event_title(
        event.event_type,
        place=chosen.place.name if chosen else None,
        precision=chosen.place.precision if chosen else 7,
        country=grammar.tell_country(country) if country else None,
        start=event.date.start,
        end=event.date.end,
        lang=grammar.lang,
    )
    return replace(event, title=title)
