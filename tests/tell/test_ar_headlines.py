"""Deeds, tallies and points -> Arabic headlines, leads and sentences of the other kinds of report."""

from __future__ import annotations

import pytest

from dragoman.base.claim import Assertion, Basis, Category, Disposition, EventType, Side
from dragoman.base.event import FigureKind
from dragoman.tell import Deeds, Fact, Part, Saying, Tally, event_title, open_grammar
from dragoman.tell.ar.deeds import tell_deeds
from dragoman.tell.kinds import Count, Counted, Days, Named, Point, Total, open_kinds
from dragoman.tell.told import How

AR = open_grammar("ar")
KINDS = open_kinds("ar")
FACTS = (
    Fact("c-1", "/event_type"),
    Fact("c-1", "/target"),
    Fact("c-1", "/perpetrator"),
    Fact("c-1", "/country"),
)


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


def deed(event_type: EventType | None, against: str, *, acts: int = 1, **values: object) -> Deeds:
    given = {"part": Part.TELLS, "doers": (), "countries": (), "basis": None, **values}
    return Deeds(acts, event_type, given["part"], given["doers"], (against,), given["countries"], FACTS, given["basis"])  # type: ignore[arg-type]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (deed(EventType.AMBUSH, "patrol"), "كمين لدورية"),
        (deed(EventType.AMBUSH, "army"), "كمين للجيش"),
        (deed(EventType.ASSAULT, "Burkinabe forces", acts=2), "هجومين على القوات البوركينية"),
        (deed(EventType.AIR_STRIKE, "market", acts=3), "ثلاث غارات جوية على سوق"),
        (deed(EventType.TERRITORY_TAKEN, "Kasana"), "عملية سيطرة على Kasana"),
        (deed(EventType.TERRITORY_TAKEN, "army"), "عملية سيطرة على حساب الجيش"),
        (deed(EventType.ABDUCTION, "engineers", acts=12), "12 عملية خطف بحق مهندسين"),
        (deed(None, "civilians", acts=4), "أربع حوادث ضد مدنيين"),
        (deed(EventType.ASSAULT, "bus", doers=("Reed Path",)), "هجوم على حافلة من جانب Reed Path"),
        (
            deed(EventType.ASSAULT, "bus", doers=("Reed Path",), basis=Basis.ACCUSED, countries=("ML",)),
            "هجوم على حافلة في مالي مع توجيه الاتهام إلى Reed Path",
        ),
    ],
)
def test_tell_deeds_in_the_genitive(given: Deeds, expected: str) -> None:
    assert plain("".join(piece.text for piece in tell_deeds(AR, [given]))) == expected


def tally(low: int, high: int | None, noun: str | None, **values: object) -> str:
    side = values.get("side", Side.TARGET)
    words = values.get("words")
    assert isinstance(side, Side) and (words is None or isinstance(words, str))
    return plain(AR.tell_tally(Tally(FigureKind.KILLED, side, None, low, high, False, words, noun, 1, FACTS)))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (tally(51, None, "soldiers", words="over 50"), "أكثر من 50 جندياً"),
        (tally(51, None, "soldiers", words="أكثر من 50"), "أكثر من 50 جندياً"),
        (tally(63, None, "soldiers"), "ما لا يقل عن 63 جندياً"),
        (tally(1, 1, "people", side=Side.CIVILIANS), "مدني واحد"),
        (tally(2, 2, "guards"), "حارسين اثنين"),
        (tally(3, 3, "a nun and two novices"), "ثلاثة أشخاص («a nun and two novices»)"),
        (tally(9, 9, None, side=Side.PERPETRATOR), "تسعة مهاجمين"),
    ],
)
def test_tell_tally_agrees_with_its_noun(given: str, expected: str) -> None:
    assert given == expected


def saying(speaker: str | None, assertion: Assertion, n: int = 1, **values: object) -> Saying:
    part = Part.DID if assertion is Assertion.CLAIMED else Part.TELLS
    deeds = (Deeds(1, EventType.ASSAULT, part, (), ("post",), ("ML",), FACTS, is_own=part is Part.DID),)
    killed = Tally(FigureKind.KILLED, Side.TARGET, None, 9, 9, False, "nine", "soldiers", 1, FACTS[:1])
    taken = Tally(Disposition.SEIZED, None, Category.DRONE, 2, 2, False, None, "drones", 1, FACTS[:1])
    day = values.get("day")
    assert day is None or isinstance(day, str)
    return Saying(
        speaker, FACTS[:1], assertion, deeds, (killed, taken), (), (), 1,
        events=(f"e-{n}",), first_day=day, last_day=day,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (
            saying("Dawn Banner Front", Assertion.CLAIMED),
            "Dawn Banner Front تعلن مسؤوليتها عن هجوم على موقع في مالي؛ وتتحدث عن مقتل تسعة جنود والاستيلاء على "
            "طائرات مسيّرة",
        ),
        (
            saying("army", Assertion.REPORTED),
            "الجيش يتحدث عن هجوم على موقع في مالي؛ ويتحدث عن مقتل تسعة جنود والاستيلاء على طائرات مسيّرة",
        ),
        (saying("army", Assertion.DENIED), "الجيش ينفي رواية عن هجوم على موقع في مالي"),
        (
            saying(None, Assertion.REPORTED),
            "تقارير تتحدث عن هجوم على موقع في مالي؛ وتتحدث عن مقتل تسعة جنود والاستيلاء على طائرات مسيّرة",
        ),
    ],
)
def test_tell_headline_agrees_with_its_speaker(given: Saying, expected: str) -> None:
    assert plain(AR.tell_headline([given]).text) == expected


