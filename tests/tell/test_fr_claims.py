"""A claim told in French: whole sentences for what a claim can say, read from French, English or Arabic."""

from __future__ import annotations

import pytest
from tell_cases import bare, item, seed, toll

from dragoman.base.claim import (
    Assertion,
    Attribution,
    Basis,
    Category,
    Claim,
    DatePrecision,
    Disposition,
    EventType,
    Evidence,
    Outcome,
    Qualifier,
    Side,
)
from dragoman.base.errors import UnknownTerm
from dragoman.tell import Fact, How, open_grammar
from dragoman.tell.fr.grammar import LanguageGrammar
from dragoman.tell.grammar import Grammar

FRENCH = open_grammar("fr")
SAID = "Le 7 septembre 2023, le GSIM a affirmé dans un communiqué diffusé par Al-Zallaqa via Chirpwire "
ATTACK = (
    f"{SAID}que le 4 septembre 2023, ses forces avaient attaqué des forces burkinabè à Koumbori, Ouahigouya, "
    "au Burkina Faso"
)


def paragraph(claim: Claim) -> list[str]:
    """The sentences of a claim, no-break spaces as blanks."""
    return [sentence.text.replace("\u00a0", " ") for sentence in FRENCH.tell_claim(claim)]


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        pytest.param(
            seed(
                killed=(toll(51, None, text="over 50", qualifier=Qualifier.MORE_THAN),),
                materiel=(
                    item("vehicle", Category.VEHICLE, 2, 2, text="two vehicles"),
                    item("14-mm weapon", Category.HEAVY_WEAPON, text="a 14-mm weapon"),
                    item("Kalashnikov ammunition", Category.AMMUNITION, 9, 9, unit="box", text="nine boxes"),
                ),
                inventory_open=True,
                evidence_offered=(Evidence.PHOTO, Evidence.VIDEO),
            ),
            [
                ATTACK
                + ", tuant plus de 50 soldats et saisissant deux véhicules, une arme de 14 mm, neuf caisses de "
                "munitions de kalachnikov et d'autres équipements non précisés.",
                "Le communiqué est présenté comme accompagné de photographies et d'une vidéo.",
            ],
            id="seed",
        ),
        pytest.param(
            bare(killed=(toll(3, 3, victim=None, text="three", side=Side.OTHER),)),
            [
                "Il a été rapporté que des assaillants non identifiés avaient mené une attaque.",
                "Il a aussi été rapporté que trois personnes d'un camp non précisé avaient été tuées.",
            ],
            id="only a toll",
        ),
        pytest.param(
            bare(
                platform="Telegram",
                claimed_on="2023-10-02",
                perpetrator="GSIM",
                target="detachment",
                places=("Tabatol",),
                country="NE",
                event_date="2023-10-01",
            ),
            [
                "Le 2 octobre 2023, un compte rendu diffusé via Telegram a indiqué que le 1er octobre 2023, des forces "
                "du GSIM avaient attaqué un détachement à Tabatol, au Niger."
            ],
            id="platform",
        ),
        pytest.param(
            bare(
                assertion=Assertion.DENIED,
                platform="X",
                perpetrator="Navy",
                target="Pauktaw",
                places=("Pauktaw",),
                country="MM",
                event_type=EventType.SHELLING,
                event_date="2024-01-13",
            ),
            [
                "Un communiqué diffusé via X a nié que le 13 janvier 2024, la marine ait bombardé Pauktaw, au Myanmar."
            ],
            id="denied, in the subjunctive",
        ),
        pytest.param(
            bare(
                perpetrator="ADF",
                attribution=Attribution(Basis.SUSPECTED, None),
                target="Kasana",
                places=("Kasana", "Eringeti"),
                country="CD",
                killed=(toll(3, 3, victim="civilians", text="Three", side=Side.CIVILIANS),),
            ),
            [
                "Il a été rapporté que des assaillants avaient attaqué Kasana, Eringeti, en République démocratique du "
                "Congo, tuant trois civils.",
                "Il a aussi été rapporté que les ADF avaient été soupçonnées de cet acte.",
            ],
            id="suspected",
        ),
        pytest.param(
            bare(
                perpetrator="Libyan National Army",
                attribution=Attribution(Basis.ACCUSED, "GNA"),
                event_type=EventType.AIR_STRIKE,
                target="military academy",
                places=("Hadba", "Tripoli"),
                country="LY",
                killed=(
                    toll(
                        28,
                        victim="cadets",
                        text="at least 28",
                        qualifier=Qualifier.AT_LEAST,
                        source="health ministry",
                    ),
                ),
            ),
            [
                "Il a été rapporté que des assaillants avaient mené une frappe aérienne contre une académie militaire "
                "à Hadba, Tripoli, en Libye.",
                "Le GNA a accusé l'armée nationale libyenne de cet acte.",
                "Selon le ministère de la santé, au moins 28 élèves officiers ont été tués.",
            ],
            id="accused",
        ),
        pytest.param(
            seed(
                killed=(toll(2, 2, victim="fighters", side=Side.PERPETRATOR, text="two"),),
                injured=(toll(1, 1, victim=None, side=Side.PERPETRATOR, text="one"),),
            ),
            [
                ATTACK + ".",
                "Il a aussi déclaré que deux de ses propres combattants avaient été tués et qu'un de ses propres "
                "membres avait été blessé.",
            ],
            id="own losses",
        ),
        pytest.param(
            seed(
                claimant="army",
                outlet=None,
                platform=None,
                perpetrator="GSIM",
                outcome=Outcome.REPELLED,
                target="post",
                killed=(
                    toll(12, 12, victim="attackers", side=Side.PERPETRATOR, text="12"),
                    toll(0, 0, victim="soldier", side=Side.TARGET, text="no", qualifier=Qualifier.NONE),
                ),
            ),
            [
                "Le 7 septembre 2023, l'armée a affirmé que le 4 septembre 2023, ses forces avaient "
                "repoussé une attaque "
                "de forces du GSIM contre un poste à Koumbori, Ouahigouya, au Burkina Faso, tuant 12 assaillants.",
                "Elle a aussi déclaré qu'aucun de ses propres soldats n'avait été tué.",
            ],
            id="repelled, and nobody lost",
        ),
        pytest.param(
            seed(
                killed=(toll(1, 1, victim="named person", text="Oumar Exemple"),),
                injured=(toll(2, 2, text="two"),),
            ),
            [ATTACK + ", tuant une personne (nom non publié) et blessant deux soldats."],
            id="named",
        ),
        pytest.param(
            seed(
                killed=(toll(0, None, text="casualties", qualifier=Qualifier.UNSTATED),),
                injured=(toll(0, None, text="casualties", qualifier=Qualifier.UNSTATED),),
            ),
            [ATTACK + ", faisant des victimes parmi les soldats."],
            id="casualties",
        ),
        pytest.param(
            seed(
                claimant="army",
                outlet=None,
                platform=None,
                perpetrator="army",
                target="terrorists",
                killed=(toll(9, 9, victim="terrorists", text="nine", wording="neutralised"),),
            ),
            [
                "Le 7 septembre 2023, l'armée a affirmé que le 4 septembre 2023, ses forces avaient attaqué des "
                "« terrorists » à Koumbori, Ouahigouya, au Burkina Faso, tuant neuf d'entre eux.",
                "Le mot du communiqué pour les tués est « neutralised ».",
            ],
            id="loaded",
        ),
        pytest.param(
            seed(
                materiel=(
                    item("car bomb", Category.EXPLOSIVE, fate=Disposition.USED),
                    item("motorcycle", Category.MOTORCYCLE, 2, 2, text="two motorcycles"),
                    item("drone", Category.DRONE, fate=Disposition.DESTROYED),
                    item(
                        "rifle",
                        Category.SMALL_ARM,
                        1,
                        None,
                        fate=Disposition.SURRENDERED,
                        qualifier=Qualifier.UNSTATED,
                    ),
                )
            ),
            [
                ATTACK + ", utilisant une voiture piégée.",
                "Il a aussi déclaré que deux motos avaient été saisies, qu'un drone avait été "
                "détruit et que des fusils "
                "avaient été remis.",
            ],
            id="fates",
        ),
        pytest.param(
            seed(
                target="poste de gendarmerie de Makalondi",
                places=("Makalondi", "Tillabéri"),
                country="NE",
                killed=(
                    toll(20, 20, victim="gendarmes", text="une vingtaine", qualifier=Qualifier.ABOUT),
                    toll(1, 1, victim="soldate", text="une"),
                ),
                injured=(toll(21, 21, victim="personnes", text="vingt et une"),),
            ),
            [
                f"{SAID}que le 4 septembre 2023, ses forces avaient attaqué le poste de gendarmerie de Makalondi à "
                "Tillabéri, au Niger, tuant une vingtaine de gendarmes et une soldate et blessant 21 personnes du côté "
                "de la cible.",
            ],
            id="read from French",
        ),
        pytest.param(
            seed(
                target="القوات الكينية",
                places=(),
                country="SO",
                killed=(toll(2, 2, victim="جنديين", text="جنديين"),),
                materiel=(item("عبوة ناسفة", Category.EXPLOSIVE, fate=Disposition.USED),),
            ),
            [
                f"{SAID}que le 4 septembre 2023, ses forces avaient attaqué des forces kényanes en "
                "Somalie, utilisant un "
                "engin explosif et tuant deux soldats."
            ],
            id="read from Arabic",
        ),
        pytest.param(
            seed(event_date="2023-09-06/2023-09-07"),
            [
                f"{SAID}que dans la nuit du 6 au 7 septembre 2023, ses forces avaient attaqué des forces burkinabè à "
                "Koumbori, Ouahigouya, au Burkina Faso."
            ],
            id="night",
        ),
        pytest.param(
            seed(event_date="2023-09-01/2023-09-30", date_precision=DatePrecision.MONTH),
            [
                f"{SAID}qu'en septembre 2023, ses forces avaient attaqué des forces burkinabè à "
                "Koumbori, Ouahigouya, au "
                "Burkina Faso."
            ],
            id="month",
        ),
        pytest.param(
            bare(
                event_type=EventType.ABDUCTION,
                target="engineers",
                places=("Ubari",),
                country="LY",
                captured=(toll(3, 3, victim="engineers", text="three", side=Side.CIVILIANS),),
            ),
            [
                "Il a été rapporté que des assaillants non identifiés avaient enlevé trois "
                "ingénieurs à Ubari, en Libye."
            ],
            id="abducted",
        ),
        pytest.param(
            seed(
                event_type=EventType.BOMBING,
                target="truck of the army",
                materiel=(item("truck", Category.VEHICLE, fate=Disposition.DESTROYED),),
            ),
            [
                f"{SAID}que le 4 septembre 2023, ses forces avaient attaqué à l'explosif et détruit "
                "un camion de l'armée "
                "à Koumbori, Ouahigouya, au Burkina Faso."
            ],
            id="struck",
        ),
        pytest.param(
            seed(
                killed=(
                    toll(20, 30, victim="police", text="20-30"),
                    toll(24, None, victim="officers", text="dozens", qualifier=Qualifier.DOZENS),
                    toll(48, 48, victim="guards", text="almost 48", qualifier=Qualifier.NEARLY),
                    toll(2500, 2500, text="2,500"),
                )
            ),
            [
                ATTACK
                + ", tuant 20-30 policiers, des dizaines d'officiers, près de 48 gardes et 2\u202f500 soldats.",
            ],
            id="bounds",
        ),
        pytest.param(
            seed(injured=(toll(2, 2, victim="a boy and his aunt", text="two", side=Side.CIVILIANS),)),
            [ATTACK + ", blessant deux personnes (« a boy and his aunt »)."],
            id="a list is not counted by its first part",
        ),
    ],
)
def test_tell_claim_in_french(claim: Claim, expected: list[str]) -> None:
    assert paragraph(claim) == expected


