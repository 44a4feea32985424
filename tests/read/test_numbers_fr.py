"""What the words of number mean in French; every text is invented."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from dragoman.base.claim import Qualifier
from dragoman.read.numbers import CountMention, NumberKind, NumberLexicon, find_counts
from tests.growth import is_linear

LEXICON = NumberLexicon.load("fr")
Row = tuple[str, int | None, int | None, str]

ONES = (
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
    "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
)  # fmt: skip
TENS = ("", "", "vingt", "trente", "quarante", "cinquante", "soixante")


def below_100(number: int) -> str:
    """A number under a hundred as France writes it."""
    if number < 20:
        return ONES[number]
    if number >= 80:
        return "quatre-vingts" if number == 80 else "quatre-vingt-" + ONES[number - 80]
    tens = TENS[min(number // 10, 6)]
    rest = number - 10 * min(number // 10, 6)
    if rest == 0:
        return tens
    return tens + (" et " if rest in (1, 11) else "-") + ONES[rest]


def in_words(number: int) -> str:
    """A number under ten thousand in French words."""
    if number < 100:
        return below_100(number)
    thousands, hundreds, rest = number // 1000, number // 100 % 10, number % 100
    words = [] if not thousands else ["mille"] if thousands == 1 else [ONES[thousands], "mille"]
    if hundreds:
        words += ["cent"] if hundreds == 1 else [ONES[hundreds], "cents" if not rest else "cent"]
    return " ".join([*words, *([below_100(rest)] if rest else [])])


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


def without_accents(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def in_swiss_words(number: int) -> str:
    """The same under a hundred with septante and nonante."""
    tens = {7: "septante", 9: "nonante"}[number // 10]
    return tens + {0: "", 1: " et un"}.get(number % 10, "-" + ONES[number % 10])


WRITTEN: dict[str, Callable[[int], str]] = {
    "as in a book": in_words,
    "hyphens throughout": lambda n: in_words(n).replace(" ", "-"),
    "no hyphens": lambda n: in_words(n).replace("-", " "),
    "capitals": lambda n: in_words(n).upper(),
    "no-break hyphens": lambda n: in_words(n).replace("-", "\u2011"),
}


@pytest.mark.parametrize("way", WRITTEN)
def test_find_counts_reads_every_number_written_out(way: str) -> None:
    wrong = []
    for number in range(2, 10_000):
        words = WRITTEN[way](number)
        text = f"Selon lui, {words} obus sont tombés."
        if counts(text) != [(words, number, number, "exact")]:
            wrong.append((words, counts(text)))
    assert wrong == []


@pytest.mark.parametrize("number", [*range(70, 80), *range(90, 100)])
def test_find_counts_reads_septante_and_nonante(number: int) -> None:
    words = in_swiss_words(number)
    assert counts(f"{words} soldats") == [(words, number, number, "exact")]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("05 pick-up", 5),
        ("2.000 cartouches", 2000),
        ("2 000 cartouches", 2000),
        ("2\u00a0000 cartouches", 2000),
        ("2\u202f000 cartouches", 2000),
        ("1 234 567 habitants", 1234567),
        ("2,5 millions de personnes", 2500000),
        ("trois millions deux cent mille personnes", 3200000),
        ("un million d’habitants", 1000000),
        ("un demi-million de personnes", 500000),
        ("quinze (15) fusils", 15),
        ("un (01) mort", 1),
        ("une (1) arme", 1),
        ("l’un des assaillants", 1),
        ("une seule victime", 1),
        ("vingt-et-une personnes", 21),
        ("soixante et onze détenus", 71),
    ],
)
def test_find_counts_reads_exact_numbers(text: str, number: int) -> None:
    mention = only(text)
    assert (mention.min, mention.max, mention.qualifier, mention.kind) == (
        number, number, Qualifier.EXACT, NumberKind.CARDINAL,
    )  # fmt: skip


TABLE: list[tuple[str, Row]] = [
    ("une dizaine de soldats", ("une dizaine", 10, 10, "about")),
    ("une quinzaine de morts", ("une quinzaine", 15, 15, "about")),
    ("la trentaine de blindés", ("trentaine", 30, 30, "about")),
    ("une douzaine de motos", ("une douzaine", 12, 12, "about")),
    ("une demi-douzaine de motos", ("une demi-douzaine", 6, 6, "exact")),
    ("deux dizaines de motos", ("deux dizaines", 20, 20, "about")),
    ("une centaine de morts", ("une centaine", 100, 100, "about")),
    ("plus d’une centaine de morts", ("plus d’une centaine", 101, None, "more_than")),
    ("près d'une vingtaine", ("près d'une vingtaine", 20, 20, "nearly")),
    ("une dizaine de milliers de déplacés", ("une dizaine de milliers", 10000, 10000, "about")),
    ("plusieurs dizaines de morts", ("plusieurs dizaines", 20, None, "dozens")),
    ("des dizaines de morts", ("des dizaines", 20, None, "dozens")),
    ("des centaines de morts", ("des centaines", 200, None, "hundreds")),
    ("des milliers d'obus", ("des milliers", 2000, None, "hundreds")),
    ("des dizaines de milliers d'obus", ("des dizaines de milliers", 20000, None, "hundreds")),
    ("plusieurs soldats", ("plusieurs", 3, None, "several")),
    ("quelques soldats", ("quelques", 3, None, "several")),
    ("un certain nombre d’armes", ("un certain nombre d’", 3, None, "several")),
    ("une grande quantité de munitions", ("une grande quantité de", 1, None, "unstated")),
    ("au moins neuf soldats", ("au moins neuf", 9, None, "at_least")),
    ("neuf au moins", ("neuf au moins", 9, None, "at_least")),
    ("neuf soldats au moins", ("neuf", 9, None, "at_least")),
    ("neuf soldats maliens tués au minimum", ("neuf", 9, None, "at_least")),
    ("pas moins de 50 obus", ("pas moins de 50", 50, None, "at_least")),
    ("50 ou plus", ("50 ou plus", 50, None, "at_least")),
    ("plus de 50 morts", ("plus de 50", 51, None, "more_than")),
    ("le bilan dépasse 45 morts", ("dépasse 45", 46, None, "more_than")),
    ("un bilan qui depasse les 45 morts", ("depasse les 45", 46, None, "more_than")),
    ("près de quarante morts", ("près de quarante", 40, 40, "nearly")),
    ("environ 50 hommes", ("environ 50", 50, 50, "about")),
    ("une attaque d’environ 50 hommes", ("environ 50", 50, 50, "about")),
    ("50 hommes environ", ("50", 50, 50, "about")),
    ("quelque 50 hommes", ("quelque 50", 50, 50, "about")),
    ("jusqu’à quinze morts", ("jusqu’à quinze", None, 15, "up_to")),
    ("tout au plus dix morts", ("tout au plus dix", None, 10, "up_to")),
    ("dix morts tout au plus", ("dix", None, 10, "up_to")),
    ("ne dépasse pas 12", ("ne dépasse pas 12", None, 12, "up_to")),
    ("moins de dix hommes", ("moins de dix", None, 9, "up_to")),
    ("entre 20 et 30 hommes", ("entre 20 et 30", 20, 30, "range")),
    ("un groupe de 20 à 30 hommes", ("20 à 30", 20, 30, "range")),
    ("3 000 à 4 000 hommes", ("3 000 à 4 000", 3000, 4000, "range")),
    ("un ou deux hommes", ("un ou deux", 1, 2, "range")),
    ("20-30 hommes", ("20-30", 20, 30, "range")),
    ("le bilan est passé de 21 à 24 morts", ("est passé de 21 à 24", 24, 24, "exact")),
    ("aucun blessé", ("aucun", 0, 0, "none")),
    ("personne n’a été touché", ("personne", 0, 0, "none")),
    ("zéro perte", ("zéro", 0, 0, "none")),
    ("un des kamikazes", ("un", 1, 1, "exact")),
    ("plus de « vingt » morts", ("plus de « vingt »", 21, None, "more_than")),
]


@pytest.mark.parametrize(("text", "row"), TABLE, ids=[text for text, _ in TABLE])
def test_find_counts_follows_the_table_of_tolls(text: str, row: Row) -> None:
    assert counts(text) == [row]


@pytest.mark.parametrize(("text", "row"), TABLE, ids=[text for text, _ in TABLE])
def test_find_counts_does_not_need_accents(text: str, row: Row) -> None:
    assert counts(without_accents(text)) == [(without_accents(row[0]), *row[1:])]


@pytest.mark.parametrize(("text", "row"), TABLE, ids=[text for text, _ in TABLE])
def test_find_counts_reads_accents_that_are_signs_of_their_own(text: str, row: Row) -> None:
    assert counts(unicodedata.normalize("NFD", text)) == [(unicodedata.normalize("NFD", row[0]), *row[1:])]


def test_find_counts_gives_a_qualifier_to_its_own_number() -> None:
    text = "Trois soldats, au moins dix civils et plus de 40 assaillants tués ; ils étaient sept."
    assert counts(text) == [
        ("Trois", 3, 3, "exact"),
        ("au moins dix", 10, None, "at_least"),
        ("plus de 40", 41, None, "more_than"),
        ("sept", 7, 7, "exact"),
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("une mitrailleuse de 12,7 mm", NumberKind.CALIBRE),
        ("une mitrailleuse de 14,5\u00a0mm", NumberKind.CALIBRE),
        ("un fusil de calibre 12", NumberKind.CALIBRE),
        ("la 117e brigade", NumberKind.ORDINAL),
        ("la 1re région militaire", NumberKind.ORDINAL),
        ("la brigade 117", NumberKind.DESIGNATION),
        ("le communiqué n° 214", NumberKind.DESIGNATION),
        ("le communiqué n°214", NumberKind.DESIGNATION),
        ("la RN 16", NumberKind.DESIGNATION),
        ("un fusil AK-47", NumberKind.DESIGNATION),
        ("un homme âgé de 45 ans", NumberKind.AGE),
        ("Awa Diallo, 45 ans, est morte", NumberKind.AGE),
        ("pendant trois ans", NumberKind.DURATION),
        ("trois semaines après", NumberKind.DURATION),
        ("en 48 heures", NumberKind.DURATION),
        ("à 15h30", NumberKind.TIME),
        ("à 18h", NumberKind.TIME),
        ("vers 6 heures", NumberKind.TIME),
        ("à 6 heures du matin", NumberKind.TIME),
        ("à 3 km de la ville", NumberKind.MEASURE),
        ("1 200 litres d’essence", NumberKind.MEASURE),
        ("20 % des hommes", NumberKind.PERCENT),
        ("vingt pour cent des hommes", NumberKind.PERCENT),
        ("5 millions de FCFA", NumberKind.MONEY),
        ("500 euros", NumberKind.MONEY),
        ("le 5 mars 2023", NumberKind.DATE),
        ("le 1er août", NumberKind.DATE),
        ("du 12 au 15 mars", NumberKind.DATE),
        ("arrivés le 12", NumberKind.DATE),
        ("le 22 safar 1445", NumberKind.DATE),
        ("en 2017", NumberKind.YEAR),
        ("à une cinquantaine de milles", NumberKind.MEASURE),
        ("un taux de 1,5", NumberKind.DECIMAL),
        ("un deux-roues", NumberKind.COMPOUND),
    ],
)
def test_find_counts_tells_other_numbers_apart(text: str, kind: NumberKind) -> None:
    assert only(text).kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "",
        "un soldat et une moto",
        "la personne arrêtée",
        "un véhicule flambant neuf",
        "mis en quarantaine",
        "l’un des plus grands marchés",
        "quelque part dans le nord",
        "😀 Київ 军队 مقتل",
    ],
)
def test_find_counts_leaves_other_words_alone(text: str) -> None:
    assert counts(text) == []


HOSTILE = {
    "groups": "1" + " 000" * 250_000,
    "elided": "plus d'" * 100_000,
    "qualifiers": "au moins plus de environ " * 40_000,
    "late": "neuf soldats soldats soldats " * 40_000,
    "scales": "cent mille millions dizaines de milliers " * 20_000,
    "spaces": "cinq" + " " * 1_000_000 + "cents",
    "accents": "e\u0301" * 300_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_find_counts_is_linear_on_hostile_french(name: str) -> None:
    assert is_linear(lambda text: find_counts(text, LEXICON), HOSTILE[name])