def test_tell_lead_dates_the_statement_and_goes_on_with_totals() -> None:
    told = [plain(s.text) for s in AR.tell_lead([saying("army", Assertion.CLAIMED, day="2023-09-07")])]
    assert told == [
        "في بيان مؤرخ في 7 سبتمبر/أيلول 2023، أعلن الجيش مسؤوليته عن هجوم على موقع في مالي.",
        "وتحدث عن مقتل تسعة جنود والاستيلاء على طائرات مسيّرة.",
    ]


def test_tell_headline_of_many_speakers_counts() -> None:
    many = [saying(f"Group {n}", Assertion.CLAIMED, n) for n in range(3)]
    assert plain(AR.tell_headline(many).text) == "ثلاث حوادث في مالي: ثلاث بحسب إعلان أطراف"
    assert AR.tell_headline([]).text == "لا شيء يُنشر"


def test_tell_headline_of_one_act_sets_claim_report_and_denial_side_by_side() -> None:
    sayings = [
        saying("Dawn Banner Front", Assertion.CLAIMED),
        saying(None, Assertion.REPORTED),
        saying("army", Assertion.DENIED),
    ]
    assert plain(AR.tell_headline(sayings).text) == (
        "هجوم على موقع في مالي، بحسب إعلان Dawn Banner Front، وبحسب آخرين، ومع نفي من الجيش"
    )


def test_tell_differences_names_each_field_once() -> None:
    told = AR.tell_differences(["killed of target", "date", "event_date"], FACTS)
    assert told.text == "تختلف الروايات في عدد القتلى في الطرف المستهدف وزمن الحادثة."


def test_event_title_is_told_in_arabic() -> None:
    title = event_title(
        EventType.AMBUSH,
        place="Kasana",
        precision=1,
        country="مالي",
        start="2023-09-06",
        end="2023-09-07",
        lang="ar",
    )
    assert plain(title) == "كمين في Kasana، مالي، 6–7 سبتمبر/أيلول 2023"


def test_kinds_tell_counts_in_the_case_that_their_place_wants() -> None:
    acts = Count(2, FACTS)
    days, sources = Days("2023-09-06", "2023-09-07", FACTS), Count(3, FACTS, Counted.SOURCES)
    point = Point("told_of", {"acts": acts, "days": days, "sources": sources})
    assert KINDS.tell(AR, point).text == (
        "تتحدث الروايات عن حادثتين بين 6 و7 سبتمبر/أيلول 2023، بحسب ثلاثة مصادر مستقلة."
    )
    assert KINDS.tell(
        AR, Point("profile_repelled", {"acts": Count(1, FACTS, event_type=EventType.ASSAULT)})
    ).text == ("يقول الطرف المعني إنه صد هجوماً واحداً.")
    headline = KINDS.tell_headline(AR, Point("head_day_undated", {"acts": acts}))
    assert headline.text == "حصيلة اليوم: حادثتان"


def test_kinds_tell_a_total_with_its_number_so_that_it_can_be_proved() -> None:
    total = Total(Disposition.SEIZED, 2, 2, 1, FACTS, category=Category.MORTAR)
    told = KINDS.tell(AR, Point("lists_seized", {"items": (total,)}))
    assert told.text == "يذكر الطرف المعني الاستيلاء على مدفعي هاون اثنين."
    assert [piece.text for piece in told.pieces if piece.how is How.SUM] == ["مدفعي هاون اثنين"]


def test_kinds_name_a_party_without_a_verb_that_depends_on_it() -> None:
    group = Named("Dawn Banner Front", FACTS)
    told = KINDS.tell(AR, Point("profile_others", {"group": group, "acts": Count(11, FACTS)}))
    assert plain(told.text) == (
        "يعرض هذا الملف ما يقوله آخرون عن الطرف المعني (Dawn Banner Front)، في 11 حادثة؛ ولا يقول شيئاً عن أفراد."
    )
