"""The tokens of a text -> the names of forces that no atlas holds, by the word that heads them.

"Front for the Freedom of the Delta" opens with such a word, "Red Valley Defence Force" closes with
one. Which words these are is data (`org_openers`, `org_closers`, `org_joiners` of the grammar).
"""

from __future__ import annotations

from bisect import bisect_right

from dragoman.read.folding import fold_pieces, fold_word
from dragoman.read.lexicon import Entry, Lexicon
from dragoman.read.text import SourceText

MAX_TOKENS = 9
SHORT_LINE = 90
DASHES = frozenset({"-", "–", "—"})
NO_PART = frozenset({"country", "demonym", "rank", "outlet", "speaker", "target", "place"})


def find_organisations(
    source: SourceText, lexicon: Lexicon, names: dict[int, list[tuple[int, Entry]]]
) -> None:
    """Add unknown organisations to the names of a text: first token -> (end token, entry)."""
    openers, closers = lexicon.classes("org_openers"), lexicon.classes("org_closers")
    prose = [
        (b.start, b.end)
        for b in source.blocks
        if b.kind in ("body", "bullet")
        or b.kind == "title"
        and lexicon.language.head_first
        and lexicon.language.has_case
        or b.kind in ("heading", "byline")
        and b.end - b.start < SHORT_LINE
    ]
    inside = {
        at: end
        for first, rows in names.items()
        for end, e in rows
        if e.kind == "actor"
        for at in range(first, end)
    }
    articles = lexicon.classes("definite")
    taken = -1
    for first in [at for at, word in enumerate(source.words) if word[0].isupper()]:
        word = source.words[first]
        if first < taken or source.lows[first] in articles or not in_prose(source.starts[first], prose):
            continue
        opening = (fold_pieces(word) or [""])[0]
        last = open_name(source, first, lexicon) if opening in openers else 0
        if opening in openers and lexicon.language.head_first and lexicon.language.has_case:
            last = max(last, open_small(source, first, lexicon, names))
        if not last:
            last = close_name(source, first, closers, names)
        if not last or last - first < 2 and "-" not in word or is_known(names, first, last):
            continue
        if is_known_there(source, names, first, last, lexicon):
            continue
        if inside.get(first, 0) >= last:
            continue
        taken = last
        add_name(source, names, first, last, "")
    for bracket, word in enumerate(source.words):
        if word == "(" and bracket + 2 < len(source.words) and source.words[bracket + 2] == ")":
            first = spelt_out(source, bracket, lexicon)
            if (
                first < bracket
                and not is_known(names, first, bracket)
                and in_prose(source.starts[first], prose)
            ):
                add_name(source, names, first, bracket, UNKNOWN)


def add_name(
    source: SourceText, names: dict[int, list[tuple[int, Entry]]], first: int, last: int, kind: str
) -> None:
    """File tokens as the name of a force under its own words."""
    text = source.cut(first, last)
    names.setdefault(first, []).append(
        (last, Entry("actor", "words:" + " ".join(fold_word(text).split()), kind, name=text))
    )


UNKNOWN = "organisation"
MIN_LETTERS = 2


def spelt_out(source: SourceText, bracket: int, lexicon: Lexicon) -> int:
    """First token of the name whose initials the abbreviation in brackets gives, or the bracket when none does."""
    letters = [c for c in fold_word(source.words[bracket + 1]) if c.isalpha()]
    if not MIN_LETTERS <= len(letters) <= MAX_TOKENS or not source.words[bracket + 1][:1].isupper():
        return bracket
    joiners = lexicon.classes("org_joiners")
    at = bracket
    left = len(letters)
    while left and at > max(bracket - MAX_TOKENS - 3, 0):
        at -= 1
        pieces = fold_pieces(source.words[at])
        if source.words[at] in (",", ".", ";", ":", ")") or not pieces:
            if source.words[at] in ("'s", "’s"):
                continue
            return bracket
        for piece in reversed(pieces):
            if left and piece[0] == letters[left - 1]:
                left -= 1
            elif piece not in joiners and source.words[at][:1].isupper():
                return bracket
    if left or not source.words[at][:1].isupper():
        return bracket
    return at


def is_made_up(entry: Entry) -> bool:
    """Whether an entry stands in no table but was found in the text."""
    return entry.kind == "actor" and entry.key.startswith("words:")


