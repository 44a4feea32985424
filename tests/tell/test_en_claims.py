"""A claim told as a paragraph: whole sentences for each thing that a claim can say or leave out."""

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
from dragoman.tell.en.grammar import LanguageGrammar
from dragoman.tell.grammar import Grammar

ENGLISH = open_grammar("en")
SAID = "On 7 September 2023, GSIM claimed in a statement released by Al-Zallaqa via Chirpwire that "
ATTACK = (
    f"{SAID}on 4 September 2023 its forces attacked Burkinabe forces in Koumbori, Ouahigouya, Burkina Faso"
)


def paragraph(claim: Claim) -> list[str]:
    """The sentences of a claim."""
    return [sentence.text for sentence in ENGLISH.tell_claim(claim)]


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        pytest.param(
            seed(
                killed=(toll(51, None, text="over 50", qualifier=Qualifier.MORE_THAN),),
                materiel=(
                    item("vehicle", Category.VEHICLE, 2, 2, text="two vehicles"),
                    item("14-mm weapon", Category.HEAVY_WEAPON, text="a 14-mm weapon"),
                    item(
                        "PK and Kalashnikov ammunition",
                        Category.AMMUNITION,
                        9,
                        9,
                        unit="box",
                        text="nine boxes",
                    ),
                ),
                inventory_open=True,
                evidence_offered=(Evidence.PHOTO,),
            ),
            [
                ATTACK
                + (
                    ", killing over 50 soldiers and seizing two vehicles, a 14-mm weapon, nine boxes of PK and "
                    "Kalashnikov ammunition and other unspecified equipment."
                ),
                "The statement is said to show photographs.",
            ],
            id="seed",
        ),
        pytest.param(bare(), ["It was reported that unnamed assailants carried out an attack."], id="bare"),
        pytest.param(
            bare(killed=(toll(3, 3, victim=None, text="three", side=Side.OTHER),)),
            [
                "It was reported that unnamed assailants carried out an attack.",
                "It was also reported that three people on a side not stated were killed.",
            ],
            id="only a toll",
        ),
        pytest.param(
            bare(
                target="market",
                places=("Niono",),
                country="ML",
                event_date="2023-09-04",
                killed=(toll(4, 4, victim="traders", text="four", side=Side.CIVILIANS),),
            ),
            [
                (
                    "It was reported that on 4 September 2023 unnamed assailants attacked a market in Niono, "
                    "Mali, killing four traders."
                ),
            ],
            id="no perpetrator",
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
                (
                    "On 2 October 2023, a report via Telegram said that on 1 October 2023 forces of GSIM "
                    "attacked a detachment in Tabatol, Niger."
                ),
            ],
            id="platform",
        ),
        pytest.param(
            bare(claimed_on="2023-10-02", target="detachment", places=("Tabatol",), country="NE"),
            [
                (
                    "A report of 2 October 2023 said that unnamed assailants attacked a detachment in Tabatol, "
                    "Niger."
                ),
            ],
            id="no day of act",
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
            ["A statement via X denied that on 13 January 2024 the Navy shelled Pauktaw, Myanmar."],
            id="denied",
        ),
        pytest.param(
            bare(
                assertion=Assertion.CONFIRMED,
                perpetrator="army",
                attribution=Attribution(Basis.STATED, "army spokesman"),
                event_type=EventType.AIR_STRIKE,
                target="truck",
                places=("Mota",),
                country="ET",
            ),
            [
                (
                    "An army spokesman confirmed that the army carried out an air strike on a truck in Mota, "
                    "Ethiopia."
                ),
            ],
            id="confirmed",
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
                (
                    "It was reported that assailants attacked Kasana, Eringeti, the Democratic Republic of Congo, "
                    "killing three civilians."
                ),
                "It was also reported that ADF was suspected of the act.",
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
                        None,
                        victim="cadets",
                        text="at least 28",
                        qualifier=Qualifier.AT_LEAST,
                        source="health ministry",
                    ),
                ),
            ),
            [
                (
                    "It was reported that assailants carried out an air strike on a military academy in Hadba, "
                    "Tripoli, Libya."
                ),
                "GNA accused the Libyan National Army of the act.",
                "According to the health ministry, at least 28 cadets were killed.",
            ],
            id="accused",
        ),
        pytest.param(
            bare(perpetrator="army", attribution=Attribution(Basis.ACKNOWLEDGED, None), target="villagers"),
            ["It was reported that the army, by its own acknowledgement, attacked villagers."],
            id="acknowledged",
        ),
        pytest.param(
            seed(
                killed=(toll(2, 2, victim="fighters", side=Side.PERPETRATOR, text="two"),),
                injured=(toll(1, 1, victim=None, side=Side.PERPETRATOR, text="one"),),
            ),
            [
                ATTACK + ".",
                (
                    "It also said that two of its own fighters were killed and one of its own members was "
                    "injured."
                ),
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
                    toll(1, 1, victim="soldier", side=Side.TARGET, text="a soldier"),
                ),
            ),
            [
                (
                    "On 7 September 2023, the army claimed that on 4 September 2023 its forces repelled an "
                    "attack by forces of GSIM on a post in Koumbori, Ouahigouya, Burkina Faso, killing 12 "
                    "attackers."
                ),
                "It also said that one of its own soldiers was killed.",
            ],
            id="repelled",
        ),
        pytest.param(
            seed(
                outcome=Outcome.POSITION_TAKEN,
                killed=(toll(None, 30, text="up to 30", qualifier=Qualifier.UP_TO),),
            ),
            [
                ATTACK + ", taking the position and killing up to 30 soldiers.",
            ],
            id="taken",
        ),
        pytest.param(
            seed(
                killed=(toll(1, 1, victim="named person", text="Oumar Exemple"),),
                injured=(toll(2, 2, text="two"),),
            ),
            [
                ATTACK + ", killing one person, name withheld, and injuring two soldiers.",
            ],
            id="named",
        ),
        pytest.param(
            seed(
                killed=(toll(0, None, text="casualties", qualifier=Qualifier.UNSTATED),),
                injured=(toll(0, None, text="casualties", qualifier=Qualifier.UNSTATED),),
            ),
            [
                ATTACK + ", causing casualties among soldiers.",
            ],
            id="casualties",
        ),
        pytest.param(
            seed(
                killed=(toll(0, 15, text="15", qualifier=Qualifier.EXACT),),
                injured=(toll(0, 15, text="15", qualifier=Qualifier.EXACT),),
            ),
            [
                ATTACK + ", killing or injuring 15 soldiers.",
            ],
            id="either",
        ),
        pytest.param(
            seed(
                killed=(
                    toll(
                        0,
                        0,
                        victim="civilians",
                        text="no civilians",
                        qualifier=Qualifier.NONE,
                        side=Side.CIVILIANS,
                    ),
                ),
                injured=(
                    toll(
                        0,
                        0,
                        victim="civilians",
                        text="no civilians",
                        qualifier=Qualifier.NONE,
                        side=Side.CIVILIANS,
                    ),
                ),
            ),
            [
                ATTACK + ".",
                "It also said that no civilians were killed or injured.",
            ],
            id="none",
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
                (
                    "On 7 September 2023, the army claimed that on 4 September 2023 its forces attacked "
                    "“terrorists” in Koumbori, Ouahigouya, Burkina Faso, killing nine of them."
                ),
                "The statement's word for the killed is “neutralised”.",
            ],
            id="loaded",
        ),
        pytest.param(
            seed(killed=(toll(2, 2, victim="martyrs", side=Side.PERPETRATOR, text="two"),)),
            [
                ATTACK + ".",
                "It also said that two of its own members were killed.",
                "The statement's word for the killed is “martyrs”.",
            ],
            id="martyrs",
        ),
        pytest.param(
            seed(
                materiel=(
                    item("car bomb", Category.EXPLOSIVE, fate=Disposition.USED),
                    item("truck", Category.VEHICLE, 2, 2, text="two trucks"),
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
                ATTACK + ", using a car bomb.",
                "It also said that two trucks were seized, a drone was destroyed and rifles were surrendered.",
            ],
            id="fates",
        ),
        pytest.param(
            bare(
                event_type=EventType.ABDUCTION,
                target="engineers",
                places=("Ubari",),
                country="LY",
                captured=(toll(3, 3, victim="engineers", text="three", side=Side.CIVILIANS),),
            ),
            ["It was reported that unnamed assailants abducted three engineers in Ubari, Libya."],
            id="abducted",
        ),
        pytest.param(
            seed(
                killed=(toll(50, 50, victim="soldiers", text="une cinquantaine", qualifier=Qualifier.ABOUT),)
            ),
            [
                ATTACK + ", killing about 50 soldiers.",
            ],
            id="french",
        ),
        pytest.param(
            seed(event_date="2023-09-06/2023-09-07"),
            [
                SAID
                + (
                    "between 6 and 7 September 2023 its forces attacked Burkinabe forces in Koumbori, "
                    "Ouahigouya, Burkina Faso."
                ),
            ],
            id="night",
        ),
        pytest.param(
            seed(event_date="2023-09-01/2023-09-30", date_precision=DatePrecision.MONTH),
            [
                SAID
                + (
                    "in September 2023 its forces attacked Burkinabe forces in Koumbori, Ouahigouya, Burkina "
                    "Faso."
                ),
            ],
            id="month",
        ),
        pytest.param(
            seed(event_date="2023-09-04/2023-09-10", date_precision=DatePrecision.WEEK),
            [
                SAID
                + (
                    "in the week of 4 September 2023 its forces attacked Burkinabe forces in Koumbori, "
                    "Ouahigouya, Burkina Faso."
                ),
            ],
            id="week",
        ),
        pytest.param(
            seed(
                killed=(
                    toll(51, None, text="over 50", qualifier=Qualifier.MORE_THAN),
                    toll(5, 5, victim=None, text="five", source="army"),
                    toll(11, 11, victim="terrorists", text="11", side=Side.PERPETRATOR, source="army"),
                )
            ),
            [
                ATTACK + ", killing over 50 soldiers.",
                (
                    "According to the army, five people on the target's side were killed and 11 “terrorists” on "
                    "the attackers' side were killed."
                ),
            ],
            id="source",
        ),
        pytest.param(
            seed(
                event_type=EventType.BOMBING,
                target="truck of the army",
                materiel=(item("truck", Category.VEHICLE, fate=Disposition.DESTROYED),),
            ),
            [
                SAID
                + (
                    "on 4 September 2023 its forces bombed and destroyed a truck of the army in Koumbori, "
                    "Ouahigouya, Burkina Faso."
                ),
            ],
            id="struck",
        ),
        pytest.param(
            bare(event_type=EventType.CLASH, target="GSIM"),
            ["It was reported that there was a clash with GSIM."],
            id="clash none",
        ),
        pytest.param(
            bare(event_type=EventType.OTHER, perpetrator="army"),
            ["It was reported that the army carried out an act."],
            id="other",
        ),
        pytest.param(
            seed(
                killed=(
                    toll(1, None, text="", qualifier=Qualifier.UNSTATED),
                    toll(20, 30, victim="police", text="20-30"),
                    toll(24, None, victim="officers", text="dozens", qualifier=Qualifier.DOZENS),
                    toll(48, 48, victim="guards", text="almost 48", qualifier=Qualifier.NEARLY),
                )
            ),
            [
                ATTACK + ", killing soldiers, 20-30 police, dozens of officers and almost 48 guards.",
            ],
            id="bounds",
        ),
        pytest.param(
            seed(killed=(toll(3, 3, text="3"),), captured=(toll(1, 1, victim="officer", text="an officer"),)),
            [
                ATTACK + ", killing 3 soldiers and capturing an officer.",
            ],
            id="two kinds",
        ),
        pytest.param(
            seed(
                killed=(toll(1, qualifier=Qualifier.UNSTATED),),
                injured=(toll(1, qualifier=Qualifier.UNSTATED),),
            ),
            [f"{ATTACK}, killing and injuring soldiers."],
            id="killed and injured without a number",
        ),
        pytest.param(
            seed(
                killed=(toll(2, 2, victim="fighters", side=Side.PERPETRATOR, text="two"),),
                materiel=(
                    item("truck", Category.VEHICLE),
                    item("drone", Category.DRONE, fate=Disposition.DESTROYED),
                ),
                inventory_open=True,
            ),
            [
                f"{ATTACK}.",
                "It also said that two of its own fighters were killed.",
                "It added that a truck and other unspecified equipment were seized and a drone was destroyed.",
            ],
            id="what does not fit in the first sentence",
        ),
        pytest.param(
            seed(inventory_open=True),
            [f"{ATTACK}.", "It also said that there was other unspecified equipment."],
            id="an open list of nothing",
        ),
    ],
)
def test_tell_claim(claim: Claim, expected: list[str]) -> None:
    assert paragraph(claim) == expected


