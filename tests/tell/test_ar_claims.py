"""A claim told as a paragraph in Arabic: whole sentences for each thing that a claim can say or leave out."""

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
    Toll,
)
from dragoman.tell import How, open_grammar
from dragoman.tell.ar.when import tell_dated, tell_days, tell_when

AR = open_grammar("ar")
OPENING = "أعلنت Dawn Banner Front في 7 سبتمبر/أيلول 2023"
NONE = Qualifier.NONE


def said(claim: Claim) -> list[str]:
    return [plain(sentence.text) for sentence in AR.tell_claim(claim)]


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


def some(victim: str | None = "soldiers") -> Toll:
    """People without a number."""
    return toll(1, None, victim=victim, qualifier=Qualifier.UNSTATED)


def fifteen() -> Toll:
    """Up to fifteen, as one figure for killed and injured is coded."""
    return toll(0, 15, text="15", qualifier=Qualifier.UP_TO)


def front(**values: object) -> Claim:
    """The claim of a group without outlet, at one place."""
    given: dict[str, object] = {
        "claimant": "Dawn Banner Front",
        "perpetrator": "Dawn Banner Front",
        "attribution": Attribution(Basis.SELF_CLAIMED, "Dawn Banner Front"),
        "outlet": None,
        "platform": None,
        "places": ("Kasana",),
        "target": "barracks",
    }
    return seed(**{**given, **values})


def test_tell_claim_says_who_claims_what_where_and_when() -> None:
    claim = front(
        outlet="Plateau Radio",
        platform="Chirpwire",
        killed=(toll(51, None, text="over 50", qualifier=Qualifier.MORE_THAN),),
        injured=(toll(9, 9, text="nine"),),
        materiel=(item("motorcycle", Category.MOTORCYCLE, 9, 9), item("truck", Category.VEHICLE)),
        inventory_open=True,
    )
    assert said(claim) == [
        f"{OPENING}، في بيان نشرته Plateau Radio عبر Chirpwire، أنها شنت في 4 سبتمبر/أيلول 2023 هجوماً على ثكنة في "
        "Kasana، بوركينا فاسو، ما أسفر عن مقتل أكثر من 50 جندياً وإصابة تسعة آخرين والاستيلاء على تسع دراجات نارية "
        "وشاحنة ومعدات أخرى لم تُحدد."
    ]


@pytest.mark.parametrize(
    ("event_type", "expected"),
    [
        (EventType.CLASH, "خاضت في 4 سبتمبر/أيلول 2023 اشتباكاً مع حافلة"),
        (EventType.AMBUSH, "نصبت في 4 سبتمبر/أيلول 2023 كميناً لحافلة"),
        (EventType.ASSAULT, "شنت في 4 سبتمبر/أيلول 2023 هجوماً على حافلة"),
        (EventType.BOMBING, "نفذت في 4 سبتمبر/أيلول 2023 تفجيراً استهدف حافلة"),
        (EventType.SUICIDE_BOMBING, "نفذت في 4 سبتمبر/أيلول 2023 تفجيراً انتحارياً استهدف حافلة"),
        (EventType.SHELLING, "نفذت في 4 سبتمبر/أيلول 2023 قصفاً استهدف حافلة"),
        (EventType.AIR_STRIKE, "نفذت في 4 سبتمبر/أيلول 2023 غارة جوية على حافلة"),
        (EventType.ABDUCTION, "خطفت في 4 سبتمبر/أيلول 2023 حافلة"),
        (EventType.EXECUTION, "أعدمت في 4 سبتمبر/أيلول 2023 حافلة"),
        (EventType.ARREST, "أوقفت في 4 سبتمبر/أيلول 2023 حافلة"),
        (EventType.TERRITORY_TAKEN, "سيطرت في 4 سبتمبر/أيلول 2023 على حافلة"),
        (EventType.PROPERTY_DESTRUCTION, "دمرت في 4 سبتمبر/أيلول 2023 حافلة"),
        (EventType.OTHER, "استهدفت في 4 سبتمبر/أيلول 2023 حافلة"),
    ],
)
def test_each_act_has_its_verb(event_type: EventType, expected: str) -> None:
    claim = front(event_type=event_type, target="bus", claimed_on=None)
    assert said(claim) == [f"أعلنت Dawn Banner Front أنها {expected} في Kasana، بوركينا فاسو."]


