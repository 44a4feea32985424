"""Names, targets and texts in French and Arabic -> compared with English ones by the same words and classes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dragoman.atlas import Atlas
from dragoman.base.claim import Assertion, Claim, DatePrecision, EventType, Place
from dragoman.base.document import Document
from dragoman.resolve import Resolver
from dragoman.resolve.actors import ActorBook
from dragoman.resolve.passages import likeness, rare_words, signature
from dragoman.resolve.profile import profile_claim
from dragoman.resolve.profile_json import profile_from_json, profile_to_json
from dragoman.resolve.romanised import consonants, is_sounded_alike
from dragoman.resolve.voices import agency_of, denying_words
from dragoman.resolve.words import in_english, tongue_of, word_lists

ATLAS = Atlas.open((Path(__file__).resolve().parents[2] / "samples" / "atlas",))
BOOK = ActorBook(ATLAS)


@pytest.mark.parametrize(
    ("name", "tongue", "words", "classes"),
    [
        ("convoi de l’armée", "fr", {"convoy"}, {"military"}),
        ("رتل عسكري", "ar", {"convoy"}, {"military"}),
        ("حاجزًا للجيش", "ar", {"checkpoint"}, {"military"}),
        ("camp militaire", "fr", {"camp"}, {"military"}),
        ("حقلًا نفطيًا", "ar", {"field", "oil"}, set()),
        ("قاعدة", "ar", {"base"}, {"military"}),
        ("وسوق القرية", "ar", {"market", "village"}, {"civilian"}),
        ("retén de la policía", "es", {"checkpoint"}, {"police"}),
        ("soldiers or police", "en", set(), {"military", "police"}),
        ("or de la mine", "fr", {"gold", "mine"}, set()),
    ],
)
def test_targets_of_other_languages_have_english_words_and_classes(
    name: str, tongue: str, words: set[str], classes: set[str]
) -> None:
    who = BOOK.who(name, None, tongue)
    assert (set(who.words), set(who.classes)) == (words, classes)


@pytest.mark.parametrize(
    "name", ["آلية لقيادة جيش العاصي", "وقيادة جيش العاصي", "véhicule du Commandement de l’armée de l'Oronte"]
)
def test_a_group_is_found_whatever_is_joined_before_its_name(name: str) -> None:
    assert BOOK.who(name, "SY", "ar").actors == {"sample-orontes-army-command"}
    assert BOOK.named_in(f"... {name} ...", "SY") == {"sample-orontes-army-command"}


def test_in_english_takes_the_longest_entry_and_leaves_the_rest() -> None:
    assert in_english(["دراجه", "ناريه", "لسان"], word_lists("ar")) == ["motorcycle", "لسان"]
    assert in_english(["مسلح"], word_lists("en")) == ["gunmen"]
    assert in_english(["or", "tour"], word_lists("en")) == ["or", "tour"]
    assert tongue_of("fr_BF") == "fr" and tongue_of("ar-Latn") == "ar" and tongue_of(None) == ""


def test_rare_words_meet_across_languages() -> None:
    english = rare_words("Six drivers were taken from two trucks at the bridge.")
    french = rare_words("Six chauffeurs ont été enlevés de deux camions près du pont.", "fr")
    arabic = rare_words("خُطف ستة سائقين من شاحنتين قرب الجسر عام 1446 هـ.", "ar")
    assert {"driver", "bridge"} <= english & french & arabic
    assert "1446" not in arabic and "6" in english & arabic


def test_copies_are_found_within_arabic_whatever_its_vowel_signs() -> None:
    plain = "هاجم مسلحون فجر الأحد نقطة عسكرية قرب الجسر القديم وأحرقوا شاحنتين قبل أن يفروا نحو الغابة"
    marked = plain.replace("مسلحون", "مُسلّحون").replace("الجسر", "الجِســر")
    assert likeness(signature(plain), signature(marked)) == 1.0


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Labbezanga", "لابيزانغا", True),
        ("Ansongo", "أنسونغو", True),
        ("Al Mayadin", "الميادين", True),
        ("Mayadine", "الميادين", True),
        ("Gao", "غاو", False),  # one consonant says nothing
        ("Ansongo", "Ansongo", False),  # one script: letters are compared
        ("Ansongo", "لابيزانغا", False),
        ("", "غاو", False),
        ("12", "١٢", False),
    ],
)
def test_is_sounded_alike(one: str, other: str, alike: bool) -> None:
    assert is_sounded_alike(one, other) is alike
    assert is_sounded_alike(other, one) is alike


def test_consonants_of_any_text_are_letters() -> None:
    assert consonants("🌍 ကိုယ် \u200f") == ""


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("ونفت قيادة جيش العاصي أن تكون قواتها قد قصفت السوق.", " قيادة جيش العاصي "),
        ("La Force de garde du Nord dément toute attaque.", "La Force de garde du Nord "),
        ("L'attaque est démentie par la Force de garde du Nord.", " par la Force de garde du Nord."),
        ("Nothing is said here.", None),
    ],
)
def test_denying_words_are_those_of_who_denies(text: str, first: str | None) -> None:
    assert next(denying_words(text), None) == first


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("باماكو (وكالة النهر الكبير) - قتل جنديان.", "وكالة النهر الكبير"),
        ("BAMAKO (Agence Grand Fleuve), 3 mai – Deux soldats", "Agence Grand Fleuve"),
        ("قال السكان (وهم كثيرون) - لا شيء", None),
    ],
)
def test_agency_of_reads_a_dateline(text: str, agency: str | None) -> None:
    assert agency_of(Document("d", text, "")) == agency


def account(
    number: str, lang: str, text: str, place: Place, target: str, **values: object
) -> tuple[Document, Claim]:
    document = Document(
        number, text, "", lang=lang, published=date(2025, 3, 13), url=f"https://{number}.example/1"
    )
    claim = Claim(
        id=f"c-{number}",
        document_id=number,
        reader="made",
        event_type=EventType.BOMBING,
        outcome=None,
        assertion=Assertion.REPORTED,
        claimant=None,
        outlet=None,
        platform=None,
        claimed_on=None,
        perpetrator=None,
        target=target,
        places=(place.name,),
        place_detail=(place,),
        country="ML",
        event_date="2025-03-12",
        date_precision=DatePrecision.DAY,
    )
    return document, claim


def test_one_act_in_three_languages_is_one_event_under_a_latin_name() -> None:
    labbezanga = Place("Labbezanga", "geonames:2454210", "ML", "Gao", 14.96, 0.7, 1)
    accounts = [
        account("en", "en", "A lorry hit a mine.", labbezanga, "truck"),
        account("fr", "fr", "Un camion a sauté.", labbezanga, "camion"),
        account("ar", "ar", "انفجر لغم بشاحنة.", Place("لابيزانغا", country="ML", precision=7), "شاحنة"),
    ]  # fmt: skip
    for order in (accounts, accounts[::-1]):
        resolver = Resolver(ATLAS)
        for document, claim in order:
            resolver.add(document, (claim,))
        (event,) = resolver.events()
        assert [claim.id for claim in event.claims] == ["c-ar", "c-en", "c-fr"]
        assert event.place.chosen is not None and event.place.chosen.place.name == "Labbezanga"
        assert event.independent_sources == 3


def test_a_profile_keeps_its_language_and_an_older_one_is_still_read() -> None:
    document, claim = account("fr", "fr", "Un camion a sauté.", Place("Gao", country="ML"), "camion")
    profile = profile_claim(claim, document, BOOK)
    row = profile_to_json(profile)
    assert profile.tongue == "fr" and profile_from_json(row) == profile
    assert profile_from_json(row[:-1]) == replace(profile, tongue="")


def test_gunmen_without_a_name_do_not_contradict_each_other_across_scripts() -> None:
    one, other = BOOK.who("unknown gunmen", None, "en"), BOOK.who("مسلحون مجهولون", None, "ar")
    assert one.words & other.words == {"gunmen"}