@pytest.mark.parametrize("event_type", list(EventType))
@pytest.mark.parametrize("perpetrator", [None, "GSIM"])
@pytest.mark.parametrize("target", [None, "Burkinabe forces"])
@pytest.mark.parametrize("outcome", [None, *Outcome])
def test_tell_claim_tells_every_kind_of_act(
    event_type: EventType, perpetrator: str | None, target: str | None, outcome: Outcome | None
) -> None:
    claim = bare(event_type=event_type, perpetrator=perpetrator, target=target, outcome=outcome)
    (told,) = ENGLISH.tell_claim(claim)
    stated = {fact.pointer for fact in told.facts}
    named = {"/perpetrator": perpetrator, "/target": target, "/outcome": outcome}
    assert stated == {"/assertion", "/event_type", *(pointer for pointer, value in named.items() if value)}
    assert told.text.startswith("It was reported that ") and told.text.endswith(".") and "  " not in told.text


def test_tell_claim_states_each_value_in_a_piece_of_its_own() -> None:
    arms = (item("RPG", Category.LAUNCHER, 2, 2, text="two RPGs"),)
    losses = (toll(51, text="over 50", qualifier=Qualifier.MORE_THAN),)
    claim = seed(killed=losses, materiel=arms, inventory_open=True)
    (told,) = ENGLISH.tell_claim(claim)
    assert {piece.text: [fact.pointer for fact in piece.facts] for piece in told.pieces if piece.facts} == {
        "7 September 2023": ["/claimed_on"],
        "GSIM": ["/claimant"],
        "claimed": ["/assertion"],
        "Al-Zallaqa": ["/outlet"],
        "Chirpwire": ["/platform"],
        "on 4 September 2023": ["/event_date"],
        "its forces": ["/perpetrator", "/claimant"],
        "attacked": ["/event_type"],
        "Burkinabe forces": ["/target"],
        "Koumbori": ["/places/0"],
        "Ouahigouya": ["/places/1"],
        "Burkina Faso": ["/country"],
        "over 50 soldiers": ["/killed/0"],
        "two RPGs": ["/materiel/0"],
        "other unspecified equipment": ["/inventory_open"],
    }


