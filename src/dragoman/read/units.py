"""The tokens of a sentence -> units: words, names, counts and dates, each with one tag.

A unit is the smallest thing that a rule sees. Names of the atlas, counts and dates are one unit each
however many tokens they take. The tag is one character, so that a sentence is a string of tags and
phrases are found with regular expressions over it:

    D determiner   M count    A adjective   N noun   P proper name   G possessive   V verb   X auxiliary
    Z negation     R adverb   O pronoun     I preposition            T date         t "to"   C coordinator
    S subordinator W relative , ; : ( ) - . themselves               Q quotation mark        ? anything else
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from dragoman.read.lexicon import Entry, Lexicon, fold_pieces, fold_word
from dragoman.read.numbers import CountMention
from dragoman.read.dates import DateMention
from dragoman.read.text import Sentence, SourceText

LONGEST_AGES = 6
FINITE = frozenset({"VBD", "VBZ", "VBP"})
VERB_TAGS = frozenset({"VB", "VBP", "VBZ", "VBD", "VBG", "VBN"})
PUNCT = {",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "[": "(", "]": ")", "-": "-", "–": "-", "—": "-", ".": ".", "!": ".", "?": "."}
BREAKS = frozenset(",;:()[]")
QUOTES = frozenset("\"“”«»‘’„'`")
SIGNS = frozenset(",.;:()[]\"“”-–&/")  # tokens without a piece
SPELLED = frozenset({"actor", "outlet"})
NAME_KINDS = frozenset({"actor", "outlet", "country", "demonym", "arm"})


@dataclass(slots=True)
class Unit:
    """One unit: tokens [first, last), its tag, and what the tables say about it."""

    tag: str
    first: int
    last: int
    low: str
    entries: list[Entry] = field(default_factory=list)
    form: str = ""
    count: CountMention | None = None
    date: DateMention | None = None
    is_cap: bool = False
    place: bool = False

    def entry(self, kind: str) -> Entry | None:
        """The first entry of a table, or None."""
        for entry in self.entries:
            if entry.kind == kind:
                return entry
        return None


@dataclass(slots=True)
class Overlay:
    """Which tokens belong to counts, dates and names: first token -> (last token, what).

    `spread` holds the tokens whose names do not follow from the word alone.
    """

    counts: dict[int, tuple[int, CountMention]]
    dates: dict[int, tuple[int, DateMention]]
    names: dict[int, list[tuple[int, Entry]]]
    spread: set[int] = field(default_factory=set)


def find_names(source: SourceText, lexicon: Lexicon, spread: set[int] | None = None) -> dict[int, list[tuple[int, Entry]]]:
    """Every table entry that begins at a token: first token -> (end token, entry), longest first.

    Tokens where a phrase with a hole begins are added to `spread`, since there an entry of one token does
    not follow from the word alone.
    """
    singles, pairs = lexicon.singles, lexicon.pairs
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
            for entry in singles[piece]:
                if entry.kind not in SPELLED or is_written(source, first, first + 1, entry):
                    rows_here.append((first + 1, entry))
            if rows_here:
                found[first] = rows_here
    if lexicon.gaps:
        find_gapped(pieces, owner, lexicon, found, spread)
    return found


@lru_cache(maxsize=32768)
def token_pieces(low: str) -> tuple[str, ...]:
    """The folded pieces of one token."""
    return tuple(fold_pieces(low))


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


def is_written(source: SourceText, first: int, last: int, entry: Entry) -> bool:
    """Whether tokens are written as the name is: acronyms in capitals, other names with one."""
    words = source.words[first:last]
    if entry.flag:
        return all(word.isupper() or not word.isalpha() for word in words)
    return any(word[:1].isupper() or not word[:1].islower() for word in words)


GAP_PIECES = 9


def find_gapped(
    pieces: list[str], owner: list[int], lexicon: Lexicon, found: dict[int, list[tuple[int, Entry]]], spread: set[int]
) -> None:
    """Add phrases with a hole ("set … on fire") at their first token."""
    gaps = lexicon.gaps
    for at in [at for at, piece in enumerate(pieces) if piece in gaps]:
        for head, tail, entry in gaps[pieces[at]]:
            after = at + len(head)
            if tuple(pieces[at:after]) != head:
                continue
            for step in range(after + 1, min(after + GAP_PIECES, len(pieces) - len(tail) + 1)):
                if pieces[step] == tail[0] and tuple(pieces[step : step + len(tail)]) == tail:
                    found.setdefault(owner[at], []).append((owner[after - 1] + 1, entry))
                    spread.add(owner[at])
                    break


def cut_units(source: SourceText, sentence: Sentence, overlay: Overlay, lexicon: Lexicon, *, title_case: bool) -> list[Unit]:
    """The units of one sentence, tagged."""
    units: list[Unit] = []
    words, last, dates, counts, spread = source.words, sentence.last, overlay.dates, overlay.counts, overlay.spread
    known = lexicon.title_words if title_case else lexicon.plain_words
    index = sentence.first
    while index < last:
        word = words[index]
        if word in known and index > sentence.first and not (index in spread or index in counts or index in dates):
            tag, low, entries, form, is_cap = known[word]
            if tag != "Q":
                units.append(Unit(tag, index, index + 1, low, entries, form, None, None, is_cap))
            index += 1
            continue
        unit = next_unit(source, index, sentence, overlay, lexicon, title_case=title_case)
        if unit.tag != "Q":
            units.append(unit)
        if index > sentence.first and not (index in spread or index in counts or index in dates):
            keep_word(known, word, unit)
        index = unit.last
    settle_tags(units, lexicon)
    return units


MOST_WORDS = 100_000


def keep_word(known: dict[str, tuple[str, str, list[Entry], str, bool]], word: str, unit: Unit) -> None:
    """Remember the unit of a word where nothing but the word decides it."""
    if len(known) >= MOST_WORDS:
        known.clear()
    known[word] = (unit.tag, unit.low, unit.entries, unit.form, unit.is_cap)


def next_unit(
    source: SourceText, index: int, sentence: Sentence, overlay: Overlay, lexicon: Lexicon, *, title_case: bool
) -> Unit:
    """The unit that begins at a token: a date, a count, a name, else the word."""
    dated = overlay.dates.get(index)
    if dated is not None and dated[0] <= sentence.last:
        return Unit("T", index, dated[0], source.cut(index, dated[0]).casefold(), date=dated[1])
    counted = overlay.counts.get(index)
    names = overlay.names.get(index, ())
    longest = max(
        (
            last
            for last, entry in names
            if last <= sentence.last and entry.kind != "cue" and not (entry.kind == "act" and last in overlay.dates and ends_open(source, index, last, lexicon))
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
    unit.is_cap = starts_name(word, lexicon) and not (title_case and is_word(word, lexicon))
    if longest > index + 1:
        tag_phrase(unit, source, lexicon)
    else:
        tag_word(unit, word, lexicon, at_start=index == sentence.first)
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
    if word[:1].isupper() or (word[:1].isdigit() and word[1:2].isupper()):
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


def tag_phrase(unit: Unit, source: SourceText, lexicon: Lexicon) -> None:
    """Tag a unit of several tokens by the table that it comes from."""
    closed = unit.entry("closed")
    if closed is not None:
        unit.tag = closed.family
        return
    act = unit.entry("act")
    if act is not None and act.name != "noun" and not any(e.kind in NAME_KINDS for e in unit.entries):
        unit.tag, unit.form = "V", verb_form(source.lows[unit.first], lexicon)
        if source.lows[unit.first] in lexicon.classes("be") and source.lows[unit.first] not in lexicon.classes("bare_be"):
            unit.form = "VBD"
    elif any(e.kind in NAME_KINDS or e.kind == "rank" for e in unit.entries) and unit.is_cap:
        unit.tag = "P"
    else:
        unit.tag = "N"


def verb_form(low: str, lexicon: Lexicon) -> str:
    """The likeliest Penn tag of a verb form."""
    for tag in lexicon.words.get(low, ()):
        if tag in VERB_TAGS:
            return tag
    if low.endswith("ing"):
        return "VBG"
    return "VBD" if low.endswith("ed") else "VB"


def tag_word(unit: Unit, word: str, lexicon: Lexicon, *, at_start: bool) -> None:
    """Tag a unit of one token; ambiguous words keep their first guess until `settle_tags`."""
    low = unit.low
    if not word[0].isalnum():
        unit.tag = "G" if len(low) == 2 and low[1] == "s" else PUNCT.get(word, "Q" if word in QUOTES else "?")
        return
    closed = lexicon.closed_tag(low)
    if closed:
        unit.tag = closed
        return
    table = lexicon.words.get(low)
    if unit.is_cap and not (at_start and table and table[0] != "PROPN"):
        unit.tag = "P"
        return
    if table is None:
        unit.tag, unit.form = guess_tag(low, unit)
        return
    first = table[0]
    if first == "ADV" and unit.entry("arm") is not None or first == "ADJ" and any(e.kind == "act" and e.name == "noun" for e in unit.entries):
        first = "NOUN"
    unit.form = "|".join(table)
    if first in VERB_TAGS:
        unit.tag = "V"
    else:
        unit.tag = {"NOUN": "N", "ADJ": "A", "ADV": "R", "PROPN": "P" if unit.is_cap else "N", "NUM": "A", "AUX": "X"}.get(first, "N")
        if first in ("ADP", "SCONJ"):
            unit.tag = "I"
        elif first in ("PRON", "DET"):
            unit.tag = "O" if first == "PRON" else "D"


def guess_tag(low: str, unit: Unit) -> tuple[str, str]:
    """Tag and forms of a word that no table knows."""
    if low[0].isdigit():
        return "N", ""
    if unit.entry("arm") is not None and not low.endswith(("ed", "ing")):
        return "N", "NOUN"
    if unit.entry("act") is not None:
        entry = unit.entry("act")
        if entry is not None and entry.name == "noun":
            return "N", "NOUN"
        return ("V", "VBG") if low.endswith("ing") else (("V", "VBN|VBD") if low.endswith("ed") else ("V", "VBP|NOUN"))
    if unit.entry("person") or unit.entry("target") or unit.entry("arm"):
        return "N", "NOUN"
    if low.endswith("ing"):
        return "V", "VBG|NOUN"
    if low.endswith("ed") and len(low) > 4:
        return "V", "VBN|VBD"
    if low.endswith("ly"):
        return "R", "ADV"
    if low.endswith(("ian", "ese", "ous", "ive", "ish", "ern")):
        return "A", "ADJ|NOUN"
    return "N", "NOUN"


def settle_tags(units: list[Unit], lexicon: Lexicon) -> None:
    """Choose between noun, adjective and verb by the neighbours, left to right."""
    be, have = lexicon.classes("be"), lexicon.classes("have")
    set_aside_ages(units, lexicon)
    previous = "."
    before: Unit | None = None
    for position, unit in enumerate(units):
        following = units[position + 1].tag if position + 1 < len(units) else "."
        if unit.tag == "W" and following == "N" and position and units[position - 1].tag in "VI" and is_bare_singular(units[position + 1], lexicon):
            unit.tag = "D"
        if unit.tag == "A" and following not in "NPAMG" and (unit.entry("person") or unit.entry("rank") or unit.entry("target")):
            unit.tag = "N"
        if unit.form and unit.tag in "VNAR" and not (unit.tag == "V" and unit.last - unit.first > 1):
            unit.tag = settle_one(unit, previous, before, following, be, have)
            if unit.tag == "A" and previous == "D" and following in "IT" and any(e.kind == "act" and e.name == "noun" for e in unit.entries):
                unit.tag = "N"
        if unit.tag == "V" and "|" in unit.form:
            unit.form = settle_form(unit.form, before, previous, be, have)
        if unit.tag not in "R(" or previous == "X":
            if not (unit.tag == "R" or unit.tag == "Z"):
                previous, before = unit.tag, unit


def set_aside_ages(units: list[Unit], lexicon: Lexicon) -> None:
    """Make the numbers after a word for age adverbs, so that they count nobody ("brothers aged nine and 12")."""
    ages = lexicon.classes("age_words")
    for position, unit in enumerate(units):
        if unit.low not in ages:
            continue
        step = position + 1
        while step < len(units) and units[step].tag in "MNATCt,I" and step - position < LONGEST_AGES:
            other = units[step]
            following = units[step + 1].tag if step + 1 < len(units) else "."
            if other.low[:1].isdigit() or other.count is not None or other.form.startswith("NUM"):
                if following in "NAPMD" and units[step + 1].form != "NUM":
                    break
                other.tag, other.count = "R", None
            elif other.tag not in "CtI,":
                break
            step += 1
        if step > position + 1:
            unit.tag, unit.form = "R", ""


def is_bare_singular(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a noun is a singular that cannot stand without determiner, so that "that" is one."""
    return unit.low not in lexicon.lemmas and not unit.low.endswith("s") and unit.low not in lexicon.classes("mass_nouns") and unit.entry("act") is not None


