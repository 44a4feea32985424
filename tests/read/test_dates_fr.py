"""What the French words about time mean; every text is invented."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from babel.dates import format_date
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

LEXICON = DateLexicon.load("fr")
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
    ("text", "found"),
    [
        ("Le lundi 13 mars 2023, vers 6h, le poste est tombé.", ("Le lundi 13 mars 2023, vers 6h", "2023-03-13")),
        ("Le 1er janvier 2022", ("Le 1er janvier 2022", "2022-01-01")),
        ("le premier mai 2021", ("le premier mai 2021", "2021-05-01")),
        ("Le raid du 3 fevrier 2023 a échoué.", ("3 fevrier 2023", "2023-02-03")),
        ("le 12 aout 2022", ("le 12 aout 2022", "2022-08-12")),
        ("LE 5 DECEMBRE 2022", ("LE 5 DECEMBRE 2022", "2022-12-05")),
        ("Le 12/03/2023 à Kona", ("Le 12/03/2023", "2023-03-12")),
        ("le 12 / 03 / 2023", ("le 12 / 03 / 2023", "2023-03-12")),
        ("13.03.2023", ("13.03.2023", "2023-03-13")),
        ("2023-03-12", ("2023-03-12", "2023-03-12")),
        ("mercredi 6/09/2023", ("mercredi 6/09/2023", "2023-09-06")),
        ("sam. 4 mars 2023", ("sam. 4 mars 2023", "2023-03-04")),
        ("hier lundi 4 septembre 2023", ("hier lundi 4 septembre 2023", "2023-09-04")),
        ("le jeudi 22 safar 1445", ("le jeudi 22 safar 1445", "2023-09-07")),
        ("le 22 safar 1445 (7 septembre 2023)", ("le 22 safar 1445 (7 septembre 2023)", "2023-09-07")),
        ("le 29 février 2023", ("le 29 février 2023", None)),
    ],
)  # fmt: skip
def test_resolve_date_reads_french_full_dates(text: str, found: tuple[str, str | None]) -> None:
    assert meanings(text, published=None, story=None) == [found]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("mardi", "2023-09-05"),
        ("jeudi", "2023-09-07"),
        ("jeudi dernier", "2023-08-31"),
        ("mardi passé", "2023-09-05"),
        ("ce lundi", "2023-09-04"),
        ("lundi soir", "2023-09-04"),
        ("dimanche à l’aube", "2023-09-03"),
        ("le lundi de la semaine dernière", "2023-08-28"),
        ("hier", "2023-09-06"),
        ("avant-hier", "2023-09-05"),
        ("aujourd’hui", "2023-09-07"),
        ("il y a deux jours", "2023-09-05"),
        ("il y a une semaine", "2023-08-28/2023-09-03"),
        ("le 29 décembre", "2022-12-29"),
        ("le mardi 5 septembre dernier", "2023-09-05"),
        ("le 12/03", "2023-03-12"),
        ("le 5 du mois courant", "2023-09-05"),
        ("le 5 courant", "2023-09-05"),
        ("le 15 du mois dernier", "2023-08-15"),
        ("dans la nuit de lundi à mardi", "2023-09-04/2023-09-05"),
        ("dans la nuit du lundi au mardi", "2023-09-04/2023-09-05"),
        ("la nuit de mercredi à ce jeudi", "2023-09-06/2023-09-07"),
        ("dans la nuit du 3 au 4 mars", "2023-03-03/2023-03-04"),
        ("dans la nuit du lundi 4 au mardi 5 septembre", "2023-09-04/2023-09-05"),
        ("dans la nuit du 31 décembre au 1er janvier", "2022-12-31/2023-01-01"),
        ("dans la nuit du 3 au 4", "2023-09-03/2023-09-04"),
        ("dans la nuit du 31 au 1er", "2023-08-31/2023-09-01"),
        ("cette nuit", "2023-09-06/2023-09-07"),
        ("la nuit dernière", "2023-09-06/2023-09-07"),
        ("entre le 3 et le 5 mars", "2023-03-03/2023-03-05"),
        ("du 27 août au 2 septembre", "2023-08-27/2023-09-02"),
        ("les 3 et 4 septembre", "2023-09-03/2023-09-04"),
        ("du lundi au mercredi", "2023-09-04/2023-09-06"),
        ("la semaine dernière", "2023-08-28/2023-09-03"),
        ("cette semaine", "2023-09-04/2023-09-10"),
        ("la semaine du 21 août", "2023-08-21/2023-08-27"),
        ("le week-end dernier", "2023-09-02/2023-09-03"),
        ("début mars", "2023-03-01/2023-03-31"),
        ("à la mi-août", "2023-08-01/2023-08-31"),
        ("courant mars", "2023-03-01/2023-03-31"),
        ("à la fin du mois d’août", "2023-08-01/2023-08-31"),
        ("en mars 2022", "2022-03-01/2022-03-31"),
        ("en octobre dernier", "2022-10-01/2022-10-31"),
        ("le mois dernier", "2023-08-01/2023-08-31"),
        ("au cours des dernières 24 heures", "2023-09-06/2023-09-07"),
        ("à Noël", "2022-12-25"),
        ("fin 2022", None),
        ("vers 6h", None),
        ("aux environs de 18 heures", None),
        ("il y a quelques jours", None),
        ("le 31 septembre", None),
    ],
)
def test_resolve_date_counts_french_words_from_publication(text: str, days: str | None) -> None:
    assert [found for _, found in meanings(text, story=None)] == [days]


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        ("La veille, un convoi", "La veille", "2023-09-03"),
        ("le lendemain matin", "le lendemain matin", "2023-09-05"),
        ("l’avant-veille", "l’avant-veille", "2023-09-02"),
        ("le surlendemain", "le surlendemain", "2023-09-06"),
        ("le même jour", "le même jour", "2023-09-04"),
        ("ce jour-là", "ce jour-là", "2023-09-04"),
        ("le soir même", "le soir même", "2023-09-04"),
        ("trois jours plus tôt", "trois jours plus tôt", "2023-09-01"),
        ("deux jours après", "deux jours après", "2023-09-06"),
        ("le jour suivant", "le jour suivant", "2023-09-05"),
    ],
)
def test_resolve_date_counts_french_words_from_the_story(text: str, words: str, days: str) -> None:
    assert only(text).anchor is Anchor.STORY
    assert meanings(text) == [(words, days)]
    assert meanings(text, story=None) == [(words, None)]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("dans la soirée du mardi 5 septembre", PartOfDay.EVENING),
        ("au petit matin de jeudi", PartOfDay.EARLY_HOURS),
        ("lundi 4 septembre 2023 aux environs de 5 heures du matin", PartOfDay.MORNING),
        ("lundi en fin d’après-midi", PartOfDay.AFTERNOON),
        ("lundi tard dans la nuit", PartOfDay.NIGHT),
        ("samedi vers 18 h", PartOfDay.CLOCK),
        ("le 3 mars à 14h30", PartOfDay.CLOCK),
        ("cette nuit", PartOfDay.NIGHT),
    ],
)
def test_find_dates_keeps_the_french_part_of_day(text: str, part: PartOfDay) -> None:
    assert only(text).part_of_day is part


@pytest.mark.parametrize(
    "text",
    [
        "depuis mai 2021",
        "jusqu’à vendredi",
        "ces derniers jours",
        "entre mars et mai 2022",
        "depuis deux mois",
    ],
)
def test_find_dates_tells_french_periods(text: str) -> None:
    assert only(text).is_period


@pytest.mark.parametrize(
    "text",
    [
        "Le Mouvement du 23 mars (M23) l’a démenti.",
        "Le pont du 6 octobre et la rue du 4 septembre sont fermés.",
        "Au bord de la mer. Le vent se lève.",
        "Le 5e régiment, le 2e bureau, un canon de 12,7 mm, 1 200 hommes.",
        "Marseille, Septembre-les-Bains et la planète Mars",
        "Ночью. 军队在夜里. 😀",
        "",
    ],
)
def test_find_dates_leaves_other_french_words_alone(text: str) -> None:
    assert find_dates(text, LEXICON) == ()


def test_find_dates_keeps_offsets_of_letters_written_with_separate_accents() -> None:
    text = "Le chef a e\u0301te\u0301 vu le 3 fe\u0301vrier 2023 a\u0300 Kona."
    assert meanings(text) == [("le 3 fe\u0301vrier 2023", "2023-02-03")]


def test_find_dates_does_not_join_two_acts_into_a_range() -> None:
    assert meanings("Le 3 août et le 12 novembre 2022, puis le 4 décembre.") == [
        ("Le 3 août", "2023-08-03"), ("le 12 novembre 2022", "2022-11-12"), ("le 4 décembre", "2022-12-04"),
    ]  # fmt: skip


def test_find_dates_reads_a_french_communique() -> None:
    text = (
        "Dans la nuit de samedi à dimanche, un poste de Sanzana a été attaqué. La veille, à l’aube, un convoi a "
        "sauté sur une mine. L’armée avait fait état de deux morts le 28 août, et d’un blessé mardi dernier."
    )
    kinds = [m.kind for m in find_dates(text, LEXICON)]
    assert meanings(text) == [
        ("la nuit de samedi à dimanche", "2023-09-02/2023-09-03"),
        ("La veille, à l’aube", "2023-09-03"),
        ("le 28 août", "2023-08-28"),
        ("mardi dernier", "2023-09-05"),
    ]
    assert kinds == [DateKind.RANGE, DateKind.RELATIVE_DAY, DateKind.DAY_MONTH, DateKind.WEEKDAY]


def test_resolve_date_gives_the_precision_of_french_dates() -> None:
    texts = ["la semaine dernière", "en mai", "le 3 mai", "dans la nuit du 3 au 4 mai"]
    found = [resolve_date(only(t), published=PUBLISHED, story=None) for t in texts]
    assert [f.precision if f else None for f in found] == [
        DatePrecision.WEEK, DatePrecision.MONTH, DatePrecision.DAY, DatePrecision.DAY,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "body", "words"),
    [
        ("Un poste attaqué", "BAMAKO, 3 oct. (Agence inventée) – Des hommes armés ont attaqué le 1er oct.", "3 oct."),
        ("Un poste attaqué", "Publié le 12 mars 2023\n\nLe 3 mars 2023, le poste est tombé.", "le 12 mars 2023"),
        ("Communiqué", "Le 3 mars 2023, le poste est tombé.\n\nFait à Bobo-Dioulasso, le 12 mars 2023",
         "le 12 mars 2023"),
        ("Un poste attaqué", "Le 3 mars 2023, le poste est tombé. Il a été repris le 5 mars 2023.", None),
    ],
)  # fmt: skip
def test_find_published_reads_french_pages(title: str, body: str, words: str | None) -> None:
    text = f"{title}\n\n{body}"
    mention = find_published(text, title, LEXICON)
    assert (text[mention.start : mention.end] if mention else None) == words


@given(
    day=st.dates(date(2000, 1, 1), date(2040, 12, 31)),
    style=st.sampled_from(["full", "long", "medium", "short"]),
    locale=st.sampled_from(["fr", "fr_BF", "fr_CA", "fr_BE", "fr_DZ"]),
)
def test_find_dates_reads_back_what_babel_writes_in_french(day: date, style: str, locale: str) -> None:
    written = format_date(day, style, locale=locale)
    assert meanings(f"Un poste est tombé {written}.", published=None) == [(written, day.isoformat())]


@given(back=st.integers(0, 6), published=st.dates(date(2015, 1, 1), date(2030, 1, 1)))
def test_resolve_date_takes_the_latest_french_weekday(back: int, published: date) -> None:
    day = published - timedelta(days=back)
    name = format_date(day, "EEEE", locale="fr")
    assert meanings(f"{name}", published=published) == [(name, day.isoformat())]
    strictly = day if back else day - timedelta(days=7)
    assert meanings(f"{name} dernier", published=published) == [(f"{name} dernier", strictly.isoformat())]


HOSTILE = {
    "nuit": "dans la nuit du " * 60_000,
    "entre": "entre le 5 et " * 60_000,
    "elisions": "l'" * 400_000,
    "accents": "é\u0301" * 400_000,
    "hours": "12h" * 300_000,
    "spaces": "semaine" + " " * 800_000 + "dernière",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_find_dates_is_linear_on_hostile_french(name: str) -> None:
    assert is_linear(lambda text: find_dates(text, LEXICON), HOSTILE[name])
