"""French nouns across languages, articles, elision, and countries with their prepositions."""

from __future__ import annotations

import pytest
from babel import Locale

from dragoman.tell import open_grammar
from dragoman.tell.concepts import Number, find_concept, find_demonym
from dragoman.tell.fr.across import find_bearer, find_counted, find_noun
from dragoman.tell.fr.countries import find_country, is_country
from dragoman.tell.fr.elision import join_pieces, join_words
from dragoman.tell.fr.telling import isolate_arabic
from dragoman.tell.terms import FSI, PDI
from dragoman.tell.told import Fact, Piece


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Malian soldiers", "des soldats maliens"),
        ("Malian army camp", "un camp de l'armée malienne"),
        ("convoy of the Pakistani army", "un convoi de l'armée pakistanaise"),
        ("hotel near the presidential palace", "un hôtel près du palais présidentiel"),
        ("Niger's Defence Ministry", "le ministère de la défense du Niger"),
        ("two security sources", "deux sources sécuritaires"),
        ("village of Zabarmari", "le village de Zabarmari"),
        ("14.5 mm machine gun", "une mitrailleuse de 14,5 mm"),
        ("M14 rifle", "un fusil M14"),
        ("RSF drone", "un drone des RSF"),
        ("armée", "l'armée"),
        ("chasseurs dozos", "des chasseurs dozos"),
        ("ville de Macomia", "la ville de Macomia"),
        ("forces rwandaises", "des forces rwandaises"),
        ("بندقية آلية", "un fusil automatique"),
        ("القوات الكينية", "des forces kényanes"),
        ("ثكنة للجيش النيجيري", "une caserne de l'armée nigériane"),
        ("رتل للجيش الصومالي", "un convoi de l'armée somalienne"),
        ("مدينة صفد", "la ville de Safed"),
        ("camp of a bandits' kingpin", "un « camp of a bandits' kingpin »"),
        ("ISWAP terrorists", "des « ISWAP terrorists »"),
        ("livestock truck", "un « livestock truck »"),
    ],
    ids=lambda value: value,
)
def test_find_noun_tells_what_it_knows_and_quotes_what_it_does_not(written: str, told: str) -> None:
    assert join_words(find_noun(written).with_article()).replace("\u00a0", " ") == told


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("GSIM", "le GSIM"),
        ("EIGS", "l'EIGS"),
        ("Boko Haram", "Boko Haram"),
        ("Dawn Banner Front", "le Dawn Banner Front"),
        ("Valley Brigade", "la Valley Brigade"),
        ("Mouvement du 23 mars", "le Mouvement du 23 mars"),
        ("Hezbollah libanais", "le Hezbollah libanais"),
        ("Governor Jane Example", "le gouverneur Jane Example"),
        ("Russia", "la Russie"),
        ("حركة الشباب", "حركة الشباب"),
    ],
    ids=lambda value: value,
)
def test_tell_party_gives_a_name_its_article(written: str, told: str) -> None:
    assert open_grammar("fr").tell_party(written) == told


def test_find_bearer_never_makes_half_a_translation() -> None:
    assert find_bearer("spokesman for the brigade").with_article() == "« spokesman for the brigade »"


@pytest.mark.parametrize(
    ("written", "joined"),
    [
        ("de le GSIM", "du GSIM"),
        ("à les Philippines", "aux Philippines"),
        ("que il", "qu'il"),
        ("de Ansarul", "d'Ansarul"),
        ("de le onze mai", "du onze mai"),
        ("la hausse de le Hamas", "la hausse du Hamas"),
        ("de Haïti et de Honduras", "d'Haïti et de Honduras"),
        ("près de des soldats", "près de soldats"),
        ("kilos de de la farine", "kilos de farine"),
        ("« Le mot » : non ; oui ?", "«\u00a0Le mot\u00a0»\u00a0: non\u00a0; oui\u00a0?"),
        ("cela même arrive", "cela même arrive"),
        ("", ""),
    ],
)
def test_join_words(written: str, joined: str) -> None:
    assert join_words(written) == joined


def test_join_pieces_gives_the_contraction_to_the_first_piece() -> None:
    fact = (Fact("c-1", "/target"),)
    assert join_pieces(
        (Piece("l'attaque de "), Piece("le poste", fact), Piece(" que "), Piece("elle", fact))
    ) == (
        Piece("l'attaque du "),
        Piece("poste", fact),
        Piece(" qu'"),
        Piece("elle", fact),
    )


