"""English nouns: plurals, singulars, articles, and which names take one."""

from __future__ import annotations

import pytest

from dragoman.tell.en.nouns import is_plural, plural, singular, with_article


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("soldier", "soldiers"),
        ("box of ammunition", "boxes of ammunition"),
        ("policeman", "policemen"),
        ("child", "children"),
        ("battery", "batteries"),
        ("AK-47", "AK-47s"),
        ("RPG", "RPGs"),
        ("PK machine gun", "PK machine guns"),
        ("member of the police", "members of the police"),
        ("bus", "buses"),
        ("witness", "witnesses"),
        ("person", "people"),
    ],
    ids=lambda value: value,
)
def test_plural_and_singular(one: str, many: str) -> None:
    assert (plural(one), plural(many), singular(many), singular(one)) == (many, many, one, one)


@pytest.mark.parametrize(
    "noun", ["ammunition", "police", "aircraft", "personnel", "rice", "Burkinabe forces"]
)
def test_plural_leaves_what_has_none(noun: str) -> None:
    assert plural(noun) == noun


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("soldiers and police", True),
        ("barracks of the Volta Rapid Brigade", True),
        ("Burkinabe forces", True),
        ("post of the armed forces", False),
        ("minibus", False),
        ("Islamic State", False),
        ("fishermen", True),
    ],
)
def test_is_plural(noun: str, expected: bool) -> None:
    assert is_plural(noun) is expected


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        pytest.param("GSIM", "GSIM", id="initials"),
        pytest.param("Boko Haram", "Boko Haram", id="a proper name"),
        pytest.param("Dawn Banner Front", "the Dawn Banner Front", id="a front"),
        pytest.param("The Resistance Front", "the Resistance Front", id="an article that is there"),
        pytest.param("Armed Forces of Ukraine", "the Armed Forces of Ukraine", id="a head before of"),
        pytest.param("Islamic State", "Islamic State", id="named bare"),
        pytest.param("army", "the army", id="one of its kind"),
        pytest.param("Nigerian army", "the Nigerian army", id="an army with its country"),
        pytest.param("Burkinabe forces", "Burkinabe forces", id="a plural"),
        pytest.param("military academy", "a military academy", id="a common noun"),
        pytest.param("RPG", "RPG", id="letters"),
        pytest.param("ISIS official", "an ISIS official", id="before a vowel letter"),
        pytest.param("UN post", "a UN post", id="before a spoken consonant"),
        pytest.param("unidentified vessel", "an unidentified vessel", id="unidentified"),
        pytest.param("Niger's Defence Ministry", "Niger's Defence Ministry", id="a possessor"),
        pytest.param("army's commander", "the army's commander", id="a possessor of one kind"),
        pytest.param("Police sources", "police sources", id="from the head of a sentence"),
        pytest.param("two security sources", "two security sources", id="a number"),
        pytest.param("al-Hol", "al-Hol", id="a particle"),
        pytest.param("جيش", "جيش", id="Arabic"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_with_article(noun: str, expected: str) -> None:
    assert with_article(noun) == expected
