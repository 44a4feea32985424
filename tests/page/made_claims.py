"""Documents and readings made by hand for the tests of the page.

Everything is invented: the places are real, the groups, outlets, persons and acts are fictional.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dragoman.base.claim import (
    Assertion,
    Attribution,
    Basis,
    Category,
    ChainLink,
    ChainRole,
    Claim,
    DatePrecision,
    Disposition,
    EventType,
    Evidence,
    Materiel,
    Outcome,
    Place,
    Qualifier,
    Reading,
    Refusal,
    Side,
    Toll,
    Why,
)
from dragoman.base.document import Document
from dragoman.base.span import Part, Span

TITLE = "Invented report: Front of the Grey Plateau says over 50 dead in two attacks in Burkina Faso"
TEXT = """[This report is invented. The Front of the Grey Plateau, Plateau Voice and Pigeonwire do not exist.]

On 7 September, Plateau Voice, the media arm of the Front of the Grey Plateau (FGP), released a statement \
claiming that on 4 September its fighters attacked Burkinabe forces in Koumbori, Ouahigouya region, killing \
over 50 soldiers and wounding about 20. The statement says they seized two pick-ups, 418 boxes of 12.7 mm \
ammunition, six PK machine guns and various other equipment. Photos of the haul were released with it. Among \
the dead, it names Captain Oumar Exemple.

The army, in a communiqué quoted by the Example Courier, said that 17 soldiers died and that "between 30 and \
40 terrorists were neutralised". It accused the FGP of killing at least four civilians in the same village.

Also on 7 September, local officials told the paper that suspected FGP fighters had abducted a teacher near \
Djibo on the night of 2 to 3 September. The FGP has threatened to attack Djibo again.

[1] Pigeonwire, 7 September 2023: https://t.me/plateauvoice_example/118"""

ARABIC_TITLE = "تقرير مختلق: هجوم على ثكنة قرب غاو"
ARABIC_TEXT = """هذا التقرير مختلق، ولا وجود لجبهة الهضبة الرمادية.

قالت جبهة الهضبة الرمادية، في بيان نشرته وكالة صدى الهضبة يوم 7 سبتمبر 2023، إن مقاتليها هاجموا الجيش \
المالي قرب غاو فجر الأربعاء، ما أدى إلى مقتل 13 جنديا وإصابة آخرين، كما استولوا على مركبتين من طراز BTR-80 \
و3 رشاشات PK."""

HOSTILE = (
    "<script>alert(1)</script> </title></style></script><img src=x onerror=alert(1)> "
    '"onfocus="alert(1)" autofocus x=\' \x1b]0;owned\x07\x1b[2J \u202e15\u202c {{ 7*7 }} {% raw %} ]]> <!-- '
    "javascript:alert(1) HTTPS://evil.example/x http://t.me/s/channel t.me/joinchat/A www.evil.example "
    "\ud800 \x00 &lt;b&gt;"
)


def cut(document: Document, quote: str, *, nth: int = 1, part: Part = Part.TEXT) -> Span:
    """The span of the nth occurrence of a quote."""
    source, start = document.part_text(part), -1
    for _ in range(nth):
        start = source.index(quote, start + 1)
    return Span.cut(source, part, start, start + len(quote))


def spans(document: Document, **quotes: str | Iterable[Span]) -> dict[str, tuple[Span, ...]]:
    """Pointers (two underscores for a slash) to spans; a plain string is its first occurrence."""
    return {
        "/" + name.replace("__", "/"): (cut(document, quote),) if isinstance(quote, str) else tuple(quote)
        for name, quote in quotes.items()
    }


def english() -> tuple[Document, Reading]:
    """Two claims whose values share words, a named victim, an open inventory, refusals, a hostile address."""
    document = Document(
        id="made-en",
        text=TEXT,
        title=TITLE,
        url="https://example.org/reports/17",
        lang="en",
        published=date(2023, 9, 8),
    )
    total = Refusal(
        "/killed",
        "over 50 dead",
        "headline total over two acts",
        cut(document, "over 50 dead", part=Part.TITLE),
    )
    threat = Refusal(
        "/event_type", "threatened to attack", "a threat, not an act", cut(document, "threatened to attack")
    )
    reading = Reading(document.id, (_assault(document, total), _abduction(document)), (threat,))
    return document, reading


