"""The Arabic tables: they load, repeat nothing, name only what the engine knows, and say what their examples show."""

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
from dragoman.read.folding import fold_pieces
from dragoman.read.lexicon import Entry, Lexicon, frame_slots, load_lexicon, table_rows
from dragoman.read.screen import ScreenTable, screen_out
from dragoman.read.text import SourceText, cut_tokens
from dragoman.read.toponym_table import ToponymTable

FOLDER = files("dragoman.read") / "lexicons" / "ar"
ENGLISH = files("dragoman.read") / "lexicons" / "en"
ROLES = frozenset(
    {
        "agent", "patient", "target", "item", "weapon", "place", "attack", "defender", "loser", "cause",
        "speaker", "relay", "hearer", "content", "number", "subject", "act",
    }
)  # fmt: skip
SLOTS = frozenset({"subj", "obj", "gap", "poss", "apposition", "that", "of"})
TAGS = frozenset(
    {
        "VBD",
        "VBZ",
        "NOUN",
        "ADJ",
        "ADV",
        "ADP",
        "DET",
        "PRON",
        "SCONJ",
        "CCONJ",
        "AUX",
        "NUM",
        "PROPN",
        "PART",
    }
)


def read_toml(name: str) -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return Atlas.open()


@pytest.fixture(scope="module")
def lexicon(atlas: Atlas) -> Lexicon:
    return load_lexicon("ar", atlas)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("words.tsv", ("form",)),
        ("acts.tsv", ("lemma", "pos", "family", "event_type")),
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
    as_written = name.startswith("toponym")  # "إفريقي" and "أفريقي" are two forms there
    counts = Counter(
        tuple(row[c] if as_written else " ".join(fold_pieces(row[c])) for c in key)
        for row in table_rows("ar", name)
    )
    assert [row for row, times in counts.items() if times > 1] == []


def test_there_are_forms_enough_of_general_news() -> None:
    assert sum(1 for _ in table_rows("ar", "words.tsv")) >= 12_000


def test_words_have_known_tags() -> None:
    rows = [(row["form"], row["pos"].split("|")) for row in table_rows("ar", "words.tsv")]
    assert [form for form, tags in rows if not TAGS.issuperset(tags)] == []


@pytest.mark.parametrize(
    ("form", "tags"),
    [
        ("قتل", ("VBD", "NOUN")),
        ("هجوم", ("NOUN",)),
        ("اصيب", ("VBD",)),
        ("تبنت", ("VBD",)),
        ("يستهدف", ("VBZ",)),
        ("عمل", ("NOUN", "VBD")),
        ("علي", ("ADP",)),
        ("محمد", ("PROPN",)),
        ("الحي", ("NOUN",)),
        ("التزام", ("NOUN",)),
        ("لبنان", ()),
    ],
)
def test_a_form_has_its_likeliest_tag_first(lexicon: Lexicon, form: str, tags: tuple[str, ...]) -> None:
    assert lexicon.words.get(form, ())[: len(tags)] == tags


@pytest.mark.parametrize(
    "word",
    ["قوات", "ولاية", "بلدة", "كتيبة", "لواء", "فجر", "وقع", "وصل", "فتح", "بنادق", "كمين", "لغم", "فقد", "سقط",
     "كانت", "بعد", "قتلهم_", "مدينتهم_"],
)  # fmt: skip
def test_a_word_that_begins_like_a_clitic_is_whole_and_others_are_cut(lexicon: Lexicon, word: str) -> None:
    assert bool(lexicon.cut(word.rstrip("_"))) == word.endswith("_")


@pytest.mark.parametrize(
    ("word", "lows"),
    [
        ("وبالقرب", ["و", "ب", "قرب"]),
        ("للجيش", ["ل", "جيش"]),
        ("بسيارتهم", ["ب", "سياره", "ـهم"]),
        ("فاستولوا", ["ف", "استولوا"]),
        ("وتبنت", ["و", "تبنت"]),
        ("سيهاجمون", ["س", "يهاجمون"]),
        ("كجنود", ["ك", "جنود"]),
    ],
)
def test_clitics_are_cut_off_words_of_the_tables(lexicon: Lexicon, word: str, lows: list[str]) -> None:
    assert [low for _, low in lexicon.cut(word)] == lows


def test_every_frame_names_roles_and_slots_that_the_engine_knows() -> None:
    families = {row["family"] for row in table_rows("en", "acts.tsv")}
    slots = SLOTS | set(read_toml("grammar.toml")["relations"])
    for row in table_rows("ar", "acts.tsv"):
        frame = frame_slots(row["frame"])
        assert row["family"] in families, row["lemma"]
        assert set(frame.values()) <= ROLES, row["lemma"]
        assert {slot for slot in frame if slot not in slots} == set(), row["lemma"]
        assert row["event_type"] in {"", *EventType}, row["lemma"]
        assert row["pos"] in ("verb", "noun", "phrase"), row["lemma"]


def test_a_hole_in_a_phrase_has_a_role_and_a_role_its_hole() -> None:
    for row in table_rows("ar", "acts.tsv"):
        has_hole = {"…" in form for form in row["forms"].split("|")}
        assert has_hole == {"gap" in frame_slots(row["frame"])}, row["lemma"]


def test_a_dual_form_is_no_other_form_of_its_row() -> None:
    for name in ("persons.tsv", "targets.tsv", "units.tsv"):
        for row in table_rows("ar", name):
            others = {tuple(fold_pieces(form)) for form in (row["form"], *row["plural"].split("|"))}
            duals = [form for form in row["dual"].split("|") if form]
            assert [form for form in duals if tuple(fold_pieces(form)) in others] == [], row["form"]


