"""The tables of one language and the names of the atlas -> one look-up of token sequences.

Every word that a rule knows stands in a table under `lexicons/<language>/`; the engine asks for
classes and families only. Names and phrases are matched on folded pieces of tokens (case, accents,
apostrophes and hyphens aside), the longest first.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files

from dragoman.atlas import Atlas
from dragoman.base.errors import AtlasError
from dragoman.read.folding import PIECE_BREAK, fold_pieces
from dragoman.read.languages import Language, open_language

CLASS_TAGS = (
    ("negations", "Z"),
    ("be", "X"),
    ("have", "X"),
    ("do", "X"),
    ("modals", "X"),
    ("to", "t"),
    ("coordinators", "C"),
    ("relatives", "W"),
    ("subordinators", "S"),
    ("prepositions", "I"),
    ("determiners", "D"),
    ("pronouns", "O"),
    ("adverbs", "R"),
)
COORDINATORS = frozenset({"and", "or", "but", "nor"})
MOST_CUTS = 100_000
PREFIXED = frozenset("بلك")  # prepositions that are written onto a word
TOWN = 15_000  # people of a place that is better known than what its name may be cut into


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a table, as a rule sees it.

    `kind` is the table (act, person, target, unit, speaker, rank, actor, outlet, arm, country,
    demonym, cue); `key` its lemma or id; `family` the class that rules ask for; `value` what the
    table adds (event type, category, country code).
    """

    kind: str
    key: str
    family: str = ""
    value: str = ""
    frame: str = ""
    flag: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class FurnitureRule:
    """A line that tells nothing: how it looks and what to do about it."""

    id: str
    action: str
    match: str
    pattern: re.Pattern[str]
    max_chars: int

    def takes(self, line: str) -> bool:
        """Whether a stripped line is furniture by this rule."""
        if len(line) > self.max_chars:
            return False
        if self.match == "whole":
            return self.pattern.fullmatch(line) is not None
        if self.match == "start":
            return self.pattern.match(line) is not None
        return False


KnownWord = tuple[str, str, list[Entry], str, bool, bool, str]
"""The unit of a word: tag, form in the tables, entries, forms, whether it is a name, whether it holds an article, and
what its vowel signs tell."""


class Classes(dict[str, frozenset[str]]):
    """Closed classes by name; empty when there is none of that name."""

    def __missing__(self, name: str) -> frozenset[str]:
        return frozenset()


