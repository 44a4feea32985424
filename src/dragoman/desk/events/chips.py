"""A query -> the filters that are set, each with the address that takes it away, and the fields of the form."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.desk.events.named import countries, group_name, place_name
from dragoman.desk.events.query import CHOICES, LISTS, EventQuery
from dragoman.desk.events.words import choice_word, choices_of, room_word
from dragoman.desk.keeping.countries import country_name
from dragoman.desk.wording import say
from dragoman.page.shown import show_line
from dragoman.page.words import date_words, number_words

_PLAIN = ("q", "killed_min", "killed_max", "sources_min")
_DAYS = ("since", "until")
_ONE_OF = ("role", "outcome", "review", "precision_max")


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is set: its label, its value in words, the query without it."""

    label: str
    value: str
    without: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a field, and whether the query has it."""

    code: str
    told: str
    is_set: bool


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form: `kind` is "text", "number", "date", "one" (of choices) or "any" (of choices)."""

    name: str
    label: str
    kind: str
    value: str = ""
    choices: tuple[Choice, ...] = ()

    @property
    def is_set(self) -> bool:
        """Whether the query has it."""
        return bool(self.value) or any(choice.is_set for choice in self.choices)


def draw_chips(query: EventQuery) -> tuple[Chip, ...]:
    """The filters that are set, in the order of the form."""
    chips: list[Chip] = []
    for name in ("q", *_DAYS, "country", "place", "group", "role"):
        if value := getattr(query, name):
            chips.append(
                _chip(query, name, _value_words(query, name), **{name: None if name in _DAYS else ""})
            )
    for name in LISTS:
        for code in getattr(query, name):
            kept = tuple(item for item in getattr(query, name) if item != code)
            chips.append(_chip(query, name, choice_word(name, code), **{name: kept}))
    for name in ("outcome", "review", "killed_min", "killed_max", "sources_min", "precision_max"):
        value = getattr(query, name)
        if value not in (None, ""):
            chips.append(
                _chip(query, name, _value_words(query, name), **{name: "" if name in CHOICES else None})
            )
    if query.disputed:
        chips.append(_chip(query, "disputed", room_word("disputed", "1"), disputed=False))
    if query.bbox:
        west, south, east, north = query.bbox
        chips.append(
            _chip(
                query,
                "bbox",
                say("{start} to {end}", start=_degrees(south, west), end=_degrees(north, east)),
                bbox=None,
            )
        )
    return tuple(chips)


def draw_fields(query: EventQuery) -> dict[str, Field]:
    """The fields of the form, by name, as the query has them."""
    fields = {name: _field(query, name, "text") for name in ("q", "group")}
    fields["group"] = Field(
        "group", room_word("filters", "group"), "text", group_name(query.group) if query.group else ""
    )
    fields |= {name: _field(query, name, "date") for name in _DAYS}
    fields |= {name: _field(query, name, "number") for name in ("killed_min", "killed_max", "sources_min")}
    fields |= {name: _choices(query, name, "one") for name in _ONE_OF}
    fields |= {name: _choices(query, name, "any") for name in LISTS}
    known = countries()
    named = known if query.country in known or not query.country else (*known, query.country)
    fields["country"] = Field(
        "country",
        room_word("filters", "country"),
        "one",
        choices=tuple(Choice(name, country_name(name), name == query.country) for name in named),
    )
    return fields


def _chip(query: EventQuery, name: str, value: str, **changes: object) -> Chip:
    return Chip(room_word("filters", name), value, query.address(**changes))


def _value_words(query: EventQuery, name: str) -> str:
    value = getattr(query, name)
    if name == "group":
        return group_name(value)
    if name == "country":
        return country_name(value)
    if name == "place":
        return place_name(value)
    if name in _DAYS:
        return date_words(value.isoformat()) or ""
    if name in _PLAIN:
        return number_words(value) if isinstance(value, int) else show_line(value)
    return choice_word(name, str(value))


def _field(query: EventQuery, name: str, kind: str) -> Field:
    value = getattr(query, name)
    return Field(name, room_word("filters", name), kind, "" if value is None else str(value))


def _choices(query: EventQuery, name: str, kind: str) -> Field:
    value = getattr(query, name)
    held = value if isinstance(value, tuple) else (("" if value is None else str(value)),)
    choices = tuple(Choice(code, told, code in held) for code, told in choices_of(name))
    return Field(name, room_word("filters", name), kind, choices=choices)


def _degrees(lat: float, lon: float) -> str:
    return f"{abs(lat):.2f}° {'N' if lat >= 0 else 'S'} {abs(lon):.2f}° {'E' if lon >= 0 else 'W'}"
