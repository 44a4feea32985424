"""The value of a field -> the words in which a person reads it, the same for the machine's and for a person's."""

from __future__ import annotations

import re
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from dragoman.base.claim import Attribution, ChainLink, DatePrecision, Evidence, Materiel, Place, Toll
from dragoman.base.errors import DecisionError
from dragoman.base.json_value import Json
from dragoman.desk.keeping.countries import country_name
from dragoman.desk.language.retelling import retell
from dragoman.desk.wording import in_a_row, say
from dragoman.page.names import NAMED_PERSON, withhold
from dragoman.page.shown import show_line
from dragoman.page.words import date_words, field_label, figure_words, word
from dragoman.review.fields import decode_field

NOTHING = _lazy("not said")
_POINTER = re.compile(r"/[a-z_]+(?:/\d+)?: ")
_CODED = ("event_type", "outcome", "assertion", "date_precision")


def say_field(name: str, value: Json, names: tuple[str, ...] = ()) -> str:
    """A field's value from its JSON, in words; what is no value of it is shown as it is.

    Args:
        names: of private persons, withheld.
    """
    try:
        decoded = decode_field(name, value)
    except DecisionError:
        return withhold(show_line(str(value)), names)
    return say_value(name, decoded, names)


def say_value(name: str, value: Any, names: tuple[str, ...] = ()) -> str:
    """A field's value in words."""
    if isinstance(value, tuple):
        return "; ".join(say_entry(item, names) for item in value) or str(NOTHING)
    if value is None:
        return str(NOTHING)
    if name == "country":
        return country_name(str(value))
    if name in _CODED:
        return word(name, str(value))
    if name in ("event_date", "claimed_on"):
        return show_line(date_words(value, DatePrecision.DAY) or "")
    if name == "inventory_open":
        return word("text", "open_inventory") if value else _("no")
    return say_entry(value, names)


def say_error(error: Exception) -> str:
    """What is wrong with a value, the field named in words: "/killed/0: ..." is "Killed: ..."."""
    text = str(error)
    found = _POINTER.match(text)
    return f"{field_label(found[0].strip(': '))}: {retell(text[found.end() :])}" if found else retell(text)


def say_entry(item: object, names: tuple[str, ...] = ()) -> str:
    """One entry of a list, or one value, in words."""
    if isinstance(item, Toll):
        figure = figure_words(item.min, item.max, item.qualifier)
        who = "" if item.victim == NAMED_PERSON else item.victim or ""
        said = f"{figure} {who}".strip() + f" ({word('side', item.side)})"
        text = say("{said}, says {source}", said=said, source=item.source) if item.source else said
    elif isinstance(item, Materiel):
        figure = figure_words(item.qty_min, item.qty_max, item.qualifier)
        text = in_a_row((f"{figure} {item.unit or ''} {item.item}", word("disposition", item.disposition)))
    elif isinstance(item, Attribution):
        basis = word("basis", item.basis)
        text = say("{basis} by {by}", basis=basis, by=item.by) if item.by else basis
    elif isinstance(item, ChainLink):
        text = f"{item.name} ({word('chain_role', item.role)})"
    elif isinstance(item, Evidence):
        text = word("evidence", item)
    elif isinstance(item, Place):
        text = in_a_row(part for part in (item.name, item.admin1, country_name(item.country or "")) if part)
        text += (
            f" ({in_a_row((item.id or word('text', 'no_entry'), word('precision', str(item.precision))))})"
        )
    else:
        text = str(item)
    return withhold(show_line(text), names)