def settle_one(
    unit: Unit, previous: str, before: Unit | None, following: str, be: frozenset[str], have: frozenset[str]
) -> str:
    """The tag of an ambiguous unit between its neighbours."""
    forms = unit.form.split("|")
    verbal = [f for f in forms if f in VERB_TAGS]
    nominal = "NOUN" in forms
    if unit.tag == "A" and nominal and following not in "NPAMG" and previous in "DAGMIVN":
        return "N"
    if not verbal:
        return unit.tag
    participle = "VBN" in verbal or "VBG" in verbal
    if "VBN" in verbal and following in "NPA" and previous not in "X" and any(e.kind == "cue" and e.family == "hedge_suspected" for e in unit.entries):
        return "A"
    if previous in "DG":
        if nominal and following not in "NP":
            return "N"
        return "A" if participle or "ADJ" in forms else ("N" if nominal else unit.tag)
    if previous == "A" and nominal:
        return "N"
    if previous == "M" and participle:
        return "A" if following in "NPA" and "VBN" in verbal else ("N" if nominal and "VBN" not in verbal else "V")
    if previous == "X" and before is not None:
        if before.low in be:
            return "V" if participle else ("A" if "ADJ" in forms else unit.tag)
        return "V"
    if previous in "tO":
        return "V" if verbal else unit.tag
    if previous == "I":
        if nominal and "VBG" not in verbal:
            return "N"
        if "VBG" in verbal:
            return "N" if nominal and forms[0] == "NOUN" else "V"
        return "A" if following in "NPA" else unit.tag
    if previous == "V" and "VBN" in verbal and following in "NP" and before is not None and before.form in FINITE:
        return "A"
    if previous in ".,:;C-(" and "VBN" in verbal and following in "NPA" and "VBD" not in verbal[:1] and unit.entry("act") is None:
        return "A"
    if previous in "NPM" and nominal and forms[0] == "NOUN":
        return "V" if following in "DMPO" and ("VBZ" in verbal or "VBP" in verbal or "VBD" in verbal) and not unit.low.endswith("ing") else "N"
    if previous in "N" and unit.tag == "A" and ("VBN" in verbal or "VBD" in verbal and unit.entry("act") is not None):
        return "V"
    return unit.tag


def settle_form(form: str, before: Unit | None, previous: str, be: frozenset[str], have: frozenset[str]) -> str:
    """One Penn tag for a verb, by the auxiliary before it."""
    verbal = [f for f in form.split("|") if f in VERB_TAGS]
    if not verbal:
        return "VB"
    if previous == "X" and before is not None and "VBN" in verbal and (before.low in be or before.low in have):
        return "VBN"
    if previous in "tX" and "VB" in verbal:
        return "VB"
    if previous in "NPOMT" and "VBD" in verbal:
        return "VBD"
    return verbal[0]