@pytest.mark.parametrize("event_type", list(EventType))
def test_each_act_is_told_without_doer_and_target(event_type: EventType) -> None:
    (told,) = said(bare(event_type=event_type))
    assert told.startswith("ذُكر أن ") and told.endswith(("وقع.", "وقعت."))


def test_the_act_is_the_subject_where_nobody_did_it() -> None:
    claim = bare(target="bus", places=("Kasana",), event_date="2023-09-04", date_precision=DatePrecision.DAY)
    assert said(claim) == ["ذُكر أن هجوماً استهدف في 4 سبتمبر/أيلول 2023 حافلة في Kasana."]


@pytest.mark.parametrize(
    ("claimant", "expected"),
    [
        pytest.param("army", "أعلن الجيش أنه شن هجوماً على ثكنة.", id="one man's verb"),
        pytest.param("police", "أعلنت الشرطة أنها شنت هجوماً على ثكنة.", id="a woman's verb"),
        pytest.param("residents", "أعلن السكان أنهم شنوا هجوماً على ثكنة.", id="several people"),
        pytest.param("جبهة الراية", "أعلنت جبهة الراية أنها شنت هجوماً على ثكنة.", id="an Arabic name"),
    ],
)
def test_verbs_agree_with_who_speaks(claimant: str, expected: str) -> None:
    claim = bare(assertion=Assertion.CLAIMED, claimant=claimant, perpetrator=claimant, target="barracks")
    assert said(claim) == [expected]


def test_an_accusation_is_a_sentence_of_its_own_and_within_the_short_one() -> None:
    claim = bare(
        target="village of Kasana",
        perpetrator="Reed Path",
        attribution=Attribution(Basis.ACCUSED, "residents"),
    )
    assert said(claim) == ["ذُكر أن هجوماً استهدف قرية Kasana.", "واتهم السكان Reed Path بالوقوف وراء ذلك."]
    assert (
        plain(AR.tell_in_short(claim).text)
        == "ذُكر أن هجوماً اتهم السكان Reed Path بالوقوف وراءه استهدف قرية Kasana."
    )


@pytest.mark.parametrize(
    ("basis", "by", "expected"),
    [
        (Basis.SUSPECTED, None, "وذُكر أيضاً أنه يُشتبه في أن Reed Path وراء ذلك."),
        (Basis.SUSPECTED, "police", "واشتبهت الشرطة في أن Reed Path وراء ذلك."),
        (Basis.ACCUSED, None, "وذُكر أيضاً أنه وُجّه الاتهام بذلك إلى Reed Path."),
    ],
)
def test_a_hedge_is_never_lost(basis: Basis, by: str | None, expected: str) -> None:
    claim = bare(target="bus", perpetrator="Reed Path", attribution=Attribution(basis, by))
    assert said(claim)[1] == expected


def test_what_is_denied_is_denied_and_what_nobody_suffered_is_not() -> None:
    claim = bare(
        assertion=Assertion.DENIED,
        claimant="Defence Ministry",
        perpetrator="Defence Ministry",
        event_type=EventType.AIR_STRIKE,
        target="market",
        killed=(toll(0, 0, victim="civilians", side=Side.CIVILIANS, qualifier=NONE),),
    )
    assert said(claim) == [
        "نفت وزارة الدفاع أنها نفذت غارة جوية على سوق.",
        "وقالت أيضاً إنه لم يُقتل أي مدني.",
    ]
    assert plain(AR.tell_in_short(claim).text) == (
        "نفت وزارة الدفاع أنها نفذت غارة جوية على سوق، وقالت أيضاً إنه لم يُقتل أي مدني."
    )


def test_a_defender_repels_and_tells_its_own_losses() -> None:
    claim = bare(
        assertion=Assertion.CLAIMED,
        claimant="Malian army",
        outcome=Outcome.REPELLED,
        perpetrator="Reed Path",
        target="barracks",
        killed=(
            toll(7, 7, victim="attackers", side=Side.PERPETRATOR),
            toll(1, 1, victim="soldiers"),
        ),
    )
    assert said(claim) == [
        "أعلن الجيش المالي أنه صد هجوماً من Reed Path على ثكنة، ما أسفر عن مقتل سبعة مهاجمين.",
        "وتحدث أيضاً عن مقتل أحد جنوده.",
    ]