@dataclass(slots=True)
class Lexicon:
    """The tables of one language with the atlas's names in one trie of folded pieces.

    `classes` gives a closed class of the grammar by its name, such as its determiners, thousands of times a document.
    `relations` gives the engine's name of a preposition or coordinator ("of", "by", "and"), where the language has
    words of its own for it. `plain_words` and `title_words` remember the units of words (see `units`), in text and in
    titles; `cuts` how tokens are cut.
    """

    lang: str
    language: Language = field(init=False, repr=False)
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    lemmas: dict[str, str] = field(default_factory=dict)
    trie: dict[str, list[tuple[tuple[str, ...], Entry]]] = field(default_factory=dict)
    singles: dict[str, list[Entry]] = field(default_factory=dict)
    pairs: dict[str, dict[str, list[tuple[tuple[str, ...], Entry]]]] = field(default_factory=dict)
    grammar: Classes = field(default_factory=Classes)
    classes: Callable[[str], frozenset[str]] = field(init=False, repr=False)
    furniture: list[FurnitureRule] = field(default_factory=list)
    closed: dict[str, str] = field(default_factory=dict)
    containers: dict[str, str] = field(default_factory=dict)
    frames: dict[str, dict[str, str]] = field(default_factory=dict)
    gaps: dict[str, list[tuple[tuple[str, ...], tuple[str, ...], Entry]]] = field(default_factory=dict)
    plurals: dict[str, str] = field(default_factory=dict)
    contents: dict[str, str] = field(default_factory=dict)
    plain_words: dict[str, KnownWord] = field(default_factory=dict)
    title_words: dict[str, KnownWord] = field(default_factory=dict)
    relations: dict[str, str] = field(default_factory=dict)
    others: frozenset[str] = frozenset()
    is_place: Callable[[str], bool] = field(default=lambda low: False, repr=False)
    is_town: Callable[[str], bool] = field(default=lambda word: False, repr=False)
    cuts: dict[str, tuple[tuple[int, str], ...]] = field(default_factory=dict)
    waiting: list[tuple[str, Entry]] | None = None
    duals: set[str] = field(default_factory=set)
    forms: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.language = open_language(self.lang)
        self.classes = self.grammar.__getitem__

    def has(self, low: str) -> bool:
        """Whether a table of the language or the atlas has a word."""
        return low in self.words or low in self.singles or low in self.closed or low in self.others

    def knows(self, low: str) -> bool:
        """Whether a table, the atlas or the gazetteer has a word."""
        return self.has(low) or self.is_place(low)

    def plurals_of(self, low: str) -> tuple[str, ...]:
        """The forms of which a word is the lemma."""
        if not self.forms:
            for form, lemma in self.lemmas.items():
                if "NOUN" in self.words.get(form, ()):
                    self.forms.setdefault(self.language.fold(lemma), []).append(form)
        return tuple(self.forms.get(low, ()))

    def cut(self, word: str) -> tuple[tuple[int, str], ...]:
        """The words in a token, by where they begin, with their folded forms; () when it is one word."""
        found = self.cuts.get(word)
        if found is None:
            if len(self.cuts) > MOST_CUTS:
                self.cuts.clear()
            found = self.language.cut(word, self.has)
            if self.language.cuts_by_tables and not (found and all(self.has(low) for _, low in found)):
                found = self.language.cut(word, self.knows)
            elif (
                found and len(found) == 2 and len(found[0][1]) > 1 and self.is_place(self.language.low(word))
            ):
                found = ()  # "كادونا" holds no pronoun
            elif len(found) == 2 and found[0][1] in PREFIXED and self.is_town(word):
                found = ()  # "بعقوبة" holds no preposition
            self.cuts[word] = found
        return found

    def closed_tag(self, low: str) -> str:
        """The tag of a word of a closed class, or ""."""
        return self.closed.get(low, "")

    def add(self, phrase: str, entry: Entry) -> None:
        """File an entry under the pieces of a phrase."""
        if self.waiting is not None:
            self.waiting.append((phrase, entry))
            return
        head, gap, tail = phrase.partition("…")
        pieces = self.pieces(head)
        if gap and pieces:
            self.gaps.setdefault(pieces[0], []).append((pieces, self.pieces(tail), entry))
        elif pieces:
            self.trie.setdefault(pieces[0], []).append((pieces, entry))

    def pieces(self, phrase: str) -> tuple[str, ...]:
        """The folded pieces of a phrase, cut as the tokens of a text are."""
        if not self.language.cuts_by_tables:
            return tuple(fold_pieces(self.language.pieces(phrase)))
        found: list[str] = []
        if phrase.isascii() or not self.language.may_cut(phrase):
            return tuple(fold_pieces(phrase))
        for word in PIECE_BREAK.split(phrase):
            parts = self.cut(word) if word else ()
            found += [low for _, low in parts] or fold_pieces(word)
        return tuple(found)

    def file_waiting(self) -> None:
        """File what waited for all words to be known, since how a phrase is cut depends on them."""
        waiting, self.waiting = self.waiting or (), None
        alone = {
            fold
            for phrase, _ in waiting
            if " " not in phrase.strip() and not self.language.cut(phrase.strip(), self.has)
            for fold in fold_pieces(phrase)
        }
        self.others |= alone
        for phrase, entry in waiting:
            self.add(phrase, entry)

    def frame(self, frame: str) -> dict[str, str]:
        """Slot -> role of a frame, worked out once."""
        slots = self.frames.get(frame)
        if slots is None:
            slots = self.frames[frame] = frame_slots(frame)
        return slots


def table_rows(lang: str, name: str) -> Iterator[dict[str, str]]:
    """The rows of a table, comments and blank lines left out.

    Raises:
        AtlasError: the table has no header or a row of another width.
    """
    path = files("dragoman.read") / "lexicons" / lang / name
    header: list[str] | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
            continue
        if len(cells) > len(header):
            raise AtlasError(
                f"{name} line {number}: {len(cells)} columns where the header has {len(header)}."
            )
        yield dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))


