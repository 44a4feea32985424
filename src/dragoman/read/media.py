"""A text -> the media arms and press offices in it that no atlas holds.

A party's own outlet is known by where it stands: after "its ... agency" or "on its radio,", or in the
lines at the head and foot of a statement that hold a word such as "press office".
"""

from __future__ import annotations

from dragoman.read.folding import fold_word
from dragoman.read.lexicon import Lexicon
from dragoman.read.nouns import Words
from dragoman.read.outlets import OutletMention
from dragoman.read.text import Block, SourceText

EDGE_BLOCKS = 8
FOOT_BLOCKS = 6
EDGE_CHARACTERS = 90
REACH = 7


def find_media(source: SourceText, lexicon: Lexicon, known: list[OutletMention]) -> list[OutletMention]:
    """The outlets of a text that the atlas does not know, in order."""
    taken = [(o.words.start, o.words.end) for o in known]
    found: list[OutletMention] = []
    edges = [*source.blocks[:EDGE_BLOCKS], *source.blocks[-FOOT_BLOCKS:]]
    for block in {id(b): b for b in edges}.values():
        if block.kind not in ("repeat", "caption", "title") and block.end - block.start < EDGE_CHARACTERS:
            found.extend(edge_office(source, block, lexicon))
    found.extend(owned_media(source, lexicon))
    if lexicon.language.head_first and lexicon.language.has_case:
        found.extend(media_before_name(source, lexicon))
    kept: list[OutletMention] = []
    for outlet in sorted(found, key=lambda o: o.words.start):
        if not any(start < outlet.words.end and outlet.words.start < end for start, end in taken):
            taken.append((outlet.words.start, outlet.words.end))
            kept.append(outlet)
    return kept


def edge_office(source: SourceText, block: Block, lexicon: Lexicon) -> list[OutletMention]:
    """The press office or media arm that a short line at the head or foot names."""
    first, last = source.token_at(block.start), source.token_at(block.end)
    offices = lexicon.classes("office_words")
    marks = [at for at in range(first, last) if fold_word(source.words[at]) in offices]
    if (
        not marks
        or last - first > 12
        or source.words[first].isupper()
        and last - first > 5
        or any(
            source.words[at][:1].islower() and source.words[at] not in lexicon.classes("org_joiners")
            for at in marks
        )
    ):
        return []
    begin, end = marks[0], marks[-1] + 1
    joiners = {word for word in lexicon.classes("org_joiners") if word.isalpha()}
    while begin > first and is_name_part(source.words[begin - 1]):
        begin -= 1
    while end < last and (
        is_name_part(source.words[end]) or source.lows[end] in joiners or source.lows[end] in ("'s", "’s")
    ):
        end += 1
    while end > begin and not is_name_part(source.words[end - 1]):
        end -= 1
    if end - begin < 2 or any(low in lexicon.classes("office_stops") for low in source.lows[begin:end]):
        return []
    return [outlet_at(source, begin, end, "office")]


def is_name_part(word: str) -> bool:
    """Whether a token belongs to a name: a capital, or an article bound to one ("al-Sahrawi")."""
    return word[:1].isupper() or "-" in word and word.split("-", 1)[1][:1].isupper()


def owned_media(source: SourceText, lexicon: Lexicon) -> list[OutletMention]:
    """The outlets that a text gives to a party: "via its Nashr agency", "on its radio, Idaacadda"."""
    nouns, owners = lexicon.classes("media_nouns"), lexicon.classes("possessives")
    found: list[OutletMention] = []
    for at, low in enumerate(source.lows):
        if low not in nouns:
            continue
        reach = range(max(at - REACH, 0), at)
        if not any(source.lows[back] in owners or source.lows[back] in ("'s", "’s") for back in reach):
            continue
        end = at
        begin = at
        while begin > 0 and is_name_part(source.words[begin - 1]):
            begin -= 1
        if begin == end:
            begin = at + 1
            while begin < len(source.words) and source.words[begin] in (",", "(", "“", '"'):
                begin += 1
            end = begin
            while end < len(source.words) and is_name_part(source.words[end]):
                end += 1
        if begin < end:
            found.append(outlet_at(source, begin, end, "media_arm"))
    return found


def media_before_name(source: SourceText, lexicon: Lexicon) -> list[OutletMention]:
    """The outlets whose kind stands before their name: "sa branche médiatique Az-Zallaqa", "Fondation As-Saqia"."""
    classes = lexicon.classes
    found: list[OutletMention] = []
    for at, low in enumerate(source.lows):
        if low not in classes("media_nouns"):
            continue
        begin = at + 1
        while begin < len(source.words) and (
            source.lows[begin] in classes("media_kinds") or is_opener(source, begin)
        ):
            begin += 1
        end = begin
        while end < len(source.words) and is_name_part(source.words[end]):
            end += 1
        owned = any(one in classes("possessives") for one in source.lows[max(at - REACH, 0) : at])
        named = low in classes("media_names") and source.words[at][:1].isupper()
        if begin < end and (owned or named):
            found.append(outlet_at(source, at if named else begin, end, "media_arm"))
    return found


def is_opener(source: SourceText, at: int) -> bool:
    """Whether a token only sets a name off: a comma, a bracket, a quotation mark."""
    return source.words[at] in (",", "(", "“", '"', "«")


def outlet_at(source: SourceText, first: int, last: int, kind: str) -> OutletMention:
    """An outlet over tokens, without an owner that the atlas could name."""
    words = Words(source.starts[first], source.ends[last - 1], source.cut(first, last))
    return OutletMention(first, words, "words:" + words.text.casefold(), kind, "", "")