def test_an_attack_is_repelled_where_no_defender_speaks() -> None:
    claim = bare(outcome=Outcome.REPELLED, perpetrator="Reed Path", target="barracks")
    assert said(claim) == ["ذُكر أن هجوماً من Reed Path على ثكنة جرى صده."]


@pytest.mark.parametrize(
    ("killed", "injured", "expected"),
    [
        pytest.param(toll(1, 1), None, "مقتل جندي واحد", id="one"),
        pytest.param(toll(2, 2), None, "مقتل جنديين", id="two"),
        pytest.param(toll(2, 2, victim="civilians"), None, "مقتل مدنيين اثنين", id="two and no plural"),
        pytest.param(toll(3, 3), toll(12, 12), "مقتل ثلاثة جنود وإصابة 12 آخرين", id="others"),
        pytest.param(
            toll(3, 3, victim="women"),
            toll(4, 4, victim="women"),
            "مقتل ثلاث نساء وإصابة أربع أخريات",
            id="women",
        ),
        pytest.param(
            toll(4, 4, victim=None), None, "مقتل أربعة أشخاص من الطرف المستهدف", id="nobody says who"
        ),
        pytest.param(
            toll(4, 4, victim="martyrs"), None, "مقتل أربعة أشخاص من الطرف المستهدف", id="an honour"
        ),
        pytest.param(toll(4, 4, victim="thugs"), None, "مقتل أربعة أشخاص («thugs»)", id="a loaded word"),
        pytest.param(toll(9, 9, victim="bodies"), None, "مقتل تسعة أشخاص من الطرف المستهدف", id="bodies"),
        pytest.param(toll(6, 6, victim="police"), None, "مقتل ستة شرطيين", id="a collective"),
        pytest.param(some(), some(), "مقتل وإصابة جنود", id="no number"),
        pytest.param(
            toll(1, 1, victim="named person", text="Oumar Exemple"),
            None,
            "مقتل شخص من الطرف المستهدف حُجب اسمه",
            id="a name",
        ),
        pytest.param(fifteen(), fifteen(), "مقتل أو إصابة 15 جندياً", id="not told apart"),
    ],
)
def test_losses_follow_the_act(killed: Toll, injured: Toll | None, expected: str) -> None:
    (told, *_) = said(bare(target="barracks", killed=(killed,), injured=(injured,) if injured else ()))
    assert told == f"ذُكر أن هجوماً استهدف ثكنة، ما أسفر عن {expected}."


def test_those_taken_are_told_once() -> None:
    claim = front(
        event_type=EventType.ABDUCTION,
        target="engineers",
        claimed_on=None,
        captured=(toll(3, 3, victim="engineers", side=Side.CIVILIANS),),
    )
    assert said(claim) == [
        "أعلنت Dawn Banner Front أنها خطفت في 4 سبتمبر/أيلول 2023 ثلاثة مهندسين في Kasana، بوركينا فاسو."
    ]


def test_one_who_is_the_target_is_told_by_a_pronoun_and_some_of_many_as_of_them() -> None:
    (herder,) = said(bare(target="herder", killed=(toll(1, 1, victim="herder"),)))
    (farmers,) = said(bare(target="farmers", killed=(toll(2, 2, victim="farmers"),)))
    assert herder == "ذُكر أن هجوماً استهدف راعياً، ما أسفر عن مقتله."
    assert farmers == "ذُكر أن هجوماً استهدف مزارعين، ما أسفر عن مقتل اثنين منهم."


def test_figures_of_others_stand_with_their_source() -> None:
    claim = bare(
        target="barracks",
        killed=(
            toll(12, 12, source="army"),
            toll(30, 30, victim="attackers", side=Side.PERPETRATOR, source="army"),
        ),
        injured=(toll(2, 2, source="security source"),),
    )
    assert said(claim) == [
        "ذُكر أن هجوماً استهدف ثكنة.",
        "وبحسب الجيش، قُتل 12 جندياً و30 مهاجماً.",
        "وبحسب مصدر أمني، أُصيب جنديان.",
    ]


