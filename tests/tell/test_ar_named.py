"""How a source names somebody or something -> how it is told in Arabic, and what verbs agree with."""

from __future__ import annotations

import pytest

from dragoman.base.claim import Category
from dragoman.tell import open_grammar
from dragoman.tell.ar.arms import item_noun
from dragoman.tell.ar.lexicon import find_adjective, find_place, gender_of
from dragoman.tell.ar.named import tell_named, tell_speaker
from dragoman.tell.ar.words import Case, Gender, attach, isolate, own


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("Burkinabe forces", "القوات البوركينية", id="a body and a country"),
        pytest.param("armée malienne", "الجيش المالي", id="the same in French"),
        pytest.param("Malian soldiers", "جنود ماليين", id="people and a country"),
        pytest.param("barracks of the Burkinabe army", "ثكنة للجيش البوركيني", id="whose it is"),
        pytest.param("Chadian army post", "موقع للجيش التشادي", id="an adjective goes with the army"),
        pytest.param("military post at Kasana", "موقع عسكري في Kasana", id="where it is"),
        pytest.param("village of Kasana", "قرية Kasana", id="a place by its name"),
        pytest.param("poste de gendarmerie de Kasana", "مركز درك Kasana", id="the longest head first"),
        pytest.param("column of soldiers", "رتل من الجنود", id="what it is made of"),
        pytest.param("meeting of commanders", "اجتماع للقادة", id="whose meeting it is"),
        pytest.param("two security sources", "مصدرين أمنيين", id="a small number"),
        pytest.param("soldiers and police", "جنود وشرطة", id="two kinds"),
        pytest.param("Defence Ministry of Niger", "وزارة الدفاع في النيجر", id="a ministry"),
        pytest.param("Abrams tank", "دبابة Abrams", id="a model"),
        pytest.param("members of the organisation", "عناصر من المنظمة", id="people of a body"),
        pytest.param("Dawn Banner Front", "Dawn Banner Front", id="a name stays"),
        pytest.param("Ministry of Upland Peace", "Ministry of Upland Peace", id="a name is not half told"),
        pytest.param(
            "camp of the Front of the Plateau", "معسكر Front of the Plateau", id="a name with a preposition"
        ),
        pytest.param("Humvee of the patrol", "«Humvee of the patrol»", id="no name ends so"),
        pytest.param("troops of the Plateau Regiment", "قوات Plateau Regiment", id="a body of a name"),
        pytest.param("relief column of lorries", "«relief column of lorries»", id="other words are quoted"),
        pytest.param("", "", id="nothing"),
        pytest.param("رتلاً للجيش", "رتل للجيش", id="without the ending of an object"),
        pytest.param("Тестова бригада", "«Тестова бригада»", id="another script"),
    ],
)
def test_tell_named_after_a_preposition(written: str, expected: str) -> None:
    assert plain(tell_named(written).genitive) == expected


@pytest.mark.parametrize(
    ("written", "case", "expected"),
    [
        ("police station", Case.ACCUSATIVE, "مركز شرطة"),
        ("military post at Kasana", Case.ACCUSATIVE, "موقعاً عسكرياً في Kasana"),
        ("camp of Kasana", Case.ACCUSATIVE, "معسكر Kasana"),
        ("soldiers", Case.ACCUSATIVE, "جنوداً"),
        ("bridges", Case.ACCUSATIVE, "جسوراً"),
        ("schools", Case.ACCUSATIVE, "مدارس"),
        ("villagers", Case.NOMINATIVE, "القرويون"),
        ("two bridges", Case.NOMINATIVE, "جسران"),
    ],
)
def test_tell_named_shows_case(written: str, case: Case, expected: str) -> None:
    assert plain(tell_named(written).say(case)) == expected


