"""What the Arabic words about time mean; every text is invented."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from babel.dates import format_date
from hijridate import Gregorian
from hypothesis import given
from hypothesis import strategies as st

from dragoman.base.claim import DatePrecision
from dragoman.read.dates import (
    Anchor,
    DateKind,
    DateLexicon,
    DateMention,
    PartOfDay,
    find_dates,
    find_published,
    iso,
    resolve_date,
)
from tests.growth import is_linear

LEXICON = DateLexicon.load("ar")
PUBLISHED = date(2023, 9, 7)  # a Thursday
STORY = date(2023, 9, 4)
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def meanings(
    text: str, published: date | None = PUBLISHED, story: date | None = STORY
) -> list[tuple[str, str | None]]:
    """Every mention with the days it means."""
    found = []
    for mention in find_dates(text, LEXICON):
        days = resolve_date(mention, published=published, story=story)
        found.append((text[mention.start : mention.end], iso(days) if days else None))
    return found


def only(text: str) -> DateMention:
    """The one mention of a text."""
    (mention,) = find_dates(text, LEXICON)
    return mention


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("يوم الاثنين 13 مارس 2023", "2023-03-13"),
        ("١٣ آذار ٢٠٢٣", "2023-03-13"),
        ("۱۳ آذار ۲۰۲۳", "2023-03-13"),
        ("13 أذار 2023م", "2023-03-13"),
        ("6 كانون الثاني/يناير 2023", "2023-01-06"),
        ("6 يناير/كانون الثاني 2023", "2023-01-06"),
        ("6 يناير (كانون الثاني) 2023", "2023-01-06"),
        ("3 شباط 2023", "2023-02-03"),
        ("3 فيفري 2023", "2023-02-03"),
        ("21 أفريل 2024", "2024-04-21"),
        ("3 ماي 2023", "2023-05-03"),
        ("3 حزيران 2023", "2023-06-03"),
        ("3 جوان 2023", "2023-06-03"),
        ("3 تموز 2023", "2023-07-03"),
        ("3 جويلية 2022", "2022-07-03"),
        ("15 آب 2023", "2023-08-15"),
        ("15 اب 2023", "2023-08-15"),
        ("15 أوت 2023", "2023-08-15"),
        ("15 غشت 2023", "2023-08-15"),
        ("4 ايلول 2023", "2023-09-04"),
        ("4 تشرين الأول 2022", "2022-10-04"),
        ("4 تشرين ثاني 2022", "2022-11-04"),
        ("الأول من كانون الأول 2022", "2022-12-01"),
        ("الثاني والعشرين من نيسان عام 2023", "2023-04-22"),
        ("12/3/2023", "2023-03-12"),
        ("١٢/٣/٢٠٢٣", "2023-03-12"),
        ("2023/03/12", "2023-03-12"),
        ("12 / 3 / 2023", "2023-03-12"),
        ("12-3-2023م", "2023-03-12"),
        ("4/أيلول/2023", "2023-09-04"),
        ("15 رمضان 1444هـ", "2023-04-06"),
        ("٣ صفر ١٤٤٥ هـ", "2023-08-19"),
        ("الخميس ٢٣ ربيع الآخر ١٤٤٤", "2022-11-17"),
        ("15/9/1444هـ", "2023-04-06"),
        ("1444/9/15", "2023-04-06"),
        ("5 ذو القعدة 1444 هجرية", "2023-05-25"),
        ("الاثنين 20 شعبان 1444هـ الموافق 13 مارس 2023م", "2023-03-13"),
        ("20 شعبان 1444 هـ الموافق لـ13 مارس 2023", "2023-03-13"),
        ("الثلاثاء 7 شوال 1445 هـ - 16 أبريل 2024 م", "2024-04-16"),
        ("16 نيسان 2024 م - 7 شوال 1445 هـ", "2024-04-16"),
        ("الخميس ٧ رمضان ١٤٤١ ‏(٣٠ أبريل ٢٠٢٠)", "2020-04-30"),
        ("الأربعاء الموافق 6/9/2023", "2023-09-06"),
        ("30 شباط 2023", None),
        ("30 محرم 1445", None),
    ],
)  # fmt: skip
def test_resolve_date_reads_arabic_full_dates(text: str, days: str | None) -> None:
    assert meanings(text, published=None, story=None) == [(text, days)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("الثلاثاء", "2023-09-05"),
        ("الإثنين", "2023-09-04"),
        ("الخميس", "2023-09-07"),
        ("الخميس الماضي", "2023-08-31"),
        ("يوم الأحد", "2023-09-03"),
        ("مساء الأربعاء", "2023-09-06"),
        ("فجر الثُّلاثاءِ", "2023-09-05"),
        ("الجمعـــة", "2023-09-01"),
        ("أمس", "2023-09-06"),
        ("أمس الأربعاء", "2023-09-06"),
        ("أول أمس", "2023-09-05"),
        ("أول من أمس", "2023-09-05"),
        ("اليوم الخميس", "2023-09-07"),
        ("صباح اليوم الخميس", "2023-09-07"),
        ("فجر اليوم", "2023-09-07"),
        ("قبل يومين", "2023-09-05"),
        ("قبل ثلاثة أيام", "2023-09-04"),
        ("قبل 5 أيام", "2023-09-02"),
        ("قبل أسبوع", "2023-08-28/2023-09-03"),
        ("ليلة الاثنين/الثلاثاء", "2023-09-04/2023-09-05"),
        ("ليل الأحد الاثنين", "2023-09-03/2023-09-04"),
        ("ليلة الثلاثاء على الأربعاء", "2023-09-05/2023-09-06"),
        ("ليلة 3 - 4 مارس", "2023-03-03/2023-03-04"),
        ("الليلة الماضية", "2023-09-06/2023-09-07"),
        ("مساء أمس", "2023-09-06"),
        ("الأسبوع الماضي", "2023-08-28/2023-09-03"),
        ("هذا الأسبوع", "2023-09-04/2023-09-10"),
        ("مطلع الشهر الجاري", "2023-09-01/2023-09-30"),
        ("الشهر الماضي", "2023-08-01/2023-08-31"),
        ("يوم 5 من الشهر الجاري", "2023-09-05"),
        ("5 الجاري", "2023-09-05"),
        ("12 أيار/مايو الماضي", "2023-05-12"),
        ("29 كانون الأول", "2022-12-29"),
        ("أواخر أغسطس", "2023-08-01/2023-08-31"),
        ("شهر آب", "2023-08-01/2023-08-31"),
        ("أغسطس من العام الماضي", "2022-08-01/2022-08-31"),
        ("2 و3 أيلول", "2023-09-02/2023-09-03"),
        ("بين 3 و5 مارس", "2023-03-03/2023-03-05"),
        ("15 رمضان", "2023-04-06"),
        ("عام 2014", None),
        ("قبل أيام", None),
    ],
)
def test_resolve_date_counts_arabic_words_from_publication(text: str, days: str | None) -> None:
    assert meanings(text, story=None) == [(text, days)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("والأحد", "الأحد"),
        ("وقتل بالثلاثاء اثنان", "الثلاثاء"),
        ("ومساء الأربعاء", "مساء الأربعاء"),
        ("في يوم الأحد", "يوم الأحد"),
        ("وبتاريخ 3 مارس", "3 مارس"),
        ("خلال الـ24 ساعة الماضية", "24 ساعة الماضية"),
        ("في 12 و13 آذار", "12 و13 آذار"),
        ("منذ يناير الماضي", "يناير الماضي"),
        ("يوم الخَمِيسِ، قال", "يوم الخَمِيسِ"),
        ("عند الساعة 6:30 من فجر الثلاثاء", "الساعة 6:30 من فجر الثلاثاء"),
    ],
)
def test_find_dates_begins_after_arabic_particles(text: str, words: str) -> None:
    assert [found for found, _ in meanings(text)] == [words]


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        ("وفي اليوم التالي", "اليوم التالي", "2023-09-05"),
        ("في اليوم نفسه", "اليوم نفسه", "2023-09-04"),
        ("مساء اليوم ذاته", "مساء اليوم ذاته", "2023-09-04"),
        ("في ذلك اليوم", "ذلك اليوم", "2023-09-04"),
        ("في اليوم السابق", "اليوم السابق", "2023-09-03"),
        ("قبل ذلك بيومين", "قبل ذلك بيومين", "2023-09-02"),
        ("وبعد ذلك بثلاثة أيام", "بعد ذلك بثلاثة أيام", "2023-09-07"),
        ("بعد يومين من الهجوم", "بعد يومين", "2023-09-06"),
    ],
)
def test_resolve_date_counts_arabic_words_from_the_story(text: str, words: str, days: str) -> None:
    assert only(text).anchor is Anchor.STORY
    assert meanings(text) == [(words, days)]
    assert meanings(text, story=None) == [(words, None)]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("في ساعة متأخرة من ليل الجمعة", PartOfDay.NIGHT),
        ("بعد ظهر الثلاثاء", PartOfDay.AFTERNOON),
        ("منتصف ليل الاثنين", PartOfDay.MIDNIGHT),
        ("صباح يوم أمس", PartOfDay.MORNING),
        ("الساعة العاشرة والنصف مساءً", PartOfDay.EVENING),
        ("الثلاثاء الساعة 14:30", PartOfDay.CLOCK),
        ("في الساعات الأولى من فجر الأحد", PartOfDay.EARLY_HOURS),
        ("الليلة الماضية", PartOfDay.NIGHT),
    ],
)
def test_find_dates_keeps_the_arabic_part_of_day(text: str, part: PartOfDay) -> None:
    assert only(text).part_of_day is part


@pytest.mark.parametrize(
    "text", ["منذ مايو", "حتى الجمعة", "خلال الأيام الماضية", "منذ سنوات", "بين عامي 2012 و2014", "منذ يومين"]
)
def test_find_dates_tells_arabic_periods(text: str) -> None:
    assert only(text).is_period


@pytest.mark.parametrize(
    "text",
    [
        "نفت حركة 23 مارس ذلك، وأغلق شارع 26 سبتمبر.",
        "قُتل أب لثلاثة أطفال في محافظة إب وفي إب.",
        "مارس الجنود الضغط على سائق سيارة نيسان في الفيوم.",
        "قتل ثلاثة جنود وجرح أحد عشر، بينهم اثنان من الفرقة الثانية.",
        "في اليوم العالمي للسلام أمام المبنى",
        "أمسك الجنود بالرجل، وقال محمد رمضان إن شعبان بخير.",
        "Ночью. 军队在夜里. 😀",
        "",
    ],
)
def test_find_dates_leaves_other_arabic_words_alone(text: str) -> None:
    assert find_dates(text, LEXICON) == ()


def test_find_dates_reads_an_arabic_statement() -> None:
    text = (
        "بيان رقم 14\nالأربعاء 22 محرم 1445هـ الموافق 9 آب 2023م\n\n"
        "هاجم مقاتلونا فجر الاثنين نقطةً قرب سنزانا، ثم فُجّرت عبوة في اليوم التالي. "
        "وكان العدو قد قصف القرية ليلة السبت/الأحد، وفي 28 تموز/يوليو الماضي."
    )
    assert meanings(text, published=date(2023, 8, 9), story=date(2023, 8, 7)) == [
        ("الأربعاء 22 محرم 1445هـ الموافق 9 آب 2023م", "2023-08-09"),
        ("فجر الاثنين", "2023-08-07"),
        ("اليوم التالي", "2023-08-08"),
        ("ليلة السبت/الأحد", "2023-08-05/2023-08-06"),
        ("28 تموز/يوليو الماضي", "2023-07-28"),
    ]
    assert find_dates(text, LEXICON)[0].kind is DateKind.DAY


def test_resolve_date_gives_the_precision_of_arabic_dates() -> None:
    texts = ["الأسبوع الماضي", "في أيار", "3 أيار", "ليلة الأحد/الاثنين"]
    found = [resolve_date(only(t), published=PUBLISHED, story=None) for t in texts]
    assert [f.precision if f else None for f in found] == [
        DatePrecision.WEEK, DatePrecision.MONTH, DatePrecision.DAY, DatePrecision.DAY,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "body", "words"),
    [
        ("هجوم على موقع", "باماكو، 3 مارس 2023 – هاجم مسلحون موقعا في الأول من مارس 2023.", "3 مارس 2023"),
        ("هجوم على موقع", "نشر في: 12/3/2023\n\nفي 3 مارس 2023 سقط الموقع بعد هجوم كبير.", "12/3/2023"),
        ("بيان", "الأربعاء 22 محرم 1445هـ الموافق 9 آب 2023م\nهاجم مقاتلونا الموقع يوم 5 آب 2023.",
         "الأربعاء 22 محرم 1445هـ الموافق 9 آب 2023م"),
        ("هجوم على موقع", "في 3 مارس 2023 سقط الموقع. وفي 5 مارس 2023 استعادته القوات.", None),
    ],
)  # fmt: skip
def test_find_published_reads_arabic_pages(title: str, body: str, words: str | None) -> None:
    text = f"{title}\n\n{body}"
    mention = find_published(text, title, LEXICON)
    assert (text[mention.start : mention.end] if mention else None) == words


@given(
    day=st.dates(date(2000, 1, 1), date(2040, 12, 31)),
    style=st.sampled_from(["full", "long", "medium", "short"]),
    locale=st.sampled_from(
        ["ar", "ar_DZ", "ar_TN", "ar_MA", "ar_MR", "ar_SY", "ar_IQ", "ar_LB", "ar_EG", "ar_SA"]
    ),
    digits=st.sampled_from([{}, ARABIC_DIGITS, PERSIAN_DIGITS]),
)
def test_find_dates_reads_back_what_babel_writes_in_arabic(
    day: date, style: str, locale: str, digits: dict[int, int]
) -> None:
    written = format_date(day, style, locale=locale).translate(digits)
    (found,) = meanings(f"سقط الموقع {written} قرب القرية", published=None)
    assert found == (written.strip("\u200f"), day.isoformat())


@given(day=st.dates(date(1990, 1, 1), date(2040, 12, 31)), era=st.sampled_from(["", "هـ", " هـ", " هجرية"]))
def test_find_dates_reads_back_hijri_days(day: date, era: str) -> None:
    hijri = Gregorian(day.year, day.month, day.day).to_hijri()
    written = f"{hijri.day} {hijri.month_name('ar')} {hijri.year}{era}"
    assert meanings(f"بيان {written}", published=None) == [(written, day.isoformat())]
    figures = f"{hijri.dmyformat()}{era}"
    assert meanings(f"بيان {figures}", published=None) == [(figures, day.isoformat())]


@given(back=st.integers(0, 352), published=st.dates(date(1990, 1, 1), date(2040, 1, 1)))
def test_resolve_date_takes_the_latest_hijri_day(back: int, published: date) -> None:
    day = published - timedelta(days=back)
    hijri = Gregorian(day.year, day.month, day.day).to_hijri()
    written = f"{hijri.day} {hijri.month_name('ar')}"
    assert meanings(f"في {written}", published=published) == [(written, day.isoformat())]


@given(text=st.text(alphabet="الأحد ٣ مارس ١٤٤٥هـ/الماضي، و\u064e\u0640\u200f-", max_size=60))
def test_find_dates_gives_true_offsets_on_any_arabic(text: str) -> None:
    mentions = find_dates(text, LEXICON)
    assert all(0 <= m.start <= m.core_start < m.end <= len(text) for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))


HOSTILE = {
    "night": "ليلة " * 160_000,
    "clitics": "و" * 800_000,
    "particles": "وبال" * 200_000,
    "signs": "الأ\u064e\u064e\u064eحد" * 80_000,
    "tatweel": "الأح" + "ـ" * 800_000 + "د",
    "between": "بين 5 و" * 100_000,
    "digits": "٧" * 800_000,
    "slashes": "أيار/" * 160_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_find_dates_is_linear_on_hostile_arabic(name: str) -> None:
    assert is_linear(lambda text: find_dates(text, LEXICON), HOSTILE[name])
