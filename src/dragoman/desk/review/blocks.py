"""A claim as it stands, with its flags -> the rows in which a person looks at its values, field by field.

Beside a person's value stands the machine's; a value that no words say, a flag and a difference stand where they
belong. What is not said is named too, so that it can be added.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dragoman.base.claim import Toll
from dragoman.desk.keeping.countries import country_names
from dragoman.desk.review.entries import Entry, entries_of
from dragoman.desk.review.fields_form import load_forms
from dragoman.desk.review.say import say_entry, say_field, say_value
from dragoman.desk.wording import say, table_word
from dragoman.page import model
from dragoman.page.card import Card
from dragoman.page.claim_view import hedge_words, place_facts
from dragoman.page.names import NAMED_PERSON, withhold
from dragoman.page.shown import isolate, show_line
from dragoman.page.words import family_of, field_label, figure_words, word
from dragoman.review.current import CurrentClaim, Difference, DifferenceKind
from dragoman.review.fields import LISTS
from dragoman.review.triage import Flag

FIELDS = (
    *(
        "event_type",
        "outcome",
        "assertion",
        "perpetrator",
        "attribution",
        "target",
        "event_date",
        "places",
        "country",
    ),
    *("killed", "injured", "captured", "materiel", "inventory_open"),
    *("claimant", "outlet", "platform", "claimed_on", "chain", "evidence_offered"),
)
"""In the order of the page: what, who, when and where, the tolls, the inventory, who says it."""
_OWNERS = {"place_detail": "places", "date_precision": "event_date", "inventory_open": "materiel"}
"""Fields whose flags and differences stand on the row of another one."""
ONE_BLOCK = ("materiel", "inventory_open")
"""An inventory is looked at as a whole."""


@dataclass(frozen=True, slots=True)
class FlagView:
    """A flag in words; `blocks`: somebody has to look at its value first, `is_done`: somebody has."""

    rule: str
    pointer: str
    label: str
    why: str
    blocks: bool
    is_done: bool


@dataclass(frozen=True, slots=True)
class Look:
    """What has to be looked at together: the flags that ask for it, and whether somebody has."""

    flags: tuple[FlagView, ...]
    is_done: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One value: shown, under it what explains it; `entry` is its place in the list that a person edits."""

    pointer: str
    value: model.ValueView
    hedge: str
    after: str
    under: tuple[str, ...]
    entry: int | None
    note: str
    look: Look | None
    flags: tuple[FlagView, ...]


@dataclass(frozen=True, slots=True)
class EditView:
    """Who corrected a field, when, and what the machine reads."""

    by: str
    at: str
    machine: str
    note: str
    is_applied: bool


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """What has come apart since a person ruled; `can_take`: one of the two values can be taken with one key."""

    field: str
    label: str
    why: str
    was: str
    now: str
    person: str
    can_take: bool


@dataclass(frozen=True, slots=True)
class Block:
    """One field of the claim with all its values; none: the document does not say."""

    name: str
    label: str
    family: str
    lines: tuple[Line, ...]
    is_list: bool
    edit: EditView | None
    differences: tuple[DifferenceView, ...]
    look: Look | None
    flags: tuple[FlagView, ...]


@dataclass(frozen=True, slots=True)
class Blocks:
    """A claim's rows: those that say something or need somebody, and the fields that are silent."""

    rows: tuple[Block, ...]
    silent: tuple[tuple[str, str], ...]
    look: Look | None
    flags: tuple[FlagView, ...]
    differences: tuple[DifferenceView, ...]

    @property
    def waiting(self) -> int:
        """How many blocks have still to be looked at."""
        looks = [self.look, *(r.look for r in self.rows), *(line.look for r in self.rows for line in r.lines)]
        return sum(1 for look in looks if look is not None and not look.is_done)


def draw_blocks(
    current: CurrentClaim, card: Card, flags: Sequence[Flag], checked: frozenset[tuple[str, str]]
) -> Blocks:
    """The rows of a claim.

    Args:
        card: where its references are.
        checked: rule and pointer of the flags that somebody has looked at.
    """
    views = [(flag.pointer, _flag_view(flag, checked)) for flag in flags]
    rows, silent = [], []
    for name in FIELDS:
        block = _block(name, current, card, views)
        if block.lines or block.edit or block.flags or block.differences:
            rows.append(block)
        else:
            silent.append((name, block.label))
    rest = tuple(view for pointer, view in views if _owner(pointer) not in FIELDS)
    whole = tuple(_difference(one, card) for one in current.differences if _owner(one.field) not in FIELDS)
    return Blocks(tuple(rows), tuple(silent), _look(rest), rest, whole)