def in_prose(start: int, prose: list[tuple[int, int]]) -> bool:
    """Whether a character stands in running text, where a capital marks a name."""
    at = bisect_right(prose, start, key=lambda span: span[0]) - 1
    return at >= 0 and start < prose[at][1]


def is_name_word(word: str) -> bool:
    """Whether a token is written as part of a name: a capital and then small letters, or an acronym."""
    return word[:1].isupper()


def open_name(source: SourceText, first: int, lexicon: Lexicon) -> int:
    """End of a name that opens with a word such as "Front" or "Katiba": names and joiners after it."""
    joiners = lexicon.classes("org_joiners")
    last = first + 1
    step = last
    while step < len(source.words) and step - first < MAX_TOKENS:
        word = source.words[step]
        gap = source.text[source.ends[step - 1] : source.starts[step]]
        if "\n" in gap or gap and word in DASHES:
            break
        if is_name_word(word) or word[:3].casefold() in ("al-", "el-", "an-", "as-", "ad-", "ar-"):
            last = step + 1
        elif source.lows[step] not in joiners:
            break
        step += 1
    return last if last - first > 1 or "-" in source.words[first] else 0


def open_small(
    source: SourceText, first: int, lexicon: Lexicon, names: dict[int, list[tuple[int, Entry]]]
) -> int:
    """End of a name whose later words are small: "Front pour l'alternance et la concorde", "Front du Sahara vert".

    Inside a sentence the capital of the first word is enough; at the head of a line, where every word has one, an
    abbreviation in brackets or a dash has to follow.
    """
    joiners = lexicon.classes("org_joiners")
    last = step = first + 1
    unknown = False
    while step < len(source.words) and step - first < MAX_TOKENS:
        word, low = source.words[step], source.lows[step]
        gap = source.text[source.ends[step - 1] : source.starts[step]]
        if "\n" in gap or gap and word in DASHES or any(e.kind == "demonym" for _, e in names.get(step, ())):
            break
        if is_name_word(word) or is_plain_word(low, lexicon):
            last = step + 1
        elif low.isalpha() and low not in lexicon.words and low not in joiners:
            last, unknown = step + 1, True
        elif low not in joiners:
            break
        step += 1
    if last - first < 3:
        return 0
    after = source.words[last] if last < len(source.words) else ""
    opens = first == 0 or "\n" in source.text[source.ends[first - 1] : source.starts[first]]
    opens = opens or unknown or source.words[first - 1] in (".", "!", "?", ":", "»", "“", "«")
    return last if not opens or after == "(" or after in DASHES else 0


def is_plain_word(low: str, lexicon: Lexicon) -> bool:
    """Whether a small word is a noun or an adjective and never a verb, so that it may belong to a name."""
    tags = lexicon.words.get(low, ())
    if not tags or not {"NOUN", "ADJ"} >= set(tags):
        return False
    return not any(e.kind in ("person", "target") for e in lexicon.singles.get(low, ()))


def close_name(
    source: SourceText, first: int, closers: frozenset[str], names: dict[int, list[tuple[int, Entry]]]
) -> int:
    """End of a run of capitalised words that closes with a word such as "Movement" or "Brigades"."""
    last = 0
    step = first
    while step < len(source.words) and step - first < MAX_TOKENS:
        word = source.words[step]
        if step > first and "\n" in source.text[source.ends[step - 1] : source.starts[step]]:
            break
        if (
            word in ("'s", "’s")
            and step > first
            and step + 1 < len(source.words)
            and source.words[step + 1][:1].isupper()
        ):
            step += 1
            continue
        if not is_name_word(word):
            break
        if step == first and any(e.kind in NO_PART for _, e in names.get(step, ())):
            return 0
        if step > first and fold_word(word) in closers:
            last = step + 1
        step += 1
    return last


def is_known_there(
    source: SourceText, names: dict[int, list[tuple[int, Entry]]], first: int, last: int, lexicon: Lexicon
) -> bool:
    """Whether the atlas has the name up to a preposition of place: "Front de la Bannière de l'Aube | à Ber"."""
    where = lexicon.classes("locative_joiners")
    ends = [end for end, entry in names.get(first, ()) if entry.kind == "actor" and first < end < last]
    return any(source.lows[end] in where for end in ends)


def is_known(names: dict[int, list[tuple[int, Entry]]], first: int, last: int) -> bool:
    """Whether the atlas or a table already has a name over these tokens, or a longer one."""
    return any(
        end >= last and entry.kind in ("actor", "outlet", "country", "speaker", "unit")
        for end, entry in names.get(first, ())
    )
