"""What a person entered for a field of a claim -> the edits that `CorrectClaims` keeps.

A person edits one entry of a list at a time; the edit holds the whole list, so the other entries go along with the
words that they have. Grounding is `review.edits`' task; here it is only seen to that a note meant for one value lets no
other one pass.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dragoman.base.claim import Claim, Place
from dragoman.base.decision import Edit
from dragoman.base.document import Document
from dragoman.base.errors import DecisionError, GroundingError
from dragoman.base.json_value import Json, to_json
from dragoman.base.span import Part, Span
from dragoman.desk.errors import WrongInput
from dragoman.desk.review.entries import Entry, entries_of
from dragoman.desk.review.gazetteer import KEEP, place_from_choice
from dragoman.desk.review.words import find_words
from dragoman.review import apply_edit, make_edit
from dragoman.review.current import CurrentClaim, DifferenceKind
from dragoman.review.fields import EDITABLE, LISTS, decode_field, spans_under
from dragoman.review.grounds import unsaid


@dataclass(frozen=True, slots=True)
class Entered:
    """What a form says.

    Args:
        entry: the place in the list; None adds one.
        value: of the field, or of the entry; JSON.
        spans: the words selected for it; none: it keeps those it has.
        note: why it stands without words.
        place: of a place, the id chosen in the gazetteer.
        is_removed: the entry, or the field's value, is taken away.
    """

    entry: int | None
    value: Json
    spans: tuple[Span, ...] = ()
    note: str = ""
    place: str = KEEP
    is_removed: bool = False


def make_edits(document: Document, current: CurrentClaim, name: str, entered: Entered) -> tuple[Edit, ...]:
    """The edits of one correction: one, or two where a place has both another name and another entry.

    Raises:
        WrongInput, DecisionError, GroundingError: as `make_edit`; the value, its words or the entry are none.
    """
    if name not in LISTS:
        return (_scalar_edit(document, current, name, entered),)
    if name == "places" and not entered.is_removed:
        return _place_edits(document, current, entered)
    return (_list_edit(document, current, name, entered),)


def _scalar_edit(document: Document, current: CurrentClaim, name: str, entered: Entered) -> Edit:
    pointer, claim = f"/{name}", current.claim
    value = None if entered.is_removed else entered.value
    if name == "inventory_open":
        value = bool(value)
    spans: dict[str, tuple[Span, ...]] = {}
    if value is not None and value is not False:
        spans = {pointer: entered.spans} if entered.spans else spans_under(claim.spans, pointer)
        spans |= _giver_words(document, pointer, value, to_json(getattr(claim, name)), claim, pointer)
    return make_edit(document, claim, pointer, value, spans=spans, note=entered.note, machine=current.machine)


def _list_edit(document: Document, current: CurrentClaim, name: str, entered: Entered) -> Edit:
    claim, entries = current.claim, entries_of(current, name)
    items: list[Json] = [to_json(entry.value) for entry in entries]
    old = _entry_at(entries, entered.entry, name)
    if entered.is_removed:
        if old is None:
            raise WrongInput(f"/{name}: there is no such entry to remove. Open the claim again.")
        del items[old.index]
        left = tuple(entry for entry in entries if entry is not old)
        note = entered.note or _note_of(left)
        return make_edit(document, claim, f"/{name}", items, note=note, machine=current.machine)
    if entered.value is None:
        raise WrongInput(f"/{name}: nothing is entered. Write a value, or remove the entry.")
    index = len(items) if old is None else old.index
    items[index:] = [entered.value, *items[index + 1 :]]
    pointer = f"/{name}/{index}"
    spans = {pointer: entered.spans} if entered.spans else _own_words(claim, old, pointer)
    was = None if old is None else to_json(old.value)
    spans |= _giver_words(document, pointer, entered.value, was, claim, old.pointer if old else "")
    others = _note_of(tuple(entry for entry in entries if entry is not old))
    note = entered.note or others
    edit = make_edit(document, claim, f"/{name}", items, spans=spans, note=note, machine=current.machine)
    if note and not entered.note:
        _require_said(claim, edit, name, pointer)
    return edit


def _place_edits(document: Document, current: CurrentClaim, entered: Entered) -> tuple[Edit, ...]:
    """The edit of the names of places, where the name or its words change, and that of what the place is."""
    edits: list[Edit] = []
    claim, entries = current.claim, entries_of(current, "places")
    old = _entry_at(entries, entered.entry, "places")
    if old is None or old.value != entered.value or entered.spans or entered.note:
        edits.append(_list_edit(document, current, "places", entered))
        claim = apply_edit(claim, edits[0])
    name = str(entered.value)
    standing = next((place for place in claim.place_detail if place.name == name), None)
    if name in claim.places and entered.place != KEEP:
        chosen = place_from_choice(name, entered.place, standing)
        details = [to_json(chosen if place.name == name else place) for place in claim.place_detail]
        details = details or [to_json(chosen if one == name else Place(one)) for one in claim.places]
        edits.append(
            make_edit(document, claim, "/place_detail", details, note=entered.note, machine=current.machine)
        )
    if not edits:
        raise DecisionError("Nothing is changed. Change the name or choose another entry.")
    return tuple(edits)


def take_readers(document: Document, current: CurrentClaim, field: str) -> Edit:
    """The edit that gives a field the value that the reader reads now, with its words.

    Raises:
        WrongInput: the reader makes no such claim. DecisionError: no such field, or nothing changes.
    """
    machine, name = _machine(current), _field(field)
    spans = spans_under(machine.spans, field)
    return make_edit(
        document, current.claim, field, to_json(getattr(machine, name)), spans=spans, machine=machine
    )


def keep_persons(current: CurrentClaim, field: str) -> Edit:
    """The edit that says again what stands, now that the reader's new value has been seen."""
    machine, name = _machine(current), _field(field)
    if not any(d.field == field and d.kind is DifferenceKind.VALUE for d in current.differences):
        raise WrongInput(f"{field[:40]}: the reader does not differ there any longer. Open the claim again.")
    standing = next((s.edit for s in current.edits if s.edit.field == field), None)
    now = to_json(getattr(machine, name))
    if standing is not None:
        return Edit(field, now, standing.value, standing.spans, standing.note)
    claim = current.claim
    return Edit(field, now, to_json(getattr(claim, name)), spans_under(claim.spans, field))