def _assault(document: Document, refusal: Refusal) -> Claim:
    soldiers = Toll(Side.TARGET, "soldiers", 51, None, Qualifier.MORE_THAN, "killing", "over 50")
    named = Toll(Side.TARGET, "named person", 1, 1, Qualifier.EXACT, "dead", "Captain Oumar Exemple")
    army = Toll(Side.TARGET, "soldiers", 17, 17, Qualifier.EXACT, "died", "17", "The army")
    fighters = Toll(
        Side.PERPETRATOR,
        "terrorists",
        30,
        40,
        Qualifier.RANGE,
        "neutralised",
        "between 30 and 40",
        "The army",
    )
    civilians = Toll(
        Side.CIVILIANS, "civilians", 4, None, Qualifier.AT_LEAST, "killing", "at least four", "The army"
    )
    wounded = Toll(Side.TARGET, "soldiers", 20, 20, Qualifier.ABOUT, "wounding", "about 20")
    return Claim(
        id="c-made00000001",
        document_id=document.id,
        reader="rules/0.1",
        event_type=EventType.ASSAULT,
        outcome=None,
        assertion=Assertion.CLAIMED,
        claimant="Front of the Grey Plateau",
        outlet="Plateau Voice",
        platform="Pigeonwire",
        claimed_on="2023-09-07",
        perpetrator="Front of the Grey Plateau",
        target="Burkinabe forces",
        places=("Koumbori", "Ouahigouya"),
        country="BF",
        event_date="2023-09-04",
        date_precision=DatePrecision.DAY,
        killed=(soldiers, named, army, fighters, civilians),
        injured=(wounded,),
        materiel=(
            Materiel(
                "pick-up", Category.VEHICLE, 2, 2, Qualifier.EXACT, None, Disposition.SEIZED, "two pick-ups"
            ),
            Materiel(
                "12.7 mm ammunition",
                Category.AMMUNITION,
                418,
                418,
                Qualifier.EXACT,
                "box",
                Disposition.SEIZED,
                "418 boxes of 12.7 mm ammunition",
            ),
            Materiel(
                "PK machine gun",
                Category.MACHINE_GUN,
                6,
                6,
                Qualifier.EXACT,
                None,
                Disposition.SEIZED,
                "six PK machine guns",
            ),
        ),
        inventory_open=True,
        attribution=Attribution(Basis.SELF_CLAIMED, "Front of the Grey Plateau"),
        chain=(
            ChainLink("Front of the Grey Plateau", ChainRole.GROUP),
            ChainLink("Plateau Voice", ChainRole.OUTLET),
        ),
        evidence_offered=(Evidence.PHOTO,),
        spans=spans(
            document,
            event_type="attacked",
            assertion="claiming",
            claimant=[cut(document, "Front of the Grey Plateau", nth=2)],
            outlet=[cut(document, "Plateau Voice", nth=2)],
            platform=[cut(document, "Pigeonwire", nth=2)],
            claimed_on=[cut(document, "7 September"), cut(document, "7 September 2023")],
            perpetrator=[cut(document, "Front of the Grey Plateau", nth=2)],
            target="Burkinabe forces",
            places__0="Koumbori",
            places__1="Ouahigouya",
            country="Burkinabe",
            event_date=[cut(document, "4 September"), cut(document, "7 September 2023")],
            killed__0="over 50",
            killed__1="Captain Oumar Exemple",
            killed__2="17",
            killed__2__source="The army",
            killed__3="between 30 and 40",
            killed__3__source="The army",
            killed__4="at least four",
            injured__0="about 20",
            materiel__0="two pick-ups",
            materiel__1="418 boxes of 12.7 mm ammunition",
            materiel__2="six PK machine guns",
            inventory_open="various other equipment",
            attribution="claiming",
            chain__0=[cut(document, "Front of the Grey Plateau", nth=2)],
            chain__1=[cut(document, "Plateau Voice", nth=2)],
            evidence_offered__0="Photos",
        ),
        place_detail=(
            Place(
                "Koumbori",
                "geonames:2358786",
                "BF",
                "Nord",
                13.8478,
                -2.41718,
                1,
                2,
                ("Koumbri, BF: farther from Ouahigouya",),
            ),
            Place("Ouahigouya", "geonames:2355474", "BF", "Nord", 13.58278, -2.42158, 3, 1),
        ),
        refusals=(refusal,),
        why={
            "/target": Why("clause.active.object", "acts.tsv: attack", ("soldiers", "The army")),
            "/killed/0": Why("toll.gerund", "tolls.tsv: kill", ("50 dead",)),
            "/killed/1": Why("toll.named", "tolls.tsv: dead", ("Captain Oumar Exemple",)),
            "/places/0": Why("place.in", "", ("Koumbri",)),
        },
    )