@pytest.mark.parametrize("event_type", list(EventType))
@pytest.mark.parametrize("perpetrator", [None, "GSIM"])
@pytest.mark.parametrize("target", [None, "Burkinabe forces"])
@pytest.mark.parametrize("outcome", [None, *Outcome])
def test_tell_claim_in_french_tells_every_kind_of_act(
    event_type: EventType, perpetrator: str | None, target: str | None, outcome: Outcome | None
) -> None:
    claim = bare(event_type=event_type, perpetrator=perpetrator, target=target, outcome=outcome)
    (told,) = FRENCH.tell_claim(claim)
    stated = {fact.pointer for fact in told.facts}
    named = {"/perpetrator": perpetrator, "/target": target, "/outcome": outcome}
    assert stated == {"/assertion", "/event_type", *(pointer for pointer, value in named.items() if value)}
    assert told.text.startswith("Il a été rapporté qu") and told.text.endswith(".") and "{" not in told.text


def test_tell_claim_in_french_states_each_value_in_a_piece_of_its_own() -> None:
    arms = (item("RPG", Category.LAUNCHER, 2, 2, text="two RPGs"),)
    losses = (toll(51, text="over 50", qualifier=Qualifier.MORE_THAN),)
    (told,) = FRENCH.tell_claim(seed(killed=losses, materiel=arms, inventory_open=True))
    assert {piece.text: [fact.pointer for fact in piece.facts] for piece in told.pieces if piece.facts} == {
        "7 septembre 2023": ["/claimed_on"],
        "le GSIM": ["/claimant"],
        "a affirmé": ["/assertion"],
        "Al-Zallaqa": ["/outlet"],
        "Chirpwire": ["/platform"],
        "le 4 septembre 2023": ["/event_date"],
        "ses forces": ["/perpetrator", "/claimant"],
        "avaient attaqué": ["/event_type"],
        "des forces burkinabè": ["/target"],
        "Koumbori": ["/places/0"],
        "Ouahigouya": ["/places/1"],
        "au Burkina Faso": ["/country"],
        "plus de 50 soldats": ["/killed/0"],
        "deux RPG": ["/materiel/0"],
        "d'autres équipements non précisés": ["/inventory_open"],
    }