@pytest.mark.parametrize(
    ("code", "there", "of"),
    [
        ("ML", "au Mali", "du Mali"),
        ("IQ", "en Irak", "de l'Irak"),
        ("SO", "en Somalie", "de la Somalie"),
        ("PH", "aux Philippines", "des Philippines"),
        ("HT", "à Haïti", "d'Haïti"),
        ("IL", "en Israël", "d'Israël"),
        ("CD", "en République démocratique du Congo", "de la République démocratique du Congo"),
        ("SS", "au Soudan du Sud", "du Soudan du Sud"),
        ("YE", "au Yémen", "du Yémen"),
    ],
)
def test_a_country_has_its_preposition_and_article(code: str, there: str, of: str) -> None:
    country = find_country(code)
    assert country is not None
    assert (country.there, join_words(f"de {country.with_article}")) == (there, of)


def test_every_country_of_the_tables_is_told() -> None:
    codes = [
        c
        for c in map(str, Locale("fr").territories)
        if len(c) == 2 and c not in ("EZ", "QO", "XA", "XB", "ZZ")
    ]
    table = open_grammar("fr")
    listed = {
        c
        for name in ("feminine", "masculine", "plural_feminine", "plural_masculine", "islands", "bare_en")
        for c in _table()[name]
    }
    assert set(codes) <= listed
    assert all(table.tell_country(code) != code for code in codes)
    assert find_country("XX") is None and table.tell_country("XX") == "XX"


def _table() -> dict[str, list[str]]:
    from dragoman.tell.fr.tables import load_table

    return dict(load_table("countries"))


def test_congo_is_the_country_that_the_claim_says() -> None:
    assert (is_country("Congo", "CD"), is_country("Congo", "CG"), is_country("Congo", "ML")) == (
        True,
        True,
        False,
    )


@pytest.mark.parametrize(
    ("written", "key", "number"),
    [
        ("policemen", "police_officer", Number.MANY),
        ("جنديين", "soldier", Number.TWO),
        ("المهاجمين", "attacker", Number.MANY),
        ("membres d’équipage", "crew_member", Number.MANY),
        ("IED", "improvised_explosive_device", Number.ONE),
        ("PECHEURS", "fisherman", Number.MANY),
    ],
)
def test_find_concept_knows_three_languages(written: str, key: str, number: Number) -> None:
    found = find_concept(written)
    assert found is not None and (found.concept.key, found.number) == (key, number)


def test_find_concept_and_demonym_find_nothing_in_what_is_none() -> None:
    assert find_concept("") is None and find_concept("zzz") is None and find_demonym("") is None


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Cadre stratégique permanent", "le Cadre stratégique permanent"),
        ("Émirat islamique d'Afghanistan", "l'Émirat islamique d'Afghanistan"),
        ("Volontaires pour la défense des localités", "les Volontaires pour la défense des localités"),
        ("Fondation As-Saqia", "la Fondation As-Saqia"),
        ("habitants", "des habitants"),
        ("Habitants", "des habitants"),
    ],
    ids=lambda value: value,
)
def test_find_bearer_gives_a_french_body_its_article_and_keeps_its_capital(written: str, told: str) -> None:
    assert join_words(find_bearer(written).with_article()) == told


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Civil Guard bus", "un « Civil Guard bus »"),
        ("khwarij", "des « khwarij »"),
        ("station-service de Tinzaouatène", "une station-service de Tinzaouatène"),
        ("PKT gun", "une arme à feu PKT"),
    ],
    ids=lambda value: value,
)
def test_find_noun_takes_no_english_phrase_for_french(written: str, told: str) -> None:
    assert join_words(find_noun(written).with_article()).replace("\u00a0", " ") == told


def test_find_counted_tells_a_list_behind_a_number_without_articles() -> None:
    assert find_counted("camels and sheep").many == "dromadaires et moutons"
    assert find_noun("camels and cows").with_article() == "des dromadaires et des vaches"


def test_tell_claim_isolates_arabic_names_so_that_figures_beside_them_stay() -> None:
    isolated = f"{FSI}لواء القلعة{PDI}"
    assert isolate_arabic("le لواء القلعة a dit") == f"le {isolated} a dit"
    assert isolate_arabic(isolated) == isolated
    assert isolate_arabic("le GSIM") == "le GSIM"
