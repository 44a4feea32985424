"""The tokens of a text without capitals -> the names of forces and places that no table holds.

"كتائب سيف الفرات", "حرس الواحات": a word that heads the names of forces, without an article, and behind it nouns of
which the last is definite or a name. "الجيش الجبلي" has both definite. What such a word stands before in general speech
("قوات الأمن", "حركة المرور") is barred by a list (`org_plain`), and by what the tables know a word to be. A media arm
is named alike behind "وكالة" or "قناة". A place name of several words is one that the gazetteer has, or one that opens
with a word such as "بئر" or "أم" behind a word for a kind of place.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.read.folding import fold_word
from dragoman.read.lexicon import Entry, Lexicon
from dragoman.read.organisations import is_known
from dragoman.read.placing import Gazetteer
from dragoman.read.text import SourceText

MOST_NOUNS, MOST_QUOTED, LONGEST_PLACE = 3, 6, 3
OPENING, CLOSING, EITHER = "“«„", "”»", '"'
NO_OWNER = frozenset({"person", "rank", "speaker", "demonym", "country", "unit", "actor", "arm", "outlet"})
Names = dict[int, list[tuple[int, Entry]]]


def find_uncased_names(source: SourceText, lexicon: Lexicon, names: Names, gazetteer: Gazetteer) -> None:
    """Add unknown organisations and places of several words to the names of a text."""
    openers = lexicon.classes("uncased_openers")
    taken = -1
    for first, low in enumerate(source.lows):
        if first < taken or low not in openers:
            continue
        before = source.lows[first - 1] if first else ""
        if low in lexicon.classes("front_words") and lexicon.relations.get(before, "") in (
            "in",
            "with",
            "to",
            "on",
        ):
            continue  # "في جبهة حيس"
        if any(entry.kind == "actor" for _, entry in names.get(first, ())):
            continue
        last = name_end(source, first, lexicon, names)
        if last > first + 1 and not is_known(names, first, last):
            taken = last
            text = source.cut(first, last)
            known = next(
                (e for end, e in names.get(first + 2, ()) if e.kind == "actor" and end == last - 1), None
            )
            key = "words:" + " ".join(map(fold_word, text.split()))
            entry = Entry("actor", key, name=text) if known is None else replace(known, name=text)
            names.setdefault(first, []).append((last, entry))
    for first, low in enumerate(source.lows):
        if low in lexicon.classes("outlet_openers") and not is_definite(source, first, lexicon):
            last = outlet_end(source, first, lexicon, names)
            if last > first + 1 and not is_known(names, first, last):
                text = source.cut(first, last)
                key = "words:" + " ".join(map(fold_word, text.split()))
                names.setdefault(first, []).append((last, Entry("outlet", key, OUTLET, name=text)))
    find_long_places(source, lexicon, names, gazetteer)


OUTLET = "media_arm"


def outlet_end(source: SourceText, first: int, lexicon: Lexicon, names: Names) -> int:
    """Where the name of an outlet that a word such as "وكالة" opens ends; `first` where it opens none."""
    at = first + 1
    if at >= len(source.words):
        return first
    if source.words[at] in OPENING + EITHER and is_beside(source, at):
        return quoted_end(source, at) or first
    low = source.lows[at]
    is_name = is_definite(source, at, lexicon) or is_proper(source, at, lexicon)
    if not is_name or not is_beside(source, at) or not source.words[at][:1].isalpha():
        return first
    if low in lexicon.classes("outlet_plain") or lexicon.closed_tag(low):
        return first
    if any(end > at + 1 or entry.kind in ("country", "demonym") for end, entry in names.get(at, ())):
        return first
    return adjectives_end(source, at, lexicon, names, at + 1, least=0)


def name_end(source: SourceText, first: int, lexicon: Lexicon, names: Names) -> int:
    """Where the name that a heading word opens ends; `first` where it opens none."""
    if is_definite(source, first, lexicon):
        return adjectives_end(source, first, lexicon, names, first + 1, least=1)
    at = first + 1
    if at >= len(source.words):
        return first
    if source.words[at] in OPENING + EITHER and is_beside(source, at):
        return quoted_end(source, at) or first
    if source.lows[at] in lexicon.classes("uncased_openers") and is_beside(source, at):
        inner = name_end(source, at, lexicon, names)
        return inner if inner > at + 1 else first  # "جماعة أنصار السيل"
    for end in range(at, min(at + MOST_NOUNS, len(source.words))):
        if not is_name_part(source, end, lexicon, names, is_second=end == at):
            return first
        goes_on = (
            end + 1 < min(at + MOST_NOUNS, len(source.words))
            and is_name_part(source, end + 1, lexicon, names, is_second=False)
            and (is_definite(source, end + 1, lexicon) or is_proper(source, end + 1, lexicon))
        )
        is_last = is_definite(source, end, lexicon) or is_proper(source, end, lexicon) and not goes_on
        if is_last:
            end = names_end(source, end + 1, lexicon, names)
            return adjectives_end(source, end - 1, lexicon, names, end, least=0)
    return first


def is_beside(source: SourceText, at: int) -> bool:
    """Whether nothing but blanks stands between a token and the one before it."""
    return "\n" not in source.text[source.ends[at - 1] : source.starts[at]]


def quoted_end(source: SourceText, at: int) -> int:
    """The end of a short quotation that opens at a token, 0 when it is long or does not close."""
    for end in range(at + 2, min(at + MOST_QUOTED, len(source.words))):
        if source.words[end] in CLOSING + EITHER:
            return end + 1
        if not source.words[end][:1].isalpha():
            return 0
    return 0


def is_definite(source: SourceText, at: int, lexicon: Lexicon) -> bool:
    """Whether a token holds its article."""
    return lexicon.language.has_article(source.words[at], source.lows[at])


def is_proper(source: SourceText, at: int, lexicon: Lexicon) -> bool:
    """Whether a token is a name, by the tables or because no table knows it."""
    return lexicon.language.is_name(source.words[at], lexicon)


def is_name_part(source: SourceText, at: int, lexicon: Lexicon, names: Names, *, is_second: bool) -> bool:
    """Whether a token may be a noun inside the name of a force."""
    low = source.lows[at]
    if not source.words[at][:1].isalpha() or not is_beside(source, at):
        return False
    if lexicon.closed_tag(low) and not (
        low in lexicon.classes("directions") and is_definite(source, at, lexicon)
    ):
        return False
    if is_second and low in lexicon.classes("org_plain") and is_definite(source, at, lexicon):
        return False
    bearers = lexicon.classes("name_bearers")
    barred = NO_OWNER - {"person"} if is_second and source.lows[at - 1] in bearers else NO_OWNER
    barred = barred if is_definite(source, at, lexicon) else barred - {"arm"}
    if any(end == at + 1 and entry.kind in barred for end, entry in names.get(at, ())):
        return False
    tags = lexicon.words.get(low)
    return tags is None or bool({"NOUN", "PROPN", "ADJ"} & set(tags))


def names_end(source: SourceText, at: int, lexicon: Lexicon, names: Names) -> int:
    """The end of a run of names from a token on: "وادي شبيلي" goes on with names only."""
    while (
        at < len(source.words)
        and is_name_part(source, at, lexicon, names, is_second=False)
        and is_proper(source, at, lexicon)
        and not is_definite(source, at, lexicon)
        and is_proper(source, at - 1, lexicon)
        and not lexicon.is_place(source.lows[at])
    ):
        at += 1
    return at


def adjectives_end(
    source: SourceText, noun: int, lexicon: Lexicon, names: Names, at: int, *, least: int
) -> int:
    """The end of the definite adjectives behind a definite noun; `noun` when there are fewer than `least`."""
    begin = at
    while at < len(source.words) and is_definite(source, noun, lexicon) and is_beside(source, at):
        tags = lexicon.words.get(source.lows[at], ("ADJ",) if is_nisba(source.lows[at]) else ())
        is_barred = any(
            end == at + 1 and entry.kind in ("demonym", "country", "actor")
            for end, entry in names.get(at, ())
        )
        if (
            is_barred
            or not {"ADJ", "PROPN"} & set(tags)
            or not is_definite(source, at, lexicon)
            or source.lows[at] in lexicon.classes("org_plain")
            or lexicon.closed_tag(source.lows[at])
        ):
            break
        at += 1
    if at - begin < least:
        return noun
    if at == begin:
        return begin
    if (
        at + 1 < len(source.words)
        and at > begin
        and lexicon.relations.get(source.lows[at]) == "to"
        and source.starts[at + 1] <= source.ends[at] + 1
        and is_definite(source, at + 1, lexicon)
        and is_name_part(source, at + 1, lexicon, names, is_second=True)
        and not any(entry.kind in ("target", "place") for _, entry in names.get(at + 1, ()))
    ):
        return at + 2  # "الجيش الجبلي للعدالة"
    return at


def is_nisba(low: str) -> bool:
    """Whether an unknown word ends like an adjective of belonging."""
    return low.endswith(("ي", "يه")) and len(low) > 4


def find_long_places(source: SourceText, lexicon: Lexicon, names: Names, gazetteer: Gazetteer) -> None:
    """Add the places of two or three words that the gazetteer has, or that open with a word such as "بئر"."""
    particles, types = lexicon.classes("place_openers"), lexicon.classes("place_types")
    directions = lexicon.classes("directions")
    locatives = lexicon.classes("locatives") | directions
    for at in range(len(source.words) - 1):
        low, following = source.lows[at], source.words[at + 1]
        if low in directions and following[:1].isalpha() and is_beside(source, at + 1):
            text = source.cut(at, at + 2)
            entries = gazetteer.find(text)
            if entries and entries[0].feature_code == "ADM1" and at not in names:
                names.setdefault(at, []).append((at + 2, Entry("place", text, name=text)))
            continue
        if not following[:1].isalpha() or not is_beside(source, at + 1):
            continue
        if is_definite(source, at, lexicon) and not gazetteer.find(source.cut(at, at + 2)):
            continue
        if low not in particles or any(
            end > at + 1 for end, entry in names.get(at, ()) if entry.kind != "act"
        ):
            continue
        before = source.lows[at - 1] if at else ""
        before = lexicon.relations.get(before, before)
        for last in range(min(at + LONGEST_PLACE, len(source.words)), at + 1, -1):
            text = source.cut(at, last)
            is_typed = last == at + 2 and before in types and before != low
            is_led = before in locatives and is_proper(source, at + 1, lexicon) and last == at + 2
            if (
                "\n" in text
                or not all(word[:1].isalpha() for word in source.words[at:last])
                or not (gazetteer.find(text) or is_typed or is_led and low not in types)
            ):
                continue
            names.setdefault(at, []).append((last, Entry("place", text, name=text)))
            break