def load_lexicon(lang: str, atlas: Atlas) -> Lexicon:
    """Read the tables of a language and file the atlas's names beside them."""
    lexicon = Lexicon(lang)
    if lexicon.language.cuts_by_tables:
        lexicon.waiting = []
    fold = lexicon.language.fold
    for row in table_rows(lang, "words.tsv"):
        form = fold(row["form"])
        known = lexicon.words.get(form)
        tags = tuple(row["pos"].split("|"))
        lexicon.words[form] = tags if known is None else tuple(dict.fromkeys((*known, *tags)))
        if fold(row["lemma"]) != form:
            lexicon.lemmas.setdefault(form, row["lemma"])
    for row in table_rows(lang, "acts.tsv"):
        entry = Entry(
            "act",
            row["lemma"],
            row["family"],
            row["event_type"],
            row["frame"],
            row["note"].startswith("weak"),
            row["pos"],
        )
        for form in dict.fromkeys([row["lemma"], *row["forms"].split("|")]):
            lexicon.add(form, entry)
    add_nouns(lexicon, lang)
    add_cues(lexicon, lang)
    add_atlas(lexicon, atlas)
    if lexicon.waiting is not None:
        lexicon.others = lexicon.language.others()
        lexicon.is_place = atlas.places.has
        lexicon.is_town = lambda word: any(e.population >= TOWN for e in atlas.places.find(word))
        lexicon.file_waiting()
    for first, found in lexicon.trie.items():
        found.sort(key=lambda item: -len(item[0]))
        for key, entry in found:
            if len(key) == 1:
                lexicon.singles.setdefault(first, []).append(entry)
            else:
                lexicon.pairs.setdefault(first, {}).setdefault(key[1], []).append((key, entry))
    return lexicon


def add_nouns(lexicon: Lexicon, lang: str) -> None:
    """File the tables of persons, ranks, targets, units and speakers."""
    for row in table_rows(lang, "persons.tsv"):
        entry = Entry("person", row["form"], row["class"], flag=row["role_only"] == "yes")
        for form in dict.fromkeys((row["form"], *row["plural"].split("|"), *note_duals(lexicon, row))):
            lexicon.add(form, entry)
    for name, kind in (("targets.tsv", "target"), ("units.tsv", "unit"), ("sources.tsv", "speaker")):
        for row in table_rows(lang, name):
            entry = Entry(kind, row["form"], row.get("class", ""), row.get("kind", ""))
            for form in dict.fromkeys((row["form"], *row["plural"].split("|"), *note_duals(lexicon, row))):
                lexicon.add(form, entry)
    for row in table_rows(lang, "ranks.tsv"):
        short = [form for form in row["abbreviations"].split("|") if form]
        for form in dict.fromkeys(
            (row["title"], *short, *(form + "." for form in short if not form.endswith(".")))
        ):
            lexicon.add(form, Entry("rank", row["title"], row["class"]))


def note_duals(lexicon: Lexicon, row: dict[str, str]) -> list[str]:
    """The forms of a row that say "two of them", kept as such; none where the language has no dual."""
    forms = [form for form in row.get("dual", "").split("|") if form]
    lexicon.duals.update(lexicon.language.fold(form) for form in forms)
    return forms


def add_cues(lexicon: Lexicon, lang: str) -> None:
    """Read the closed classes and cue phrases of the grammar, and the patterns of page furniture."""
    folder = files("dragoman.read") / "lexicons" / lang
    grammar = tomllib.loads((folder / "grammar.toml").read_text(encoding="utf-8"))
    fold = lexicon.language.fold
    lexicon.grammar.update(
        (name, frozenset((*words, *map(fold, words)))) for name, words in grammar["classes"].items()
    )
    for unit, forms in grammar["containers"].items():
        lexicon.containers.update(dict.fromkeys(forms, unit))
    lexicon.plurals = grammar["plural_endings"]
    lexicon.contents = grammar["contents"]
    for name, words in grammar.get("relations", {}).items():
        add_relation(lexicon, name, words)
    lexicon.closed.update(dict.fromkeys(lexicon.language.suffixes, "O"))
    engine_names = grammar.get("relations", {}).keys()
    for name, tag in CLASS_TAGS:
        for word in lexicon.grammar[name]:
            if tag in "IC" and word in engine_names:
                continue  # "on" and "as" are other words in French
            if " " in word:
                lexicon.add(word, Entry("closed", word, tag))
            lexicon.closed.setdefault(word, tag)
    for family, phrases in grammar["cues"].items():
        for phrase in phrases:
            lexicon.add(phrase, Entry("cue", phrase, family))
    modality = tomllib.loads((folder / "modality.toml").read_text(encoding="utf-8"))
    for phrase in modality["no_act"]["phrases"]:
        lexicon.add(phrase, Entry("no_act", phrase))
    furniture = tomllib.loads((folder / "furniture.toml").read_text(encoding="utf-8"))
    for rule in furniture["rule"]:
        lexicon.furniture.append(
            FurnitureRule(
                rule["id"],
                rule["action"],
                rule["match"],
                re.compile(rule["pattern"], re.IGNORECASE),
                rule.get("max_chars", 300),
            )
        )


