"""What the words of number mean in Spanish; every text is invented."""

from __future__ import annotations

import pytest

from dragoman.base.claim import Qualifier
from dragoman.read.numbers import CountMention, NumberKind, NumberLexicon, find_counts
from tests.growth import is_linear

LEXICON = NumberLexicon.load("es")
Row = tuple[str, int | None, int | None, str]

ONES = (
    "", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce", "trece",
    "catorce", "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve", "veinte", "veintiuno", "veintidós",
    "veintitrés", "veinticuatro", "veinticinco", "veintiséis", "veintisiete", "veintiocho", "veintinueve",
)  # fmt: skip
TENS = ("", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa")
HUNDREDS = (
    "", "ciento", "doscientos", "trescientos", "cuatrocientos", "quinientos", "seiscientos", "setecientos",
    "ochocientos", "novecientos",
)  # fmt: skip


def in_words(number: int) -> str:
    """A number under ten thousand in Spanish words."""
    thousands, rest = divmod(number, 1000)
    words = [] if not thousands else ["mil"] if thousands == 1 else [ONES[thousands], "mil"]
    if rest == 100:
        return " ".join([*words, "cien"])
    if rest >= 100:
        words.append(HUNDREDS[rest // 100])
    below = rest % 100
    if below < 30:
        words += [ONES[below]] if below else []
    else:
        words += [TENS[below // 10], *(["y", ONES[below % 10]] if below % 10 else [])]
    return " ".join(words)


def before_noun(words: str) -> str:
    """The same before a masculine noun: "treinta y un soldados"."""
    return words[: -len("veintiuno")] + "veintiún" if words.endswith("veintiuno") else words.removesuffix("o")


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


def test_find_counts_reads_every_number_written_out() -> None:
    wrong = []
    for number in range(2, 10_000):
        words = in_words(number)
        for written in {words, before_noun(words) if words.endswith("uno") else words}:
            if counts(f"Según él, {written} soldados") != [(written, number, number, "exact")]:
                wrong.append((written, counts(written)))
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2.000 cartuchos", 2000),
        ("1.234.567 personas", 1234567),
        ("2,5 millones de personas", 2500000),
        ("quince (15) fusiles", 15),
        ("un (1) fusil", 1),
        ("uno de los soldados", 1),
        ("doscientas personas", 200),
        ("medio millón de personas", 500000),
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
        ("una decena de guerrilleros", ("una decena", 10, 10, "about")),
        ("más de un centenar de heridos", ("más de un centenar", 101, None, "more_than")),
        ("mas de 20 heridos", ("mas de 20", 21, None, "more_than")),
        ("al menos nueve soldados", ("al menos nueve", 9, None, "at_least")),
        ("nueve soldados al menos", ("nueve", 9, None, "at_least")),
        ("unos 50 hombres", ("unos 50", 50, 50, "about")),
        ("cerca de cuarenta hombres", ("cerca de cuarenta", 40, 40, "nearly")),
        ("hasta quince muertos", ("hasta quince", None, 15, "up_to")),
        ("menos de diez", ("menos de diez", None, 9, "up_to")),
        ("entre 20 y 30 hombres", ("entre 20 y 30", 20, 30, "range")),
        ("dos o tres hombres", ("dos o tres", 2, 3, "range")),
        ("decenas de muertos", ("decenas", 20, None, "dozens")),
        ("cientos de muertos", ("cientos", 200, None, "hundreds")),
        ("varios soldados", ("varios", 3, None, "several")),
        ("ningún herido", ("ningún", 0, 0, "none")),
        ("nadie resultó herido", ("nadie", 0, 0, "none")),
    ],
)
def test_find_counts_follows_the_table_of_tolls(text: str, row: Row) -> None:
    assert counts(text) == [row]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("una ametralladora de 12,7 mm", NumberKind.CALIBRE),
        ("la Brigada 17", NumberKind.DESIGNATION),
        ("el comunicado n.º 214", NumberKind.DESIGNATION),
        ("un hombre de 45 años", NumberKind.AGE),
        ("durante tres años", NumberKind.DURATION),
        ("a las 6 de la tarde", NumberKind.TIME),
        ("a 3 km de la ciudad", NumberKind.MEASURE),
        ("20 % de los hombres", NumberKind.PERCENT),
        ("5 millones de pesos", NumberKind.MONEY),
        ("el 5 de marzo de 2023", NumberKind.DATE),
        ("en 2017", NumberKind.YEAR),
    ],
)
def test_find_counts_tells_other_numbers_apart(text: str, kind: NumberKind) -> None:
    assert only(text).kind is kind


@pytest.mark.parametrize(
    "text", ["", "un soldado y una moto", "una vez más", "en cuarentena", "😀 Київ 军队"]
)
def test_find_counts_leaves_other_words_alone(text: str) -> None:
    assert counts(text) == []


@pytest.mark.parametrize("text", ["1" + ".000" * 250_000, "treinta y " * 100_000, "al menos unos " * 70_000])
def test_find_counts_is_linear_on_hostile_spanish(text: str) -> None:
    assert is_linear(lambda part: find_counts(part, LEXICON), text)
