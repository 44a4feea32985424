"""A claim and how its names are told -> pieces: clean names, filled phrases, whole sentences.

What a claim says of a person by name is withheld here, wherever in the claim the name stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from dragoman.base.claim import Claim, Toll
from dragoman.tell.concepts import Number, find_concept
from dragoman.tell.en.nouns import is_plural, with_article
from dragoman.tell.en.tables import load_table, phrase
from dragoman.tell.grammar import Names
from dragoman.tell.pieces import NAMED_PERSON, Pieces, clean, fill_form, tolls_of
from dragoman.tell.told import How, Piece, Sentence, told


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
        text = in_english(clean(self.names.get(value, value)))
        if self.withheld is None:
            return text
        if self.withheld.fullmatch(text):
            return phrase("toll", "a_person")
        return self.withheld.sub(phrase("toll", "name_withheld"), text)

    def name(self, value: str, *pointers: str) -> Pieces:
        """A name with the article it takes, as a piece that states it."""
        return self.piece(with_article(self.say(value)), *pointers)

    def piece(self, text: str, *pointers: str) -> Pieces:
        """Words that state values of the claim; none for no words."""
        return (told(quote_loaded(text), self.claim.id, *pointers),) if text else ()

    def quote(self, text: str, pointer: str) -> Pieces:
        """Words of the source in quotation marks."""
        return (told(f"“{self.say(text)}”", self.claim.id, pointer, how=How.QUOTE),)

    def fill(self, form: str, *pointers: str, **slots: Pieces | str) -> Pieces:
        """A phrase with its slots filled.

        Args:
            pointers: values that the phrase's own words state, such as an act's verb.
        """
        return fill_form(form, self.claim.id, *pointers, **slots)

    def is_speaker(self, name: str | None) -> bool:
        """Whether a name is that of the claimant, or of the party that denies."""
        claimant = self.claim.claimant or self.speaker
        return bool(name and claimant) and fold(self.say(name or "")) == fold(self.say(claimant or ""))

    @property
    def its(self) -> str:
        """The possessive of the speaker: "its", "their" for a plural name."""
        name = self.say(self.claim.claimant or self.speaker or "")
        return phrase("own", "their" if is_plural(name) else "its")


@lru_cache(maxsize=4096)
def in_english(noun: str) -> str:
    """A common noun of a French or Arabic claim in English where the table of concepts has it, else as written.

    >>> in_english("soldats"), in_english("جنود"), in_english("soldats du rang")
    ('soldiers', 'soldiers', 'soldats du rang')
    """
    found = find_concept(noun)
    if found is None or noun.lower() in load_table("nouns")["across"]["english_too"]:
        return noun
    english, french = found.concept.forms["en"], found.concept.forms["fr"]
    is_english = noun.lower() in (english.one.lower(), english.many.lower())
    is_foreign = not noun.isascii() or noun.lower() in (french.one.lower(), french.many.lower())
    if is_english or not is_foreign:
        return noun
    return english.one if found.number is Number.ONE else english.many


def is_named_person(toll: Toll) -> bool:
    """Whether a toll is one person given by name."""
    if toll.victim == NAMED_PERSON:
        return True
    is_name = bool(toll.victim) and toll.victim == toll.text and toll.text[:1].isupper()
    return is_name and not is_plural(toll.text) and toll.max in (None, 1)


@cache
def _loaded() -> re.Pattern[str]:
    listed = load_table("phrases")["loaded"]
    stems, words = "|".join(listed["names"]), "|".join(listed["words"])
    return re.compile(rf"(?<![\w“\"'’-])(?:(?:{stems})[a-z]*|{words})(?![\w”\"-])")


def quote_loaded(text: str) -> str:
    """A text with each word that takes a side in quotation marks; names in capitals stay.

    >>> quote_loaded("a camp of the apostate army"), quote_loaded("Combating Terrorism Service")
    ('a camp of the “apostate” army', 'Combating Terrorism Service')
    """
    return _loaded().sub(lambda match: f"“{match[0]}”", text)


def fold(name: str) -> str:
    """A name without case and article, to compare it."""
    low = clean(name).casefold()
    return low.removeprefix("the ")


def finish(*groups: Iterable[Piece]) -> Sentence:
    """A sentence of pieces: a capital at its beginning, a full stop at its end, frames in one piece."""
    pieces: list[Piece] = []
    for piece in (piece for group in groups for piece in group if piece.text):
        if pieces and needs_comma(pieces[-1].text, piece.text):
            pieces.append(Piece(","))
        if pieces and pieces[-1].how is How.FRAME is piece.how:
            pieces[-1] = Piece(pieces[-1].text + piece.text)
        else:
            pieces.append(piece)
    first, last = pieces[0], pieces[-1]
    pieces[0] = Piece(first.text[:1].upper() + first.text[1:], first.facts, first.how)
    if not last.text.endswith((".", ".”")):
        pieces.append(Piece("."))
    return Sentence(tuple(pieces))


def needs_comma(before: str, after: str) -> bool:
    """Whether a remark at the end of a piece is closed by a comma before what follows."""
    return before.endswith(phrase("toll", "name_withheld")) and after[:1] not in ",.;"