def test_tell_claim_marks_the_source_s_word_as_a_quotation() -> None:
    claim = seed(killed=(toll(9, 9, text="nine", wording="neutralised"),))
    quoted = [piece for piece in ENGLISH.tell_claim(claim)[1].pieces if piece.how is How.QUOTE]
    assert [(piece.text, piece.facts) for piece in quoted] == [("“neutralised”", (Fact("c-1", "/killed/0"),))]


def test_tell_claim_tells_names_by_the_map() -> None:
    names = {"GSIM": "JNIM", "Koumbori": "Koumbri"}
    told = ENGLISH.tell_claim(seed(perpetrator="JNIM"), names=names)[0].text
    assert "JNIM claimed" in told and "its forces attacked" in told and "in Koumbri," in told


def test_tell_claim_withholds_a_private_name_wherever_it_stands() -> None:
    person = toll(1, 1, victim="named person", text="Oumar Exemple")
    claim = seed(
        target="convoy of Oumar Exemple",
        killed=(person, toll(2, 2, text="two", source="OUMAR  EXEMPLE")),
        places=("Koumbori", "Oumar Exemple"),
    )
    told = [*paragraph(claim), ENGLISH.tell_in_short(claim).text, ENGLISH.tell_toll(person)]
    assert "exemple" not in " ".join(told).casefold()
    assert told[0].count("name withheld") == 3


