"""What the words about time mean; every text is invented."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from dragoman.base.claim import DatePrecision
from dragoman.base.errors import SettingsError
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

LEXICON = DateLexicon.load("en")
PUBLISHED = date(2023, 9, 7)  # a Thursday
STORY = date(2023, 9, 4)


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
        ("The raid of September 6th, 2023 failed.", "2023-09-06"),
        ("The raid of September\n6, 2023 failed.", "2023-09-06"),
        ("On Wednesday, 11 October 2023 the post fell.", "2023-10-11"),
        ("On 17 of January 2012 the post fell.", "2012-01-17"),
        ("2024-05-28", "2024-05-28"),
        ("28/05/2024", "2024-05-28"),
        ("05/28/2024", "2024-05-28"),
        ("12.04.2021", "2021-04-12"),
        ("January 22\n16:46 2017", "2017-01-22"),
        ("20 Dhu al-Qa'da 1445 / 28 May 2024", "2024-05-28"),
        ("20 Dhu al-Qa’da 1445", "2024-05-28"),
        ("Saturday 8 October 2023 (in truth a Sunday)", "2023-10-08"),
        ("29 February 2023", None),
    ],
)  # fmt: skip
def test_resolve_date_reads_full_dates(text: str, days: str | None) -> None:
    assert meanings(text, published=None, story=None)[0][1] == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("on Tuesday", "2023-09-05"),
        ("on Thursday", "2023-09-07"),
        ("last Thursday", "2023-08-31"),
        ("Tuesday last week", "2023-08-29"),
        ("on Jan 29", "2023-01-29"),
        ("on 29 Dec.", "2022-12-29"),
        ("on the 17th of January", "2023-01-17"),
        ("last Oct. 23", "2022-10-23"),
        ("on the 30th, the camp", "2023-08-30"),
        ("yesterday", "2023-09-06"),
        ("the day before yesterday, Tuesday", "2023-09-05"),
        ("two days ago", "2023-09-05"),
        ("three years ago today", "2020-09-07"),
        ("ten years ago yesterday", "2013-09-07"),
        ("in the night to Wednesday", "2023-09-05/2023-09-06"),
        ("on 04/09", "2023-09-04"),
        ("04.09, 15:40", "2023-09-04"),
        ("last night", "2023-09-06"),
        ("this morning", "2023-09-07"),
        ("overnight", "2023-09-06/2023-09-07"),
        ("during the night", "2023-09-06/2023-09-07"),
        ("overnight on Sunday", "2023-09-03/2023-09-04"),
        ("overnight on Sunday into Monday", "2023-09-03/2023-09-04"),
        ("on the night of 5 to 6 September", "2023-09-05/2023-09-06"),
        ("on the night of 8/9 November", "2022-11-08/2022-11-09"),
        ("on the night of 1 September", "2023-09-01"),
        ("the night of December 31 to January 1", "2022-12-31/2023-01-01"),
        ("between 3 and 5 March", "2023-03-03/2023-03-05"),
        ("between 5 February and 12 March", "2023-02-05/2023-03-12"),
        ("September 6-7, 2023", "2023-09-06/2023-09-07"),
        ("on 24 or 25 August", "2023-08-24/2023-08-25"),
        ("from Monday to Wednesday", "2023-09-04/2023-09-06"),
        ("last week", "2023-08-28/2023-09-03"),
        ("earlier this month", "2023-09-01/2023-09-30"),
        ("in November last year", "2022-11-01/2022-11-30"),
        ("in October", "2022-10-01/2022-10-31"),
        ("the third week of May", "2023-05-15/2023-05-21"),
        ("over the weekend", "2023-09-02/2023-09-03"),
        ("over the past day", "2023-09-06/2023-09-07"),
        ("on Christmas day", "2022-12-25"),
        ("in 2022", None),
        ("at dawn", None),
        ("a few weeks ago", None),
    ],
)
def test_resolve_date_counts_from_the_day_of_publication(text: str, days: str | None) -> None:
    assert meanings(text, story=None) == [(meanings(text)[0][0], days)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("the same day", "2023-09-04"),
        ("later that day", "2023-09-04"),
        ("the next morning", "2023-09-05"),
        ("the following day", "2023-09-05"),
        ("the previous day", "2023-09-03"),
        ("the day before", "2023-09-03"),
        ("two days earlier", "2023-09-02"),
        ("five days later", "2023-09-09"),
        ("that night", "2023-09-04"),
    ],
)
def test_resolve_date_counts_from_the_story(text: str, days: str) -> None:
    assert only(text).anchor is Anchor.STORY
    assert meanings(text)[0][1] == days
    assert meanings(text, story=None)[0][1] is None


def test_resolve_date_crosses_the_year() -> None:
    assert meanings("on December 30", published=date(2020, 1, 3)) == [("December 30", "2019-12-30")]


def test_resolve_date_without_anchor_is_none() -> None:
    assert meanings("on Friday night, and on 3 May", None, None) == [("Friday night", None), ("3 May", None)]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("before dawn on Tuesday", PartOfDay.DAWN),
        ("on Tuesday, in the early hours", PartOfDay.EARLY_HOURS),
        ("on Sunday night", PartOfDay.NIGHT),
        ("at 2:21 a.m. local time on Oct. 6", PartOfDay.CLOCK),
        ("on the evening of Tuesday, 5 September", PartOfDay.EVENING),
        ("at around 6 a.m. on Monday", PartOfDay.CLOCK),
        ("around 6 a.m.", PartOfDay.CLOCK),
    ],
)
def test_find_dates_keeps_the_part_of_day(text: str, part: PartOfDay) -> None:
    assert only(text).part_of_day is part


@pytest.mark.parametrize(
    "text", ["since May", "until Friday", "in the past two days", "in recent weeks", "between 2012 and 2023"]
)
def test_find_dates_tells_periods(text: str) -> None:
    assert only(text).is_period


@pytest.mark.parametrize(
    "text",
    [
        "He may march on the capital.",
        "The Sun and the Sat reported it.",
        "The March 23 Movement denied it.",
        "The 14th October Brigade beat them off.",
        "On the 14th Division fell the blame.",
        "A second bomb; 12,500 rounds; 12.7 mm; 1,200 men.",
        "Ночью. 军队在夜里. 😀",
        "",
    ],
)
def test_find_dates_leaves_other_words_alone(text: str) -> None:
    assert find_dates(text, LEXICON) == ()


def test_find_dates_keeps_offsets_where_lower_case_is_longer() -> None:
    text = "İİİ İslahiye fell on Tuesday night."
    (mention,) = find_dates(text, LEXICON)
    assert text[mention.start : mention.end] == "Tuesday night"


def test_find_dates_gives_kinds_in_order_without_overlap() -> None:
    text = "On 5 May 2023 and last week, at dawn, and on the night of 6 to 7 June; on Tuesday the same day."
    mentions = find_dates(text, LEXICON)
    assert [m.kind for m in mentions] == [
        DateKind.DAY, DateKind.WEEK, DateKind.RANGE, DateKind.WEEKDAY, DateKind.RELATIVE_DAY,
    ]  # fmt: skip
    assert all(a.end <= b.start for a, b in pairwise(mentions))


def test_resolve_date_gives_the_precision() -> None:
    texts = ["last week", "in May", "on 3 May", "the night of 3 to 4 May"]
    found = [resolve_date(only(t), published=PUBLISHED, story=None) for t in texts]
    assert [f.precision if f else None for f in found] == [
        DatePrecision.WEEK, DatePrecision.MONTH, DatePrecision.DAY, DatePrecision.DAY,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "body", "words"),
    [
        ("Post raided", "NIAMEY, Oct 3 (Invented Wire) - Gunmen raided a post on 1 October.", "Oct 3"),
        ("Post raided", "By A. Writer  |  December 27, 2023  |  3 min\n\nOn 3 May 2023 it fell.", "December 27, 2023"),
        ("Post raided", "On 3 May 2023 the post fell.\n\nPublished: February 23, 2017", "February 23, 2017"),
        ("Sun, 22 Jan 2017", "Post raided\n\nGunmen raided a post on 3 May 2016.", "Sun, 22 Jan 2017"),
        ("Statement", "Statement No. 3\n20 Dhu al-Qa'da 1445 / 28 May 2024\nFighters took a post on 3 May 2024.",
         "20 Dhu al-Qa'da 1445 / 28 May 2024"),
        ("Post raided", "On 3 May 2023 the post fell. It was taken back on 5 May 2023.", None),
    ],
)  # fmt: skip
def test_find_published_takes_the_date_of_the_page_only(title: str, body: str, words: str | None) -> None:
    text = f"{title}\n\n{body}"
    mention = find_published(text, title, LEXICON)
    assert (text[mention.start : mention.end] if mention else None) == words


HOSTILE = {
    "digits": "7" * 1_000_000,
    "on the": "on the " * 140_000,
    "night of": "the night of " * 75_000,
    "between": "between 5 and " * 70_000,
    "dashes": "5-" * 500_000,
    "lines": "\n " * 500_000,
    "hours": "12:" * 330_000,
    "spaces": "last" + " " * 1_000_000 + "week",
    "mixed": "last early 1st of may, " * 40_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_find_dates_is_linear_on_hostile_text(name: str) -> None:
    assert is_linear(lambda text: find_dates(text, LEXICON), HOSTILE[name])


def test_load_refuses_a_language_without_lexicon() -> None:
    with pytest.raises(SettingsError, match="'xx' has no lexicon of dates"):
        DateLexicon.load("xx")