def test_the_classes_that_the_engine_asks_for_are_there() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in reader_files())
    asked = set(re.findall(r'(?:classes\(|is_one_of\([^"()]+, )"([a-z_]+)"\)', source))
    arabic, english = (
        tomllib.loads((folder / "grammar.toml").read_text(encoding="utf-8")) for folder in (FOLDER, ENGLISH)
    )
    assert len(asked) > 100
    assert (asked & set(english["classes"])) - set(arabic["classes"]) == set()
    assert set(english["classes"]) - set(arabic["classes"]) == set()
    assert set(english["cues"]) - set(arabic["cues"]) == set()


def reader_files() -> Iterator[Path]:
    """The modules of the reader."""
    yield from Path(dragoman.read.__file__).parent.rglob("*.py")


def test_a_word_of_one_relation_stands_in_no_other() -> None:
    words = Counter(word for forms in read_toml("grammar.toml")["relations"].values() for word in forms)
    assert [word for word, times in words.items() if times > 1] == []


@pytest.mark.parametrize(
    ("classes", "table", "column"),
    [
        (("casualties", "casualty_phrases", "plain_claims", "light_acts", "own_verbs", "lasting_states", "of_people",
          "leaving", "no_toll_acts", "hurt_at_all", "shooting_down", "telling_of_acts", "mutual_acts",
          "denials_of_doing"), "acts.tsv", "lemma"),
        (("general_people", "attackers", "own_people", "martyrs", "enemy_people", "members", "suicide_doers", "kin"),
         "persons.tsv", "form"),
    ],
    ids=["acts", "persons"],
)  # fmt: skip
def test_a_class_of_lemmas_names_rows_of_its_table(classes: tuple[str, ...], table: str, column: str) -> None:
    lemmas = {row[column] for row in table_rows("ar", table)}
    held = read_toml("grammar.toml")["classes"]
    assert {name: set(held[name]) - lemmas for name in classes if set(held[name]) - lemmas} == {}


def test_every_word_of_a_phrase_has_a_tag(lexicon: Lexicon) -> None:
    phrases = [
        *(form for row in table_rows("ar", "acts.tsv") for form in (row["lemma"], *row["forms"].split("|"))),
        *(form for name in ("targets.tsv", "units.tsv", "sources.tsv", "persons.tsv") for row in table_rows("ar", name)
          for form in (row["form"], *row["plural"].split("|"))),
    ]  # fmt: skip
    missing = {
        low
        for phrase in phrases
        for low in lexicon.pieces(phrase.replace("…", " "))
        if not lexicon.has(low) and len(low) > 2
    }
    assert missing == set()


def test_the_screen_knows_every_word_that_it_calls_everyday(atlas: Atlas) -> None:
    lists = tomllib.loads((FOLDER / "screen.toml").read_text(encoding="utf-8"))
    acts = {row["lemma"] for row in table_rows("ar", "acts.tsv")}
    people = {row["form"] for name in ("persons.tsv", "units.tsv") for row in table_rows("ar", name)}
    arms = {name for arm in atlas.arms for name in arm.names}
    assert set(lists["everyday_acts"]) - acts == set()
    assert set(lists["everyday_arms"]) - people - arms == set()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("هاجم مسلحون قرية قرب غاو فقتلوا ستة من أهلها.", None),
        ("استعاد الجيش بلدة بامبا يوم الاثنين وقتل ستة مقاتلين.", None),
        ("قتل جنديان حين انفجر لغم بشاحنتهما.", None),
        ("تغني الجوقة مساء الجمعة في الكاتدرائية.", "no word for an act"),
    ],
)
def test_fighting_is_read_and_everyday_news_is_not(lexicon: Lexicon, text: str, reason: str | None) -> None:
    assert screen_out(text, ScreenTable.of(lexicon)) == reason


def test_forms_of_toponyms_lie_where_the_gazetteer_has_them(atlas: Atlas) -> None:
    table = ToponymTable.load("ar", atlas)
    rows = list(table_rows("ar", "toponyms.tsv"))
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
    limit = rule.get("max_chars", 300)
    examples, others = rule["examples"], rule["not"]
    assert isinstance(examples, list) and isinstance(others, list) and isinstance(limit, int)
    assert [line for line in examples if matches(line) is None] == []
    assert [line for line in others if matches(line) is not None and len(line) <= limit] == []


def entries_of(sentence: str, lexicon: Lexicon) -> set[Entry]:
    """All entries that begin anywhere in a sentence."""
    source = SourceText(Document("example", sentence, lang="ar"), sentence)
    cut_tokens(source, lexicon)
    return {entry for found in find_names(source, lexicon).values() for _, entry in found}


@pytest.mark.parametrize(
    "row", list(table_rows("ar", "examples.tsv")), ids=lambda row: str(row["sentence"][:30])
)
def test_an_example_holds_the_entry_that_it_shows(lexicon: Lexicon, row: dict[str, str]) -> None:
    entries = entries_of(row["sentence"], lexicon)
    if row["entry"].startswith("no_act:"):
        assert any(entry.kind == "no_act" for entry in entries)
    elif row["family"] != "none":
        acts = {(e.key, e.family, e.value) for e in entries if e.kind == "act"}
        wanted = (row["entry"], row["family"])
        assert wanted in {act[:2] for act in acts}
        assert not row["event_type"] or (*wanted, row["event_type"]) in acts


def test_there_are_examples_enough() -> None:
    assert sum(1 for _ in table_rows("ar", "examples.tsv")) >= 120
