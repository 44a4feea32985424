"""Our values -> one offline HTML page, or a table for the terminal."""

from dragoman.page.claims import claims_page
from dragoman.page.events import events_page
from dragoman.page.events_table import EventsTable, events_table
from dragoman.page.table import ClaimsTable, claims_table
from dragoman.page.translation import translation_page
from dragoman.page.translation_table import translation_table

__all__ = [
    "ClaimsTable",
    "EventsTable",
    "claims_page",
    "claims_table",
    "events_page",
    "events_table",
    "translation_page",
    "translation_table",
]