def _abduction(document: Document) -> Claim:
    teacher = Toll(
        Side.CIVILIANS, "teacher", 1, 1, Qualifier.EXACT, "abducted", "a teacher", "local officials"
    )
    return Claim(
        id="c-made00000002",
        document_id=document.id,
        reader="rules/0.1",
        event_type=EventType.ABDUCTION,
        outcome=None,
        assertion=Assertion.REPORTED,
        claimant=None,
        outlet=None,
        platform="Example Courier",
        claimed_on=None,
        perpetrator="FGP",
        target="teacher",
        places=("Djibo",),
        country=None,
        event_date="2023-09-02/2023-09-03",
        date_precision=DatePrecision.DAY,
        captured=(teacher,),
        attribution=Attribution(Basis.SUSPECTED, "local officials"),
        spans=spans(
            document,
            event_type="abducted",
            assertion="told",
            platform="Example Courier",
            perpetrator=[cut(document, "FGP", nth=3)],
            target="teacher",
            places__0="Djibo",
            event_date=[cut(document, "the night of 2 to 3 September"), cut(document, "7 September", nth=2)],
            captured__0="a teacher",
            captured__0__source="local officials",
            attribution__basis="suspected",
            attribution__by="local officials",
        ),
        place_detail=(Place("Djibo", "geonames:2361082", "BF", "Sahel", 14.1011, -1.6279, 2, 1),),
    )


def arabic() -> tuple[Document, Reading]:
    """A document that runs from right to left, with Latin designations and European digits inside."""
    document = Document(
        id="made-ar", text=ARABIC_TEXT, title=ARABIC_TITLE, lang="ar", published=date(2023, 9, 8)
    )
    claim = Claim(
        id="c-made00000003",
        document_id=document.id,
        reader="rules/0.1",
        event_type=EventType.ASSAULT,
        outcome=Outcome.POSITION_TAKEN,
        assertion=Assertion.CLAIMED,
        claimant="جبهة الهضبة الرمادية",
        outlet="وكالة صدى الهضبة",
        platform=None,
        claimed_on="2023-09-07",
        perpetrator="جبهة الهضبة الرمادية",
        target="الجيش المالي",
        places=("غاو",),
        country="ML",
        event_date="2023-09-06",
        date_precision=DatePrecision.DAY,
        killed=(Toll(Side.TARGET, "جنديا", 13, 13, Qualifier.EXACT, "مقتل", "13"),),
        injured=(Toll(Side.TARGET, "آخرين", 1, None, Qualifier.UNSTATED, "إصابة", "إصابة آخرين"),),
        materiel=(
            Materiel(
                "BTR-80",
                Category.ARMOURED_VEHICLE,
                2,
                2,
                Qualifier.EXACT,
                None,
                Disposition.SEIZED,
                "مركبتين من طراز BTR-80",
            ),
            Materiel(
                "رشاش PK",
                Category.MACHINE_GUN,
                3,
                3,
                Qualifier.EXACT,
                None,
                Disposition.SEIZED,
                "3 رشاشات PK",
            ),
        ),
        attribution=Attribution(Basis.SELF_CLAIMED, "جبهة الهضبة الرمادية"),
        spans=spans(
            document,
            event_type="هاجموا",
            outcome="استولوا",
            assertion="قالت",
            claimant=[cut(document, "جبهة الهضبة الرمادية")],
            outlet="وكالة صدى الهضبة",
            claimed_on="7 سبتمبر 2023",
            perpetrator=[cut(document, "جبهة الهضبة الرمادية")],
            target="الجيش المالي",
            places__0="غاو",
            country="المالي",
            event_date=[cut(document, "فجر الأربعاء"), cut(document, "7 سبتمبر 2023")],
            killed__0="13",
            injured__0="إصابة آخرين",
            materiel__0="مركبتين من طراز BTR-80",
            materiel__1="3 رشاشات PK",
            attribution="قالت",
        ),
        place_detail=(Place("غاو", "geonames:2457163", "ML", "Gao", 16.27167, -0.04472, 2, 3),),
    )
    return document, Reading(document.id, (claim,))


def screened() -> tuple[Document, Reading]:
    """A document without any act."""
    text = (
        "Invented market notes: millet prices in Kaya were under attack from falling demand, traders joked."
    )
    document = Document(
        id="made-screened", text=text, title="Millet in Kaya", lang="en", published=date(2023, 9, 9)
    )
    return document, Reading(document.id, screened="no act by or against an armed force")


def bare(text: str, *, title: str = "", document_id: str = "made-bare") -> tuple[Document, Reading]:
    """A document that was read and holds no claim."""
    return Document(id=document_id, text=text, title=title), Reading(document_id)
