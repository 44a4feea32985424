"""The tokens of a sentence -> units: a date, a count or a name where one begins, else the word.

Of what begins at a token the longest is taken.
"""

from __future__ import annotations

from dragoman.read.folding import fold_word
from dragoman.read.lexicon import KnownWord, Lexicon
from dragoman.read.tagging import tag_phrase, tag_word
from dragoman.read.text import Sentence, SourceText
from dragoman.read.units import Overlay, Unit

MOST_WORDS = 100_000
UNCASED_NAMES = frozenset(
    {"actor", "outlet", "country", "place"}
)  # names by what the tables say, where no capital does


def cut_units(
    source: SourceText, sentence: Sentence, overlay: Overlay, lexicon: Lexicon, *, title_case: bool
) -> list[Unit]:
    """The units of one sentence, tagged; `title_case` says that words of a heading have capitals in this language."""
    title_case = title_case and lexicon.language.capitals_in_titles
    units: list[Unit] = []
    words, last, dates, counts, spread = (
        source.words,
        sentence.last,
        overlay.dates,
        overlay.counts,
        overlay.spread,
    )
    known = lexicon.title_words if title_case else lexicon.plain_words
    index = sentence.first
    while index < last:
        word = words[index]
        if (
            word in known
            and index > sentence.first
            and not (index in spread or index in counts or index in dates)
        ):
            tag, low, entries, form, is_cap, article, sign = known[word]
            if tag != "Q":
                units.append(
                    Unit(tag, index, index + 1, low, entries, form, None, None, is_cap, False, article, sign)
                )
            index += 1
            continue
        unit = next_unit(source, index, sentence, overlay, lexicon, title_case=title_case)
        if unit.tag != "Q":
            units.append(unit)
        if index > sentence.first and not (index in spread or index in counts or index in dates):
            keep_word(known, word, unit)
        index = unit.last
    lexicon.language.settle(units, lexicon)
    return units


def keep_word(known: dict[str, KnownWord], word: str, unit: Unit) -> None:
    """Remember the unit of a word where nothing but the word decides it."""
    if len(known) >= MOST_WORDS:
        known.clear()
    known[word] = (unit.tag, unit.low, unit.entries, unit.form, unit.is_cap, unit.article, unit.sign)


def next_unit(
    source: SourceText,
    index: int,
    sentence: Sentence,
    overlay: Overlay,
    lexicon: Lexicon,
    *,
    title_case: bool,
) -> Unit:
    """The unit that begins at a token: a date, a count, a name, else the word."""
    dated = overlay.dates.get(index)
    names = overlay.names.get(index, ())
    if dated is not None and any(
        entry.kind == "act" and last >= dated[0] > index + 1 for last, entry in names
    ):
        dated = None  # "فجر نفسه" is no "dawn of the same day"
    if dated is not None and dated[0] <= sentence.last:
        return Unit("T", index, dated[0], source.cut(index, dated[0]).casefold(), date=dated[1])
    counted = overlay.counts.get(index)
    longest = max(
        (
            last
            for last, entry in names
            if last <= sentence.last
            and entry.kind != "cue"
            and not (
                entry.kind == "act" and last in overlay.dates and ends_open(source, index, last, lexicon)
            )
        ),
        default=index + 1,
    )
    if longest > index + 1 and cuts_count(source, index, longest, overlay):
        longest = index + 1
    if counted is not None and counted[0] <= sentence.last and counted[0] >= longest - 1:
        return Unit("M", index, counted[0], source.cut(index, counted[0]).casefold(), count=counted[1])
    entries = [entry for last, entry in names if last == longest or entry.kind == "cue"]
    low = source.lows[index] if longest == index + 1 else source.cut(index, longest).casefold()
    word = source.words[index]
    unit = Unit("?", index, longest, low, entries)
    is_name = longest > index + 1 and any(entry.kind in ("actor", "outlet", "place") for entry in entries)
    unit.is_cap = starts_name(word, lexicon) and (is_name or not (title_case and is_word(word, lexicon)))
    if is_name and lexicon.language.head_first and lexicon.language.has_case:
        unit.is_cap = any(starts_name(source.words[at], lexicon) for at in range(index, longest))
    if low in lexicon.classes("lower_names") and any(entry.kind == "actor" for entry in entries):
        unit.is_cap = True  # "les talibans", which French writes small
    if not lexicon.language.has_case:
        unit.is_cap = is_name or unit.is_cap or any(entry.kind in UNCASED_NAMES for entry in entries)
    if longest > index + 1:
        tag_phrase(unit, source, lexicon)
        if not unit.is_cap and unit.entry("country") is not None and source.words[index + 1][:1].isupper():
            unit.tag, unit.is_cap = "P", True  # "the Philippines"
    else:
        tag_word(unit, word, lexicon, at_start=index == sentence.first or source.words[index - 1] == ".")
    return unit


def ends_open(source: SourceText, first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether a phrase of several tokens ends with a preposition, which a date after it takes ("taken | on 3 May")."""
    return last - first > 1 and source.lows[last - 1] in lexicon.classes("date_prepositions")


def is_word(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is a word of the language and no name, whatever its capital says."""
    table = lexicon.words.get(fold_word(word))
    return table is not None and table[0] != "PROPN"


def starts_name(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is written as a name: a capital, also behind a particle ("al-Hol")."""
    if lexicon.language.is_name(word, lexicon) or (word[:1].isdigit() and word[1:2].isupper()):
        return True
    particle, _, rest = word.partition("-")
    return rest[:1].isupper() and particle in lexicon.classes("name_particles")


def cuts_count(source: SourceText, index: int, end: int, overlay: Overlay) -> bool:
    """Whether a phrase ends inside the words before a number ("fired at" in "fired at least five")."""
    for at in range(index + 1, end):
        counted = overlay.counts.get(at)
        if counted is not None and counted[0] > end and source.starts[end] < counted[1].core_start:
            return True
    return False
