"""Exchanged documents differ in names and verbs alone, and a value that flips is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bench.neutral.actors import require_stand_ins
from bench.neutral.exchanges import all_swaps
from bench.neutral.fitting import join
from bench.neutral.flips import find_flips
from bench.neutral.swap import Swap
from dragoman.atlas import Atlas
from dragoman.base.claim import Assertion, Claim, DatePrecision, EventType, Qualifier, Side, Toll
from dragoman.base.document import Document

DOCUMENT = Document(
    "made", "Boko Haram fighters killed nine terrorists. Terrorists fled.", published=date(2024, 1, 2)
)


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return Atlas.open()


def make_claim(side: Side) -> Claim:
    killed = (Toll(side, "soldiers", 9, 9, Qualifier.EXACT, "killed", "nine"),)
    return Claim(
        id="c-1",
        document_id="made",
        reader="test",
        event_type=EventType.CLASH,
        outcome=None,
        assertion=Assertion.REPORTED,
        claimant=None,
        outlet=None,
        platform=None,
        claimed_on=None,
        perpetrator="Boko Haram",
        target=None,
        places=(),
        country=None,
        event_date=None,
        date_precision=DatePrecision.UNKNOWN,
        killed=killed,
    )


def test_apply_exchanges_whole_words_once() -> None:
    swap = Swap("roles", {"fighters": "heroes", "terrorists": "fighters", "Terrorists": "Fighters"})
    assert swap.apply(DOCUMENT).text == "Boko Haram heroes killed nine fighters. Fighters fled."


def test_all_swaps_exchange_actors_roles_and_verbs(atlas: Atlas) -> None:
    require_stand_ins(atlas)
    swaps = list(all_swaps(DOCUMENT, atlas))
    assert {swap.name.split(",")[0] for swap in swaps} == {"actors", "roles", "killing"}
    actors = [swap.apply(DOCUMENT).text for swap in swaps if swap.name.startswith("actors")]
    assert len(set(actors)) == 3
    assert all("Boko Haram" not in text for text in actors)


def test_find_flips_names_the_value_that_changed() -> None:
    before, after = make_claim(Side.TARGET), make_claim(Side.PERPETRATOR)
    assert find_flips("d", Swap("s", {}), [before], [before]) == []
    assert [flip.field for flip in find_flips("d", Swap("s", {}), [before], [after])] == ["killed"]
    assert [flip.field for flip in find_flips("d", Swap("s", {}), [before], [])] == ["claims"]
    assert find_flips("d", Swap("s", {}), [before], [replace(before, perpetrator="Fano")]) == []


FRENCH = Document(
    "made-fr",
    "L’Armée syrienne libre et le GSIM ont tué une quinzaine d’insurgés. Les terroristes, dont un chef de l’insurgé, "
    "ont été éliminés par des groupes rebelles ; l’engin a été neutralisé.",
    lang="fr",
    published=date(2024, 1, 2),
)
ARABIC = Document(
    "made-ar",
    "أعلن الجيش المالي مقتل ثلاثة إرهابيين، وقالت جماعة نصرة الإسلام والمسلمين إنها هاجمت رتلاً للجيش المالي فقُتل ١٢ "
    "مسلحاً من العناصر المسلحين.",
    lang="ar",
    published=date(2024, 1, 2),
)


def exchanged(document: Document, atlas: Atlas, name: str) -> str:
    """The text after the exchange of a name."""
    return next(swap for swap in all_swaps(document, atlas) if swap.name == name).apply(document).text


def test_all_swaps_keep_articles_and_gender_in_french(atlas: Atlas) -> None:
    text = exchanged(FRENCH, atlas, "actors, 1 kinds on")
    assert text.startswith(
        "La Force patriotique et intégrationniste du Congo et le Mouvement pour le salut de l'Azawad ont tué"
    )


def test_all_swaps_elide_and_leave_adjectives_alone_in_french(atlas: Atlas) -> None:
    assert exchanged(FRENCH, atlas, "roles, 1 on") == (
        "L’Armée syrienne libre et le GSIM ont tué une quinzaine de rebelles. Les militants, dont un chef du rebelle, "
        "ont été éliminés par des groupes rebelles ; l’engin a été neutralisé."
    )
    assert exchanged(FRENCH, atlas, "roles, 2 on").startswith(
        "L’Armée syrienne libre et le GSIM ont tué une quinzaine de djihadistes. Les insurgés, dont"
    )


def test_all_swaps_agree_and_leave_things_alone_in_french(atlas: Atlas) -> None:
    text = exchanged(FRENCH, atlas, "killing, 2 on")
    assert "ont éliminé une quinzaine" in text
    assert "l’engin a été neutralisé" in text


def test_all_swaps_keep_gender_and_prefixes_in_arabic(atlas: Atlas) -> None:
    assert exchanged(ARABIC, atlas, "actors, 1 kinds on").startswith(
        "أعلن تنظيم القاعدة في بلاد المغرب الإسلامي مقتل ثلاثة إرهابيين، وقالت قوات درع السودان إنها هاجمت رتلاً "
        "لتنظيم القاعدة في بلاد المغرب الإسلامي فقُتل"
    )


def test_all_swaps_keep_endings_and_adjectives_in_arabic(atlas: Atlas) -> None:
    assert exchanged(ARABIC, atlas, "roles, 1 on") == (
        "أعلن الجيش المالي مقتل ثلاثة مسلحين، وقالت جماعة نصرة الإسلام والمسلمين إنها هاجمت رتلاً للجيش المالي فقُتل ١٢ "
        "متمرداً من العناصر المسلحين."
    )


def test_all_swaps_exchange_verbs_and_nouns_of_killing_in_arabic(atlas: Atlas) -> None:
    text = exchanged(ARABIC, atlas, "killing, 1 on")
    assert "مصرع ثلاثة إرهابيين" in text
    assert "فاستشهد ١٢" in text


@pytest.mark.parametrize(
    ("lead", "word", "is_feminine", "lang", "joined"),
    [
        ("l’", "terroriste", False, "fr", "le terroriste"),
        ("L'", "Katiba Macina", True, "fr", "La Katiba Macina"),
        ("de l’", "rebelle", False, "fr", "du rebelle"),
        ("à l'", "Katiba Macina", True, "fr", "à la Katiba Macina"),
        ("d’", "rebelles", False, "fr", "de rebelles"),
        ("de ", "insurgés", False, "fr", "d’insurgés"),
        ("du ", "insurgé", False, "fr", "de l’insurgé"),
        ("de ", "héros", False, "fr", "de héros"),
        ("ل", "الجيش المالي", False, "ar", "للجيش المالي"),
        ("ول", "حركة الشباب", True, "ar", "ولحركة الشباب"),
        ("بال", "مسلحين", False, "ar", "بالمسلحين"),
        ("", "rebels", False, "en", "rebels"),
    ],
)
def test_join_writes_what_stands_before_a_word(
    lead: str, word: str, is_feminine: bool, lang: str, joined: str
) -> None:
    assert join(lead, word, is_feminine=is_feminine, lang=lang) == joined


@pytest.mark.parametrize("document", [FRENCH, ARABIC], ids=["fr", "ar"])
def test_apply_changes_nothing_else(document: Document, atlas: Atlas) -> None:
    for swap in all_swaps(document, atlas):
        assert sum(c.isdigit() for c in swap.apply(document).text) >= sum(c.isdigit() for c in document.text)
        assert Swap("none", {}, lang=document.lang or "en").apply(document) == document
