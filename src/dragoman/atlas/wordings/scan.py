"""A place wording -> its items in order: names, words that say how a place lies, marks.

A word that the language's file does not know is part of a name where it has a capital; in a wording
without capitals, and in a script that has none, every such word is. A capital within the wording also
makes a name of a small word ("the village of In Ma").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dragoman.atlas.wordings.words import Kind, Meaning, PlaceWords, Sign

LONGEST = 600  # characters of a wording that are read
_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)*|[^\W\d_](?:\w|[\u0300-\u036f\u0610-\u065f\u0900-\u109f]|[-‑'’.](?=[^\W\d_]))*['’]?|\n|[^\w\s]"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_SMALL = frozenset(
    {Sign.OF, Sign.IN, Sign.TO, Sign.AND, Sign.FILLER, Sign.ROUGH, Sign.FROM, Sign.UNIT, Sign.NUMBER}
)
_TWO_ENDED = frozenset({Sign.BETWEEN, Sign.LINK})
SHORTEST_END = 2  # letters of a name with an "and" joined to it
ROAD_BACK = 4  # items from a word for a road to the first of its ends
BREAKS = frozenset("\n;).]")


@dataclass(frozen=True, slots=True)
class Item:
    """One part of a wording: what it does, its text, its number, its kind; `extra` are its other senses."""

    sign: Sign
    text: str
    value: float = 0.0
    kind: Kind | None = None
    extra: frozenset[Sign] = frozenset()


@dataclass(slots=True)
class _Scan:
    """A wording while its tokens become items."""

    tokens: list[str]
    words: PlaceWords
    has_case: bool
    is_country: Callable[[str], bool]
    items: list[Item]

    def run(self) -> list[Item]:
        at = 0
        while at < len(self.tokens):
            at = self.step(at)
        return self.items

    def step(self, at: int) -> int:
        """Make the item that begins at a token; returns the token after it."""
        token = self.tokens[at]
        if token[0].isdigit():
            self.items.append(Item(Sign.NUMBER, token, number_of(token)))
            return at + 1
        if not token[0].isalpha():
            end, meanings = self.known(at)
            if not meanings:
                self.items.append(Item(Sign.MARK, token))
                return at + 1
        else:
            end, meanings = self.known(at)
        if meanings and not self.is_name_word(at, end, meanings):
            first = meanings[0]
            extra = frozenset(m.sign for m in meanings[1:])
            text = " ".join(self.tokens[at:end])
            self.add(Item(first.sign, text, first.value, first.kind, extra))
            return end
        if not self.has_case or token[:1].isupper() or not _has_case(token):
            return self.name(at)
        self.items.append(Item(Sign.FILLER, token))
        return at + 1

    def add(self, item: Item) -> None:
        """Add an item of the language's file, as the several items that it stands for."""
        if item.sign is Sign.DISTANCE:
            self.items.append(Item(Sign.NUMBER, item.text, item.value))
            self.items.append(Item(Sign.UNIT, item.text, 1.0))
            return
        last = self.items[-1].sign if self.items else None
        if item.sign is Sign.KIND and self.words.is_kind_first and last is Sign.NAME:
            self.items.append(Item(Sign.MARK, ","))
        if last is Sign.NAME and item.text in self.words.second_end and self.is_on_road():
            item = Item(Sign.TO, item.text)
        self.items.append(item)
        if item.sign is Sign.BEARING and self.words.is_construct:
            self.items.append(Item(Sign.OF, ""))

    def is_on_road(self) -> bool:
        """Whether a word for a road, or for what it joins, stands before the last name."""
        return any(i.sign is Sign.LINK or i.kind is Kind.ROAD for i in self.items[-ROAD_BACK:-1])

    def known(self, at: int) -> tuple[int, tuple[Meaning, ...]]:
        """The longest entry of the language's file that begins here, with the token after it."""
        for end in range(min(len(self.tokens), at + self.words.longest), at, -1):
            found = self.words.look_up(" ".join(self.tokens[at:end]))
            if found:
                return end, found
        return at + 1, ()

    def is_name_word(self, at: int, end: int, meanings: tuple[Meaning, ...]) -> bool:
        """Whether a known small word is part of a name, having a capital within its line."""
        if end - at > 1 or not self.has_case or not self.tokens[at][:1].isupper():
            return False
        if meanings[0].sign not in _SMALL or (at and self.tokens[at - 1] == "\n") or not at:
            return False
        return bool(self.tokens[at - 1][0].isalpha()) and not self.tokens[at].isupper()

    def name(self, at: int) -> int:
        """Make the name that begins here."""
        parts: list[str] = []
        while at < len(self.tokens):
            token = self.tokens[at]
            if not token[0].isalpha() or (self.has_case and _has_case(token) and not token[0].isupper()):
                break
            if parts and _has_case(token) != _has_case(parts[0]):  # no name is written in two scripts
                break
            end, meanings = self.known(at)
            if parts and meanings and not self.is_name_word(at, end, meanings):
                break
            parts.append(token)
            at += 1
        self.add_name(" ".join(parts))
        return at

    def add_name(self, name: str) -> None:
        """Add a name; two countries joined by a hyphen are two, and so are the ends of a road."""
        parts = name.split("-")
        if len(parts) == 2 and self.words.is_kind_first and self.items and self.items[-1].kind is Kind.ROAD:
            self.items += (Item(Sign.NAME, parts[0]), Item(Sign.MARK, "-"), Item(Sign.NAME, parts[1]))
            return
        if self.is_country(name):
            self.items.append(Item(Sign.NAME, name, kind=Kind.COUNTRY))
        elif len(parts) == 2 and all(map(self.is_country, parts)):
            self.items.append(Item(Sign.NAME, parts[0], kind=Kind.COUNTRY))
            self.items.append(Item(Sign.MARK, "-"))
            self.items.append(Item(Sign.NAME, parts[1], kind=Kind.COUNTRY))
        else:
            self.items.append(Item(Sign.NAME, name))


