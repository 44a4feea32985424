"""The forms that are made of Arabic verbs and nouns, against what an editor would write."""

from __future__ import annotations

import pytest

from bench.lexicon.arabic_forms import (
    Verb,
    adjective_forms,
    dual_forms,
    masdar_of,
    participles_of,
    sound_plurals,
    verb_forms,
)


@pytest.mark.parametrize(
    ("verb", "wanted"),
    [
        (Verb(1, "قتل", "يقتل"), {"قتل", "قتلت", "قتلوا", "قتلا", "يقتل", "تقتل", "يقتلون", "قتلو"}),
        (Verb(1, "قال", "يقول"), {"قال", "قالت", "قالوا", "قيل", "قلنا", "يقول", "تقول", "يقل", "يقال"}),
        (Verb(4, "أصاب"), {"أصاب", "أصابت", "أصيب", "أصيبت", "أصيبوا", "يصيب", "يصاب", "أصبنا"}),
        (Verb(5, "تبنى"), {"تبنى", "تبنت", "تبنوا", "تبنينا", "يتبنى", "تتبنى", "يتبنون", "تتبن", "تبنا"}),
        (Verb(10, "استولى"), {"استولى", "استولت", "استولوا", "يستولي", "تستولي", "يستولون"}),
        (Verb(1, "لقي", "يلقى"), {"لقي", "لقيت", "لقوا", "لقيا", "يلقى", "يلقون"}),
        (Verb(1, "دعا", "يدعو"), {"دعا", "دعت", "دعوا", "دعونا", "يدعو", "تدعو", "يدعون"}),
        (Verb(3, "هاجم"), {"هاجم", "هاجمت", "هوجم", "هوجمت", "يهاجم", "يهاجمون"}),
        (Verb(2, "أدى"), {"أدى", "أدت", "أدوا", "يؤدي", "تؤدي"}),
        (Verb(1, "بدأ", "يبدأ"), {"بدأ", "بدأت", "بدأوا", "بدؤوا", "يبدأ"}),
        (Verb(1, "شن", "يشن"), {"شن", "شنت", "شنوا", "يشن", "يشنون"}),
    ],
    ids=lambda value: value.perfect if isinstance(value, Verb) else "",
)
def test_a_verb_has_the_forms_that_news_writes(verb: Verb, wanted: set[str]) -> None:
    assert wanted - set(verb_forms(verb)) == set()


@pytest.mark.parametrize(
    ("verb", "masdar"),
    [
        (Verb(2, "دمر"), "تدمير"),
        (Verb(3, "داهم"), "مداهمة"),
        (Verb(4, "أسقط"), "إسقاط"),
        (Verb(4, "أغار"), "إغارة"),
        (Verb(4, "أجرى"), "إجراء"),
        (Verb(5, "تبنى"), "تبني"),
        (Verb(7, "انسحب"), "انسحاب"),
        (Verb(8, "اقتاد"), "اقتياد"),
        (Verb(8, "اشتبك"), "اشتباك"),
        (Verb(10, "استعاد"), "استعادة"),
        (Verb(1, "قتل", "يقتل"), ""),
    ],
    ids=lambda value: value.perfect if isinstance(value, Verb) else "",
)
def test_a_masdar_follows_from_the_measure(verb: Verb, masdar: str) -> None:
    assert masdar_of(verb) == masdar


def test_participles_are_one_where_they_are_written_alike() -> None:
    assert participles_of(Verb(1, "قتل", "يقتل")) == ("قاتل", "مقتول")
    assert participles_of(Verb(3, "هاجم")) == ("مهاجم",)
    assert participles_of(Verb(4, "أصاب")) == ("مصيب", "مصاب")


@pytest.mark.parametrize(
    ("noun", "duals"),
    [
        ("جندي", ("جنديان", "جنديين", "جنديا", "جنديي")),
        ("سيارة", ("سيارتان", "سيارتين", "سيارتا", "سيارتي")),
        ("مستشفى", ("مستشفيان", "مستشفيين", "مستشفيا", "مستشفيي")),
    ],
)
def test_a_noun_has_its_dual(noun: str, duals: tuple[str, ...]) -> None:
    assert dual_forms(noun) == duals


def test_sound_plurals_and_adjectives() -> None:
    assert sound_plurals("مسلح") == ("مسلحون", "مسلحين", "مسلحو", "مسلحي")
    assert sound_plurals("غارة", feminine=True) == ("غارات",)
    assert {"مسلح", "مسلحة", "مسلحون", "مسلحات", "مسلحان", "مسلحتان"} <= set(adjective_forms("مسلح"))
