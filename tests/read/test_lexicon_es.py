"""The Spanish tables: they load, repeat nothing, name only what the engine knows, and say what their examples show."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

import dragoman.read
from dragoman.atlas import Atlas
from dragoman.base.claim import EventType
from dragoman.base.document import Document
from dragoman.read.entries import find_names
from dragoman.read.lexicon import Entry, Lexicon, frame_slots, load_lexicon, table_rows
from dragoman.read.screen import ScreenTable, screen_out
from dragoman.read.text import SourceText, cut_tokens
from dragoman.read.toponym_table import ToponymTable

FOLDER = files("dragoman.read") / "lexicons" / "es"
ENGLISH = files("dragoman.read") / "lexicons" / "en"
FAMILIES = frozenset(
    {
        "attack", "kill", "die", "injure", "capture", "seize", "destroy", "damage", "use", "take_place",
        "repel", "free", "clash", "threat", "plan", "deny", "claim", "say", "confirm", "accuse", "suspect",
        "loss", "find_body", "happen",
    }
)  # fmt: skip
ROLES = frozenset(
    {
        "agent", "patient", "target", "item", "weapon", "place", "attack", "defender", "loser", "cause",
        "speaker", "relay", "hearer", "content", "number", "subject", "act",
    }
)  # fmt: skip
SLOTS = frozenset({"subj", "obj", "gap", "poss", "apposition", "that"})
MOODS = frozenset({"FUT", "COND", "SUBJ"})
TAGS = frozenset(
    {
        "VB", "VBP", "VBZ", "VBD", "VBG", "VBN", "NOUN", "ADJ", "ADV", "ADP", "DET", "PRON", "SCONJ",
        "CCONJ", "AUX", "NUM", "PROPN", "INTJ", "FUT", "COND", "SUBJ",
    }
)  # fmt: skip


def read_toml(name: str) -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return Atlas.open()


@pytest.fixture(scope="module")
def lexicon(atlas: Atlas) -> Lexicon:
    return load_lexicon("es", atlas)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("words.tsv", ("form",)),
        ("acts.tsv", ("lemma", "pos", "family", "frame")),
        ("persons.tsv", ("form",)),
        ("ranks.tsv", ("title",)),
        ("sources.tsv", ("form",)),
        ("targets.tsv", ("form",)),
        ("units.tsv", ("form",)),
        ("toponyms.tsv", ("form",)),
        ("toponym_signs.tsv", ("sign",)),
        ("examples.tsv", ("sentence",)),
    ],
)
def test_a_table_has_no_row_twice(name: str, key: tuple[str, ...]) -> None:
    counts = Counter(tuple(row[column] for column in key) for row in table_rows("es", name))
    assert [row for row, times in counts.items() if times > 1] == []


def test_there_are_forms_enough_of_general_news() -> None:
    assert sum(1 for _ in table_rows("es", "words.tsv")) >= 5_000


def test_words_have_known_tags_and_a_mark_of_mood_never_stands_first() -> None:
    rows = [(row["form"], row["pos"].split("|")) for row in table_rows("es", "words.tsv")]
    assert [form for form, tags in rows if not TAGS.issuperset(tags) or tags[0] in MOODS] == []


@pytest.mark.parametrize(
    ("form", "tags"),
    [
        ("ataque", ("NOUN",)),
        ("atacó", ("VBD",)),
        ("atacamos", ("VBD", "VBP")),
        ("muertos", ("NOUN", "VBN", "ADJ")),
        ("asesinadas", ("VBN",)),
        ("hiriendo", ("VBG",)),
        ("dijeron", ("VBD",)),
        ("persiguieron", ("VBD",)),
        ("huyó", ("VBD",)),
        ("reivindicará", ("VBZ", "FUT")),
        ("habrían", ("VBP", "COND")),
        ("resulto", ("VBD",)),
        ("gravemente", ("ADV",)),
    ],
)
def test_a_form_has_its_likeliest_tag_first(lexicon: Lexicon, form: str, tags: tuple[str, ...]) -> None:
    assert lexicon.words[form][: len(tags)] == tags


def test_every_frame_names_roles_and_slots_that_the_engine_knows() -> None:
    slots = SLOTS | set(read_toml("grammar.toml")["relations"])
    for row in table_rows("es", "acts.tsv"):
        frame = frame_slots(row["frame"])
        assert row["family"] in FAMILIES, row["lemma"]
        assert set(frame.values()) <= ROLES, row["lemma"]
        assert {slot for slot in frame if slot not in slots} == set(), row["lemma"]
        assert row["event_type"] in {"", *EventType}, row["lemma"]
        assert row["pos"] in ("verb", "noun", "phrase"), row["lemma"]


def test_a_hole_in_a_phrase_has_a_role_when_its_frame_asks_for_one() -> None:
    for row in table_rows("es", "acts.tsv"):
        if "gap" in frame_slots(row["frame"]):
            assert all("…" in form for form in row["forms"].split("|")), row["lemma"]


def test_the_classes_that_the_engine_asks_for_are_there() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in reader_files())
    asked = set(re.findall(r'classes\("([a-z_]+)"\)', source))
    spanish, english = (
        tomllib.loads((folder / "grammar.toml").read_text(encoding="utf-8")) for folder in (FOLDER, ENGLISH)
    )
    assert len(asked) > 100
    assert (asked & set(english["classes"])) - set(spanish["classes"]) == set()
    assert set(english["classes"]) - set(spanish["classes"]) == set()
    assert set(english["cues"]) - set(spanish["cues"]) == set()


def reader_files() -> Iterator[Path]:
    """The modules of the reader."""
    yield from Path(dragoman.read.__file__).parent.rglob("*.py")


def test_a_preposition_stands_in_classes_by_its_engines_name() -> None:
    grammar = read_toml("grammar.toml")
    names = set(grammar["relations"])
    for name in (
        "aimed",
        "agents",
        "instruments",
        "aims",
        "among",
        "carrying",
        "period_preps",
    ):
        assert set(grammar["classes"][name]) <= names, name


def test_a_word_of_one_relation_stands_in_no_other() -> None:
    words = Counter(word for forms in read_toml("grammar.toml")["relations"].values() for word in forms)
    assert [word for word, times in words.items() if times > 1] == []


WORD = re.compile(r"[^\W_]+")
PREPOSITIONS = frozenset({"a", "al", "con", "de", "del", "en", "entre", "como", "contra", "sin"})


def test_every_word_of_a_phrase_has_a_tag(lexicon: Lexicon) -> None:
    closed = {word for words in read_toml("grammar.toml")["classes"].values() for word in words}
    known = closed | set(lexicon.words) | PREPOSITIONS
    phrases = [
        *(form for row in table_rows("es", "acts.tsv") for form in (row["lemma"], *row["forms"].split("|"))),
        *(form for name in ("targets.tsv", "units.tsv", "sources.tsv") for row in table_rows("es", name)
          for form in (row["form"], row["plural"])),
    ]  # fmt: skip
    missing = {word for phrase in phrases for word in WORD.findall(phrase.lower()) if word not in known}
    assert missing == set()


def test_the_screen_knows_every_word_that_it_calls_everyday() -> None:
    lists = tomllib.loads((FOLDER / "screen.toml").read_text(encoding="utf-8"))
    acts = {row["lemma"] for row in table_rows("es", "acts.tsv")}
    people = {row["form"] for name in ("persons.tsv", "units.tsv") for row in table_rows("es", name)}
    english = tomllib.loads((ENGLISH / "screen.toml").read_text(encoding="utf-8"))
    assert set(lists["everyday_acts"]) - acts == set()
    assert set(lists["everyday_arms"]) - people - set(english["everyday_arms"]) == set()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Hombres armados atacaron una aldea cerca de Tumaco.", None),
        ("El Ejército retomó Tibú el lunes y mató a seis combatientes.", None),
        ("Dos soldados murieron cuando su camión pisó una mina.", None),
        ("El coro canta el viernes en la catedral.", "no word for an act"),
        ("La sequía desata protestas entre los ganaderos.", "words for acts, but nobody armed"),
    ],
)
def test_fighting_is_read_and_everyday_news_is_not(lexicon: Lexicon, text: str, reason: str | None) -> None:
    assert screen_out(text, ScreenTable.of(lexicon)) == reason


def test_forms_of_toponyms_lie_where_the_gazetteer_has_them(atlas: Atlas) -> None:
    table = ToponymTable.load("es", atlas)
    rows = list(table_rows("es", "toponyms.tsv"))
    assert [row["form"] for row in rows if table.forms[row["form"]].entry.id != row["id"]] == []


def furniture_rules() -> list[dict[str, object]]:
    rules: list[dict[str, object]] = tomllib.loads((FOLDER / "furniture.toml").read_text(encoding="utf-8"))[
        "rule"
    ]
    return rules


@pytest.mark.parametrize("rule", furniture_rules(), ids=lambda rule: str(rule["id"]))
def test_furniture_is_what_its_examples_say(rule: dict[str, object]) -> None:
    pattern = re.compile(str(rule["pattern"]), re.IGNORECASE)
    matches = {"whole": pattern.fullmatch, "start": pattern.match, "part": pattern.search}[str(rule["match"])]
    examples, others = rule["examples"], rule["not"]
    assert isinstance(examples, list) and isinstance(others, list)
    assert [line for line in examples if matches(line) is None] == []
    assert [line for line in others if matches(line) is not None] == []


def entries_of(sentence: str, lexicon: Lexicon) -> set[Entry]:
    """All entries that begin anywhere in a sentence."""
    source = SourceText(Document("example", sentence, lang="es"), sentence)
    cut_tokens(source, lexicon)
    return {entry for found in find_names(source, lexicon).values() for _, entry in found}


@pytest.mark.parametrize("row", list(table_rows("es", "examples.tsv")), ids=lambda row: str(row["entry"]))
def test_an_example_holds_the_entry_that_it_shows(lexicon: Lexicon, row: dict[str, str]) -> None:
    table, _, phrase = row["entry"].partition(":")
    entries = entries_of(row["sentence"], lexicon)
    if table == "no_act":
        assert phrase in {entry.key for entry in entries if entry.kind == "no_act"}
    elif phrase:
        assert phrase in set(strings(read_toml("modality.toml")[table]))
        assert all(part in row["sentence"].casefold() for part in phrase.split())
    elif row["family"] != "none":
        acts = {(e.key, e.family, e.value) for e in entries if e.kind == "act"}
        wanted = (row["entry"], row["family"])
        assert wanted in {act[:2] for act in acts}
        assert not row["event_type"] or (*wanted, row["event_type"]) in acts


def strings(node: object) -> Iterator[str]:
    """Every string of a table, however deep."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, (dict, list)):
        for part in node.values() if isinstance(node, dict) else node:
            yield from strings(part)


def test_there_are_examples_enough() -> None:
    assert sum(1 for _ in table_rows("es", "examples.tsv")) >= 60
