"""Every kind of report composed in French: it may be published, and it reads as French does."""

from __future__ import annotations

import re

import pytest
from made_kinds import compose, lead_of, outline_of

from dragoman.write.checks.problem import Severity
from dragoman.write.publication import check_report
from dragoman.write.report import Report
from dragoman.write.wordlists import lists

KINDS = ("report", "day", "week", "profile", "ledger", "trends")
ENGLISH = re.compile(r"\b(?:the|and|of|were|said|killed|attack on|in an?)\b")


def french(kind: str) -> Report:
    """A report of a kind in French."""
    return compose(kind, lang="fr", group="DBF" if kind == "profile" else None)


@pytest.mark.parametrize("kind", KINDS)
def test_a_french_report_may_be_published(kind: str) -> None:
    assert [p for p in check_report(french(kind)) if p.severity is Severity.REFUSE] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_french_report_has_no_english_word_of_ours(kind: str) -> None:
    report = french(kind)
    told = [report.headline.text, *lead_of(report)]
    told += [text for _, heading, paragraphs in outline_of(report) for text in (heading or "", *paragraphs)]
    told += [text for table in report.tables for text in (table.title, *table.columns, table.note or "")]
    assert [text for text in told if text and ENGLISH.search(re.sub("«[^»]*»", "", text))] == []
    assert not [
        text for text in told if text and re.search(r"\bde le \b|\bde les \b|\bque il|  | [,.;:]", text)
    ]


def test_a_french_profile_reads_as_a_whole() -> None:
    report = french("profile")
    assert report.headline.text.replace("\u00a0", " ") == (
        "Dawn Banner Front : revendique un acte ; aurait mené un acte selon d'autres ; accusations ou soupçons pour un "
        "acte ; cible d'un acte selon d'autres, 4 septembre – 20 novembre 2023"
    )
    assert [line.replace("\u00a0", " ") for line in lead_of(report)] == [
        "Ce profil dit ce que revendique le Dawn Banner Front et ce que d'autres en disent, sur trois actes du 4 "
        "septembre au 20 novembre 2023, deux au Burkina Faso et un au Mali ; il ne dit rien sur des individus.",
        "Cette partie revendique une attaque.",
        "D'autres disent que cette partie a mené une attaque.",
        "Cette partie est accusée ou soupçonnée d'une embuscade, dans des récits qui ne le disent pas comme certain.",
        "Un bombardement à son encontre est rapporté par d'autres.",
    ]


def test_the_french_lists_have_the_keys_of_the_english_ones() -> None:
    english, own = lists("en"), lists("fr")
    assert {name: set(table) for name, table in own.items()} == {
        name: set(table) for name, table in english.items()
    }
