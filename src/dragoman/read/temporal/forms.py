"""The patterns of dates.toml -> forms that match class letters, and all of them as one expression."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.base.errors import SettingsError
from dragoman.read.grammar.forms import FormParser
from dragoman.read.temporal.mention import Anchor, DateKind

SLOTS = frozenset(
    [
        "day",
        "nth",
        "ordinal",
        "count",
        "dual",
        "year",
        "year_short",
        "month",
        "hijri",
        "weekday",
        "deictic",
        "numeric",
        "holiday",
    ]
)
_SLOT = re.compile(r"\(\?P<(\w+)>")
DEFAULT_ANCHORS = {
    DateKind.DAY: Anchor.NONE,
    DateKind.YEAR: Anchor.NONE,
    DateKind.TIME_ONLY: Anchor.NONE,
    DateKind.VAGUE: Anchor.NONE,
}


@dataclass(frozen=True, slots=True)
class Form:
    """One pattern of the lexicon: its regular expression with named slots, and what a match means.

    A form `is_whole` when its first words belong to it: "قبل يومين" says "ago" first.
    """

    name: str
    kind: DateKind
    anchor: Anchor
    source: str
    shift: int | None
    sign: int
    check: str
    is_period: bool
    is_hijri: bool
    is_whole: bool

    def match(self, letters: str, start: int, end: int | None = None) -> re.Match[str] | None:
        """The form at `start`, as far as `end` exactly when that is given."""
        pattern = _compiled(self.source)
        return pattern.match(letters, start) if end is None else pattern.fullmatch(letters, start, end)


@lru_cache(maxsize=1024)
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


def compile_forms(
    lang: str,
    rows: Sequence[Mapping[str, object]],
    grammar: Mapping[str, object],
    sets: Mapping[str, str],
    macros: Mapping[str, str],
) -> tuple[tuple[Form, ...], re.Pattern[str]]:
    """Every form by itself, and the one pattern that tries them in order after a lead, before tails."""
    macros = {"count": str(grammar.get("count", "amount")), **macros}
    parser = FormParser(f"dates of language {lang}", sets, SLOTS, macros)
    forms = tuple(_form(parser, row) for row in rows)
    lead = parser.parse("lead", str(grammar.get("lead", "")))
    tail = parser.parse("tail", str(grammar.get("tail", ""))).plain
    barred = "".join(sets.get(str(name), "") for name in _listed(grammar.get("tail_not_before")))
    tail = f"(?:{tail}(?![{barred}]))?" if barred else f"(?:{tail})?"
    patterns = (parser.parse(str(row["name"]), str(row["form"])) for row in rows)
    cores = "|".join(f"(?P<p{i}>{pattern.guarded})" for i, pattern in enumerate(patterns))
    return forms, re.compile(f"(?:(?=[{lead.first}]){lead.plain})?(?:{cores}){tail}{tail}")


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _unrepeated(name: str, source: str) -> str:
    """The expression of a form, refused when a slot stands in it twice."""
    slots = _SLOT.findall(source)
    if len(slots) != len(set(slots)):
        twice = next(s for s in slots if slots.count(s) > 1)
        raise SettingsError(f"Form {name!r} has the slot {twice!r} twice. Write _{twice} or {twice}2 once.")
    return source


def _form(parser: FormParser, row: Mapping[str, object]) -> Form:
    name, kind = str(row["name"]), DateKind(str(row["kind"]))
    default = DEFAULT_ANCHORS.get(kind, Anchor.PUBLICATION)
    shift = row.get("shift")
    return Form(
        name=name,
        kind=kind,
        anchor=Anchor(str(row.get("anchor", default))),
        source=_unrepeated(name, parser.parse(name, str(row["form"])).slotted),
        shift=int(str(shift)) if shift is not None else None,
        sign=int(str(row.get("sign", 0))),
        check=str(row.get("check", "")),
        is_period=bool(row.get("period", False)),
        is_hijri=bool(row.get("hijri", False)),
        is_whole=bool(row.get("whole", False)),
    )
