"""A field of a claim -> the form in which a person corrects it, as first opened or as sent and refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.base.document import Document
from dragoman.base.span import Span
from dragoman.desk.errors import WrongInput
from dragoman.desk.models import ClaimRow
from dragoman.desk.review.entries import Entry, entries_of
from dragoman.desk.review.fields_form import Input, Option, kind_of, load_forms, options_of, shown_values
from dragoman.desk.review.gazetteer import KEEP, Candidate, find_candidates
from dragoman.desk.review.words import values_of_words
from dragoman.desk.wording import table_word
from dragoman.page.shown import show, show_line
from dragoman.page.words import field_label
from dragoman.review.current import CurrentClaim
from dragoman.review.fields import LISTS, NEVER_EMPTY


@dataclass(frozen=True, slots=True)
class InputView:
    """An input with what it holds."""

    input: Input
    label: str
    value: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class WordsView:
    """Words that are taken for the value: what the form sends, and what the person reads."""

    line: str
    quote: str


@dataclass(frozen=True, slots=True)
class EditorView:
    """The form of one value.

    Args:
        entry: the place in the list as the address has it: a number, or "new"; "" where the field is no list.
        kept: words that it has now; `words`: those taken in their place.
        error: why it was refused. now: what stands since somebody else changed it; "" where nobody did.
    """

    row: ClaimRow
    name: str
    label: str
    entry: str
    inputs: tuple[InputView, ...]
    kept: tuple[str, ...]
    words: tuple[WordsView, ...]
    note: str
    place: str
    candidates: tuple[Candidate, ...]
    can_remove: bool
    kind: str
    revision: int
    why: str = ""
    error: str = ""
    now: str = ""
    changed_by: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """What a form had when it was sent and could not be taken."""

    values: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    why: str = ""
    place: str = ""


def parse_entry(name: str, text: str) -> int | None:
    """The place in a list that an address or form names; None is a new entry, and so is every other field's.

    Raises:
        WrongInput: it is none.
    """
    kind_of(name)
    if name not in LISTS or text in ("", "new"):
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 5):
        raise WrongInput(f"entry {text[:20]!r}: is none. Open the claim again.")
    return int(text)


def open_editor(
    document: Document,
    row: ClaimRow,
    current: CurrentClaim,
    name: str,
    entry: int | None,
    *,
    spans: Sequence[Span] = (),
    sent: Sent | None = None,
) -> EditorView:
    """The form of a value.

    Args:
        spans: words that are selected already: they fill the form in.
        sent: what was sent and refused; it is kept.
    """
    old = _old(current, name, entry)
    values = shown_values(name, old.value) if old else {}
    for span in spans[:1] if sent is None else ():
        values |= {k: v for k, v in values_of_words(name, span, document.lang).items() if v or k in values}
    if sent is not None:
        values = dict(sent.values)
    kept = current.claim.spans.get(old.pointer, ()) if old and old.pointer else ()
    kind = kind_of(name)
    standing = _standing_place(current, old) if kind == "place" else None
    is_list = name in LISTS
    return EditorView(
        row=row,
        name=name,
        label=field_label(f"/{name}"),
        entry="" if not is_list else "new" if entry is None else str(entry),
        inputs=tuple(
            InputView(one, input_label(name, one), values.get(one.name, ""), options_of(name, one))
            if one.type == "choice"
            else InputView(one, input_label(name, one), values.get(one.name, ""), ())
            for one in load_forms().inputs[kind]
        ),
        kept=tuple(show_line(span.quote) for span in kept),
        words=tuple(words_view(document, span) for span in spans),
        note=sent.note if sent else (old.note if old else ""),
        place=sent.place if sent and sent.place else KEEP,
        candidates=candidates_of(current, values.get("value", ""), standing) if kind == "place" else (),
        can_remove=old is not None and name not in NEVER_EMPTY,
        kind=kind,
        revision=row.revision,
        why=sent.why if sent else "",
    )


def candidates_of(current: CurrentClaim, name: str, standing: str | None) -> tuple[Candidate, ...]:
    """The gazetteer's entries for a place name of a claim."""
    return find_candidates(name, current.claim.country, standing)


def words_view(document: Document, span: Span) -> WordsView:
    """Words of the document as a form sends them and as a person reads them."""
    shown = " ".join(show(document.part_text(span.part), span.start, span.end).split())
    return WordsView(f"{span.part}:{span.start}:{span.end}:{shown}", shown)


def _old(current: CurrentClaim, name: str, entry: int | None) -> Entry | None:
    entries = entries_of(current, name)
    if name not in LISTS:
        return entries[0] if entries else None
    if entry is None:
        return None
    found = next((one for one in entries if one.index == entry), None)
    if found is None:
        raise WrongInput(f"{field_label(f'/{name}')}: there is no entry {entry + 1}. Open the claim again.")
    return found


def _standing_place(current: CurrentClaim, old: Entry | None) -> str | None:
    """The gazetteer's id that a place has now."""
    if old is None:
        return None
    return next((place.id for place in current.claim.place_detail if place.name == old.value), None)


def input_label(name: str, one: Input) -> str:
    """What an input of a field is called."""
    return table_word("review", "inputs", one.label) if one.label else field_label(f"/{name}")
