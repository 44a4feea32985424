"""What pages make of a report, in three languages -> the sides, figures, sources, places and items read from it.

Places are real; events and groups are invented. A line of a case is one value of one claim, its side first for people.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dragoman.atlas import Atlas
from dragoman.base.claim import Claim
from dragoman.base.document import Document
from dragoman.read.reader import RuleReader

SAMPLES = Path(__file__).parents[2] / "samples" / "atlas"
PUBLISHED = date(2024, 5, 20)  # a Monday


@pytest.fixture(scope="module")
def reader() -> RuleReader:
    return RuleReader(Atlas.open([SAMPLES]))


def read(reader: RuleReader, lang: str, text: str) -> list[Claim]:
    """The claims of a text."""
    return list(reader.read(Document("t", text, "", lang=lang, published=PUBLISHED)).claims)


def people(claim: Claim) -> list[str]:
    """Everybody hit, a line each: "killed target soldats 12"; a range as "0-12", an open one as "12+"."""
    rows = [(f, t) for f in ("killed", "injured", "captured") for t in getattr(claim, f)]

    def number(low: int | None, high: int | None) -> str:
        return f"{low}" if low == high else f"{low}+" if high is None else f"{low}-{high}"

    return [f"{field} {t.side} {t.victim} {number(t.min, t.max)}" for field, t in rows]


SIDES = {
    "label of a named force": (
        "fr",
        "Les forces armées ont réagi mardi à deux attaques entre Dia et Macina. Le bilan fait état de :\n\n"
        "- Côté FAMa : 14 morts et 11 blessés.\n\n- Côté ennemi : 31 terroristes neutralisés.",
        ["killed target None 14", "killed perpetrator terroristes 31", "injured target None 11"],
    ),
    "those who struck are no label": (
        "fr",
        "Des terroristes ont attaqué un poste de l'armée à Djibo dimanche, tuant un officier et trois soldats.",
        ["killed target officier 4"],
    ),
    "elements that a group hit": (
        "fr",
        "Trois éléments des forces de défense ont perdu la vie dimanche à Djibo dans une attaque attribuée au Front de "
        "la Bannière de l'aube.",
        ["killed target éléments des forces de défense 3"],
    ),
    "displaced people are no dead": (
        "fr",
        "Des hommes armés ont attaqué Djibo dimanche : l'attaque a fait 12 morts et 3 000 déplacés.",
        ["killed civilians None 12"],
    ),
    "two numbers before one word": (
        "fr",
        "L'embuscade tendue dimanche près de Djibo par un groupe armé a fait neuf morts et deux blessés parmi les "
        "militaires.",
        ["killed target militaires 9", "injured target militaires 2"],
    ),
    "attackers killed, French": (
        "fr",
        "Des hommes armés ont attaqué le poste de Mahou dimanche. L'armée a précisé avoir tué deux assaillants "
        "et perdu un soldat.",
        ["killed perpetrator assaillants 2", "killed target soldat 1"],
    ),
    "attackers killed, English": (
        "en",
        "Gunmen attacked the post of Mahou on Sunday. The army said it killed two attackers and lost one soldier.",
        ["killed perpetrator attackers 2", "killed target soldier 1"],
    ),
    "attackers killed, Arabic": (
        "ar",
        "هاجم مسلحون مركزا للجيش في جيبو يوم الأحد. وقال الجيش إنه قتل اثنين من المهاجمين وفقد جنديا.",
        ["killed perpetrator المهاجمين 2", "killed target جنديا 1"],
    ),
    "its members, killed by it": (
        "en",
        "The Dawn Banner Front said on Sunday it bombed a Lake Shore Brigade patrol in Monguno, killing 12 of its "
        "members.",
        ["killed target None 12"],
    ),
    "fighters killed from the air": (
        "fr",
        "Une frappe de drone a visé dimanche une base près de Gao, tuant douze djihadistes.",
        ["killed target djihadistes 12"],
    ),
    "dead of the army": (
        "ar",
        "سقط ثلاثة قتلى من الجيش في كمين قرب جيبو يوم الأحد.",
        ["killed target الجيش 3"],
    ),
    "dead and wounded in the dual": (
        "ar",
        "أسفر هجوم المسلحين يوم الأحد في جيبو عن سقوط قتيل وجريحين في صفوف الجنود.",
        ["killed target الجنود 1", "injured target الجنود 2"],
    ),
    "an officer and three soldiers": (
        "ar",
        "أسفر الهجوم الذي شنه مسلحون على ثكنة جيبو يوم الأحد عن استشهاد ضابط وثلاثة جنود.",
        ["killed target ضابط 4"],
    ),
    "those who met their death": (
        "ar",
        "لقي تسعة جنود مصرعهم في هجوم على ثكنة جيبو يوم الأحد.",
        ["killed target جنود 9"],
    ),
}


@pytest.mark.parametrize(("lang", "text", "expected"), SIDES.values(), ids=list(SIDES))
def test_people_are_of_the_side_that_the_words_say(
    reader: RuleReader, lang: str, text: str, expected: list[str]
) -> None:
    (claim,) = read(reader, lang, text)
    assert people(claim) == expected


@pytest.mark.parametrize(
    ("lang", "text", "source"),
    [
        (
            "fr",
            "Des hommes armés ont attaqué dimanche un poste près de Gao. Une source sécuritaire a indiqué que quatre "
            "soldats ont été tués. Selon la même source, six officiers ont été blessés.",
            "source sécuritaire",
        ),
        (
            "en",
            "Gunmen attacked a post near Gao on Sunday. A security source said four soldiers were killed. The source "
            "said six officers were injured.",
            "security source",
        ),
        (
            "ar",
            "هاجم مسلحون مركزا قرب جيبو يوم الأحد. وذكر مصدر أمني أن أربعة جنود قتلوا. وأضاف المصدر ذاته أن ستة ضباط "
            "أصيبوا بجروح.",
            "مصدر أمني",
        ),
        (
            "ar",
            "هاجم مسلحون مركزا قرب جيبو يوم الأحد. وأوضح يونس فرحات، الناطق باسم المجلس الإقليمي، أن ستة ضباط أصيبوا "
            "بجروح.",
            "الناطق باسم المجلس الإقليمي",
        ),
    ],
    ids=["fr", "en", "ar", "office"],
)
def test_a_figures_source_is_named_as_fully_as_the_text_names_it(
    reader: RuleReader, lang: str, text: str, source: str
) -> None:
    (claim,) = read(reader, lang, text)
    assert [toll.source for toll in claim.injured] == [source]


@pytest.mark.parametrize(
    ("lang", "text", "places", "country"),
    [
        (
            "fr",
            "Des hommes armés ont attaqué mardi un poste à Dédougou, dans la région de la Boucle du Mouhoun.",
            ("Dédougou", "Boucle du Mouhoun"),
            "BF",
        ),
        (
            "fr",
            "Des hommes armés ont attaqué dimanche un poste dans la Commune de Aribinda (province du Soum, Région du "
            "Sahel).",
            ("Aribinda", "Soum", "Sahel"),
            "BF",
        ),
        (
            "fr",
            "Des hommes armés ont attaqué mardi un poste au nord du Mali, tuant deux soldats.",
            ("Mali",),
            "ML",
        ),
        (
            "fr",
            "Les postes des Forces armées maliennes de Boni ont fait l'objet d'attaques vendredi. Six soldats ont été "
            "tués.",
            ("Boni",),
            "ML",
        ),
        (
            "fr",
            "Le détachement de Tin-Akoff a été la cible d'une violente attaque dimanche. Six soldats ont été tués.",
            ("Tin-Akoff",),
            "BF",
        ),
        ("en", "Government forces retook the town of Sake from rebels on Sunday.", ("Sake",), "CD"),
    ],
    ids=[
        "of in a name",
        "type words",
        "north of a country",
        "posts of a force",
        "detachment",
        "town of a word",
    ],
)
def test_places_are_named_without_their_kind_and_in_the_country_told_of(
    reader: RuleReader, lang: str, text: str, places: tuple[str, ...], country: str
) -> None:
    (claim,) = read(reader, lang, text)
    assert (claim.places, claim.country) == (places, country)


@pytest.mark.parametrize(
    ("lang", "text", "items"),
    [
        (
            "fr",
            "Des hommes armés ont attaqué un poste de l'armée à Djibo dimanche et saisi du matériel militaire, des "
            "armes et des munitions.",
            [("matériel militaire", 1, None), ("arme", 1, None), ("munition", 1, None)],
        ),
        (
            "ar",
            "هاجم مسلحون مركزا للجيش في جيبو يوم الأحد واستولوا على أسلحة وذخائر.",
            [("سلاح", 1, None), ("ذخيرة", 1, None)],
        ),
        (
            "ar",
            "هاجم مسلحون مركزا للجيش في جيبو يوم الأحد واستولوا على عتاد عسكري.",
            [("عتاد عسكري", 1, None)],
        ),
    ],
    ids=["fr", "two", "mass"],
)
def test_what_is_taken_in_masses_has_no_upper_bound(
    reader: RuleReader, lang: str, text: str, items: list[tuple[str, int, int | None]]
) -> None:
    (claim,) = read(reader, lang, text)
    assert [(m.item, m.qty_min, m.qty_max) for m in claim.materiel] == items


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "L'explosion d'un camion-citerne fait huit morts mercredi près de Mbuba, dont un militaire."),
        ("fr", "L'explosion d'une bonbonne de gaz dans une caserne a tué trois soldats dimanche à Gao."),
        ("en", "A fuel tanker exploded on Sunday near Abuja, killing eight people, including a soldier."),
        ("en", "A gas cylinder blast at a barracks in Gao killed three soldiers on Sunday."),
        ("ar", "أدى انفجار صهريج وقود يوم الأحد قرب أبوجا إلى مقتل ثمانية أشخاص بينهم جندي."),
    ],
)
def test_what_bursts_by_itself_is_no_act_of_force(reader: RuleReader, lang: str, text: str) -> None:
    assert read(reader, lang, text) == []


def test_a_tanker_packed_with_explosives_is_a_bomb(reader: RuleReader) -> None:
    text = "A fuel tanker packed with explosives exploded on Sunday at an army post near Abuja, killing eight soldiers."
    (claim,) = read(reader, "en", text)
    assert (claim.event_type, people(claim)) == ("bombing", ["killed target soldiers 8"])


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "fr",
            "Deux soldats ont été tués dimanche dans une embuscade près de Djibo. Lire aussi : Burkina Faso : au moins "
            "15 civils tués dans une attaque Le convoi était escorté.",
        ),
        (
            "en",
            "Two soldiers were killed on Sunday in an ambush near Djibo. READ MORE: Fifteen killed "
            "in Mali raid",
        ),
    ],
    ids=["fr", "en"],
)
def test_a_teaser_inside_a_paragraph_adds_nobody(reader: RuleReader, lang: str, text: str) -> None:
    (claim,) = read(reader, lang, text)
    assert [toll.max for toll in claim.killed] == [2]


def test_the_pieces_of_a_digest_are_apart(reader: RuleReader) -> None:
    text = (
        "Tchad : des dizaines de rebelles tués.\nL'armée tchadienne a annoncé avoir tué des dizaines de rebelles dans "
        "l'ouest du pays.\n\nTogo : un nouvel entraîneur.\nLa Fédération a nommé un entraîneur.\n\nAttaque au Niger : "
        "16 soldats tués.\nL'armée nigérienne a été la cible d'une attaque samedi dans la région de Tahoua."
    )
    chad, niger = read(reader, "fr", text)
    assert (chad.country, people(chad)) == ("TD", ["killed target rebelles 20+"])
    assert (niger.country, niger.perpetrator, people(niger)) == ("NE", None, ["killed target soldats 16"])


def test_a_second_claimed_act_is_its_own_and_the_groups(reader: RuleReader) -> None:
    text = (
        "Le Front de la Bannière de l'aube revendique une attaque menée mardi contre une patrouille près de Tessit : "
        "cinq soldats ont été tués. Il signe aussi l'attaque d'un convoi de la MINUSMA entre Bambara Maoudé et "
        "Douentza, qui a coûté la vie à un casque bleu et en a blessé trois autres."
    )
    first, second = read(reader, "fr", text)
    assert [claim.perpetrator for claim in (first, second)] == ["Front de la Bannière de l'aube"] * 2
    assert (first.places, second.places) == (("Tessit",), ("Bambara Maoudé", "Douentza"))
    assert people(first) == ["killed target soldats 5"]


def test_another_figure_is_no_denial_of_the_act(reader: RuleReader) -> None:
    text = (
        "Des assaillants ont attaqué vendredi le poste de gendarmerie de Zhoa. Les sécessionnistes ont affirmé avoir "
        "tué les neuf gendarmes. Des allégations démenties par l'armée camerounaise, qui affirme que seuls deux "
        "gendarmes ont été tués."
    )
    (claim,) = read(reader, "fr", text)
    assert claim.assertion == "reported"
    assert [(toll.min, toll.source) for toll in claim.killed] == [
        (9, "sécessionnistes"),
        (2, "armée camerounaise"),
    ]


def test_those_who_hold_a_site_or_fought_years_ago_did_not_do_it(reader: RuleReader) -> None:
    text = (
        "Une opération a été lancée samedi contre un groupe armé qui tirait au mortier sur une emprise occupée par le "
        "bataillon tchadien de la MINUSMA à Aguelhok. Quatre combattants ont été tués. Aguelhok a accueilli en 2012 "
        "des réfugiés après les combats des rebelles avec l'armée malienne."
    )
    assert {claim.perpetrator for claim in read(reader, "fr", text)} == {None}


def test_a_radio_of_the_united_nations_is_no_force(reader: RuleReader) -> None:
    text = (
        "Les combats que l'armée livre aux rebelles à Bweza se sont soldés mardi par la mort de 27 rebelles, a "
        "précisé, selon Radio Okapi, le porte-parole des opérations."
    )
    (claim,) = read(reader, "fr", text)
    assert (claim.claimant, claim.perpetrator, people(claim)) == (None, None, ["killed target rebelles 27"])


def test_a_name_with_a_small_article_is_a_name(reader: RuleReader) -> None:
    text = "The army said it repelled an attack by al-Shabaab on its base in Barire on Sunday, killing 20 militants."
    (claim,) = read(reader, "en", text)
    assert (claim.perpetrator, claim.outcome) == ("al-Shabaab", "repelled")
    assert people(claim) == ["killed perpetrator militants 20"]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("ذكرت الشرطة أن انتحاريا فجر نفسه أمام مسجد في بيشاور يوم الجمعة فقتل 23 شخصا.", "suicide_bombing"),
        ("استهدف مقاتلون بقذائف الهاون تجمعا لجنود الاحتلال شرق رفح يوم الأحد.", "shelling"),
    ],
    ids=["himself is no dawn", "the occupation is no act"],
)
def test_the_act_is_read_and_not_a_word_like_it(reader: RuleReader, text: str, event_type: str) -> None:
    (claim,) = read(reader, "ar", text)
    assert claim.event_type == event_type


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Shelling killed six civilians in Donetsk on Sunday.", ["killed civilians civilians 6"]),
        ("fr", "Des bombardements ont tué six civils dimanche à Donetsk.", ["killed civilians civils 6"]),
        ("en", "The paper was bombarded with complaints on Sunday.", None),
    ],
)
def test_an_act_that_only_arms_can_do_needs_nobody_armed_beside_it(
    reader: RuleReader, lang: str, text: str, expected: list[str] | None
) -> None:
    assert [people(claim) for claim in read(reader, lang, text)] == ([expected] if expected else [])


def test_what_was_taken_does_not_take_an_act_away(reader: RuleReader) -> None:
    told = "L'état-major fait état d'un incident dimanche près de Boni : deux militaires tués par une mine artisanale."
    alone = read(reader, "fr", told)
    with_list = read(reader, "fr", f"{told}\n\nLes assaillants ont emporté des armes et douze motos.")
    assert [people(claim) for claim in with_list] == [people(claim) for claim in alone]
    assert [people(claim) for claim in alone] == [["killed target militaires 2"]]
