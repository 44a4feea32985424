"""The tables of each language: they repeat nothing, name only what the engine knows, and say what their examples show.

What only one language has stands in its own file: `test_lexicon_ar.py`, `test_lexicon_es.py`, `test_lexicon_fr.py`.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from dragoman.atlas import Atlas
from dragoman.base.claim import EventType
from dragoman.base.document import Document
from dragoman.read.entries import find_names
from dragoman.read.folding import fold_pieces
from dragoman.read.lexicon import Lexicon, frame_slots, load_lexicon, table_rows
from dragoman.read.text import SourceText, cut_tokens
from dragoman.read.toponym_table import ToponymTable

LATIN_TAGS = "VB VBP VBZ VBD VBG VBN NOUN ADJ ADV ADP DET PRON SCONJ CCONJ AUX NUM PROPN INTJ FUT COND"


@dataclass(frozen=True, slots=True)
class Tables:
    """What the tables of one language are to hold.

    `acts_key` are the columns in which two acts differ. Two rows of a table that `folds` are one when they fold to
    the same. An example of what is no act names its phrase, or only the list where it `names_no_act_by_list`. An
    everyday arm has a name of the atlas's, or of the English list where `arms_are_english`.
    """

    lang: str
    tags: str
    least_words: int
    least_examples: int
    acts_key: tuple[str, ...] = ("lemma", "pos", "family", "frame")
    folds: bool = False
    names_no_act_by_list: bool = False
    arms_are_english: bool = True


ALL = (
    Tables(
        "ar",
        "VBD VBZ NOUN ADJ ADV ADP DET PRON SCONJ CCONJ AUX NUM PROPN PART",
        least_words=12_000,
        least_examples=120,
        acts_key=("lemma", "pos", "family", "event_type"),
        folds=True,
        names_no_act_by_list=True,
        arms_are_english=False,
    ),
    Tables("es", f"{LATIN_TAGS} SUBJ", least_words=5_000, least_examples=60),
    Tables("fr", LATIN_TAGS, least_words=12_000, least_examples=120),
)
LIKELIEST_TAGS = {
    "ar": {
        "قتل": "VBD NOUN", "هجوم": "NOUN", "اصيب": "VBD", "تبنت": "VBD", "يستهدف": "VBZ", "عمل": "NOUN VBD",
        "علي": "ADP", "محمد": "PROPN", "الحي": "NOUN", "التزام": "NOUN", "لبنان": "NOUN",
    },
    "es": {
        "ataque": "NOUN", "atacó": "VBD", "atacamos": "VBD VBP", "muertos": "NOUN VBN ADJ", "asesinadas": "VBN",
        "hiriendo": "VBG", "dijeron": "VBD", "persiguieron": "VBD", "huyó": "VBD", "reivindicará": "VBZ FUT",
        "habrían": "VBP COND", "resulto": "VBD", "gravemente": "ADV",
    },
    "fr": {
        "tué": "VBN", "mort": "NOUN VBN ADJ", "blessés": "VBN NOUN ADJ", "prirent": "VBD", "mène": "VBZ",
        "visant": "VBG", "revendiquera": "VBZ FUT", "auraient": "VBP COND", "detruits": "VBN", "grièvement": "ADV",
    },
}  # fmt: skip
FAMILIES = """attack kill die injure capture seize destroy damage use take_place repel free clash threat plan deny claim
    say confirm accuse suspect loss find_body happen"""
ROLES = """agent patient target item weapon place attack defender loser cause speaker relay hearer content number
    subject act"""
SLOTS = frozenset({"subj", "obj", "gap", "poss", "apposition", "that"})
MARKS = frozenset({"FUT", "COND", "SUBJ"})
TABLE_KEYS = {
    "words.tsv": "form", "persons.tsv": "form", "ranks.tsv": "title", "sources.tsv": "form", "targets.tsv": "form",
    "units.tsv": "form", "toponyms.tsv": "form", "toponym_signs.tsv": "sign", "examples.tsv": "sentence",
}  # fmt: skip
each_language = pytest.mark.parametrize("tables", ALL, ids=lambda tables: tables.lang)


def read_toml(lang: str, name: str) -> dict[str, Any]:
    return tomllib.loads((files("dragoman.read") / "lexicons" / lang / name).read_text(encoding="utf-8"))


def each_row(name: str, read: Callable[[str], Iterable[dict[str, Any]]], key: str) -> pytest.MarkDecorator:
    """A test of each row of each language, called after the language and a column."""
    rows = [(tables, row) for tables in ALL for row in read(tables.lang)]
    ids = [f"{tables.lang}-{row[key]}" for tables, row in rows]
    return pytest.mark.parametrize(("tables", name), rows, ids=ids)


@cache
def open_atlas() -> Atlas:
    return Atlas.open()


@cache
def lexicon_of(lang: str) -> Lexicon:
    return load_lexicon(lang, open_atlas())


@pytest.mark.parametrize("name", [*TABLE_KEYS, "acts.tsv"])
@each_language
def test_a_table_has_no_row_twice(tables: Tables, name: str) -> None:
    key = tables.acts_key if name == "acts.tsv" else (TABLE_KEYS[name],)
    folds = tables.folds and not name.startswith("toponym")  # "إفريقي" and "أفريقي" are two forms there
    counts = Counter(
        tuple(" ".join(fold_pieces(row[column])) if folds else row[column] for column in key)
        for row in table_rows(tables.lang, name)
    )
    assert [row for row, times in counts.items() if times > 1] == []


@pytest.mark.parametrize("name", ["words.tsv", "examples.tsv"])
@each_language
def test_there_are_forms_and_examples_enough(tables: Tables, name: str) -> None:
    least = tables.least_words if name == "words.tsv" else tables.least_examples
    assert sum(1 for _ in table_rows(tables.lang, name)) >= least


@each_language
def test_words_have_known_tags_and_a_mark_of_tense_or_mood_never_stands_first(tables: Tables) -> None:
    known = frozenset(tables.tags.split())
    rows = [(row["form"], row["pos"].split("|")) for row in table_rows(tables.lang, "words.tsv")]
    assert [form for form, tags in rows if not known.issuperset(tags) or tags[0] in MARKS] == []


@pytest.mark.parametrize(
    ("lang", "form", "tags"),
    [(lang, form, tags) for lang, forms in LIKELIEST_TAGS.items() for form, tags in forms.items()],
)
def test_a_form_has_its_likeliest_tag_first(lang: str, form: str, tags: str) -> None:
    likeliest = tuple(tags.split())
    assert lexicon_of(lang).words[form][: len(likeliest)] == likeliest


@each_language
def test_every_frame_names_roles_and_slots_that_the_engine_knows(tables: Tables) -> None:
    families = set(FAMILIES.split()) & {row["family"] for row in table_rows("en", "acts.tsv")}
    slots = SLOTS | set(read_toml(tables.lang, "grammar.toml")["relations"])
    for row in table_rows(tables.lang, "acts.tsv"):
        frame = frame_slots(row["frame"])
        assert row["family"] in families, row["lemma"]
        assert set(frame.values()) <= set(ROLES.split()), row["lemma"]
        assert {slot for slot in frame if slot not in slots} == set(), row["lemma"]
        assert row["event_type"] in {"", *EventType}, row["lemma"]
        assert row["pos"] in ("verb", "noun", "phrase"), row["lemma"]


@each_language
def test_a_hole_in_a_phrase_has_a_role_when_its_frame_asks_for_one(tables: Tables) -> None:
    for row in table_rows(tables.lang, "acts.tsv"):
        if "gap" in frame_slots(row["frame"]):
            assert all("…" in form for form in row["forms"].split("|")), row["lemma"]


@each_language
def test_the_classes_that_the_engine_asks_for_are_there(tables: Tables) -> None:
    modules = Path(str(files("dragoman.read"))).rglob("*.py")
    source = "".join(path.read_text(encoding="utf-8") for path in modules)
    asked = set(re.findall(r'(?:classes\(|is_one_of\([^"()]+, )"([a-z_]+)"\)', source))
    held, english = (read_toml(lang, "grammar.toml") for lang in (tables.lang, "en"))
    assert len(asked) > 150
    assert (asked & set(english["classes"])) - set(held["classes"]) == set()
    assert set(english["classes"]) - set(held["classes"]) == set()
    assert set(english["cues"]) - set(held["cues"]) == set()


@pytest.mark.parametrize("lang", ["es", "fr"])  # Arabic's classes also hold its own words
def test_a_preposition_stands_in_classes_by_its_engines_name(lang: str) -> None:
    grammar = read_toml(lang, "grammar.toml")
    for name in ("aimed", "agents", "instruments", "aims", "among", "carrying", "period_preps"):
        assert set(grammar["classes"][name]) <= set(grammar["relations"]), name


@each_language
def test_a_word_of_one_relation_stands_in_no_other(tables: Tables) -> None:
    relations = read_toml(tables.lang, "grammar.toml")["relations"]
    words = Counter(word for forms in relations.values() for word in forms)
    assert [word for word, times in words.items() if times > 1] == []


@each_language
def test_the_screen_knows_every_word_that_it_calls_everyday(tables: Tables) -> None:
    lists, english = (read_toml(lang, "screen.toml") for lang in (tables.lang, "en"))
    acts = {row["lemma"] for row in table_rows(tables.lang, "acts.tsv")}
    people = {row["form"] for name in ("persons.tsv", "units.tsv") for row in table_rows(tables.lang, name)}
    named = {name for arm in open_atlas().arms for name in arm.names}
    arms = set(english["everyday_arms"]) if tables.arms_are_english else named
    assert set(lists["everyday_acts"]) - acts == set()
    assert set(lists["everyday_arms"]) - people - arms == set()


@each_language
def test_forms_of_toponyms_lie_where_the_gazetteer_has_them(tables: Tables) -> None:
    forms = ToponymTable.load(tables.lang, open_atlas()).forms
    rows = table_rows(tables.lang, "toponyms.tsv")
    assert [row["form"] for row in rows if forms[row["form"]].entry.id != row["id"]] == []


@each_row("rule", lambda lang: read_toml(lang, "furniture.toml")["rule"], "id")
def test_furniture_is_what_its_examples_say(tables: Tables, rule: dict[str, Any]) -> None:
    pattern = re.compile(rule["pattern"], re.IGNORECASE)
    matches = {"whole": pattern.fullmatch, "start": pattern.match, "part": pattern.search}[rule["match"]]
    examples, others = rule["examples"], rule["not"]
    assert isinstance(examples, list) and isinstance(others, list)
    assert [line for line in examples if matches(line) is None] == []
    assert [line for line in others if matches(line) is not None] == []


def strings(node: object) -> Iterator[str]:
    """Every string of a table, however deep."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, (dict, list)):
        for part in node.values() if isinstance(node, dict) else node:
            yield from strings(part)


@each_row("row", lambda lang: table_rows(lang, "examples.tsv"), "entry")
def test_an_example_holds_the_entry_that_it_shows(tables: Tables, row: dict[str, str]) -> None:
    table, _, phrase = row["entry"].partition(":")
    source = SourceText(Document("example", row["sentence"], lang=tables.lang), row["sentence"])
    cut_tokens(source, lexicon_of(tables.lang))
    found_names = find_names(source, lexicon_of(tables.lang))
    entries = {entry for found in found_names.values() for _, entry in found}
    if table == "no_act":
        phrases = {entry.key for entry in entries if entry.kind == "no_act"}
        assert phrases if tables.names_no_act_by_list else phrase in phrases
    elif phrase:
        assert phrase in set(strings(read_toml(tables.lang, "modality.toml")[table]))
        assert all(part in row["sentence"].casefold() for part in phrase.split())
    elif row["family"] != "none":
        acts = {(e.key, e.family, e.value) for e in entries if e.kind == "act"}
        wanted = (row["entry"], row["family"])
        assert wanted in {act[:2] for act in acts}
        assert not row["event_type"] or (*wanted, row["event_type"]) in acts
