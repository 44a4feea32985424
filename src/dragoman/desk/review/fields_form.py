"""A field of a claim -> the inputs in which a person gives it a value, and what was posted -> that value as JSON.

The inputs are those of forms.toml. What is posted beside them is not looked at.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from dragoman.base.claim import (
    Assertion,
    Basis,
    Category,
    ChainRole,
    Disposition,
    EventType,
    Evidence,
    Outcome,
    Qualifier,
    Side,
)
from dragoman.base.json_value import Json, to_json
from dragoman.desk.errors import WrongInput
from dragoman.desk.keeping.countries import country_names
from dragoman.desk.wording import table_word
from dragoman.page.words import word

_OPTIONS: Mapping[str, type[StrEnum]] = {
    "event_type": EventType,
    "outcome": Outcome,
    "assertion": Assertion,
    "evidence_offered": Evidence,
    "side": Side,
    "qualifier": Qualifier,
    "category": Category,
    "disposition": Disposition,
    "basis": Basis,
    "chain_role": ChainRole,
}
_GROUPS = {"evidence_offered": "evidence"}
"""Options whose words have another name in the words of the page."""
MAX_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Option:
    """One choice."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Input:
    """One input of a form: `type` is text, number, date, choice or check; `suggests` which names the atlas offers."""

    name: str
    type: str
    label: str = ""
    options: str = ""
    suggests: str = ""
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Forms:
    """The file forms.toml."""

    reject: tuple[str, ...]
    defer: tuple[str, ...]
    kind_of: Mapping[str, str]
    inputs: Mapping[str, tuple[Input, ...]]
    qualifier: Mapping[str, str]
    rules: Mapping[str, str]


@cache
def load_forms() -> Forms:
    """The forms, their words and the reasons to choose from."""
    source = resources.files("dragoman.desk.review").joinpath("forms.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(source)
    inputs = {kind: tuple(Input(**row) for row in rows) for kind, rows in tables["inputs"].items()}
    return Forms(
        reject=tuple(tables["reject"]),
        defer=tuple(tables["defer"]),
        kind_of=tables["kind_of"],
        inputs=inputs,
        qualifier=tables["qualifier"],
        rules=tables["rules"],
    )


def kind_of(name: str) -> str:
    """Which form a field has.

    Raises:
        WrongInput: nobody may change it, or it is none.
    """
    kind = load_forms().kind_of.get(name)
    if kind is None:
        raise WrongInput(f"field {name[:40]!r}: is none that a person corrects here. Choose one on the page.")
    return kind


def options_of(name: str, one: Input) -> tuple[Option, ...]:
    """The choices of an input of a field."""
    group = name if one.options == "*" else one.options
    if group == "country":
        return tuple(
            Option(code, f"{name} ({code})")
            for code, name in sorted(country_names().items(), key=lambda pair: pair[1])
        )
    if group == "qualifier":
        return tuple(
            Option(str(code), table_word("review", "qualifier", load_forms().qualifier.get(code, code)))
            for code in Qualifier
        )
    return tuple(Option(str(code), word(_GROUPS.get(group, group), code)) for code in _OPTIONS[group])


def shown_values(name: str, value: Any) -> dict[str, str]:
    """What the inputs of a field hold for a value of it, or for an entry of its list; None: all empty."""
    kind = kind_of(name)
    if value is None:
        return {}
    if kind == "days":
        first, _, last = str(value).partition("/")
        return {"first": first, "last": last}
    if kind == "flag":
        return {"value": "yes" if value else ""}
    row = to_json(value)
    if isinstance(row, dict):
        return {key: "" if item is None else str(item) for key, item in row.items()}
    return {"value": str(row)}


def posted_value(name: str, params: Mapping[str, str]) -> Json:
    """The value of a field, or of an entry of its list, that a form gives; None is empty.

    Raises:
        WrongInput: a number that is none, with the name of its input.
    """
    kind = kind_of(name)
    row = {one.name: _posted(one, params) for one in load_forms().inputs[kind]}
    if kind == "days":
        first, last = row["first"], row["last"]
        return f"{first}/{last}" if last and last != first else first
    if kind == "flag":
        return bool(row["value"])
    if kind == "basis":
        return row if row["basis"] else None
    return row["value"] if list(row) == ["value"] else row


def _posted(one: Input, params: Mapping[str, str]) -> Json:
    text = " ".join(params.get(f"v-{one.name}", "").split())
    if not text:
        return None
    if one.type == "number":
        if not (text.isascii() and text.isdigit() and len(text) <= MAX_DIGITS):
            raise WrongInput(
                f"{one.label}: {text[:20]!r} is no count. Write digits alone, at most {MAX_DIGITS}."
            )
        return int(text)
    return text
