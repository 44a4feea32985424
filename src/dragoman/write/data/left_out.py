"""An event -> what no table and no file of ours holds of it, counted by field.

The reasons stand here once, so that every format says the same of the same loss.
"""

from __future__ import annotations

from operator import attrgetter

from dragoman.base.event import Event
from dragoman.write.data.exporter import SHOWN_EXAMPLES, Losses
from dragoman.write.data.table import not_in_flat

NO_TEXT = "texts of documents are not passed on; their hash and the quoted words are"
NO_HASH = "the text was not there, so the hash of it is not known"
NO_WHY = "how the reader found a value is not passed on; dragoman read --explain shows it"
NO_UTF8 = "a character that UTF-8 does not have was replaced by U+FFFD"
NO_PLACE = "a table with a claim a row has no place for it; the lists of csv, xlsx, geojson and jsonl hold it"
NO_WORDS = "a pointer without words has no row"


def note_documents(event: Event, losses: Losses, *, with_text: bool = False) -> None:
    """Count the texts that are kept back, and the hashes that cannot be known."""
    for document in event.documents:
        if document.text or document.digest:
            if not with_text or not document.text:
                losses.add("documents/text", NO_TEXT, document.id)
        else:
            losses.add("documents/sha256", NO_HASH, document.id)


def note_why(event: Event, losses: Losses) -> None:
    """Count the values of which it is known how the reader found them."""
    for claim in event.claims:
        if claim.why:
            losses.add("claims/why", NO_WHY, claim.id, len(claim.why))


def note_claims(event: Event, losses: Losses) -> None:
    """Count what of the claims no row holds."""
    note_why(event, losses)
    for claim in event.claims:
        for spans in claim.spans.values():
            if not spans:
                losses.add("claims/spans", NO_WORDS, claim.id)


class EventLosses:
    """What a table with a claim a row does not hold of its events, counted; `report_to` hands the counts on."""

    def __init__(self) -> None:
        split = [path.split(".") for path in not_in_flat()]
        plain = [".".join(p) for p in split if p[0] not in _LISTS or len(p) == 1]
        self._values = attrgetter(*plain)
        self._paths = plain
        self._nested: list[tuple[str, int, tuple[str, ...]]] = []
        for name in _LISTS:
            fields = tuple(p[1] for p in split if p[0] == name and len(p) > 1)
            self._nested.append((name, len(self._paths), fields))
            self._paths += [f"{name}.{field}" for field in fields]
        self._counts = [0] * len(self._paths)
        self._examples: list[list[str]] = [[] for _ in self._paths]
        self._open = set(range(len(self._paths)))

    def note(self, event: Event) -> None:
        """Count what is lost of one event."""
        counts, still_open = self._counts, self._open
        for n, value in enumerate(self._values(event)):
            if value:
                counts[n] += len(value) if type(value) is tuple else 1
                if n in still_open:
                    self._show(n, event.id)
        for name, start, fields in self._nested:
            for entry in getattr(event, name):
                for n, field in enumerate(fields, start):
                    value = getattr(entry, field)
                    if value is not None and value != ():
                        counts[n] += len(value) if type(value) is tuple else 1
                        if n in still_open:
                            self._show(n, event.id)

    def _show(self, n: int, example: str) -> None:
        """Keep an example, until there are enough."""
        examples = self._examples[n]
        if example not in examples:
            examples.append(example)
            if len(examples) == SHOWN_EXAMPLES:
                self._open.discard(n)

    def report_to(self, losses: Losses) -> None:
        """Add what was counted."""
        for path, total, examples in zip(self._paths, self._counts, self._examples, strict=True):
            for n, example in enumerate(examples):
                count = 1 if n else total - len(examples) + 1
                losses.add("events/" + path.replace(".", "/"), NO_PLACE, example, count)


_LISTS = ("figures", "parties", "sources")
"""The lists of an event in whose entries fields are left out."""
