"""A correction that was made -> the other open claims that it would correct in the same way, with a preview.

Each claim has to say the new value in its own document; where the words are not there, it is left out with the reason.
A name is replaced where the same name stands, an entry of the gazetteer where the same place has the same entry.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from dragoman.base.claim import Place
from dragoman.base.decision import Decision, DecisionKind, Edit
from dragoman.base.errors import DragomanError
from dragoman.base.json_value import to_json
from dragoman.base.span import Part, Span
from dragoman.desk.errors import WrongInput
from dragoman.desk.keeping.decisions import load_decision
from dragoman.desk.keeping.documents import load_document
from dragoman.desk.keeping.refresh import load_current
from dragoman.desk.language.retelling import retell
from dragoman.desk.models import ClaimRow, ClaimState, DecisionRow, LogEntry
from dragoman.desk.review.queue import MOST_LOOKED
from dragoman.desk.review.say import say_field
from dragoman.desk.review.words import find_words
from dragoman.page.words import field_label
from dragoman.review import make_edit
from dragoman.review.current import CurrentClaim
from dragoman.review.fields import NAMES, decode_field

MOST_OTHERS = 100
_COLUMNS = ("perpetrator", "target", "country")


@dataclass(frozen=True, slots=True)
class Change:
    """What a correction changed: a field of one value, or (`place_detail`) what one place is."""

    claim: str
    field: str
    was: Any
    value: Any
    quotes: tuple[str, ...]
    note: str

    @property
    def label(self) -> str:
        """The field in words."""
        return field_label(f"/{self.field}")

    @property
    def was_words(self) -> str:
        """The value that stood there."""
        return self._words(self.was)

    @property
    def value_words(self) -> str:
        """The value that stands now."""
        return self._words(self.value)

    def _words(self, value: Any) -> str:
        return say_field(self.field, to_json((value,) if self.field == "place_detail" else value))


@dataclass(frozen=True, slots=True)
class Other:
    """Another open claim: its edits, or why it is left out."""

    row: ClaimRow
    edits: tuple[Edit, ...]
    quote: str
    reason: str


def change_of(entry: LogEntry) -> Change | None:
    """What an entry of the log corrected, where others may be corrected in the same way; None elsewhere."""
    rows = DecisionRow.objects.filter(decision_id__in=entry.decisions, kind=str(DecisionKind.CORRECT))
    decisions = [load_decision(row) for row in rows[:2]]
    if entry.undone_by_id or len(decisions) != 1:
        return None
    return next((change for edit in decisions[0].edits if (change := _change(decisions[0], edit))), None)


def _change(decision: Decision, edit: Edit) -> Change | None:
    name = edit.field.removeprefix("/")
    quotes = tuple(dict.fromkeys(span.quote for rows in edit.spans.values() for span in rows))
    if name in (*NAMES, "country"):
        if edit.was is None or edit.value is None or edit.was == edit.value:
            return None
        return Change(decision.claims[0], name, edit.was, edit.value, quotes, edit.note)
    if name != "place_detail":
        return None
    was: dict[str, Place] = {place.name: place for place in decode_field(name, edit.was)}
    for place in decode_field(name, edit.value):
        if place.name in was and was[place.name].id != place.id:
            return Change(decision.claims[0], name, was[place.name], place, (), edit.note)
    return None


def count_others(change: Change) -> int:
    """How many other open claims have the value that was corrected, at most `MOST_OTHERS`."""
    return len(_candidates(change).values_list("pk")[:MOST_OTHERS])


def find_others(change: Change) -> tuple[Other, ...]:
    """The other open claims that have the value that was corrected, in the order of the queue."""
    rows = _candidates(change).select_related("document")[:MOST_OTHERS]
    return tuple(other for row in rows if (other := _other(change, row)) is not None)


def chosen_edits(change: Change, seen: Iterable[str]) -> dict[str, tuple[Edit, ...]]:
    """The edits of the claims that a person ticked.

    Raises:
        WrongInput: one of them cannot be corrected so.
    """
    wanted = set(seen)
    rows = _candidates(change).filter(claim_id__in=wanted).select_related("document")
    found = {row.claim_id: _other(change, row) for row in rows}
    edits: dict[str, tuple[Edit, ...]] = {}
    for claim in seen:
        other = found.get(claim)
        if other is None or other.reason:
            why = other.reason if other else "it no longer has that value, or is not open"
            raise WrongInput(f"claim {claim[:40]}: {why}. Open the list again.")
        edits[claim] = other.edits
    return edits


def _candidates(change: Change) -> QuerySet[ClaimRow]:
    """The open claims that seem to have the value, of the first of the queue."""
    rows = ClaimRow.objects.filter(state=ClaimState.OPEN).order_by("-priority", "id")
    window = ClaimRow.objects.filter(pk__in=rows.values("pk")[:MOST_LOOKED], state=ClaimState.OPEN)
    window = window.exclude(claim_id=change.claim)
    if change.field in _COLUMNS:
        window = window.filter(**{change.field: str(change.was)[:200]})
    else:
        key, text = ("name", change.was.name) if isinstance(change.was, Place) else (change.field, change.was)
        window = window.filter(line__contains=f'"{key}":{json.dumps(text, ensure_ascii=False)}')
    return window.order_by("-priority", "id")


def _other(change: Change, row: ClaimRow) -> Other | None:
    """One of them with its edits; None when it has another value after all."""
    item = next((one for one in load_current(row.document) if one.claim.id == row.claim_id), None)
    if item is None or not _has(change, item):
        return None
    try:
        edit, quote = _edit(change, row, item)
    except DragomanError as error:
        return Other(row, (), "", retell(error))
    if edit is None:
        return Other(row, (), "", f"its document does not say “{quote}”")
    return Other(row, (edit,), quote, "")


def _has(change: Change, item: CurrentClaim) -> bool:
    if isinstance(change.was, Place):
        places = item.claim.place_detail
        return any(p.name == change.was.name and p.id == change.was.id for p in places)
    return bool(getattr(item.claim, change.field) == change.was)


def _edit(change: Change, row: ClaimRow, item: CurrentClaim) -> tuple[Edit | None, str]:
    """The edit of another claim with the words that say it there; None with the words that are missing."""
    document, claim = load_document(row.document), item.claim
    if isinstance(change.was, Place):
        details = [to_json(change.value if p.name == change.was.name else p) for p in claim.place_detail]
        return make_edit(
            document, claim, "/place_detail", details, note=change.note, machine=item.machine
        ), change.value.name
    pointer = f"/{change.field}"
    near = next((s.start for s in claim.spans.get(pointer, ()) if s.part is Part.TEXT), 0)
    spans: list[Span] = []
    for quote in change.quotes:
        span = find_words(document, quote, near)
        if span is None:
            return None, quote
        spans.append(span)
    given = {pointer: tuple(spans)} if spans else {}
    edit = make_edit(
        document, claim, pointer, change.value, spans=given, note=change.note, machine=item.machine
    )
    return edit, " … ".join(span.quote for span in spans)