def test_tell_claim_reads_no_hostile_value_as_a_form() -> None:
    claim = seed(
        claimant="{who}\n\u202eGSIM",
        perpetrator=None,
        target="{0} post\x00",
        killed=(toll(3, 3, victim="{noun}", text="{low}"),),
    )
    assert paragraph(claim) == [
        "On 7 September 2023, the {who} GSIM claimed in a statement released by Al-Zallaqa via Chirpwire that on "
        "4 September 2023 a {0} post was attacked in Koumbori, Ouahigouya, Burkina Faso and three {noun} were killed."
    ]


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        pytest.param(
            seed(killed=(toll(3, 3, text="three"),), materiel=(item("drone", Category.DRONE),)),
            "On 7 September 2023, GSIM claimed in a statement released by Al-Zallaqa via Chirpwire that on "
            "4 September 2023 its forces attacked Burkinabe forces in Koumbori, Ouahigouya, Burkina Faso, killing "
            "three soldiers.",
            id="no arms",
        ),
        pytest.param(
            bare(perpetrator="ADF", attribution=Attribution(Basis.SUSPECTED, None), target="Kasana"),
            "It was reported that suspected members of ADF attacked Kasana.",
            id="the hedge stays",
        ),
        pytest.param(
            bare(perpetrator="ADF", attribution=Attribution(Basis.ACCUSED, "residents"), target="Kasana"),
            "It was reported that ADF, whom residents accuse, attacked Kasana.",
            id="who accuses",
        ),
        pytest.param(
            bare(killed=(toll(3, 3, victim="farmers", side=Side.OTHER),)),
            "It was reported that unnamed assailants carried out an attack and three farmers on a side not stated "
            "were killed.",
            id="only a toll",
        ),
    ],
)
def test_tell_in_short(claim: Claim, expected: str) -> None:
    assert ENGLISH.tell_in_short(claim).text == expected


def test_word_names_a_term_that_is_missing() -> None:
    with pytest.raises(UnknownTerm, match=r"report\.nonesuch"):
        ENGLISH.word("report", "nonesuch")


def test_language_grammar_keeps_the_protocol() -> None:
    grammar: Grammar = LanguageGrammar()
    assert (grammar.lang, grammar.direction, grammar.tell_list(["a", "b", "c"])) == (
        "en",
        "ltr",
        "a, b and c",
    )
    assert (grammar.tell_number(1200), grammar.tell_list([])) == ("1,200", "")
