"""What the words of number mean; every text is invented."""

from __future__ import annotations

import pytest

from dragoman.base.claim import Qualifier
from dragoman.base.errors import SettingsError
from dragoman.read.numbers import CountMention, NumberKind, NumberLexicon, find_counts
from tests.growth import is_linear

LEXICON = NumberLexicon.load("en")
Row = tuple[str, int | None, int | None, str]


def counts(text: str) -> list[Row]:
    """Every count with its words, bounds and qualifier."""
    return [
        (text[m.start : m.end], m.min, m.max, m.qualifier.value)
        for m in find_counts(text, LEXICON)
        if m.is_count
    ]


def only(text: str) -> CountMention:
    """The one number of a text."""
    (mention,) = find_counts(text, LEXICON)
    return mention


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,200 rounds", 1200),
        ("2.000 rounds", 2000),
        ("1\u00a0200 men", 1200),
        ("05 pick-ups", 5),
        ("1,234,567 rounds", 1234567),
        ("1,5 million rounds", 1500000),
        ("2 lakh rounds", 200000),
        ("three crore rounds", 30000000),
        ("thirteen soldiers", 13),
        ("twenty-two soldiers", 22),
        ("forty five soldiers", 45),
        ("two-hundred rounds", 200),
        ("a hundred rounds", 100),
        ("three hundred and fifty rounds", 350),
        ("one million two hundred thousand rounds", 1200000),
        ("three (3) rifles", 3),
        ("fifteen (15) rifles", 15),
        ("a dozen rifles", 12),
        ("two dozen rifles", 24),
        ("half a dozen rifles", 6),
        ("a couple of rifles", 2),
        ("a pair of binoculars", 2),
        ("17x rifles", 17),
        ("2000 fighters", 2000),
    ],
)
def test_find_counts_reads_exact_numbers(text: str, number: int) -> None:
    mention = only(text)
    assert (mention.min, mention.max, mention.qualifier, mention.kind) == (
        number, number, Qualifier.EXACT, NumberKind.CARDINAL,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("over 50 soldiers", ("over 50", 51, None, "more_than")),
        ("more than a hundred", ("more than a hundred", 101, None, "more_than")),
        ("at least 50 soldiers", ("at least 50", 50, None, "at_least")),
        ("50 or more soldiers", ("50 or more", 50, None, "at_least")),
        ("50+ soldiers", ("50+", 50, None, "at_least")),
        ("no fewer than 50", ("no fewer than 50", 50, None, "at_least")),
        ("not less than 50", ("not less than 50", 50, None, "at_least")),
        ("killing “at least ten” men", ("at least ten", 10, None, "at_least")),
        ("killing at least “ten” men", ("at least “ten”", 10, None, "at_least")),
        ("about 50", ("about 50", 50, 50, "about")),
        ("some 50 men", ("some 50", 50, 50, "about")),
        ("an estimated 300 rebels", ("an estimated 300", 300, 300, "about")),
        ("nearly 50", ("nearly 50", 50, 50, "nearly")),
        ("up to 50", ("up to 50", None, 50, "up_to")),
        ("as many as 50", ("as many as 50", None, 50, "up_to")),
        ("possibly as many as 50", ("possibly as many as 50", None, 50, "up_to")),
        ("fewer than 10", ("fewer than 10", None, 9, "up_to")),
        ("between 20 and 30 men", ("between 20 and 30", 20, 30, "range")),
        ("20-30 men", ("20-30", 20, 30, "range")),
        ("15 to 20 men", ("15 to 20", 15, 20, "range")),
        ("two or three men", ("two or three", 2, 3, "range")),
        ("rose from 21 to 24", ("rose from 21 to 24", 24, 24, "exact")),
        ("several men", ("several", 3, None, "several")),
        ("a few men", ("a few", 3, None, "several")),
        ("a large number of men", ("a large number of", 3, None, "several")),
        ("many rifles", ("many", 1, None, "unstated")),
        ("some rifles", ("some", 1, None, "unstated")),
        ("dozens of men", ("dozens", 24, None, "dozens")),
        ("several dozen men", ("several dozen", 24, None, "dozens")),
        ("scores of men", ("scores", 40, None, "dozens")),
        ("tens of men", ("tens", 20, None, "dozens")),
        ("hundreds of men", ("hundreds", 200, None, "hundreds")),
        ("no casualties", ("no", 0, 0, "none")),
        ("no one was hurt", ("no one", 0, 0, "none")),
        ("nobody was hurt", ("nobody", 0, 0, "none")),
        ("none of them", ("none", 0, 0, "none")),
        ("zero losses", ("zero", 0, 0, "none")),
    ],
)
def test_find_counts_follows_the_table_of_tolls(text: str, row: Row) -> None:
    assert counts(text) == [row]


