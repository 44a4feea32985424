"""Values -> MISP objects of our templates and of MISP's own, with ids that are the same in every run.

No attribute is meant for detection or correlates: a number of dead or a name of a village is no indicator.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from pymisp import MISPObject

from dragoman.base.codec import Json
from dragoman.page.shown import show_line
from dragoman.write.data.stable_ids import stable_uuid

CLAIM, TOLL, ITEM, PLACE = "armed-claim", "casualty-toll", "materiel-item", "geolocation"
LINKS = frozenset({"document-link"})
"""Addresses that may be followed, which `carriers` has looked at; in all other texts addresses are defanged."""
Value = str | int | float | bool | None
Values = Mapping[str, Value | Iterable[Value]]


def make_object(name: str, values: Values, *, about: tuple[str, ...], at: int) -> MISPObject:
    """An object of a template.

    Args:
        values: object relation -> value or values; None and "" are left out.
        about: what the object is about; its id and those of its attributes come from it.
        at: the time of this version, in seconds since 1970.

    Raises:
        PyMISPError: the values are not as the template wants them.
    """
    made = MISPObject(name, strict=True, standalone=False, force_timestamps=True, **_template(name))
    made.uuid = str(stable_uuid("misp", name, *about))
    made.timestamp = at
    for relation, value in values.items():
        rows = [value] if isinstance(value, Value) else list(value)
        for n, row in enumerate(rows):
            text = str(row) if relation in LINKS and row else _written(row)
            if text != "":
                made.add_attribute(
                    relation,
                    value=text,
                    uuid=str(stable_uuid("misp", name, *about, relation, str(n))),
                    timestamp=at,
                    to_ids=False,
                    disable_correlation=True,
                )
    made.to_dict(strict=True)
    return made


def _written(value: Value) -> str:
    """A value as MISP keeps all values, as text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    return show_line(value) if isinstance(value, str) else str(value)


def lineage_texts(grounds: Iterable[Json]) -> list[str]:
    """Grounds as the values of `lineage`."""
    return [json.dumps(ground, ensure_ascii=False) for ground in grounds]


@cache
def load_template(name: str) -> dict[str, Any]:
    """The definition of one of our templates."""
    source = files("dragoman.write.data").joinpath("misp_objects", name, "definition.json")
    template: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    return template


def _template(name: str) -> dict[str, Any]:
    """What `MISPObject` wants for a template of ours; it has its own."""
    return {} if name == PLACE else {"misp_objects_template_custom": load_template(name)}
