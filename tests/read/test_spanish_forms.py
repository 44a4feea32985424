"""Spanish verbs, nouns and adjectives are inflected as grammars say, and the tables are what the lists make."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.lexicon import build_acts_es, build_words_es
from bench.lexicon.es_forms import adjective_forms, conjugate, noun_forms, read_rows


@pytest.mark.parametrize(
    ("verb", "kind", "forms"),
    [
        (
            "atacar",
            "plain",
            "atacar ataca atacan atacó atacaron atacamos atacaba "
            "atacaban atacábamos atacando atacado atacada atacados "
            "atacadas atacará atacarán atacaremos atacaría atacarían "
            "ataque ataquen atacara atacaran atacase atacasen",
        ),
        (
            "herir",
            "iei",
            "herir hiere hieren hirió hirieron herimos "
            "hería herían heríamos hiriendo herido herida heridos "
            "heridas herirá herirán heriremos heriría herirían "
            "hiera hieran hiriera hirieran hiriese hiriesen",
        ),
        (
            "perseguir",
            "i",
            "perseguir persigue persiguen persiguió persiguieron "
            "perseguimos perseguía perseguían perseguíamos "
            "persiguiendo perseguido perseguida perseguidos perseguidas perseguirá perseguirán perseguiremos "
            "perseguiría perseguirían persiga persigan persiguiera persiguieran persiguiese persiguiesen",
        ),
        (
            "detener",
            "plain",
            "detener detiene detienen detuvo detuvieron detuvimos "
            "detenemos detenía detenían deteníamos deteniendo "
            "detenido detenida detenidos detenidas detendrá detendrán "
            "detendremos detendría detendrían detenga detengan "
            "detuviera detuvieran detuviese detuviesen",
        ),
        (
            "destruir",
            "y",
            "destruir destruye destruyen destruyó destruyeron "
            "destruimos destruía destruían destruíamos destruyendo "
            "destruido destruida destruidos destruidas destruirá "
            "destruirán destruiremos destruiría destruirían destruya "
            "destruyan destruyera destruyeran destruyese destruyesen",
        ),
        (
            "caer",
            "plain",
            "caer cae caen cayó cayeron caímos caemos caía caían "
            "caíamos cayendo caído caída caídos caídas caerá caerán "
            "caeremos caería caerían caiga caigan cayera cayeran cayese cayesen",
        ),
    ],
    ids=lambda value: value if len(value) < 12 else "",
)
def test_conjugate_gives_the_forms_of_reports(verb: str, kind: str, forms: str) -> None:
    assert sorted({form for form, _ in conjugate(verb, kind)}) == sorted(forms.split())


@pytest.mark.parametrize(
    ("noun", "forms"),
    [
        ("fusil", ["fusil", "fusiles"]),
        ("luz", ["luz", "luces"]),
        ("acción", ["acción", "acciones"]),
        ("mes", ["mes", "meses"]),
        ("lunes", ["lunes"]),
        ("autobús", ["autobús", "autobuses"]),
        ("país", ["país", "países"]),
        ("carácter/caracteres", ["carácter", "caracteres"]),
    ],
)
def test_noun_forms_gives_the_plural(noun: str, forms: list[str]) -> None:
    assert noun_forms(noun) == forms


@pytest.mark.parametrize(
    ("adjective", "forms"),
    [
        ("herido", ["herido", "herida", "heridos", "heridas"]),
        ("agresor", ["agresor", "agresora", "agresores", "agresoras"]),
        ("francés", ["francés", "francesa", "franceses", "francesas"]),
        ("civil", ["civil", "civiles"]),
        ("mayor", ["mayor", "mayores"]),
    ],
)
def test_adjective_forms_agree(adjective: str, forms: list[str]) -> None:
    assert adjective_forms(adjective) == forms


def test_every_verb_stands_once_in_the_list() -> None:
    verbs = [verb for _, row in read_rows("es_verbs.tsv") for verb in row.split()]
    assert [verb for verb in set(verbs) if verbs.count(verb) > 1] == []


def test_every_act_begins_with_a_verb_that_the_list_has() -> None:
    verbs = {verb for _, row in read_rows("es_verbs.tsv") for verb in row.split()}
    firsts = {row[0].split()[0] for row in read_rows("es_acts.tsv") if row[1] != "n"}
    assert {
        first for first in firsts if first not in verbs and first.removesuffix("se") not in verbs
    } == set()


def test_the_tables_are_what_the_lists_make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (build_acts_es, build_words_es):
        kept = module.OUT.read_bytes()
        made = tmp_path / module.OUT.name
        monkeypatch.setattr(module, "OUT", made)
        module.main()
        assert made.read_bytes() == kept