def test_tell_claim_in_french_marks_the_source_s_word_as_a_quotation() -> None:
    claim = seed(killed=(toll(9, 9, text="neuf", wording="ont été neutralisés"),))
    quoted = [piece for piece in FRENCH.tell_claim(claim)[1].pieces if piece.how is How.QUOTE]
    assert [(piece.text, piece.facts) for piece in quoted] == [
        ("«\u00a0neutralisés\u00a0»", (Fact("c-1", "/killed/0"),))
    ]


def test_tell_claim_in_french_withholds_a_private_name_wherever_it_stands() -> None:
    person = toll(1, 1, victim="named person", text="Oumar Exemple")
    claim = seed(
        target="convoy of Oumar Exemple",
        killed=(person, toll(2, 2, text="two", source="OUMAR  EXEMPLE")),
        places=("Koumbori", "Oumar Exemple"),
    )
    told = [*paragraph(claim), FRENCH.tell_in_short(claim).text, FRENCH.tell_toll(person)]
    assert "exemple" not in " ".join(told).casefold()
    assert told[0].count("nom non publié") == 3


def test_tell_claim_in_french_reads_no_hostile_value_as_a_form() -> None:
    claim = seed(
        claimant="{who}\n\u202eGSIM",
        perpetrator=None,
        target="{0} post\x00",
        killed=(toll(3, 3, victim="{noun}", text="{low}"),),
    )
    (told,) = paragraph(claim)
    assert "{who} GSIM" in told and "« {0} post »" in told and "trois « {noun} »" in told


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        pytest.param(
            bare(perpetrator="ADF", attribution=Attribution(Basis.SUSPECTED, None), target="Kasana"),
            "Il a été rapporté que des membres présumés des ADF avaient attaqué Kasana.",
            id="the hedge stays",
        ),
        pytest.param(
            bare(perpetrator="ADF", attribution=Attribution(Basis.ACCUSED, "residents"), target="Kasana"),
            "Il a été rapporté que les ADF, que des habitants accusent, auraient attaqué Kasana.",
            id="who accuses, and not as certain",
        ),
        pytest.param(
            bare(perpetrator="army", attribution=Attribution(Basis.ACCUSED, None), target="villagers"),
            "Il a été rapporté que l'armée, accusée de cet acte, aurait attaqué des villageois.",
            id="accused by nobody named",
        ),
    ],
)
def test_tell_in_short_in_french(claim: Claim, expected: str) -> None:
    assert FRENCH.tell_in_short(claim).text == expected


def test_word_of_french_names_a_term_that_is_missing() -> None:
    with pytest.raises(UnknownTerm, match=r"report\.nonesuch.*tell/fr/words\.toml"):
        FRENCH.word("report", "nonesuch")


def test_the_french_grammar_keeps_the_protocol() -> None:
    grammar: Grammar = LanguageGrammar()
    assert (grammar.lang, grammar.direction) == ("fr", "ltr")
    assert (grammar.tell_list(["a", "b", "c"]), grammar.tell_list([])) == ("a, b et c", "")
    assert grammar.tell_number(1200) == "1\u202f200"
    assert grammar.tell_days("2023-05-01", "2023-05-07") == "1er–7 mai 2023"
    assert grammar.tell_plural("policeman") == "policiers" and grammar.tell_plural("xyz") == "xyz"
