"""A text that may run from right to left -> markup in which it moves nothing beside it, escaped.

Words of a document run their own way; a sentence of ours that isolates such words runs ours.
"""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi

from dragoman.desk.keeping.titles import headline_of
from dragoman.desk.language.retelling import retell
from dragoman.page.words import date_words, word

register = template.Library()
register.filter(retell)
register.filter("headline", headline_of)
_ISOLATE = "\u2068"


@register.filter
def say(text: object) -> SafeString:
    """The text in an element that keeps its direction to itself."""
    told = str(text)
    way = "rtl" if get_language_bidi() else "ltr"
    return (
        format_html('<span dir="{}">{}</span>', way, told)
        if _ISOLATE in told
        else format_html("<bdi>{}</bdi>", told)
    )


@register.filter
def day(value: object) -> str:
    """An ISO day, or the day of an ISO instant, in words: "26 May 2026"; what is none is shown as it is."""
    told = str(value)
    return date_words(told[:10]) or told


@register.simple_tag
def words(code: str, group: str = "text") -> str:
    """The word of a code, from the words of our pages."""
    return word(group, code)
