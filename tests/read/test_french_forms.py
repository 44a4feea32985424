"""French verbs, nouns and adjectives are inflected as grammars say, and the tables are what the lists make."""

from __future__ import annotations

import pytest

from bench.lexicon import build_acts_fr, build_words_fr
from bench.lexicon.french_forms import adjective_forms, conjugate, feminine, noun_forms


@pytest.mark.parametrize(
    ("verb", "kind", "forms"),
    [
        (
            "tuer", "plain",
            "tuer tue tuent tuons tuait tuaient tuant tua tuèrent tuera tueront tuerait "
            "tueraient tué tuée tués tuées",
        ),
        (
            "lancer", "plain",
            "lancer lance lancent lançons lançait lançaient lançant lança lancèrent lancera "
            "lanceront lancerait lanceraient lancé lancée lancés lancées",
        ),
        (
            "libérer", "plain",
            "libérer libère libèrent libérons libérait libéraient libérant libéra libérèrent "
            "libérera libéreront libérerait libéreraient libéré libérée libérés libérées",
        ),
        (
            "jeter", "plain",
            "jeter jette jettent jetons jetait jetaient jetant jeta jetèrent jettera "
            "jetteront jetterait jetteraient jeté jetée jetés jetées",
        ),
        (
            "saisir", "ir",
            "saisir saisit saisissent saisissons saisissait saisissaient saisissant saisirent "
            "saisira saisiront saisirait saisiraient saisisse saisi saisie saisis saisies",
        ),
        (
            "prendre", "plain",
            "prendre prend prennent prenons prenait prenaient prenant prit prirent prendra "
            "prendront prendrait prendraient prenne pris prise prises",
        ),
        (
            "abattre", "plain",
            "abattre abat abattent abattons abattait abattaient abattant abattit abattirent "
            "abattra abattront abattrait abattraient abatte abattu abattue abattus abattues",
        ),
        (
            "perdre", "plain",
            "perdre perd perdent perdons perdait perdaient perdant perdit perdirent perdra "
            "perdront perdrait perdraient perde perdu perdue perdus perdues",
        ),
        (
            "mourir", "plain",
            "mourir meurt meurent mourons mourait mouraient mourant mourut moururent mourra "
            "mourront mourrait mourraient meure mort morte morts mortes",
        ),
        (
            "annexer", "plain",
            "annexer annexe annexent annexons annexait annexaient annexant annexa annexèrent "
            "annexera annexeront annexerait annexeraient annexé annexée annexés annexées",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and " " not in value else "",
)  # fmt: skip
def test_a_verb_has_its_forms(verb: str, kind: str, forms: str) -> None:
    assert list(dict.fromkeys(form for form, _ in conjugate(verb, kind))) == forms.split()


def test_the_tense_of_a_form_is_marked() -> None:
    tags = dict(reversed(conjugate("prendre")))
    assert tags["prend"] == "VBZ"
    assert tags["prirent"] == "VBD"
    assert tags["prendra"] == "VBZ|FUT"
    assert tags["prendraient"] == "VBP|COND"
    assert tags["prises"] == "VBN"


@pytest.mark.parametrize(
    ("noun", "forms"),
    [
        ("attaque", ["attaque", "attaques"]),
        ("obus", ["obus"]),
        ("arsenal", ["arsenal", "arsenaux"]),
        ("bateau", ["bateau", "bateaux"]),
        ("pneu", ["pneu", "pneus"]),
        ("guet-apens/guets-apens", ["guet-apens", "guets-apens"]),
    ],
)
def test_a_noun_has_its_plural(noun: str, forms: list[str]) -> None:
    assert noun_forms(noun) == forms


@pytest.mark.parametrize(
    ("adjective", "forms"),
    [
        ("armé", ["armé", "armée", "armés", "armées"]),
        ("militaire", ["militaire", "militaires"]),
        ("local", ["local", "locale", "locaux", "locales"]),
        ("malien", ["malien", "malienne", "maliens", "maliennes"]),
        ("explosif", ["explosif", "explosive", "explosifs", "explosives"]),
        ("secret", ["secret", "secrète", "secrets", "secrètes"]),
        ("français", ["français", "française", "françaises"]),
        ("blanc/blanche", ["blanc", "blanche", "blancs", "blanches"]),
    ],
)
def test_an_adjective_agrees(adjective: str, forms: list[str]) -> None:
    assert adjective_forms(adjective) == forms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("infirmier", "infirmière"),
        ("agriculteur", "agricultrice"),
        ("vendeur", "vendeuse"),
        ("élève", "élève"),
    ],
)
def test_a_person_has_a_feminine(one: str, other: str) -> None:
    assert feminine(one) == other


def test_a_pronominal_phrase_brings_its_auxiliary() -> None:
    forms = set(build_acts_fr.phrase_forms("s'emparer", frozenset()))
    assert {"s'est emparé", "se sont emparés", "s'être emparé", "s'empara", "nous emparons"} <= forms
    assert "s'est emparés" not in forms


def test_the_table_of_words_is_what_the_lists_make() -> None:
    rows = build_words_fr.build()
    made = "".join(f"{form}\t{'|'.join(tags)}\t{lemma}\n" for form, (tags, lemma) in sorted(rows.items()))
    assert build_words_fr.OUT.read_text(encoding="utf-8") == build_words_fr.HEADER + made