def add_relation(lexicon: Lexicon, name: str, words: list[str]) -> None:
    """File the words of a language under the engine's name of a preposition or coordinator."""
    tag = "C" if name in COORDINATORS else "I"
    for word in words:
        if " " in lexicon.language.pieces(word):
            lexicon.add(word, Entry("closed", word, tag, value=name))
        else:
            low = lexicon.language.fold(word)
            lexicon.closed.setdefault(low, tag)
            lexicon.relations.setdefault(low, name)


def is_acronym(name: str) -> bool:
    """Whether a name is written in capitals only, so that it counts only in capitals ("IS", "CAR")."""
    letters = [c for c in name if c.isalpha()]
    return 0 < len(letters) <= 6 and all(c.isupper() for c in letters)


def add_atlas(lexicon: Lexicon, atlas: Atlas) -> None:
    """File the atlas's names of actors, outlets, arms and countries."""
    for actor in atlas.actors:
        names = dict.fromkeys((actor.name, *actor.names))
        for name in names:
            bare, _, last = name.rpartition(" ")
            if last.islower() and bare in names:  # "M23 rebels": the role word is the text's, not the name's
                continue
            lexicon.add(
                name,
                Entry(
                    "actor",
                    actor.id,
                    str(actor.kind),
                    "|".join(actor.countries),
                    flag=is_acronym(name),
                    name=name,
                ),
            )
    kinds = {actor.id: str(actor.kind) for actor in atlas.actors}
    for outlet in atlas.outlets:
        for name in dict.fromkeys((outlet.name, *outlet.names)):
            lexicon.add(
                name,
                Entry(
                    "outlet",
                    outlet.id,
                    str(outlet.kind),
                    outlet.owner or "",
                    kinds.get(outlet.owner or "", ""),
                    is_acronym(name),
                    name,
                ),
            )
    for arm in atlas.arms:
        for name in dict.fromkeys((arm.item, *arm.names)):
            head, _, rest = name.partition(" ")
            if rest and lexicon.language.head_first and lexicon.language.low(head) in lexicon.containers:
                continue  # "caisse de munitions" is a unit and what it holds
            entry = Entry("arm", arm.id, str(arm.category), arm.item, name=name)
            for spelt in spellings(name) if name.isascii() else (name,):
                forms = dict.fromkeys(lexicon.language.inflect(spelt, lexicon))
                for form in forms:
                    lexicon.add(form, entry)
    for country in atlas.countries:
        for name in dict.fromkeys((country.name, *country.names)):
            lexicon.add(name, Entry("country", country.iso2, value=country.iso2, name=name))
        for name in country.demonyms:
            lexicon.add(name, Entry("demonym", country.iso2, value=country.iso2, name=name))


JOINT = re.compile(r"(?<=\w)-(?=\w)|(?<=\d) (?=[a-z]{2}\b)")
COMPOUND = re.compile(r"[A-Za-z]{2,} [A-Za-z]{3,}")
UNJOINED = re.compile(r"(?<=\d)(?=[a-z]{2}\b)")
DESIGNATION = re.compile(r"\b([A-Z]{1,3})(?=\d)")


def spellings(name: str) -> tuple[str, ...]:
    """A designation with and without its hyphens and the blanks before its unit: "AK-47", "AK47"."""
    joined = (name.replace(" ", ""),) if COMPOUND.fullmatch(name) else ()
    return tuple(
        dict.fromkeys(
            (*joined, name, JOINT.sub("", name), UNJOINED.sub(" ", name), DESIGNATION.sub(r"\1-", name))
        )
    )


def frame_slots(frame: str) -> dict[str, str]:
    """Slot -> role of a frame such as "agent:subj target:on|against"."""
    slots: dict[str, str] = {}
    for part in frame.split():
        role, _, names = part.partition(":")
        for name in names.split("|"):
            slots.setdefault(name.replace("_", " "), role)
    return slots
