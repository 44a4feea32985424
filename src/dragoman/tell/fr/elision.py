"""French words in a row -> the same with elision and contraction: "de le GSIM" is "du GSIM", "que il" is "qu'il".

Composers and templates write every preposition and article in full; one pass over the finished pieces joins them, also
where one piece ends in "de " and the next, which states a fact, begins with "le ".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from dragoman.tell.fr.tables import load_table
from dragoman.tell.told import Piece

NBSP = "\u00a0"
_START = r"(?<![\w'’\-])"
Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


def join_words(text: str) -> str:
    """A text with elision, contraction and no-break spaces.

    >>> join_words("à le poste de Haïti"), join_words("près de des soldats")
    ("au poste d'Haïti", 'près de soldats')
    """
    return "".join(piece.text for piece in join_pieces((Piece(text),)))


def join_pieces(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Pieces with elision and contraction in and between them; each goes on stating what it states."""
    chars = [(char, n) for n, piece in enumerate(pieces) for char in piece.text]
    changed = True
    while changed:
        changed = False
        for pattern, say in _RULES:
            chars, is_new = _apply(chars, pattern, say)
            changed = changed or is_new
    texts = [""] * len(pieces)
    for char, owner in chars:
        texts[owner] += char
    return tuple(
        Piece(text, piece.facts, piece.how) for text, piece in zip(texts, pieces, strict=True) if text
    )


Chars = list[tuple[str, int]]


def _apply(chars: Chars, pattern: re.Pattern[str], say: Callable[[re.Match[str]], str]) -> tuple[Chars, bool]:
    """The characters after one rule, and whether it changed any; what a match becomes is the first piece's."""
    text = "".join(char for char, _ in chars)
    told: Chars = []
    end, is_new = 0, False
    for match in pattern.finditer(text):
        words = say(match)
        if words == match[0]:
            continue
        is_new = True
        told += chars[end : match.start()]
        told += [(char, chars[match.start()][1]) for char in words]
        end = match.end()
    return told + chars[end:], is_new


def begins_with_vowel(word: str) -> bool:
    """Whether a word is spoken with a vowel first, so that "de" and "le" lose theirs before it."""
    low = word.lower()
    table = load_table("nouns")["elision"]
    if low.startswith(tuple(table["aspirated"])):
        return False
    return low[:1] in table["vowels"] or low.startswith(tuple(table["mute_h"]))


def _elide(match: re.Match[str]) -> str:
    return f"{match[1]}'" if begins_with_vowel(match[2]) else match[0]


def _rule(pattern: str, say: str) -> Rule:
    return re.compile(_START + pattern), lambda match: match.expand(say)


_RULES: tuple[Rule, ...] = (
    _rule(r"([Dd])e (?:des|du) (?=\S)", r"\1e "),
    _rule(r"([Dd])e de (?=\d)", r"\1e "),
    _rule(r"([Dd])e (?:de la|de l') ?(?=\S)", r"\1e "),
    (re.compile(rf"{_START}([dlnsj]|qu|lorsqu|puisqu|D|L|S|Qu)(?:e|(?<=[lL])a) (?=(\S+))"), _elide),
    _rule(r"([Dd])e le (?=\S)", r"\1u "),
    _rule(r"([Dd])e les (?=\S)", r"\1es "),
    _rule(r"à le (?=\S)", "au "),
    _rule(r"à les (?=\S)", "aux "),
    (re.compile(r" (?=[:;?!»])|(?<=«) "), lambda match: NBSP),
)
