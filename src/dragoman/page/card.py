"""One claim and its references -> values ready to show, each tied to its words.

`Card` is the desk on which one claim is drawn; `claim_view` lays the values out.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.base.claim import Claim, Refusal
from dragoman.base.span import Span
from dragoman.page import model
from dragoman.page.names import is_named_person, names_withheld, withhold
from dragoman.page.references import Reference
from dragoman.page.shown import isolate, show_line
from dragoman.page.words import field_label, word


@dataclass(slots=True)
class Card:
    """Where a claim's references are, and which of them have a home on the card already.

    Args:
        key: the id that the ids of this card begin with.
        at: the claim's place in its reading, from 0.
        references: those of the whole document.
        first_piece: reference id -> id of the first piece of its words.
        explain: show rule, entry and candidates.
    """

    key: str
    at: int
    claim: Claim
    references: tuple[Reference, ...]
    first_piece: dict[str, str]
    explain: bool
    own: dict[str, Reference] = field(init=False)
    names: tuple[str, ...] = field(init=False)
    homes: set[str] = field(init=False, default_factory=set)

    def __post_init__(self) -> None:
        self.own = {r.pointer: r for r in self.references if r.claim == self.at}
        self.names = names_withheld(self.claim)

    def value(self, pointer: str, text: str, frame: str = "{}") -> model.ValueView:
        """A value to show; its reference is the pointer's own or that of the nearest value above it.

        Args:
            text: the value, as the document says it.
            frame: words of ours around it; "{}" stands for the value.
        """
        reference = self._find(pointer)
        home = ""
        if reference and reference.id not in self.homes:
            self.homes.add(reference.id)
            home = reference.id
        shown = withhold(show_line(text), self.names)
        if frame != "{}":
            shown = frame.replace("{}", isolate(shown))
        return self._view(pointer, shown, reference, home)

    def trace(self) -> tuple[model.ValueView, ...]:
        """Every reference of the claim in the order of its numbers; call it last."""
        rows = sorted(self.own.values(), key=lambda r: r.number)
        return tuple(self._view(r.pointer, "", r, "" if r.id in self.homes else r.id) for r in rows)

    def _find(self, pointer: str) -> Reference | None:
        while pointer:
            if pointer in self.own:
                return self.own[pointer]
            pointer = pointer.rpartition("/")[0]
        return None

    def _view(self, pointer: str, text: str, reference: Reference | None, home: str) -> model.ValueView:
        return model.ValueView(
            id=reference.id if reference else "",
            home=home,
            pointer=pointer,
            label=field_label(pointer),
            family=reference.family if reference else "",
            text=text,
            number=reference.number if reference else None,
            first_piece=self.first_piece.get(reference.id) if reference else None,
            quotes=tuple(self._quote(reference, span) for span in reference.spans) if reference else (),
            why=self._why(pointer),
        )

    def _quote(self, reference: Reference, span: Span) -> model.QuoteView:
        if is_named_person(self.claim, reference.pointer):
            words = word("text", "withheld")
        else:
            words = withhold(show_line(span.quote), self.names)
        return model.QuoteView(words, str(span.part), span.start, span.end, span is not reference.spans[0])

    def _why(self, pointer: str) -> model.WhyView | None:
        why = self.claim.why.get(pointer) if self.explain else None
        if why is None:
            return None
        if is_named_person(self.claim, pointer):
            return model.WhyView(show_line(why.rule), "", ())
        shown = [withhold(show_line(text), self.names) for text in (why.entry, *why.candidates)]
        return model.WhyView(show_line(why.rule), shown[0], tuple(shown[1:]))


def draw_refusals(
    key: str,
    refusals: tuple[Refusal, ...],
    references: tuple[Reference, ...],
    first_piece: dict[str, str],
    names: tuple[str, ...] = (),
) -> tuple[model.RefusalView, ...]:
    """Refusals with the piece of the source that each points at, where it names one."""
    numbers = {r.id: r.number for r in references}
    views = []
    for n, refusal in enumerate(refusals, start=1):
        name = f"{key}r{n}"
        span = refusal.span
        view = model.RefusalView(
            id=name if span else "",
            label=field_label(refusal.field),
            words=withhold(show_line(refusal.quote), names),
            reason=withhold(show_line(refusal.reason), names),
            number=numbers.get(name),
            first_piece=first_piece.get(name),
            place=f"{span.part} {span.start}–{span.end}" if span else "",
        )
        views.append(view)
    return tuple(views)