@pytest.mark.parametrize(
    ("written", "gender"),
    [
        ("army", Gender.MASCULINE),
        ("Burkinabe forces", Gender.FEMININE),
        ("residents", Gender.PEOPLE),
        ("GSIM", Gender.FEMININE),
        ("Juba River Army", Gender.MASCULINE),
        ("تنظيم الفجر", Gender.MASCULINE),
        ("جبهة الراية", Gender.FEMININE),
        ("الحوثيون", Gender.PEOPLE),
    ],
)
def test_tell_named_knows_what_verbs_agree_with(written: str, gender: Gender) -> None:
    assert tell_named(written).gender is gender


def test_tell_speaker_leaves_the_host_of_an_address() -> None:
    assert tell_speaker("plateau-post").nominative == "\u2068plateau-post\u2069"


def test_gender_of_reads_past_article_and_quotation_marks() -> None:
    assert gender_of("«القوات» المشتركة") is Gender.FEMININE


@pytest.mark.parametrize(
    ("name", "category", "expected"),
    [
        ("PKM", Category.MACHINE_GUN, "رشاش من طراز PKM"),
        ("14.5 mm machine gun", Category.MACHINE_GUN, "رشاش عيار 14.5 ملم"),
        ("23 mm anti-aircraft gun", Category.ARTILLERY, "مدفع مضاد للطائرات من عيار 23 ملم"),
        ("DShK machine gun", Category.MACHINE_GUN, "رشاش دوشكا"),
        ("Toyota", Category.VEHICLE, "مركبة من طراز Toyota"),
        ("cattle float", Category.VEHICLE, "مركبة («cattle float»)"),
        ("cooking oven", Category.OTHER, "قطعة من «cooking oven»"),
        ("قذيفة «النهر 7»", Category.AMMUNITION, "قطعة ذخيرة («قذيفة “النهر 7”»)"),
    ],
)
def test_item_noun_keeps_the_model_and_the_words_of_its_source(
    name: str, category: Category, expected: str
) -> None:
    assert plain(item_noun(name, category).single(Case.GENITIVE)) in (
        expected,
        expected.replace("من طراز ", ""),
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Timbuktu", "تمبكتو"), ("Côte d’Ivoire", "ساحل العاج"), ("Myanmar", "ميانمار"), ("Kasana", None)],
)
def test_find_place_knows_countries_and_well_known_towns(name: str, expected: str | None) -> None:
    assert find_place(name) == expected


def test_find_adjective_takes_french_endings() -> None:
    found = [find_adjective(word) for word in ("maliennes", "gouvernementales", "Malian", "verte")]
    assert found == ["مالي", "حكومي", "مالي", None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مدفع PKM 7", "مدفع \u2068PKM 7\u2069"),
        ("«GSIM»، ثم X", "«\u2068GSIM\u2069»، ثم \u2068X\u2069"),
        ("\u2068GSIM\u2069 في مالي", "\u2068GSIM\u2069 في مالي"),
        ("14 جندياً", "14 جندياً"),
        ("", ""),
    ],
)
def test_isolate_wraps_only_what_is_not_arabic(text: str, expected: str) -> None:
    assert isolate(text) == expected
    assert isolate(isolate(text)) == expected


def test_attach_joins_a_preposition_as_arabic_writes_it() -> None:
    told = [attach("ل", word) for word in ("الجيش", "اللواء", "جيش", "\u2068GSIM\u2069", "«X»")]
    assert told == ["للجيش", "للواء", "لجيش", "لـ\u2068GSIM\u2069", "لـ«X»"]


def test_own_joins_a_pronoun() -> None:
    assert [own(word, "ها") for word in ("أفراد", "مقاتلين", "قادة", "أعضاء")] == [
        "أفرادها",
        "مقاتليها",
        "قادتها",
        "أعضائها",
    ]


def test_tell_country_and_plural_and_list() -> None:
    grammar = open_grammar("ar")
    assert [grammar.tell_country(code) for code in ("BF", "CF", "XX")] == [
        "بوركينا فاسو",
        "جمهورية أفريقيا الوسطى",
        "XX",
    ]
    assert grammar.tell_plural("box") == "صناديق"
    assert grammar.tell_list(["أ", "ب", "ج"]) == "أ وب وج"
    assert grammar.tell_list([]) == ""
