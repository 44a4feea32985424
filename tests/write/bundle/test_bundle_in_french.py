"""The bundle of a report in French: every number, name and hedge of it is proven by the French table of words."""

from __future__ import annotations

import pytest
from made_bundles import SOURCES, publish
from made_documents import events_of

from dragoman.commands.write_bundle import render
from dragoman.write.bundle import make_bundle
from dragoman.write.bundle.amounts import load_words, numbers_in
from dragoman.write.bundle.verify import prove_bundle
from dragoman.write.compose import compose_report
from dragoman.write.options import ReportOptions
from dragoman.write.report import ReportKind


@pytest.mark.parametrize("kind", [kind for kind in ReportKind if kind is not ReportKind.PROFILE])
def test_a_french_bundle_is_proven(kind: ReportKind) -> None:
    report = compose_report(publish(events_of(*SOURCES)), ReportOptions(kind=kind, lang="fr"))
    proof = prove_bundle(make_bundle(report, (), version="0", render=render, names=()), render=render)
    assert [(f.place, p) for f in (*proof.parts, *proof.statements) for p in f.problems] == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("entre 20 et 25 assaillants", ("20", "25")),
        ("2\u202f500 litres et 12,7 mm", ("2500", "12.7")),
        ("au moins une vingtaine de soldats", ("20",)),
        ("au moins un civil", ("1",)),
        ("une attaque contre un poste", ()),
        ("dix-sept personnes, deux mille cinq cents autres", ("17", "2500")),
    ],
)
def test_numbers_in_reads_french(text: str, numbers: tuple[str, ...]) -> None:
    words = load_words("fr-FR")
    assert words is not None and numbers_in(text, words) == numbers