def _block(name: str, current: CurrentClaim, card: Card, views: Sequence[tuple[str, FlagView]]) -> Block:
    here = [(pointer, view) for pointer, view in views if _owner(pointer) == name]
    by_line = [] if name in ONE_BLOCK else here  # flags of single items stand at the head of an inventory
    lines = tuple(
        _line(name, entry, current, card, [v for p, v in by_line if p == (entry.pointer or None)])
        for entry in entries_of(current, name)
    )
    taken = {line.pointer for line in lines if line.flags}
    at_head = tuple(view for pointer, view in here if pointer not in taken)
    return Block(
        name,
        field_label(f"/{name}"),
        family_of(f"/{name}"),
        lines,
        name in LISTS,
        _edit_view(name, current, card),
        tuple(_difference(one, card) for one in current.differences if _owner(one.field) == name),
        _look(at_head),
        at_head,
    )


def _edit_view(name: str, current: CurrentClaim, card: Card) -> EditView | None:
    """Who corrected a field; of a place also what it is."""
    fields = ("places", "place_detail") if name == "places" else (name,)
    for field in fields:
        for standing in current.edits:
            if standing.edit.field == f"/{field}":
                machine = (
                    say_field(field, standing.machine, card.names) if current.machine is not None else ""
                )
                note = show_line(standing.edit.note)
                return EditView(show_line(standing.by), standing.at, machine, note, standing.is_applied)
    return None


def _owner(pointer: str) -> str:
    """The field on whose row a flag of a pointer stands."""
    name = pointer.strip("/").split("/")[0]
    return _OWNERS.get(name, name)


def _line(name: str, entry: Entry, current: CurrentClaim, card: Card, flags: Sequence[FlagView]) -> Line:
    pointer, item, claim = entry.pointer, entry.value, current.claim
    hedge, after, under = "", "", list[str]()
    if isinstance(item, Toll):
        text = figure_words(item.min, item.max, item.qualifier)
        victim = word("text", "named_person") if item.victim == NAMED_PERSON else item.victim or ""
        after = " · ".join(part for part in (victim, word("side", item.side)) if part)
        if item.source:
            under.append(say("says {source}", source=isolate(show_line(item.source))))
        written = word("text", "withheld") if item.victim == NAMED_PERSON else item.text
        under.append(
            say(
                "written “{written}” {wording}", written=show_line(written), wording=show_line(item.wording)
            ).strip()
        )
    elif name == "places":
        text = str(item)
        details = claim.place_detail
        n = int(pointer.rpartition("/")[2]) if pointer else -1
        detail = details[n] if 0 <= n < len(details) and details[n].name == item else None
        if detail is not None:
            under += place_facts(detail, country_names())
            under += [say("not chosen: {text}", text=show_line(text)) for text in detail.runners_up]
    else:
        text = say_value(name, item, card.names) if name not in LISTS else say_entry(item, card.names)
    if name == "perpetrator":
        hedge = hedge_words(claim, card.names)
    if name == "event_date":
        precision = word("date_precision", claim.date_precision)
        after = "" if claim.date_precision == "day" else precision
    value = card.value(pointer or f"/{name}", text)
    if not pointer:  # a person's value that no words say has none to lead to
        value = model.ValueView(
            "", "", f"/{name}", value.label, value.family or family_of(f"/{name}"), value.text, None, None, ()
        )
    return Line(
        pointer,
        value,
        hedge,
        withhold(show_line(after), card.names),
        tuple(withhold(text, card.names) for text in under),
        entry.index if name in LISTS else None,
        show_line(entry.note) if not pointer else "",
        _look(flags),
        tuple(flags),
    )


def _flag_view(flag: Flag, checked: frozenset[tuple[str, str]]) -> FlagView:
    return FlagView(
        flag.rule,
        flag.pointer,
        rule_label(flag.rule),
        show_line(flag.why),
        flag.blocks,
        (flag.rule, flag.pointer) in checked,
    )


def rule_label(rule: str) -> str:
    """A rule's name in words."""
    told = load_forms().rules.get(rule) or rule.replace("_", " ").capitalize()
    return table_word("review", "rules", told)


def _look(flags: Iterable[FlagView]) -> Look | None:
    """What is to be looked at, where any of the flags asks for it."""
    asked = tuple(flag for flag in flags if flag.blocks)
    return Look(asked, all(flag.is_done for flag in asked)) if asked else None


def _difference(one: Difference, card: Card) -> DifferenceView:
    name = one.field.strip("/").split("/")[0]
    is_value = one.kind in (DifferenceKind.VALUE, DifferenceKind.WORDS) and bool(name)
    was, now, person = (
        say_field(name, v, card.names) if name else "" for v in (one.was, one.now, one.person)
    )
    label = field_label(one.field) if name else _("Claim")
    return DifferenceView(one.field, label, show_line(one.why), was, now, person, is_value)
