"""Words of a claim -> the mentions that the collection's templates hold: bare nouns, and names without titles."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.atlas import Atlas
from dragoman.base.span import Part, Span
from dragoman.read.folding import fold_pieces
from dragoman.read.lexicon import Lexicon, load_lexicon

WORD = re.compile(r"[^\W\d_][\w'’.-]*|\d[\d,.]*")
NAME = re.compile(r"[A-Z][\w'’-]*(?:\s+(?:(?:de|del|la|las|los|y|el|van|von|bin|al)\s+)*[A-Z][\w'’-]*)*")
LINK = re.compile(r",|\s(?:of|in|on|at|near|from|for|with|belonging|who|that)\s")
BEFORE, AFTER = 60, 50
LONGEST_NOUN = 4
PARTICLES = frozenset({"de", "del", "la", "las", "los", "y", "el", "van", "von", "bin", "al"})
LEADING = frozenset(
    {
        "the",
        "a",
        "an",
        "their",
        "his",
        "her",
        "its",
        "some",
        "several",
        "many",
        "two",
        "three",
        "four",
        "five",
    }
)


@dataclass(frozen=True, slots=True)
class Nouns:
    """The reader's tables, asked what a noun stands for."""

    lexicon: Lexicon

    @classmethod
    def of(cls, atlas: Atlas) -> Nouns:
        """The tables of English with the names of the atlas."""
        return cls(load_lexicon("en", atlas))

    def kinds(self, words: str) -> set[str]:
        """The tables that hold the last words of a phrase, the longest entry first."""
        pieces = tuple(fold_pieces(words))
        for size in range(min(LONGEST_NOUN, len(pieces)), 1, -1):
            tail = pieces[-size:]
            rows = self.lexicon.pairs.get(tail[0], {}).get(tail[1], ())
            kinds = {entry.kind for key, entry in rows if key == tail}
            if kinds:
                return kinds
        return {entry.kind for entry in self.lexicon.singles.get(pieces[-1], ())} if pieces else set()

    def kind(self, phrase: str) -> str:
        """What a phrase stands for: people, a thing, a named person, or "" for what nobody can tell."""
        before = LINK.split(phrase, maxsplit=1)[0]
        kinds = self.kinds(before)
        if kinds & {"target", "arm"} and not kinds & {"person"}:
            return "thing"
        if kinds & {"person", "unit"}:
            return "people"
        head = next(iter(WORD.findall(before)[-1:]), "")
        return "person" if head[:1].isupper() and not kinds & {"actor", "country", "demonym"} else ""

    def is_title(self, word: str) -> bool:
        """Whether a capitalised word before a name is a rank, an office or another common noun."""
        low = word.rstrip(".").lower()
        return (
            bool(self.kinds(word) & {"rank", "person", "speaker", "demonym", "unit", "actor"})
            or low in self.lexicon.words
        )

    def name_beside(self, text: str, span: Span) -> str | None:
        """The name in apposition to a description: before its comma or behind it."""
        before = re.search(
            rf"({NAME.pattern}),?\s+(?:an?\s+|the\s+)?$", text[max(0, span.start - BEFORE) : span.start]
        )
        if before is not None and (name := person_name(before[1], self)) and "," in before[0]:
            return name
        after = re.match(rf"[^.;]{{0,30}}?,\s+({NAME.pattern}),", text[span.end : span.end + AFTER])
        return person_name(after[1], self) if after is not None else None

    def role_beside(self, text: str, span: Span) -> str:
        """The role word of a group's people: "FMLN guerrillas", "terrorists of the FMLN"."""
        if span.part is not Part.TEXT:
            return ""
        after = re.match(r"\s+([a-z]+)", text[span.end : span.end + AFTER])
        before = re.search(
            r"([a-z]+)\s+(?:of|from|belonging\s+to)\s+(?:the\s+)?$",
            text[max(0, span.start - BEFORE) : span.start],
        )
        return next((m[1] for m in (after, before) if m is not None and "person" in self.kinds(m[1])), "")


def bare_phrase(phrase: str, nouns: Nouns) -> str:
    """A noun phrase without article and number before its noun."""
    words = phrase.split()
    while len(words) > 1 and (words[0].lower() in LEADING or words[0][:1].isdigit()):
        words.pop(0)
    return " ".join(words)


def person_name(phrase: str, nouns: Nouns) -> str | None:
    """The name at the end of a phrase, its titles left out; None when it ends in a common noun."""
    words = phrase.split()
    name: list[str] = []
    while words and (words[-1][:1].isupper() or name and words[-1] in PARTICLES):
        name.insert(0, words.pop())
    while len(name) > 1 and nouns.is_title(name[0]):
        name.pop(0)
    if not name or nouns.kinds(name[-1]) & {
        "person",
        "rank",
        "unit",
        "target",
        "actor",
        "country",
        "demonym",
    }:
        return None
    return " ".join(name)


def full_name(name: str, text: str) -> str:
    """The first and fullest way in which a text writes a name: "Merino" -> "Francisco Merino"."""
    if " " in name:
        return name
    longer = [m for m in NAME.findall(text) if m.split()[-1] == name and 1 < len(m.split()) < 5]
    return longer[0] if longer else name