def test_arms_of_several_fates_have_a_sentence_and_what_was_used_the_first() -> None:
    claim = front(
        claimed_on=None,
        event_type=EventType.BOMBING,
        materiel=(
            item("car bomb", Category.EXPLOSIVE, fate=Disposition.USED),
            item("ammunition", Category.AMMUNITION, 9, 9, unit="box"),
            item("truck", Category.VEHICLE, 2, 2, fate=Disposition.DAMAGED),
        ),
    )
    assert said(claim) == [
        "أعلنت Dawn Banner Front أنها نفذت في 4 سبتمبر/أيلول 2023 تفجيراً استهدف ثكنة في Kasana، بوركينا فاسو، "
        "باستخدام سيارة مفخخة.",
        "وتحدثت أيضاً عن الاستيلاء على تسعة صناديق من الذخيرة وإلحاق أضرار بشاحنتين.",
    ]


def test_loaded_words_are_shown_in_quotation_marks_beside_the_plain_one() -> None:
    claim = front(killed=(toll(4, 4, wording="were neutralised"),), evidence_offered=(Evidence.PHOTO,))
    assert said(claim)[1:] == [
        "ويُقال إن البيان يعرض صوراً.",
        "والكلمة المستخدمة في البيان عن القتلى هي «neutralised».",
    ]
    quoted = [p.text for s in AR.tell_claim(claim) for p in s.pieces if p.how is How.QUOTE]
    assert [plain(text) for text in quoted] == ["«neutralised»"]


def test_an_arabic_word_that_takes_a_side_is_quoted_in_a_name() -> None:
    (told,) = said(bare(target="معسكر الجيش المرتد", perpetrator="جبهة الراية"))
    assert told == "ذُكر أن جبهة الراية شنت هجوماً على معسكر الجيش «المرتد»."


def test_names_are_told_as_they_are_given() -> None:
    claim = bare(assertion=Assertion.CLAIMED, claimant="DBF", perpetrator="DBF", target="bus")
    (sentence,) = AR.tell_claim(claim, names={"DBF": "جبهة راية الفجر"})
    assert sentence.text == "أعلنت جبهة راية الفجر أنها شنت هجوماً على حافلة."


@pytest.mark.parametrize(
    ("event_date", "precision", "expected"),
    [
        ("2023-09-04", DatePrecision.DAY, "في 4 سبتمبر/أيلول 2023"),
        ("2023-09-06/2023-09-07", DatePrecision.DAY, "ليلة 6 إلى 7 سبتمبر/أيلول 2023"),
        ("2023-09-06/2023-09-09", DatePrecision.UNKNOWN, "بين 6 و9 سبتمبر/أيلول 2023"),
        ("2023-06-30/2023-07-02", DatePrecision.UNKNOWN, "بين 30 يونيو/حزيران و2 يوليو/تموز 2023"),
        ("2023-09-04/2023-09-10", DatePrecision.WEEK, "في الأسبوع الذي يبدأ في 4 سبتمبر/أيلول 2023"),
        ("2023-09-01/2023-09-30", DatePrecision.MONTH, "في سبتمبر/أيلول 2023"),
        ("2023-10", DatePrecision.MONTH, "في أكتوبر/تشرين الأول 2023"),
        ("2023", DatePrecision.UNKNOWN, "في عام 2023"),
        ("/2023-09-07", DatePrecision.UNKNOWN, "حتى 7 سبتمبر/أيلول 2023"),
        ("2023-09-07/", DatePrecision.UNKNOWN, "ابتداءً من 7 سبتمبر/أيلول 2023"),
        (None, DatePrecision.UNKNOWN, None),
        ("no day", DatePrecision.DAY, None),
    ],
)
def test_tell_when(event_date: str | None, precision: DatePrecision, expected: str | None) -> None:
    assert tell_when(event_date, precision) == expected


def test_tell_days_has_no_preposition_and_tell_dated_has_one() -> None:
    assert tell_days("2023-09-06", "2023-09-07") == "6–7 سبتمبر/أيلول 2023"
    assert tell_days(None, None) == "التاريخ غير مذكور"
    assert tell_dated("2023-09-06", "2023-10-02") == "بين 6 سبتمبر/أيلول و2 أكتوبر/تشرين الأول 2023"
