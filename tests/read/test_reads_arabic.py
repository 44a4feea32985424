"""Short Arabic reports of every construction -> whole claims; places are real, groups and events are invented."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dragoman.atlas import Atlas
from dragoman.base.claim import Claim, Toll
from dragoman.base.document import Document
from dragoman.read.reader import RuleReader

SAMPLES = Path(__file__).parents[2] / "samples" / "atlas"
PUBLISHED = date(2024, 5, 20)  # a Monday


@pytest.fixture(scope="module")
def reader() -> RuleReader:
    return RuleReader(Atlas.open([SAMPLES]))


def lines_of(claim: Claim) -> tuple[str, ...]:
    """A claim as lines: the act and who says it; the parties; where and when; outlet; tolls and arms, one a line."""

    def line(field: str, toll: Toll) -> str:
        return f"{field} {toll.side}/{toll.victim}/{toll.min}/{toll.max}/{toll.text}"

    lists = (("killed", claim.killed), ("injured", claim.injured), ("captured", claim.captured))
    return (
        f"{claim.event_type} {claim.assertion}" + (f" {claim.outcome}" if claim.outcome else ""),
        f"{claim.claimant} | {claim.perpetrator} -> {claim.target}",
        f"{', '.join(claim.places)} [{claim.country}] {claim.event_date}",
        *((f"outlet {claim.outlet} {claim.claimed_on}",) if claim.outlet or claim.claimed_on else ()),
        *(line(field, toll) for field, found in lists for toll in found),
        *(f"{m.disposition} {m.item}/{m.qty_min}/{m.qty_max}/{m.unit}/{m.category}" for m in claim.materiel),
    )


REPORTS = {
    "the verb first": (
        "هاجم مسلحون من جبهة الرمال نقطة للجيش النيجري في بلدة تيلابيري وقتلوا أربعة جنود.",
        (
            "assault reported",
            "None | جبهة الرمال -> نقطة للجيش النيجري",
            "تيلابيري [NE] None",
            "killed target/جنود/4/4/أربعة",
        ),
    ),
    "said that": (
        "قال الجيش الصومالي إن قواته قتلت عشرة من مقاتلي حركة وادي النور في محيط بيدوا.",
        (
            "clash claimed",
            "الجيش الصومالي | الجيش الصومالي -> حركة وادي النور",
            "بيدوا [SO] None",
            "killed target/مقاتلي حركة وادي النور/10/10/عشرة",
        ),
    ),
    "a headline of nouns": (
        "مقتل خمسة جنود وإصابة ثلاثة في هجوم لكتائب الصحراء على ثكنة في كيدال",
        (
            "assault reported",
            "None | كتائب الصحراء -> ثكنة",
            "كيدال [ML] None",
            "killed target/جنود/5/5/خمسة",
            "injured target/None/3/3/ثلاثة",
        ),
    ),
    "it was done that": (
        "تم تدمير دبابة وإعطاب عربتين مدرعتين في هجوم شنته كتائب الصحراء على مواقع الجيش المالي في كيدال.",
        (
            "assault reported",
            "None | كتائب الصحراء -> مواقع الجيش المالي",
            "كيدال [ML] None",
            "destroyed دبابة/1/1/None/armoured_vehicle",
            "damaged عربة مدرعة/2/2/None/armoured_vehicle",
        ),
    ),
    "between killed and wounded": (
        "سقط 15 جندياً بين قتيل وجريح في كمين نصبته جبهة الرمال لرتل من الجيش المالي قرب ميناكا.",
        (
            "ambush reported",
            "None | جبهة الرمال -> رتل من الجيش المالي",
            "ميناكا [ML] None",
            "killed target/جندياً/0/15/15",
            "injured target/جندياً/0/15/15",
        ),
    ),
    "a clause without its pronoun": (
        "قُتل سبعة جنود في كمين تعرض له رتل للجيش المالي قرب تمبكتو.",
        (
            "ambush reported",
            "None | None -> رتل للجيش المالي",
            "تمبكتو [ML] None",
            "killed target/جنود/7/7/سبعة",
        ),
    ),
    "took responsibility": (
        "أعلنت جبهة الرمال مسؤوليتها عن تفجير استهدف دورية للشرطة في منبج.",
        (
            "bombing claimed",
            "جبهة الرمال | جبهة الرمال -> دورية للشرطة",
            "منبج [SY] None",
        ),
    ),
    "a unit of the speaker": (
        "قالت وزارة الدفاع العراقية إن قوة من اللواء الرابع ألقت القبض على خمسة إرهابيين في قضاء الطارمية شمالي بغداد.",
        (
            "arrest claimed",
            "وزارة الدفاع العراقية | وزارة الدفاع العراقية -> إرهابيين",
            "الطارمية [IQ] None",
            "captured target/إرهابيين/5/5/خمسة",
        ),
    ),
    "spoils": (
        "استولى مقاتلو جبهة الرمال على ثلاث سيارات ورشاش ثقيل بعد هجومهم على ثكنة للجيش في ميناكا.",
        (
            "assault reported",
            "None | جبهة الرمال -> ثكنة للجيش",
            "ميناكا [None] None",
            "seized سيارة/3/3/None/vehicle",
            "seized رشاش ثقيل/1/1/None/machine_gun",
        ),
    ),
    "took control": (
        "سيطر مقاتلو كتائب الصحراء على بلدة تيساليت بعد انسحاب الجيش المالي منها.",
        (
            "territory_taken reported position_taken",
            "None | كتائب الصحراء -> بلدة تيساليت",
            "تيساليت [ML] None",
        ),
    ),
    "fell from among the attackers": (
        "صدت قوات درع الشمال هجوماً على حاجز في تل تمر، وسقط من المهاجمين قتيلان.",
        (
            "assault reported repelled",
            "None | None -> حاجز",
            "تل تمر [SY] None",
            "killed perpetrator/قتيلان/2/2/قتيلان",
        ),
    ),
    "a label and we": (
        "سرايا الفتح: استهدفنا ناقلتي جند بعبوتين ناسفتين شرق الفلوجة",
        (
            "bombing claimed",
            "سرايا الفتح | سرايا الفتح -> ناقلتي جند",
            "الفلوجة [IQ] None",
            "used عبوة ناسفة/2/2/None/explosive",
        ),
    ),
    "abducted": (
        "اختطف مسلحون مجهولون مهندسين اثنين من موقع عملهما في ولاية زامفارا.",
        (
            "abduction reported",
            "None | None -> مهندسين",
            "زامفارا [None] None",
            "captured civilians/مهندسين/2/2/اثنين",
        ),
    ),
    "east of a town called as a verb": (
        "انفجرت عبوة ناسفة بآلية للجيش السوري شرقي تدمر فقُتل جنديان.",
        (
            "bombing reported",
            "None | None -> آلية للجيش السوري",
            "تدمر [SY] None",
            "killed target/جنديان/2/2/جنديان",
            "used عبوة ناسفة/1/1/None/explosive",
        ),
    ),
    "had said": (
        "كان الجيش المالي قد أعلن أن جنوده قتلوا عشرة مسلحين في ميناكا.",
        (
            "clash claimed",
            "الجيش المالي | الجيش المالي -> مسلحين",
            "ميناكا [ML] None",
            "killed target/مسلحين/10/10/عشرة",
        ),
    ),
    "a vowel sign tells the verb from the dawn": (
        "فجّر مقاتلو سرايا الفتح عبوة ناسفة بآلية للشرطة في تلعفر.",
        (
            "bombing reported",
            "None | سرايا الفتح -> آلية للشرطة",
            "تلعفر [IQ] None",
            "used عبوة ناسفة/1/1/None/explosive",
        ),
    ),
    "blew himself up": (
        "فجر انتحاري من جبهة الرمال نفسه عند بوابة معسكر للجيش في كيسمايو.",
        (
            "suicide_bombing reported",
            "None | جبهة الرمال -> بوابة معسكر للجيش",
            "كيسمايو [None] None",
        ),
    ),
    "gave themselves up": (
        "سلّم عشرون مقاتلاً من جبهة الرمال أنفسهم إلى الجيش النيجري في ديفا.",
        (
            "other reported",
            "None | الجيش النيجري -> جبهة الرمال",
            "ديفا [NE] None",
            "captured target/مقاتلاً من جبهة الرمال/20/20/عشرون",
        ),
    ),
    "Arabic digits": (
        "قتلت قوات درع الشمال ١٢ عنصراً من جبهة الرمال وضبطت ٣ بنادق في الحسكة.",
        (
            "clash reported",
            "None | قوات درع الشمال -> جبهة الرمال",
            "الحسكة [SY] None",
            "killed target/عنصراً من جبهة الرمال/12/12/١٢",
            "seized بندقية/3/3/None/small_arm",
        ),
    ),
    "hamza left out": (
        "القت الشرطة القبض على ثلاثة مسلحين في الرمادي وصادرت بندقيتين اليتين.",
        (
            "arrest reported",
            "None | الشرطة -> مسلحين",
            "الرمادي [IQ] None",
            "captured target/مسلحين/3/3/ثلاثة",
            "seized بندقية آلية/2/2/None/small_arm",
        ),
    ),
    "the attack that they launched": (
        "الهجوم الذي شنته جبهة الرمال على ثكنة الجيش في غاو أسفر عن مقتل ستة جنود.",
        (
            "assault reported",
            "None | جبهة الرمال -> ثكنة الجيش",
            "غاو [ML] None",
            "killed target/جنود/6/6/ستة",
        ),
    ),
    "rockets counted": (
        "أطلقت سرايا الفتح عشرة صواريخ على قاعدة عين الأسد غربي الأنبار.",
        (
            "shelling reported",
            "None | سرايا الفتح -> قاعدة عين الأسد",
            "عين الأسد, الأنبار [IQ] None",
            "used صاروخ/10/10/None/ammunition",
        ),
    ),
    "nobody claimed it": (
        "قُتل شرطيان بانفجار عبوة ناسفة في كركوك، ولم تتبن أي جهة الهجوم.",
        (
            "bombing reported",
            "None | None -> شرطيان",
            "كركوك [IQ] None",
            "killed target/شرطيان/2/2/شرطيان",
            "used عبوة ناسفة/1/1/None/explosive",
        ),
    ),
    "accused": (
        "اتهم الجيش المالي جبهة الرمال بقتل خمسة مدنيين في بلدة بانكاس.",
        (
            "assault reported",
            "None | جبهة الرمال -> مدنيين",
            "بانكاس [ML] None",
            "killed civilians/مدنيين/5/5/خمسة",
        ),
    ),
    "between two towns": (
        "نصب مقاتلو جبهة الرمال كميناً لقافلة للجيش المالي بين غاو وميناكا وقتلوا تسعة جنود.",
        (
            "ambush reported",
            "None | جبهة الرمال -> قافلة للجيش المالي",
            "غاو, ميناكا [ML] None",
            "killed target/جنود/9/9/تسعة",
        ),
    ),
    "an outlet of the atlas": (
        "أعلنت حركة الشباب عبر إذاعة الأندلس مسؤوليتها عن كمين نُصب لرتل من الجيش الصومالي قرب بيدوا.",
        (
            "ambush claimed",
            "حركة الشباب | حركة الشباب -> رتل من الجيش الصومالي",
            "بيدوا [SO] None",
            "outlet إذاعة الأندلس None",
        ),
    ),
    "an outlet that no table has": (
        "قالت حركة وادي النور في بيان نشرته وكالة الضفاف إن مقاتليها قتلوا ثلاثة جنود في بيدوا.",
        (
            "assault claimed",
            "حركة وادي النور | حركة وادي النور -> جنود",
            "بيدوا [SO] None",
            "outlet وكالة الضفاف None",
            "killed target/جنود/3/3/ثلاثة",
        ),
    ),
    "the day of the statement": (
        "قال الناطق باسم قوات درع الشمال في بيان اليوم الاثنين إن القوات قتلت خمسة من مقاتلي جبهة الرمال في الحسكة.",
        (
            "clash claimed",
            "قوات درع الشمال | قوات درع الشمال -> جبهة الرمال",
            "الحسكة [SY] None",
            "outlet None 2024-05-20",
            "killed target/مقاتلي جبهة الرمال/5/5/خمسة",
        ),
    ),
    "a name in quotation marks": (
        "هاجم مقاتلو تنظيم «فرسان الوادي» ثكنة للجيش المالي في غاو.",
        (
            "assault reported",
            "None | تنظيم «فرسان الوادي» -> ثكنة للجيش المالي",
            "غاو [ML] None",
        ),
    ),
    "a group called after people": (
        "قصف الجيش السوداني موقعاً لجماعة أنصار السيل في نيالا.",
        (
            "shelling reported",
            "None | الجيش السوداني -> موقعاً لجماعة أنصار السيل",
            "نيالا [SD] None",
        ),
    ),
    "a place of two words": (
        "انفجر لغم بآلية للجيش المصري في منطقة بئر العبد بشمال سيناء.",
        (
            "bombing reported",
            "None | None -> آلية للجيش المصري",
            "بئر العبد, شمال سيناء [EG] None",
            "used لغم/1/1/None/explosive",
        ),
    ),
    "by the bullets of": (
        "قُتل خمسة من جنود الجيش المالي برصاص مسلحين في ميناكا.",
        (
            "assault reported",
            "None | None -> جنود الجيش المالي",
            "ميناكا [ML] None",
            "killed target/جنود الجيش المالي/5/5/خمسة",
        ),
    ),
    "was done away with": (
        "قالت وزارة الداخلية المصرية إنه جرى القضاء على ثلاثة إرهابيين في مداهمة بالعريش.",
        (
            "assault claimed",
            "وزارة الداخلية المصرية | وزارة الداخلية المصرية -> إرهابيين",
            "العريش [EG] None",
            "killed target/إرهابيين/3/3/ثلاثة",
        ),
    ),
    "a bomb against a column": (
        "استهدفت سرايا الفتح رتلاً للجيش العراقي بعبوة ناسفة شمالي تكريت مساء الأحد.",
        (
            "bombing reported",
            "None | سرايا الفتح -> رتلاً للجيش العراقي",
            "تكريت [IQ] 2024-05-19",
            "used عبوة ناسفة/1/1/None/explosive",
        ),
    ),
    "a number behind its noun": (
        "ألقى الجيش اللبناني القبض على مطلوبين اثنين في بلدة عرسال.",
        (
            "arrest reported",
            "None | الجيش اللبناني -> مطلوبين",
            "عرسال [LB] None",
            "captured target/مطلوبين/2/2/اثنين",
        ),
    ),
    "a drive-in drone": (
        "هاجمت طائرة مسيرة مفخخة مقراً لقوات درع الشمال في القامشلي.",
        (
            "air_strike reported",
            "None | None -> مقراً لقوات درع الشمال",
            "القامشلي [SY] None",
            "used طائرة مسيرة مفخخة/1/1/None/drone",
        ),
    ),
    "more than fifty": (
        "قتلت القوات الصومالية أكثر من خمسين مقاتلاً من حركة الشباب في غلعد يوم السبت.",
        (
            "clash reported",
            "None | القوات الصومالية -> حركة الشباب",
            "غلعد [None] 2024-05-18",
            "killed target/مقاتلاً من حركة الشباب/51/None/أكثر من خمسين",
        ),
    ),
    "a town freed": (
        "حررت قوات درع الشمال بلدة الشدادي بعد معارك مع جبهة الرمال.",
        (
            "clash reported position_taken",
            "None | قوات درع الشمال -> بلدة الشدادي",
            "الشدادي [SY] None",
        ),
    ),
    "met their deaths": (
        "لقي أربعة من أفراد الشرطة مصرعهم في هجوم مسلح على نقطة تفتيش في كركوك فجر اليوم.",
        (
            "assault reported",
            "None | None -> نقطة تفتيش",
            "كركوك [IQ] 2024-05-20",
            "killed target/أفراد الشرطة/4/4/أربعة",
        ),
    ),
    "a murder": (
        "اغتال مسلحون ضابطاً في الجيش الليبي بمدينة سبها مساء الجمعة.",
        (
            "assault reported",
            "None | None -> ضابطاً",
            "سبها [LY] 2024-05-17",
            "killed target/ضابطاً/1/1/ضابطاً",
        ),
    ),
    "captives": (
        "أسرت جبهة الرمال ثلاثة جنود ماليين في هجوم على ثكنة في ميناكا.",
        (
            "assault reported",
            "None | جبهة الرمال -> ثكنة",
            "ميناكا [None] None",
            "captured target/جنود ماليين/3/3/ثلاثة",
        ),
    ),
    "at least twelve": (
        "قُتل ما لا يقل عن ١٢ مدنياً في غارة جوية للجيش السوداني على سوق في نيالا.",
        (
            "air_strike reported",
            "None | جيش السوداني -> سوق",
            "نيالا [SD] None",
            "killed civilians/مدنياً/12/None/ما لا يقل عن ١٢",
        ),
    ),
}
NO_CLAIMS = {
    "a threat": "هددت جبهة الرمال بشن هجمات على قوافل الجيش في ميناكا.",
    "sport": "قصف مهاجم الأهلي مرمى الزمالك بثلاثة أهداف في الشوط الأول.",
    "a drill": "نفذت القوات البحرية تمريناً بالذخيرة الحية تضمن القضاء على إرهابيين افتراضيين.",
    "a condemnation": "أدانت الأمم المتحدة الاعتداءات التي تتعرض لها قوات الأمن في المنطقة.",
    "a total of years": "قُتل أكثر من ألفي شخص في المنطقة منذ عام 2021.",
}


@pytest.mark.parametrize(("text", "lines"), list(REPORTS.values()), ids=list(REPORTS))
def test_read_gives_the_whole_claim_of_an_arabic_report(
    reader: RuleReader, text: str, lines: tuple[str, ...]
) -> None:
    claims = reader.read(Document("d", text, "", None, "ar", PUBLISHED)).claims
    assert tuple(map(lines_of, claims)) == (lines,)


@pytest.mark.parametrize("text", list(NO_CLAIMS.values()), ids=list(NO_CLAIMS))
def test_read_makes_no_claim_of_what_is_no_act(reader: RuleReader, text: str) -> None:
    assert reader.read(Document("d", text, "", None, "ar", PUBLISHED)).claims == ()


def test_every_value_of_an_arabic_claim_stands_where_its_span_says(reader: RuleReader) -> None:
    for text, _ in REPORTS.values():
        for claim in reader.read(Document("d", text, "", None, "ar", PUBLISHED)).claims:
            for spans in claim.spans.values():
                assert all(text[span.start : span.end] == span.quote for span in spans)


@pytest.mark.parametrize(
    ("word", "lows"),
    [
        ("وأن", ["و", "ان"]),
        ("وفي", ["و", "في"]),
        ("للجيش", ["ل", "جيش"]),
        ("فأردوه", ["ف", "اردو", "ـه"]),
        ("بعقوبة", []),
        ("سبها", []),
        ("ووصل", ["و", "وصل"]),
        ("التزام", []),
    ],
)
def test_a_word_is_parted_where_its_clitics_are(reader: RuleReader, word: str, lows: list[str]) -> None:
    assert [low for _, low in reader.tables("ar")[0].cut(word)] == lows


@pytest.mark.parametrize(
    "text", ["", "ل", "وو", "لل", "ـ" * 40, "قتل " * 400, "«" * 50, "\u200f\u202bقتل\u202c", "و" * 300]
)
def test_read_survives_any_arabic(reader: RuleReader, text: str) -> None:
    assert reader.read(Document("d", text, "", None, "ar", PUBLISHED)).claims == ()


def test_a_name_that_ends_with_dawn_opens_no_date(reader: RuleReader) -> None:
    text = "هاجم مقاتلو جبهة راية الفجر يوم الثلاثاء 4 يونيو معسكر لواء الفولتا السريع في مدينة جيبو."
    (claim,) = reader.read(Document("invented", text, lang="ar", published=date(2024, 6, 13))).claims
    assert (claim.perpetrator, claim.target) == ("جبهة راية الفجر", "معسكر لواء الفولتا السريع")
    assert claim.event_date == "2024-06-04"
