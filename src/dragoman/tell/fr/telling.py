"""A claim and how its names are told -> pieces: clean nouns, filled phrases, whole French sentences.

What a claim says of a person by name is withheld here, wherever in the claim the name stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, cached_property

from dragoman.base.claim import Claim, Toll
from dragoman.tell import tables
from dragoman.tell.concepts import Gender
from dragoman.tell.fr.across import find_bearer, find_counted, find_noun
from dragoman.tell.fr.elision import join_pieces
from dragoman.tell.fr.nouns import Kind, Noun
from dragoman.tell.fr.tables import load_table, phrase
from dragoman.tell.grammar import Names
from dragoman.tell.pieces import NAMED_PERSON, Pieces, clean, fill_form, tolls_of
from dragoman.tell.terms import FSI, PDI
from dragoman.tell.told import How, Piece, Sentence, told

_MARKS = str.maketrans({"“": "« ", "”": " »"})
"""Quotation marks of a source, as French sets them."""


class Mood(StrEnum):
    """The mood of a verb: told by us, reported, denied, or not said as certain."""

    DIRECT = "direct"
    REPORTED = "reported"
    DENIED = "denied"
    HEDGED = "hedged"


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
        """A name as it is told: by the map of names, on one line, without the name of a private person."""
        text = clean(self.names.get(value, value)).translate(_MARKS)
        if self.withheld is None:
            return text
        if self.withheld.fullmatch(text):
            return phrase("toll", "a_person")
        return self.withheld.sub(phrase("toll", "name_withheld"), text)

    def noun(self, value: str) -> Noun:
        """Who or what was attacked, hurt, taken or used."""
        return self._withheld_noun(value) or find_noun(self.say(value))

    def counted(self, value: str) -> Noun:
        """What stands behind a number."""
        return self._withheld_noun(value) or find_counted(self.say(value))

    def bearer(self, value: str) -> Noun:
        """Who speaks, acts or carries."""
        return self._withheld_noun(value) or find_bearer(self.say(value))

    def _withheld_noun(self, value: str) -> Noun | None:
        """A noun in which a name was withheld: told as it then is."""
        said = self.say(value)
        if phrase("toll", "name_withheld") not in said:
            return None
        if said == phrase("toll", "a_person"):
            return Noun(said, said, Gender.FEMININE, kind=Kind.BARE)
        quoted = find_noun(said)
        return replace(quoted, kind=Kind.BARE) if quoted.kind is not Kind.QUOTED else quoted

    def name(self, value: str, *pointers: str) -> Pieces:
        """A bearer's name with the article it takes, as a piece that states it."""
        return self.piece(self.bearer(value).with_article(), *pointers)

    def piece(self, text: str, *pointers: str) -> Pieces:
        """Words that state values of the claim; none for no words."""
        return (told(quote_loaded(text), self.claim.id, *pointers),) if text else ()

    def quote(self, text: str, pointer: str) -> Pieces:
        """Words of the source in quotation marks."""
        return (told(f"« {self.say(text)} »", self.claim.id, pointer, how=How.QUOTE),)

    def fill(self, form: str, *pointers: str, **slots: Pieces | str) -> Pieces:
        """A phrase with its slots filled."""
        return fill_form(form, self.claim.id, *pointers, **slots)

    def is_speaker(self, name: str | None) -> bool:
        """Whether a name is that of the claimant, or of the party that denies."""
        claimant = self.claim.claimant or self.speaker
        return bool(name and claimant) and fold(self.say(name or "")) == fold(self.say(claimant or ""))

    @property
    def speaks(self) -> Noun:
        """The speaker, a bare noun where nobody is named."""
        return self.bearer(self.claim.claimant or self.speaker or "")

    @property
    def its(self) -> str:
        """The possessive of the speaker before a plural noun: "ses", "leurs" of several."""
        return phrase("own", "their" if self.speaks.is_plural else "its")


def has(mood: Mood, *, is_plural: bool) -> str:
    """The auxiliary "avoir" of a past verb: "a", "avaient", "ait", "auraient"."""
    return phrase("has", f"{mood}_many" if is_plural else str(mood))


def is_named_person(toll: Toll) -> bool:
    """Whether a toll is one person given by name."""
    if toll.victim == NAMED_PERSON:
        return True
    is_name = bool(toll.victim) and toll.victim == toll.text and toll.text[:1].isupper()
    return is_name and not find_noun(toll.text).is_plural and toll.max in (None, 1)


@cache
def _loaded() -> re.Pattern[str]:
    listed = load_table("phrases")["loaded"]
    english = tables.load_table("en", "phrases")["loaded"]
    stems = "|".join([*listed["names"], *english["names"]])
    words = "|".join([*listed["words"], *english["words"]])
    return re.compile(rf"(?<![\w“\"'’\-«\u00a0])(?:(?:{stems})[a-zà-ÿ]*|{words})(?![\w”\"\-»])")


def quote_loaded(text: str) -> str:
    """A text with each word that takes a side in quotation marks; names in capitals stay."""
    if "«" in text:
        return text
    return _loaded().sub(lambda match: f"« {match[0]} »", text)


def fold(name: str) -> str:
    """A name without case and article, to compare it."""
    low = clean(name).casefold().replace("’", "'")
    return re.sub(r"^(?:the |le |la |les |l')", "", low)


def finish(*groups: Iterable[Piece]) -> Sentence:
    """A sentence of pieces: words joined, a capital at its beginning, a full stop at its end, frames in one piece."""
    pieces: list[Piece] = []
    for piece in (piece for group in groups for piece in group if piece.text):
        if pieces and needs_comma(pieces[-1].text, piece.text):
            pieces.append(Piece(","))
        pieces.append(piece)
    return whole(join_pieces(pieces), stop=".")


_ARABIC_RUN = re.compile(r"[\u0600-\u06ff](?:[\u0600-\u06ff\d\s\-()./]*[\u0600-\u06ff])?")


def isolate_arabic(text: str) -> str:
    """A text whose Arabic names run in a direction of their own and move no figure or bracket beside them."""
    return text if FSI in text else _ARABIC_RUN.sub(lambda run: f"{FSI}{run[0]}{PDI}", text)


def whole(given: Iterable[Piece], *, stop: str) -> Sentence:
    """Pieces as one sentence: frames in one piece, the first letter a capital, `stop` at the end."""
    pieces: list[Piece] = []
    for piece in (replace(piece, text=isolate_arabic(piece.text)) for piece in given):
        if pieces and pieces[-1].how is How.FRAME is piece.how and not pieces[-1].facts and not piece.facts:
            pieces[-1] = Piece(pieces[-1].text + piece.text)
        elif piece.text:
            pieces.append(piece)
    first, last = pieces[0], pieces[-1]
    pieces[0] = Piece(first.text[:1].upper() + first.text[1:], first.facts, first.how)
    if stop and not last.text.endswith(stop):
        pieces.append(Piece(stop))
    return Sentence(tuple(pieces))


def needs_comma(before: str, after: str) -> bool:
    """Whether a remark at the end of a piece is closed by a comma before what follows."""
    return before.endswith(phrase("toll", "name_withheld")) and after[:1] not in ",.;"