def test_find_counts_qualifies_only_the_next_number() -> None:
    assert counts("at least 50 killed and 90 wounded, and more than 1200 fled") == [
        ("at least 50", 50, None, "at_least"),
        ("90", 90, 90, "exact"),
        ("more than 1200", 1201, None, "more_than"),
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("an AK-47 rifle", NumberKind.DESIGNATION),
        ("the G5 force", NumberKind.DESIGNATION),
        ("the M-8 road", NumberKind.DESIGNATION),
        ("Battalion 88", NumberKind.DESIGNATION),
        ("the 212 Battalion", NumberKind.DESIGNATION),
        ("Communiqué No. 214", NumberKind.DESIGNATION),
        ("on Highway 1", NumberKind.DESIGNATION),
        ("a note [3]", NumberKind.DESIGNATION),
        ("\n4. The camp fell.", NumberKind.DESIGNATION),
        ("a PK 12.7 mm", NumberKind.CALIBRE),
        ("a 14-mm gun", NumberKind.CALIBRE),
        ("a 12, 7 mm gun", NumberKind.CALIBRE),
        ("7.62x39mm rounds", NumberKind.CALIBRE),
        ("the 117th Brigade", NumberKind.ORDINAL),
        ("a man aged 31", NumberKind.AGE),
        ("Corporal Doe, 23, died", NumberKind.AGE),
        ("said a fighter, 24.", NumberKind.AGE),
        ("Jane Doe (45)", NumberKind.AGE),
        ("a 43-year-old", NumberKind.AGE),
        ("at 8.40pm", NumberKind.TIME),
        ("at 6:20am", NumberKind.TIME),
        ("at 0430 hours", NumberKind.TIME),
        ("an 18-hour siege", NumberKind.DURATION),
        ("for four hours", NumberKind.DURATION),
        ("25 km off", NumberKind.MEASURE),
        ("35 kilos of explosive", NumberKind.MEASURE),
        ("on 5 March 2023", NumberKind.DATE),
        ("between 7 and 13 June", NumberKind.DATE),
        ("in 2017", NumberKind.YEAR),
        ("20 per cent", NumberKind.PERCENT),
        ("$5 million", NumberKind.MONEY),
        ("8 out of 10", NumberKind.RATIO),
        ("at 18.00", NumberKind.DECIMAL),
        ("a 12-wheel lorry", NumberKind.COMPOUND),
        ("up from 21", NumberKind.SUPERSEDED),
    ],
)
def test_find_counts_tells_other_numbers_apart(text: str, kind: NumberKind) -> None:
    assert only(text).kind is kind


def test_find_counts_keeps_value_and_unit_of_a_measure() -> None:
    mention = only("35 kilos of explosive")
    assert (mention.min, mention.max, mention.unit) == (35, 35, "kilogram")


@pytest.mark.parametrize("text", ["", "no longer there", "one another", "😀 Київ 军队", "a rifle and a van"])
def test_find_counts_leaves_other_words_alone(text: str) -> None:
    assert counts(text) == []


def test_find_counts_gives_the_core_without_its_qualifier() -> None:
    text = "They say over 50 died."
    mention = only(text)
    assert text[mention.core_start : mention.core_end] == "50"


HOSTILE = {
    "digits": "7" * 1_000_000,
    "groups": "1" + ",000" * 250_000,
    "single": "1 2 " * 250_000,
    "dashes": "5-" * 500_000,
    "glued": "g5" * 300_000,
    "qualifiers": "at least over about " * 50_000,
    "between": "between 5 and " * 70_000,
    "scales": "hundred thousand million " * 40_000,
    "brackets": "((3)" * 200_000,
    "spaces": "five" + " " * 1_000_000 + "hundred",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_find_counts_is_linear_on_hostile_text(name: str) -> None:
    assert is_linear(lambda text: find_counts(text, LEXICON), HOSTILE[name])


def test_load_refuses_a_language_without_lexicon() -> None:
    with pytest.raises(SettingsError, match="'xx' has no lexicon of numbers"):
        NumberLexicon.load("xx")
