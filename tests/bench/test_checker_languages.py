"""The checker re-derives what French and Arabic words mean, passes true claims and refuses false ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from bench.checker.check import check_claim
from bench.checker.counts import count_bounds
from bench.checker.dates import resolve_quotes
from bench.checker.edits import JsonClaim
from bench.checker.mutate import falsify
from bench.checker.names import holds_item
from dragoman.atlas import Atlas
from dragoman.base.codec import Json, to_json
from dragoman.base.document import Document
from dragoman.base.span import Part, Span

Bounds = tuple[int | None, int | None]


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return Atlas.open()


@dataclass(frozen=True, slots=True)
class Wordings:
    """A document of our own and its words for each value of its claim; the values are the same in every language."""

    document: Document
    act: str
    said: str
    group: str
    claimed_on: str
    target: str
    place: str
    country: str
    event_date: str
    killed: tuple[str, str, str]
    injured: tuple[str, str, str]
    captured: tuple[str, str, str]
    rifles: tuple[str, str]
    mortar: tuple[str, str]
    seized: str


FRENCH = Wordings(
    Document(
        "made-fr",
        "Le Front des Deux Rives a affirmé jeudi que ses combattants avaient tendu une embuscade à un convoi de "
        "l’armée près d’Ansongo, au Mali, mardi, tuant plus de 50 soldats. Au moins neuf militaires ont été blessés, "
        "deux gendarmes ont été capturés, et trois AK-47 ainsi qu’un mortier de 60 mm ont été saisis.",
        lang="fr",
        published=date(2023, 9, 7),
    ),
    act="embuscade",
    said="affirmé",
    group="Front des Deux Rives",
    claimed_on="jeudi",
    target="convoi de l’armée",
    place="Ansongo",
    country="Mali",
    event_date="mardi",
    killed=("plus de 50", "tuant", "soldats"),
    injured=("Au moins neuf", "ont été blessés", "militaires"),
    captured=("deux", "ont été capturés", "gendarmes"),
    rifles=("trois AK-47", "AK-47"),
    mortar=("un mortier de 60 mm", "mortier de 60 mm"),
    seized="ont été saisis",
)
ARABIC = Wordings(
    Document(
        "made-ar",
        "أعلنت جبهة الضفتين يوم الخميس أن مقاتليها نصبوا كميناً لرتل عسكري قرب أنسونغو في مالي يوم الثلاثاء، وقُتل "
        "أكثر من ٥٠ جندياً، وأُصيب ما لا يقل عن تسعة عسكريين، وأُسر دركيان، وتم اغتنام ثلاث بنادق ومدفع هاون.",
        lang="ar",
        published=date(2023, 9, 7),
    ),
    act="كميناً",
    said="أعلنت",
    group="جبهة الضفتين",
    claimed_on="الخميس",
    target="رتل عسكري",
    place="أنسونغو",
    country="مالي",
    event_date="الثلاثاء",
    killed=("أكثر من ٥٠", "قُتل", "جندياً"),
    injured=("ما لا يقل عن تسعة", "أُصيب", "عسكريين"),
    captured=("دركيان", "أُسر", "دركيان"),
    rifles=("ثلاث بنادق", "بندقية"),
    mortar=("مدفع هاون", "مدفع هاون"),
    seized="اغتنام",
)


def true_claim(words: Wordings) -> JsonClaim:
    """The claim that the document makes."""

    def spans(*quotes: str) -> Json:
        text = words.document.text
        assert all(text.count(quote) == 1 for quote in quotes), quotes
        return [to_json(Span.cut(text, Part.TEXT, text.index(q), text.index(q) + len(q))) for q in quotes]

    def toll(low: int, high: int | None, said: tuple[str, str, str]) -> dict[str, Json]:
        text, wording, victim = said
        row: dict[str, Json] = {"side": "target", "victim": victim, "min": low, "max": high}
        return {**row, "qualifier": "exact", "wording": wording, "text": text, "source": None}

    def item(quantity: int, said: tuple[str, str]) -> dict[str, Json]:
        row: dict[str, Json] = {
            "item": said[1],
            "category": "other",
            "qty_min": quantity,
            "qty_max": quantity,
        }
        return {**row, "qualifier": "exact", "unit": None, "disposition": "seized", "text": said[0]}

    return {
        "id": "c-1",
        "event_type": "ambush",
        "assertion": "claimed",
        "claimant": words.group,
        "claimed_on": "2023-09-07",
        "perpetrator": words.group,
        "target": words.target,
        "places": [words.place],
        "country": "ML",
        "event_date": "2023-09-05",
        "date_precision": "day",
        "killed": [toll(51, None, words.killed)],
        "injured": [toll(9, None, words.injured)],
        "captured": [toll(2, 2, words.captured)],
        "materiel": [item(3, words.rifles), item(1, words.mortar)],
        "attribution": {"basis": "self_claimed", "by": words.group},
        "spans": {
            "/event_type": spans(words.act),
            "/assertion": spans(words.said),
            "/claimant": spans(words.group),
            "/perpetrator": spans(words.group),
            "/claimed_on": spans(words.claimed_on),
            "/target": spans(words.target),
            "/places/0": spans(words.place),
            "/country": spans(words.country),
            "/event_date": spans(words.event_date),
            "/killed/0": spans(words.killed[0], words.killed[1]),
            "/injured/0": spans(words.injured[0], words.injured[1]),
            "/captured/0": spans(words.captured[0], words.captured[1]),
            "/materiel/0": spans(words.rifles[0], words.seized),
            "/materiel/1": spans(words.mortar[0], words.seized),
        },
    }


@pytest.mark.parametrize("words", [FRENCH, ARABIC], ids=["fr", "ar"])
def test_check_claim_passes_a_true_claim_of_a_language(words: Wordings, atlas: Atlas) -> None:
    assert check_claim(words.document, true_claim(words), atlas) == []


@pytest.mark.parametrize("words", [FRENCH, ARABIC], ids=["fr", "ar"])
def test_check_claim_refuses_every_falsified_fact_of_a_language(words: Wordings, atlas: Atlas) -> None:
    mutations = list(falsify(true_claim(words)))
    passed = [(kind, p) for kind, p, claim in mutations if not check_claim(words.document, claim, atlas)]
    assert passed == []
    assert len(mutations) > 50


@pytest.mark.parametrize(
    ("text", "lang", "name"),
    [
        ("Des combattants présumés du Front des Deux Rives ont tué un soldat.", "fr", "Front des Deux Rives"),
        ("Le Front des Deux Rives, soupçonné de l’attaque, se tait.", "fr", "Front des Deux Rives"),
        ("L’armée accuse le Front des Deux Rives d’avoir tué un soldat.", "fr", "Front des Deux Rives"),
        ("قُتل جندي على يد مسلحين يشتبه في انتمائهم إلى جبهة الضفتين.", "ar", "جبهة الضفتين"),
        ("اتهم الجيش جبهة الضفتين بقتل جندي.", "ar", "جبهة الضفتين"),
        ("هجوم منسوب إلى جبهة الضفتين أوقع قتيلاً.", "ar", "جبهة الضفتين"),
    ],
)
def test_check_claim_refuses_a_hedge_that_is_dropped(text: str, lang: str, name: str, atlas: Atlas) -> None:
    document = Document("made", text, lang=lang)
    span = to_json(Span.cut(text, Part.TEXT, text.index(name), text.index(name) + len(name)))
    claim: JsonClaim = {
        "id": "c-1",
        "assertion": "reported",
        "perpetrator": name,
        "date_precision": "unknown",
    }
    claim["spans"] = {"/perpetrator": [span], "/assertion": [span], "/attribution": [span]}
    stated: JsonClaim = {**claim, "attribution": {"basis": "stated", "by": None}}
    kept: JsonClaim = {**claim, "attribution": {"basis": "suspected", "by": None}}
    assert [problem.pointer for problem in check_claim(document, stated, atlas)] == ["/attribution"]
    assert check_claim(document, kept, atlas) == []


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("13 soldats", (13, 13)),
        ("05 pick-up", (5, 5)),
        ("deux (02) fusils mitrailleurs", (2, 2)),
        ("quatre-vingt-dix-sept", (97, 97)),
        ("soixante et onze", (71, 71)),
        ("vingt-et-un", (21, 21)),
        ("deux cent cinq", (205, 205)),
        ("1 200 litres", (1200, 1200)),
        ("2.000 cartouches", (2000, 2000)),
        ("deux mitrailleuses 12,7 mm", (2, 2)),
        ("une quinzaine", (15, 15)),
        ("plus d’une centaine", (101, None)),
        ("près de quarante", (40, 40)),
        ("au moins neuf", (9, None)),
        ("neuf soldats au moins", (9, None)),
        ("jusqu’à trente", (None, 30)),
        ("dépasse 45", (46, None)),
        ("entre 20 et 25", (20, 25)),
        ("plusieurs dizaines", (20, None)),
        ("des dizaines", (20, None)),
        ("plusieurs", (3, None)),
        ("aucun", (0, 0)),
        ("un officier et dix soldats", (11, 11)),
        ("des soldats", (1, None)),
    ],
)
def test_count_bounds_reads_french(words: str, bounds: Bounds) -> None:
    assert count_bounds(words, lang="fr") == frozenset({bounds})


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("١٢ جندياً", (12, 12)),
        ("ثلاثة عشر جنديًا", (13, 13)),
        ("خمسة وعشرون", (25, 25)),
        ("مئة وخمسون", (150, 150)),
        ("ثلاثمئة وأربعة", (304, 304)),
        ("ثلاثة آلاف", (3000, 3000)),
        ("ألفين", (2000, 2000)),
        ("اثنين \u200f(02)\u200f", (2, 2)),
        ("بثلاثة", (3, 3)),
        ("جنديان", (2, 2)),
        ("آليتين", (2, 2)),
        ("مطلوبَين", (2, 2)),
        ("مقاتلون", (1, None)),
        ("جنود", (1, None)),
        ("أكثر من ٩٠", (91, None)),
        ("ما لا يقل عن عشرين", (20, None)),
        ("ما يصل إلى ٢٠٠", (None, 200)),
        ("نحو عشرة", (10, 10)),
        ("بين ٢٠ و٣٠", (20, 30)),
        ("العشرات", (20, None)),
        ("عدد من", (3, None)),
        ("ضابط وعشرة جنود", (11, 11)),
    ],
)
def test_count_bounds_reads_arabic(words: str, bounds: Bounds) -> None:
    assert count_bounds(words, lang="ar") == frozenset({bounds})


def test_count_bounds_leaves_an_ending_open_that_is_dual_or_plural() -> None:
    assert count_bounds("عسكريين", lang="ar") == frozenset({(2, 2), (1, None)})


@pytest.mark.parametrize(
    ("quotes", "meant"),
    [
        (["mardi"], "2023-09-05"),
        (["jeudi dernier"], "2023-08-31"),
        (["hier"], "2023-09-06"),
        (["la nuit de lundi à mardi"], "2023-09-04/2023-09-05"),
        (["le 1er août"], "2023-08-01"),
        (["la nuit du samedi 2 au dimanche 3 septembre 2023"], "2023-09-02/2023-09-03"),
        (["16 decembre 2022, aux environs de 14 heures"], "2022-12-16"),
        (["décembre"], "2022-12-01/2022-12-31"),
        (["la semaine dernière"], "2023-08-28/2023-09-03"),
        (["il y a trois jours"], "2023-09-04"),
        (["la veille", "mardi"], "2023-09-04"),
    ],
)
def test_resolve_quotes_reads_french(quotes: list[str], meant: str) -> None:
    assert resolve_quotes(quotes, date(2023, 9, 7), lang="fr") == frozenset({meant})


@pytest.mark.parametrize(
    ("quotes", "meant"),
    [
        (["يوم الثلاثاء"], "2023-09-05"),
        (["مساء الإثنين الماضي"], "2023-09-04"),
        (["الخميس الماضي"], "2023-08-31"),
        (["أمس"], "2023-09-06"),
        (["ليل الثلاثاء/الأربعاء"], "2023-09-05/2023-09-06"),
        (["٣ آب"], "2023-08-03"),
        (["21 أوت 2023"], "2023-08-21"),
        (["9 أبريل/نيسان الماضي"], "2023-04-09"),
        (["٢٣ ربيع الآخر ١٤٤٤"], "2022-11-17"),
        (["١٨ ذو القعدة ١٤٤٤هـ الموافق ٧ يونيو ٢٠٢٣م"], "2023-06-07"),
        (["قبل يومين"], "2023-09-05"),
        (["قبل ثلاثة أيام"], "2023-09-04"),
        (["الأسبوع الماضي"], "2023-08-28/2023-09-03"),
        (["اليوم التالي", "الثلاثاء"], "2023-09-06"),
    ],
)
def test_resolve_quotes_reads_arabic(quotes: list[str], meant: str) -> None:
    assert resolve_quotes(quotes, date(2023, 9, 7), lang="ar") == frozenset({meant})


@pytest.mark.parametrize(
    ("quote", "item", "lang", "is_held"),
    [
        ("08 chevaux", "cheval", "fr", True),
        ("deux mitrailleuses", "mitrailleuse", "fr", True),
        ("deux mitrailleuses", "mortier", "fr", False),
        ("ثماني بنادق", "بندقية", "ar", True),
        ("قذائف هاون", "قذيفة هاون", "ar", True),
        ("آليتين", "آلية", "ar", True),
        ("أسلحته", "سلاح", "ar", True),
        ("ثلاث سيارات", "دبابة", "ar", False),
    ],
)
def test_holds_item_knows_the_plural_of_a_language(quote: str, item: str, lang: str, is_held: bool) -> None:
    assert holds_item(quote, item, lang=lang) is is_held
