"""The tokens of a text -> the table entries that begin at each: names, phrases, and phrases with a hole.

Entries are looked up by the folded pieces of the tokens; a name counts only where it is written as one.
"""

from __future__ import annotations

from functools import lru_cache

from dragoman.read.folding import fold_pieces
from dragoman.read.lexicon import Entry, Lexicon
from dragoman.read.text import SourceText

FIRST_ARABIC, LAST_ARABIC = "\u0600", "\u0780"
BREAKS = frozenset(",;:()[]")
SIGNS = frozenset(',.;:()[]"“”-–&/')  # tokens without a piece
SHORTEST_SPOKEN = 4  # letters
SPELLED = frozenset({"actor", "outlet"})
MIXED = 4  # letters: "LeT", "JeM" are written so, or all in capitals


def find_names(
    source: SourceText, lexicon: Lexicon, spread: set[int] | None = None
) -> dict[int, list[tuple[int, Entry]]]:
    """Every table entry that begins at a token: first token -> (end token, entry), longest first.

    Tokens where a phrase with a hole begins are added to `spread`, since there an entry of one token does
    not follow from the word alone.
    """
    opened = lexicon.classes("opened_names")
    singles, pairs, small = lexicon.singles, lexicon.pairs, lexicon.classes("lower_names")
    pieces: list[str] = []
    owner: list[int] = []
    for index, low in enumerate(source.lows):
        if low in singles or low in pairs or (low.isalnum() and low.isascii()):
            pieces.append(low)
            owner.append(index)
        elif low not in SIGNS:
            for piece in token_pieces(low):
                pieces.append(piece)
                owner.append(index)
    owner.append(len(source.lows))
    found: dict[int, list[tuple[int, Entry]]] = {}
    spread = set() if spread is None else spread
    before = -1
    for at, (piece, second) in enumerate(zip(pieces, [*pieces[1:], ""], strict=True)):
        first = owner[at]
        if before == first:
            continue
        before = first
        if piece in pairs:
            rows = pairs[piece].get(second)
            if rows is not None:
                add_phrases(source, pieces, owner, at, rows, found)
        if piece in singles and owner[at + 1] > first:
            rows_here = found.get(first, [])
            plain = piece in opened and not is_opened(source, first, lexicon)
            for entry in singles[piece]:
                if plain and entry.kind in SPELLED:
                    continue
                if (
                    entry.kind not in SPELLED
                    or piece in small
                    or is_written(source, first, first + 1, entry)
                    or entry.flag
                    and is_spoken(source.words[first], lexicon)
                ):
                    rows_here.append((first + 1, entry))
            if rows_here:
                found[first] = rows_here
    if lexicon.gaps:
        find_gapped(pieces, owner, lexicon, found, spread)
    return found


@lru_cache(maxsize=32768)
def token_pieces(low: str) -> tuple[str, ...]:
    """The folded pieces of one token; an Arabic one has been folded and cut."""
    return (low,) if FIRST_ARABIC <= low[:1] < LAST_ARABIC else tuple(fold_pieces(low))


def add_phrases(
    source: SourceText,
    pieces: list[str],
    owner: list[int],
    at: int,
    rows: list[tuple[tuple[str, ...], Entry]],
    found: dict[int, list[tuple[int, Entry]]],
) -> None:
    """Add the entries of several pieces that begin at a piece and end where a token ends."""
    first, total = owner[at], len(pieces)
    for key, entry in rows:
        size = len(key)
        stop = at + size
        if stop > total or tuple(pieces[at:stop]) != key:
            continue
        last = owner[stop - 1] + 1
        if owner[stop] < last:
            continue
        if last - first > size and not BREAKS.isdisjoint(source.lows[first:last]):
            continue
        if entry.kind in ("actor", "outlet") and not is_written(source, first, last, entry):
            continue
        found.setdefault(first, []).append((last, entry))


def is_spoken(word: str, lexicon: Lexicon) -> bool:
    """Whether an abbreviation that is said as a word has one capital only, as French writes it: "Aqmi", "Iswap"."""
    language = lexicon.language
    if not (language.head_first and language.has_case) or len(word) < SHORTEST_SPOKEN:
        return False
    return word[0].isupper() and word[1:].islower() and language.low(word) not in lexicon.words


def is_written(source: SourceText, first: int, last: int, entry: Entry) -> bool:
    """Whether tokens are written as the name is: acronyms in capitals, other names with one."""
    words = source.words[first:last]
    if (
        last == first + 1
        and len(entry.name) <= MIXED
        and entry.name[1:].lower() != entry.name[1:]
        and not entry.flag
    ):
        return words[0] == entry.name or words[0].isupper()
    if entry.flag:
        return all(word.isupper() or not word.isalpha() for word in words)
    return any(
        word[:1].isupper() or not word[:1].islower() or word.partition("-")[2][:1].isupper()  # "al-Shabaab"
        for word in words
    )


def is_opened(source: SourceText, first: int, lexicon: Lexicon) -> bool:
    """Whether a word that is a plain noun too stands behind one that heads names: "تنظيم القاعدة", "قناة الميادين"."""
    before = source.lows[first - 1] if first else ""
    if before in SIGNS and first > 1:
        before = source.lows[first - 2]
    return before in lexicon.classes("uncased_openers") or before in lexicon.classes("media_nouns")


def find_gapped(
    pieces: list[str],
    owner: list[int],
    lexicon: Lexicon,
    found: dict[int, list[tuple[int, Entry]]],
    spread: set[int],
) -> None:
    """Add phrases with a hole ("set … on fire") at their first token."""
    gaps = lexicon.gaps
    for at in [at for at, piece in enumerate(pieces) if piece in gaps]:
        for head, tail, entry in gaps[pieces[at]]:
            after = at + len(head)
            if tuple(pieces[at:after]) != head:
                continue
            for step in range(after + 1, min(after + lexicon.language.hole, len(pieces) - len(tail) + 1)):
                if pieces[step] == tail[0] and tuple(pieces[step : step + len(tail)]) == tail:
                    found.setdefault(owner[at], []).append((owner[after - 1] + 1, entry))
                    spread.add(owner[at])
                    break
