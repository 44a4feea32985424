"""What the words of number mean in Arabic; every text is invented."""

from __future__ import annotations

import random

import pytest

from dragoman.base.claim import Qualifier
from dragoman.read.numbers import CountMention, NumberKind, NumberLexicon, find_counts
from tests.growth import is_linear

LEXICON = NumberLexicon.load("ar")
Row = tuple[str, int | None, int | None, str]
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")

WITH_MEN = ("", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة")
WITH_WOMEN = ("", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر")
TENS = ("", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون")


def below_100(number: int, *, women: bool, oblique: bool) -> str:
    """A number under a hundred before what is counted, in the case that is asked for."""
    ones = WITH_WOMEN if women else WITH_MEN
    two = ("اثنتين" if women else "اثنين") if oblique else ones[2]
    if number <= 10:
        return two if number == 2 else ones[number]
    if number < 20:
        ten = "عشرة" if women else "عشر"
        if number == 11:
            return ("إحدى " if women else "أحد ") + ten
        if number == 12:
            stem = "اثنت" if women else "اثن"
            return stem + ("ي " if oblique else "ا ") + ten
        return f"{ones[number - 10]} {ten}"
    tens = TENS[number // 10]
    if oblique:
        tens = tens.removesuffix("ون") + "ين"
    one = number % 10
    if not one:
        return tens
    return f"{two if one == 2 else 'إحدى' if one == 1 and women else ones[one]} و{tens}"


def hundreds(number: int, *, oblique: bool, old: bool) -> str:
    """100 to 900, in one word, with the alif of old books or without."""
    hundred = "مائة" if old else "مئة"
    if number == 1:
        return hundred
    if number == 2:
        return hundred[:-1] + ("تين" if oblique else "تان")
    return WITH_WOMEN[number].removesuffix("ي" if number == 8 else "") + hundred


def in_words(number: int, *, women: bool = False, oblique: bool = False, old: bool = False) -> str:
    """A number under ten thousand in Arabic words."""
    parts = []
    thousands, rest = divmod(number, 1000)
    if thousands == 1:
        parts.append("ألف")
    elif thousands == 2:
        parts.append("ألفين" if oblique else "ألفان")
    elif thousands:
        parts.append(f"{WITH_MEN[thousands]} آلاف")
    if rest >= 100:
        parts.append(hundreds(rest // 100, oblique=oblique, old=old))
    if rest % 100:
        parts.append(below_100(rest % 100, women=women, oblique=oblique))
    return " و".join(parts)


def counts(text: str) -> list[Row]:
    """Every count with its words, bounds and qualifier."""
    return [
        (text[m.start : m.end], m.min, m.max, m.qualifier.value)
        for m in find_counts(text, LEXICON)
        if m.is_count
    ]


def only(text: str) -> CountMention:
    """The one number of a text."""
    (mention,) = find_counts(text, LEXICON)
    return mention


def voweled(text: str) -> str:
    """The text with a vowel sign after every letter, as in a school book."""
    return "".join(c + "\u064e" if c.isalpha() else c for c in text)


def stretched(text: str) -> str:
    """The text with tatweel after the first letter of every word."""
    return " ".join(word[0] + "\u0640\u0640" + word[1:] if len(word) > 2 else word for word in text.split())


WAYS = {
    "men": {},
    "women": {"women": True},
    "men, oblique": {"oblique": True},
    "women, oblique, old spelling": {"women": True, "oblique": True, "old": True},
}


@pytest.mark.parametrize("way", WAYS)
def test_find_counts_reads_every_number_written_out(way: str) -> None:
    wrong = []
    for number in range(1, 10_000):
        words = in_words(number, **WAYS[way])
        text = f"بحسب البيان {words} في المعارك"
        if counts(text) != [(words, number, number, "exact")]:
            wrong.append((words, counts(text)))
    assert wrong == []


def test_find_counts_reads_numbers_behind_clitics_and_under_signs() -> None:
    wrong = []
    for number in range(1, 10_000, 7):
        words = in_words(number)
        for clitic in ("و", "ب", "ل", "وب", "فل", "ك"):
            text = f"قالت المصادر إن {clitic}{words} انتهى الهجوم"
            if counts(text) != [(words, number, number, "exact")]:
                wrong.append((text, counts(text)))
        for written in (voweled(words), stretched(words), words.replace("أ", "ا").replace("ة", "ه")):
            if counts(f"\u200f{written} قتلى") != [(written, number, number, "exact")]:
                wrong.append((written, counts(written)))
    assert wrong == []


@pytest.mark.parametrize("digits", [EASTERN, PERSIAN, {}], ids=["eastern", "persian", "western"])
@pytest.mark.parametrize("clitic", ["", "و", "ب", "لـ", "الـ", "وال", "بالـ"])
def test_find_counts_reads_figures_behind_clitics(digits: dict[int, int], clitic: str) -> None:
    for number in (3, 20, 117, 1500):
        figures = str(number).translate(digits)
        assert counts(f"مقتل {clitic}{figures} جنديا") == [(figures, number, number, "exact")]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("١٬٢٠٠ طلقة", 1200),
        ("1,200 طلقة", 1200),
        ("2.000 طلقة", 2000),
        ("3 آلاف طلقة", 3000),
        ("٣ آلاف و٥٠٠ طلقة", 3500),
        ("خمسة وعشرون ألف طلقة", 25000),
        ("خمسة وعشرين ألفاً", 25000),
        ("مئة ألف نازح", 100000),
        ("مئتا ألف نازح", 200000),
        ("مليون ومئتا ألف نازح", 1200000),
        ("مليون وألف نازح", 1001000),
        ("نصف مليون نازح", 500000),
        ("ثلاث مئة مقاتل", 300),
        ("ثمانمائة مقاتل", 800),
        ("خمسة (5) بنادق", 5),
        ("خمسة \u200f(05)\u200f مخازن", 5),
        ("إرهابيين اثنين (02)", 2),
        ("ثمان سيارات", 8),
        ("الخمسة والعشرين مقاتلا", 25),
        ("أحد الجنود", 1),
        ("جندي واحد", 1),
    ],
)
def test_find_counts_reads_exact_numbers(text: str, number: int) -> None:
    mention = only(text)
    assert (mention.min, mention.max, mention.qualifier, mention.kind) == (
        number, number, Qualifier.EXACT, NumberKind.CARDINAL,
    )  # fmt: skip


TABLE: list[tuple[str, Row]] = [
    ("أكثر من ٩٠ قتيلا", ("أكثر من ٩٠", 91, None, "more_than")),
    ("بأكثر من ٩٠ صاروخا", ("أكثر من ٩٠", 91, None, "more_than")),
    ("ما يزيد على ٢٠٠٠ بندقية", ("ما يزيد على ٢٠٠٠", 2001, None, "more_than")),
    ("عدد يزيد عن عشرين", ("يزيد عن عشرين", 21, None, "more_than")),
    ("فاق الخمسين قتيلا", ("فاق الخمسين", 51, None, "more_than")),
    ("تجاوز الـ50 قتيلا", ("تجاوز الـ50", 51, None, "more_than")),
    ("ما لا يقل عن عشرين جنديا", ("ما لا يقل عن عشرين", 20, None, "at_least")),
    ("لا يقل عن ٢٠ جنديا", ("لا يقل عن ٢٠", 20, None, "at_least")),
    ("بما لا يقل عن ٢٠ صاروخا", ("ما لا يقل عن ٢٠", 20, None, "at_least")),
    ("تسعة على الأقل", ("تسعة على الأقل", 9, None, "at_least")),
    ("تسعة جنود على الأقل", ("تسعة", 9, None, "at_least")),
    ("تسعة من مقاتليه على الأقل", ("تسعة", 9, None, "at_least")),
    ("خمسة أو أكثر", ("خمسة أو أكثر", 5, None, "at_least")),
    ("عشرة جنود على الأكثر", ("عشرة", None, 10, "up_to")),
    ("ما يصل إلى ٢٠٠ مقاتل", ("ما يصل إلى ٢٠٠", None, 200, "up_to")),
    ("لا يتجاوز ١٢ قتيلا", ("لا يتجاوز ١٢", None, 12, "up_to")),
    ("أقل من عشرة", ("أقل من عشرة", None, 9, "up_to")),
    ("نحو عشرة جنود", ("نحو عشرة", 10, 10, "about")),
    ("بنحو عشرة صواريخ", ("نحو عشرة", 10, 10, "about")),
    ("حوالي 15 جنديا", ("حوالي 15", 15, 15, "about")),
    ("15 جنديا تقريباً", ("15", 15, 15, "about")),
    ("قرابة ٣٠ صاروخا", ("قرابة ٣٠", 30, 30, "nearly")),
    ("ما يقرب من ثلاثين", ("ما يقرب من ثلاثين", 30, 30, "nearly")),
    ("ما يقارب الـ30", ("ما يقارب الـ30", 30, 30, "nearly")),
    ("ما بين 20 و30 قتيلا", ("ما بين 20 و30", 20, 30, "range")),
    ("بين عشرة وخمسة عشر مقاتلا", ("بين عشرة وخمسة عشر", 10, 15, "range")),
    ("من 20 إلى 30 قتيلا", ("20 إلى 30", 20, 30, "range")),
    ("ثلاثة أو أربعة جنود", ("ثلاثة أو أربعة", 3, 4, "range")),
    ("عدد من الجنود", ("عدد من", 3, None, "several")),
    ("عدداً من الأسلحة", ("عدداً من", 3, None, "several")),
    ("بعض الضحايا", ("بعض", 3, None, "several")),
    ("بضعة مقاتلين", ("بضعة", 3, None, "several")),
    ("عدة آليات", ("عدة", 3, None, "several")),
    ("العشرات من القتلى", ("العشرات", 20, None, "dozens")),
    ("وعشرات القتلى", ("عشرات", 20, None, "dozens")),
    ("مئات القتلى", ("مئات", 200, None, "hundreds")),
    ("آلاف النازحين", ("آلاف", 2000, None, "hundreds")),
    ("عشرات الآلاف من النازحين", ("عشرات الآلاف", 20000, None, "hundreds")),
    ("لم يصب أحد بأذى", ("أحد", 0, 0, "none")),
    ("دون أن يصاب أحد", ("أحد", 0, 0, "none")),
    ("لا أحد", ("لا أحد", 0, 0, "none")),
]


@pytest.mark.parametrize(("text", "row"), TABLE, ids=[text for text, _ in TABLE])
def test_find_counts_follows_the_table_of_tolls(text: str, row: Row) -> None:
    assert counts(text) == [row]


def test_find_counts_gives_a_qualifier_to_its_own_number() -> None:
    text = "مقتل ثلاثة جنود وإصابة خمسة آخرين، وعلى الأقل عشرة مدنيين، و20 مسلحا على الأقل."
    assert counts(text) == [
        ("ثلاثة", 3, 3, "exact"),
        ("خمسة", 5, 5, "exact"),
        ("على الأقل عشرة", 10, None, "at_least"),
        ("20", 20, None, "at_least"),
    ]


def test_find_counts_leaves_a_qualifier_with_the_nearest_noun() -> None:
    assert counts("خمسة جنود وإصابة مدني على الأقل") == [("خمسة", 5, 5, "exact")]


def test_find_counts_parts_and_from_one_by_the_hamza() -> None:
    text = "مقتل ضابط وأحد الجنود، وواحد من المدنيين، وجندي واحد، و«وَأحد» الحراس"
    assert counts(text) == [
        ("أحد", 1, 1, "exact"),
        ("واحد", 1, 1, "exact"),
        ("واحد", 1, 1, "exact"),
        ("أحد", 1, 1, "exact"),
    ]


def test_find_counts_ends_a_mention_with_the_vowel_signs_of_its_last_letter() -> None:
    assert counts("قُتِلَ خَمْسَةٌ") == [("خَمْسَةٌ", 5, 5, "exact")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("رشاش عيار 12.7", NumberKind.CALIBRE),
        ("رشاش ١٤٫٥ ملم", NumberKind.CALIBRE),
        ("مدفع 23 ملم", NumberKind.CALIBRE),
        ("اللواء 117", NumberKind.DESIGNATION),
        ("والكتيبة ١٢", NumberKind.DESIGNATION),
        ("القرار 2254", NumberKind.DESIGNATION),
        ("البيان رقم 5", NumberKind.DESIGNATION),
        ("الساعة 15:30", NumberKind.TIME),
        ("6 مساءً", NumberKind.TIME),
        ("يبلغ من العمر 45 عاما", NumberKind.AGE),
        ("خمسة أيام", NumberKind.DURATION),
        ("ثلاثين كيلومترا", NumberKind.MEASURE),
        ("500 دولار", NumberKind.MONEY),
        ("خمسة ملايين دولار", NumberKind.MONEY),
        ("٢٠٪ من القوات", NumberKind.PERCENT),
        ("عشرين بالمئة", NumberKind.PERCENT),
        ("15 آذار 2023", NumberKind.DATE),
        ("١٥ مارس", NumberKind.DATE),
        ("12/3/2023", NumberKind.DATE),
        ("يوم ٢٣ ربيع الآخر ١٤٤٤", NumberKind.DATE),
        ("١٨ ذو القعدة ١٤٤٤هـ", NumberKind.DATE),
        ("عام 2017", NumberKind.YEAR),
        ("\n١- تدمير آلية", NumberKind.DESIGNATION),
        ("معدل ١٢٫٥", NumberKind.DECIMAL),
    ],
)
def test_find_counts_tells_other_numbers_apart(text: str, kind: NumberKind) -> None:
    assert only(text).kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "",
        "جندي وسيارة",
        "جنديان وسيارتان",
        "يوم الأحد",
        "والاثنين والثلاثاء والأربعاء والخميس",
        "بعضهم البعض",
        "وزير الدفاع والفريق",
        "😀 Київ 军队",
    ],
)
def test_find_counts_leaves_other_words_alone(text: str) -> None:
    assert counts(text) == []


HOSTILE = {
    "digits": "٧" * 1_000_000,
    "clitics": "وبال" * 200_000,
    "clitic words": " وبالخمسة" * 100_000,
    "ands": "خمسة و" * 150_000,
    "late": "تسعة جنود جنود جنود " * 40_000,
    "negations": "لم لا دون أحد " * 50_000,
    "signs": "خ\u064e" * 300_000,
    "scales": "مئة ألف مليون آلاف " * 40_000,
    "spaces": "خمسة" + " " * 1_000_000 + "وعشرون",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_find_counts_is_linear_on_hostile_arabic(name: str) -> None:
    assert is_linear(lambda text: find_counts(text, LEXICON), HOSTILE[name])


def test_find_counts_gives_places_in_order_within_any_text() -> None:
    pieces = [
        "و", "ال", "بال", "\u0640", "\u064e", "\u200f", "خمسة", "وأحد", "عشر", "مئة", "ألف", "٣", "15", "٫", "،", " ",
        "\n", "(", ")", "على الأقل", "ما بين", "لا يقل عن", "رمضان", "-", "/", "😀", "abc", "\ufeff", "%", "لم", "أحد",
    ]  # fmt: skip
    chance = random.Random(6)
    for _ in range(2_000):
        text = "".join(chance.choice(pieces) for _ in range(chance.randrange(24)))
        at = 0
        for mention in find_counts(text, LEXICON):
            assert at <= mention.start <= mention.core_start < mention.core_end <= mention.end <= len(text), (
                text
            )
            assert text[mention.start : mention.end].strip() != ""
            at = mention.end
