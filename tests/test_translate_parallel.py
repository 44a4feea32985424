"""translate_one: sentences that people would translate so raise no fault, and each change of them does.

The sentences are our own: real places, invented events.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import pytest

from dragoman.atlas import Atlas
from dragoman.base.document import Document
from dragoman.base.translation import Fault
from dragoman.interpret.translate import Pair
from dragoman.pipeline import translate_one

LANGUAGES = ("en", "fr", "ar")
SAME = (
    (
        "At least 12 soldiers were killed on Monday in an ambush near Djibo.",
        "Au moins 12 soldats ont été tués lundi dans une embuscade près de Djibo.",
        "قُتل 12 جنديًا على الأقل يوم الاثنين في كمين قرب جيبو.",
    ),
    (
        "A dozen vehicles were burned in Tessalit.",
        "Une douzaine de véhicules ont été brûlés à Tessalit.",
        "أُحرقت اثنتا عشرة مركبة في تساليت.",
    ),
    (
        "More than fifty civilians died in Kidal, according to the mayor.",
        "Plus de cinquante civils sont morts à Kidal, selon le maire.",
        "لقي أكثر من خمسين مدنيًا حتفهم في كيدال بحسب رئيس البلدية.",
    ),
    (
        "Al-Shabaab claimed the attack on Mogadishu.",
        "Al-Shabaab a revendiqué l'attaque de Mogadiscio.",
        "تبنت حركة الشباب الهجوم على مقديشو.",
    ),
    (
        "Since the 1990s the region of Ménaka has known several rebellions.",
        "Depuis les années 1990, la région de Ménaka a connu plusieurs rébellions.",
        "منذ تسعينيات القرن الماضي عرفت منطقة ميناكا عدة تمردات.",
    ),
    (
        "The Islamic State in West Africa Province killed eleven farmers in Borno.",
        "L'État islamique en Afrique de l'Ouest a tué onze agriculteurs dans l'État de Borno.",
        "قتل تنظيم الدولة الإسلامية في غرب أفريقيا أحد عشر مزارعًا في ولاية بورنو.",
    ),
    (
        "The attack took place in the night of 5 to 6 May.",
        "L'attaque a eu lieu dans la nuit du 5 au 6 mai.",
        "وقع الهجوم ليلة 5 إلى 6 مايو.",
    ),
    (
        "The Rapid Support Forces shelled Omdurman for two days.",
        "Les Forces de soutien rapide ont bombardé Omdurman pendant deux jours.",
        "قصفت قوات الدعم السريع أم درمان لمدة يومين.",
    ),
    (
        "Some 2,000 people fled to Goma.",
        "Quelque 2.000 personnes ont fui vers Goma.",
        "فرّ نحو ألفي شخص إلى غوما.",
    ),
    (
        "The M23 took Rutshuru and Bunagana in 2022.",
        "Le M23 a pris Rutshuru et Bunagana en 2022.",
        "سيطرت حركة 23 مارس على روتشورو وبوناغانا في عام 2022.",
    ),
    (
        "Boko Haram attacked the island of Barkaram, killing 23 soldiers of Chad.",
        "Boko Haram a attaqué l'île de Barkaram, tuant 23 soldats tchadiens.",
        "هاجمت بوكو حرام جزيرة بركرام وقتلت 23 جنديًا تشاديًا.",
    ),
    (
        "The toll rose from 8 to 14 dead on Friday.",
        "Le bilan est passé de 8 à 14 morts vendredi.",
        "ارتفعت الحصيلة من 8 إلى 14 قتيلاً يوم الجمعة.",
    ),
    (
        "Around fifteen gunmen on motorbikes stormed the village at 4 a.m.",
        "Une quinzaine d'hommes armés à moto ont pris d'assaut le village à 4 heures du matin.",
        "اقتحم نحو خمسة عشر مسلحًا على دراجات نارية القرية عند الساعة الرابعة فجرًا.",
    ),
    (
        "The Malian army and its allies lost 84 fighters near Tinzaouaten in July 2024.",
        "L'armée malienne et ses alliés ont perdu 84 combattants près de Tinzaouaten en juillet 2024.",
        "خسر الجيش المالي وحلفاؤه 84 مقاتلاً قرب تين زاوتين في يوليو 2024.",
    ),
    (
        "The second attack in a week killed five police officers in Peshawar.",
        "La deuxième attaque en une semaine a tué cinq policiers à Peshawar.",
        "أسفر الهجوم الثاني خلال أسبوع عن مقتل خمسة شرطيين في بيشاور.",
    ),
    (
        "Fewer than ten attackers escaped toward Algeria.",
        "Moins de dix assaillants se sont enfuis vers l'Algérie.",
        "فرّ أقل من عشرة مهاجمين باتجاه الجزائر.",
    ),
)


class GivenEngine:
    """An engine that gives the one sentence it was made with."""

    name, version, keeps_marks = "given", "1", False

    def __init__(self, pair: Pair, sentence: str) -> None:
        self.pairs, self._sentence = frozenset({pair}), sentence

    def translate(self, sentences: Sequence[str], source: str, target: str) -> list[str]:
        return [self._sentence for _ in sentences]


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return Atlas.open()


def faults(atlas: Atlas, source: str, target: str, original: str, translation: str) -> tuple[Fault, ...]:
    engine = GivenEngine(Pair(source, target), translation)
    found = translate_one(Document("d", original), engine, source=source, target=target, atlas=atlas)
    return tuple(fault for passage in found.passages for fault in passage.faults)


@pytest.mark.parametrize(("source", "target"), list(permutations(LANGUAGES, 2)))
def test_a_persons_translation_has_no_fault(atlas: Atlas, source: str, target: str) -> None:
    at, to = LANGUAGES.index(source), LANGUAGES.index(target)
    assert {
        row[at]: found for row in SAME if (found := faults(atlas, source, target, row[at], row[to]))
    } == {}


@pytest.mark.parametrize(
    ("source", "target", "original", "translation", "told"),
    [
        ("en", "fr", "About 20 men fled.", "20 hommes ont fui.", "About 20"),
        ("fr", "en", "Une vingtaine d'hommes ont fui.", "Twenty men fled.", "Une vingtaine"),
        ("ar", "en", "وصل مئات النازحين.", "Thousands of displaced people arrived.", "مئات"),
        (
            "en",
            "fr",
            "They stole 1.5 million francs.",
            "Ils ont volé 1,5 milliard de francs.",
            "1.5 million francs",
        ),
        ("en", "ar", "It began in the 1990s.", "بدأت في الثمانينيات.", "1990"),
        ("en", "ar", "It began at 4 a.m.", "بدأت عند الساعة الخامسة فجرًا.", "4"),
        ("en", "fr", "The Malian army fled.", "L'armée nigériane a fui.", "Malian army"),
        ("en", "ar", "They fled from Niono.", "فروا من دوري.", "Niono"),
        ("en", "ar", "They fled from Dori.", "كان لهم دور في ذلك.", "Dori"),
        ("ar", "en", "قُتل ثلاثة جنود في غاو.", "Three soldiers were killed in Kidal.", "غاو"),
    ],
)
def test_a_changed_translation_says_what_it_changed(
    atlas: Atlas, source: str, target: str, original: str, translation: str, told: str
) -> None:
    assert told in {fault.detail for fault in faults(atlas, source, target, original, translation)}


@pytest.mark.parametrize(
    ("sentence", "lang"),
    [
        ("قتل أحد عشر مزارعًا في ولاية بورنو", "ar"),
        ("سُرق فرنك واحد", "ar"),
        ("Since Monday, one post fell.", "en"),
    ],
)
def test_parts_of_plain_words_are_no_places(atlas: Atlas, sentence: str, lang: str) -> None:
    from dragoman.interpret.translate import NameFinder

    assert [name.text for name in NameFinder(atlas).find(sentence, lang)] in ([], ["بورنو"])