def _machine(current: CurrentClaim) -> Claim:
    if current.machine is None:
        raise WrongInput(
            f"claim {current.claim.id}: the reader makes no such claim any longer. Reject or keep it."
        )
    return current.machine


def _field(field: str) -> str:
    name = field.removeprefix("/")
    if name not in EDITABLE or field != f"/{name}":
        raise WrongInput(f"field {field[:40]!r}: is none of a claim. Open the claim again.")
    return name


def _entry_at(entries: tuple[Entry, ...], index: int | None, name: str) -> Entry | None:
    if index is None:
        return None
    found = next((entry for entry in entries if entry.index == index), None)
    if found is None:
        raise WrongInput(f"/{name}: there is no entry {index + 1}. Open the claim again.")
    return found


def _own_words(claim: Claim, old: Entry | None, pointer: str) -> dict[str, tuple[Span, ...]]:
    """The words that an entry has, under its place in the new list; those of who gives it apart."""
    if old is None or not old.pointer:
        return {}
    under = spans_under(claim.spans, old.pointer)
    return {
        pointer + at[len(old.pointer) :]: rows for at, rows in under.items() if not at.endswith("/source")
    }


def _giver_words(
    document: Document, pointer: str, value: Json, was: Json, claim: Claim, before: str
) -> dict[str, tuple[Span, ...]]:
    """The words of who gives a figure or makes an accusation: a new name has to stand in the document.

    Args:
        was, before: the value that stood there and its pointer.

    Raises:
        GroundingError: the document does not say it.
    """
    if not isinstance(value, dict):
        return {}
    key = "by" if "by" in value else "source"
    giver = value.get(key)
    if not isinstance(giver, str):
        return {}
    own = claim.spans.get(f"{before}/{key}", ()) if before else ()
    if isinstance(was, dict) and was.get(key) == giver:
        return {f"{pointer}/{key}": own} if own else {}
    near = next((span.start for span in own if span.part is Part.TEXT), 0)
    span = find_words(document, giver, near)
    if span is None:
        raise GroundingError(
            f"{pointer}/{key}: the document does not say {giver[:60]!r}. Write it as it stands there."
        )
    return {f"{pointer}/{key}": (span,)}


def _note_of(entries: tuple[Entry, ...]) -> str:
    """The note that values without words stand by."""
    return next((entry.note for entry in entries if not entry.pointer and entry.note), "")


def _require_said(claim: Claim, edit: Edit, name: str, pointer: str) -> None:
    decoded: Any = decode_field(name, edit.value)
    if reason := unsaid(name, decoded, edit.spans, (claim,)).get(pointer):
        raise GroundingError(
            f"{pointer}: {reason}. Select its words or write a note that says why it stands."
        )
