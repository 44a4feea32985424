"""A claim and how its names are told -> Arabic pieces: names, filled phrases, whole sentences.

What a claim says of a person by name is withheld here, wherever in the claim the name stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from dragoman.base.claim import Claim, Toll
from dragoman.tell.ar.named import tell_named, tell_speaker
from dragoman.tell.ar.parts import Named
from dragoman.tell.ar.words import Case, Gender, is_arabic, isolate
from dragoman.tell.grammar import Names
from dragoman.tell.pieces import NAMED_PERSON, Pieces, clean, fill_form, tolls_of
from dragoman.tell.tables import find_term, load_table
from dragoman.tell.told import How, Piece, Sentence, told

_FORMS = {Gender.MASCULINE: 0, Gender.FEMININE: 1, Gender.PEOPLE: 2}


def phrase(*path: str) -> str:
    """A phrase of the table "phrases".

    Raises:
        UnknownTerm: there is none; the message names it.
    """
    return str(find_term("ar", "phrases", *path))


def verb(gender: Gender, *path: str, is_first: bool = False) -> str:
    """The form of a verb that agrees with its subject.

    Args:
        is_first: whether it stands before the subject, where several people take the form of one.
    """
    forms: list[str] = find_term("ar", "phrases", *path)
    n = 0 if is_first and gender is Gender.PEOPLE else _FORMS[gender]
    return str(forms[n])


@dataclass(frozen=True)
class Telling:
    """A claim being told; `speaker` is whose word it is by the event's sources, where the claim names nobody."""

    claim: Claim
    names: Names
    speaker: str | None = None

    @cached_property
    def withheld(self) -> re.Pattern[str] | None:
        """What finds the names of private persons that the claim's tolls carry."""
        found: set[str] = set()
        for pointer, toll in tolls_of(self.claim):
            if is_named_person(toll):
                found.add(toll.text)
                found.update(span.quote for span in self.claim.spans.get(pointer, ())[:1])
        names = sorted((clean(n) for n in found if any(c.isupper() for c in n) or not n.isascii()), key=len)
        longest_first = "|".join(re.escape(name) for name in reversed(names) if name)
        return re.compile(rf"(?<!\w)(?:{longest_first})(?!\w)", re.IGNORECASE) if longest_first else None

    def say(self, value: str) -> str:
        """A name before it is told in Arabic: by the map of names, on one line, without a private person's name."""
        text = clean(self.names.get(value, value))
        if self.withheld is None:
            return text
        if self.withheld.fullmatch(text):
            return phrase("toll", "a_person")
        return self.withheld.sub(phrase("toll", "name_withheld"), text)

    def named(self, value: str) -> Named:
        """A name as it is told in Arabic."""
        return tell_named(self.say(value))

    def name(self, value: str, case: Case, *pointers: str) -> Pieces:
        """A name in a case, as a piece that states it."""
        return self.piece(self.named(value).say(case), *pointers)

    def piece(self, text: str, *pointers: str) -> Pieces:
        """Words that state values of the claim; none for no words."""
        return (told(quote_loaded(isolate(text)), self.claim.id, *pointers),) if text else ()

    def quote(self, text: str, pointer: str) -> Pieces:
        """Words of the source in quotation marks."""
        return (told(f"«{isolate(self.say(text))}»", self.claim.id, pointer, how=How.QUOTE),)

    def fill(self, form: str, *pointers: str, **slots: Pieces | str) -> Pieces:
        """A phrase with its slots filled; `pointers` are the values that its own words state."""
        return fill_form(form, self.claim.id, *pointers, **slots)

    def is_speaker(self, name: str | None) -> bool:
        """Whether a name is that of the claimant, or of the party that denies."""
        claimant = self.claim.claimant or self.speaker
        return (
            bool(name and claimant) and self.say(name or "").casefold() == self.say(claimant or "").casefold()
        )

    @property
    def speaker_named(self) -> Named | None:
        """Who speaks, where it is known."""
        name = self.claim.claimant or stating(self.claim)
        if name:
            return self.named(name)
        return tell_speaker(self.say(self.speaker)) if self.speaker else None

    @property
    def pronoun(self) -> str:
        """What a word of the speaker's own ends in."""
        named = self.speaker_named
        return verb(named.gender if named else Gender.FEMININE, "own", "pronoun")


def stating(claim: Claim) -> str | None:
    """Who states a claim that no party makes, where the attribution says so."""
    attribution = claim.attribution
    return attribution.by if attribution and attribution.basis == "stated" else None


def is_named_person(toll: Toll) -> bool:
    """Whether a toll is one person given by name."""
    if toll.victim == NAMED_PERSON:
        return True
    is_name = bool(toll.victim) and toll.victim == toll.text and toll.text[:1].isupper()
    return is_name and not toll.text.endswith("s") and toll.max in (None, 1)


@cache
def _loaded() -> re.Pattern[str]:
    stems = "|".join(sorted(load_table("ar", "phrases")["loaded"]["names"], key=lambda stem: -len(stem)))
    return re.compile(rf"(?<![\w«“\"'’-])(?:(?:وال|و)?(?:{stems})\w*)(?![\w»”\"-])")


_QUOTED = re.compile(r"«[^»]*»|“[^”]*”")


def quote_loaded(text: str) -> str:
    """An Arabic text with each word that takes a side in quotation marks; what is quoted already stays.

    >>> quote_loaded("معسكر الجيش المرتد")
    'معسكر الجيش «المرتد»'
    """
    parts: list[str] = []
    end = 0
    for match in _QUOTED.finditer(text):
        parts += (_mark(text[end : match.start()]), match[0])
        end = match.end()
    return "".join((*parts, _mark(text[end:])))


def _mark(text: str) -> str:
    return _loaded().sub(lambda match: f"«{match[0]}»", text) if is_arabic(text) else text


def finish(*groups: Iterable[Piece]) -> Sentence:
    """A sentence of pieces: a full stop at its end, frames in one piece, no comma before a comma."""
    pieces: list[Piece] = []
    for piece in (piece for group in groups for piece in group if piece.text):
        if pieces and pieces[-1].text.endswith("،") and piece.text.startswith("،"):
            piece = Piece(piece.text[1:], piece.facts, piece.how)
        if pieces and pieces[-1].how is How.FRAME is piece.how:
            pieces[-1] = Piece(pieces[-1].text + piece.text)
        elif piece.text:
            pieces.append(piece)
    last = pieces[-1]
    if last.text.endswith("،"):
        pieces[-1] = last = Piece(last.text[:-1], last.facts, last.how)
    if not last.text.endswith("."):
        pieces.append(Piece("."))
    return Sentence(tuple(pieces))