def scan(text: str, words: PlaceWords, is_country: Callable[[str], bool] = lambda name: False) -> list[Item]:
    """The items of a wording, at most its first 600 characters.

    Args:
        is_country: whether a name is a country's or its adjective.
    """
    text = re.sub(r"[ \t\r]*\n\s*", "\n", text.strip()[:LONGEST])
    tokens = [part for token in _TOKEN.findall(text) for part in _cut_possessive(token, words.possessives)]
    tokens = [part for token in tokens for part in _cut_elision(token, words)]
    if words.joined_and:
        tokens = list(_cut_joined_and(tokens, words))
    has_case = any(token[:1].isupper() for token in tokens)
    return _Scan(tokens, words, has_case, is_country, []).run()


def _cut_elision(token: str, words: PlaceWords) -> tuple[str, ...]:
    """A token without what is joined before it: "d'Ansongo" is "d'" and "Ansongo"."""
    plain = token.replace("’", "'")
    for elision in words.elisions:
        if plain.casefold().startswith(elision) and len(token) > len(elision):
            return plain[: len(elision)].casefold(), token[len(elision) :]
    if token[:1] in words.clitics and token[1:2].isupper():
        return token[:1], token[1:]
    return (token,)


def _cut_joined_and(tokens: list[str], words: PlaceWords) -> Iterator[str]:
    """The tokens with an "and" that is joined to the second of two ends cut off, once after each "between"."""
    waits, since = False, 0
    for token in tokens:
        meanings = words.look_up(token)
        if any(m.sign in _TWO_ENDED for m in meanings):
            waits, since = True, 0
        elif token == words.joined_and:
            waits = False
        elif waits and since and token.startswith(words.joined_and) and len(token) > SHORTEST_END:
            waits = False
            yield words.joined_and
            token = token[len(words.joined_and) :]
        else:
            since += not meanings
        yield token


def _cut_possessive(token: str, endings: tuple[str, ...]) -> tuple[str, ...]:
    """A token without its possessive ending, and a mark in its place: "State's" ends a name."""
    for ending in endings:
        if token.endswith(ending) and len(token) > len(ending) + 1:
            return token[: -len(ending)], "’"
    return (token.rstrip("'’"),) if len(token) > 1 else (token,)


def number_of(token: str) -> float:
    """The number that digits write: "1,200" is 1200, "2.5" and "2,5" are 2.5; inf when it is absurd."""
    if _THOUSANDS.fullmatch(token):
        token = token.replace(",", "")
    token = token.replace(",", ".")
    head, _, tail = token.partition(".")
    try:
        return float(f"{head}.{tail.replace('.', '')}" if tail else head)
    except (OverflowError, ValueError):
        return float("inf")


def _has_case(token: str) -> bool:
    return token[:1].lower() != token[:1].upper()
