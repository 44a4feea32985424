"""A document's text and the tables -> why it need not be read, or nothing.

One pass over the words, before any other step. An act alone is not enough, since games are won and
prices hit as well; it must stand near somebody or something armed.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.resources import files

from dragoman.read.entries import token_pieces
from dragoman.read.families import ACT_FAMILIES, WEAPONS, is_fired, names_weapon
from dragoman.read.folding import APOSTROPHES
from dragoman.read.lexicon import Entry, Lexicon

WORD = re.compile(r"[^\W_]+(?:['’`ʼ‘ʿʾ´](?!s\b)[^\W_]+)*")
MARKS = re.compile("[\u0300-\u036f]+")
HEAD_CHARACTERS = 600  # looked at alone first, since reports of fighting say so at once
BRIEF = 80  # words: a post is soon read, and says little that is sure
NEAR = 120  # words, some seven hundred characters: a sentence and its neighbours
ACT, SURE_ACT, ARMED, SURELY_ARMED, CAPITAL, CAPITALS, WEAPON = 1, 2, 4, 8, 16, 32, 64
WRITTEN = CAPITAL | CAPITALS
KINDS = frozenset({"act", "actor", "unit", "person", "arm"})
READ_FAMILIES = ACT_FAMILIES | {"surrender", "find_body"}


@dataclass(frozen=True, slots=True)
class ScreenTable:
    """What words and phrases say: an act, somebody armed, surely or not; phrases by their first two words."""

    lexicon: Lexicon | None = None
    words: dict[str, int] = field(default_factory=dict)
    phrases: dict[str, dict[str, list[tuple[list[str], int]]]] = field(default_factory=dict)

    @classmethod
    def of(cls, lexicon: Lexicon) -> ScreenTable:
        """The table of a language."""
        path = files("dragoman.read") / "lexicons" / lexicon.lang / "screen.toml"
        lists = tomllib.loads(path.read_text(encoding="utf-8"))
        acts, arms = frozenset(lists["everyday_acts"]), frozenset(lists["everyday_arms"])
        small_shot = lexicon.classes("small_shot")
        table = cls(lexicon)
        for rows in lexicon.trie.values():
            for pieces, entry in rows:
                if entry.kind in KINDS and (bits := meaning(entry, acts, arms, small_shot)):
                    table.add(pieces, bits)
        for gapped in lexicon.gaps.values():
            for head, _, entry in gapped:
                if meaning(entry, acts, arms, small_shot):
                    table.add(head, ACT)
        return table

    def add(self, pieces: Sequence[str], bits: int) -> None:
        """File a word or phrase."""
        first, *rest = cut_pieces(pieces)
        if rest:
            self.phrases.setdefault(first, {}).setdefault(rest[0], []).append((rest, bits))
        elif bits & WRITTEN and first in self.words:
            self.words[first] |= bits & (WRITTEN if self.words[first] & WRITTEN else 0)
        else:
            self.words[first] = bits | self.words.get(first, 0) & ~WRITTEN

    def cut_words(self, text: str) -> tuple[list[str], list[str]]:
        """The words of a text as they are looked up, and as they are written."""
        if self.lexicon is None or not self.lexicon.language.cuts_words:
            written = cut_words(text)
            return [word.lower() for word in written], written
        words: list[str] = []
        written = []
        language, cut = self.lexicon.language, self.lexicon.cut
        for match in language.token.finditer(text):
            word = match.group()
            if not word[0].isalnum():
                continue
            parts = [low for _, low in cut(word)] or [language.low(word)]
            for part in parts:
                pieces = token_pieces(part)
                words += pieces
                written += [word if len(parts) == 1 else word[-len(part) :]] * len(pieces)
        return words, written

    def bits_at(self, at: int, words: list[str], written: list[str]) -> int:
        """What the words that begin at a place say."""
        word = words[at]
        bits = self.words.get(word, 0)
        if bits & WRITTEN and not (written[at].isupper() if bits & CAPITALS else not written[at].islower()):
            bits = 0
        seconds = self.phrases.get(word)
        for rest, more in (
            seconds.get(words[at + 1], ()) if seconds is not None and at + 1 < len(words) else ()
        ):
            if words[at + 1 : at + 1 + len(rest)] == rest:
                if not more & CAPITALS or all(w.isupper() for w in written[at : at + 1 + len(rest)]):
                    bits |= more
        return bits


def cut_pieces(pieces: Sequence[str]) -> list[str]:
    """The words of the folded pieces of a phrase, at least one."""
    if all(map(str.isalnum, pieces)):
        return list(pieces)
    return [word for piece in pieces for word in WORD.findall(piece)] or [""]


def meaning(
    entry: Entry, everyday_acts: frozenset[str], everyday_arms: frozenset[str], small_shot: frozenset[str]
) -> int:
    """What an entry says for the screen; 0 when it says nothing."""
    if entry.kind == "act":
        if entry.flag or entry.family not in READ_FAMILIES:
            return 0
        if names_weapon(entry) and entry.key not in everyday_acts:
            return ACT | SURE_ACT | ARMED | SURELY_ARMED
        return ACT if entry.key in everyday_acts else ACT | SURE_ACT
    if entry.kind == "actor":
        return ARMED | SURELY_ARMED | (CAPITALS if entry.flag else CAPITAL)
    is_armed = entry.kind == "unit" or entry.kind == "person" and entry.family in ("soldier", "fighter")
    if is_armed or entry.kind == "arm" and entry.family in WEAPONS or is_fired(entry, small_shot):
        is_everyday = (
            entry.key in everyday_arms or entry.name in everyday_arms or any(map(str.isdigit, entry.name))
        )
        bits = ARMED | (WEAPON if entry.kind == "arm" else 0)
        return bits if is_everyday else bits | SURELY_ARMED
    return 0


def cut_words(text: str) -> list[str]:
    """The words of a text without accents and apostrophes, capitals kept."""
    if not text.isascii():
        text = MARKS.sub("", unicodedata.normalize("NFKD", text))
    words = WORD.findall(text)
    if "'" in text or "’" in text:
        return [word if word.isalnum() else word.translate(APOSTROPHES) for word in words]
    return words


def screen_out(text: str, table: ScreenTable) -> str | None:
    """Why a document holds nothing to read, or None when it may tell an act."""
    if len(text) > 2 * HEAD_CHARACTERS and screen_out(text[:HEAD_CHARACTERS], table) is None:
        return None
    words, written = table.cut_words(text)
    known, phrases = table.words, table.phrases
    acts = armed = weapons = 0
    last = dict.fromkeys((ACT, SURE_ACT, ARMED, SURELY_ARMED), -2 * NEAR)
    met = False
    for at, word in enumerate(words):
        if not (word in known or word in phrases) or not (bits := table.bits_at(at, words, written)):
            continue
        for sort in last:
            if bits & sort:
                last[sort] = at
        acts += bits & ACT
        armed += bool(bits & ARMED)
        weapons += bool(bits & WEAPON)
        met = met or is_near(last[SURE_ACT], last[ARMED]) or is_near(last[ACT], last[SURELY_ARMED])
        if met and armed > 0:
            return None
    if acts and weapons and len(words) <= BRIEF:
        return None
    if not acts:
        return "no word for an act"
    if armed < 1:
        return "words for acts, but nobody armed"
    return "words for acts, but nobody surely armed near them"


def is_near(one: int, other: int) -> bool:
    """Whether two places are within reach of each other."""
    return one >= 0 and other >= 0 and -NEAR <= one - other <= NEAR
