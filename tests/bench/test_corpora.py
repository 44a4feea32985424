"""The documents of the speed and fuzz runs and the recased reports are what they say they are."""

from __future__ import annotations

import pytest

from bench.fuzz.inputs import fuzzed_documents, large_texts
from bench.muc4.__main__ import dateline_day
from bench.muc4.recase import recase
from bench.quality.gold import LANGUAGES
from bench.speed.corpus import event_reports, other_news


def test_event_reports_are_long_enough_and_all_different() -> None:
    reports = event_reports(40, seed=1)
    assert len({report.text for report in reports}) == 40
    assert all(430 <= len(report.text.split()) <= 700 for report in reports)
    assert [r.text for r in event_reports(40, seed=1)] == [r.text for r in reports]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_event_reports_of_every_language_are_as_long(lang: str) -> None:
    reports = event_reports(5, seed=1, lang=lang)
    assert {report.lang for report in reports} == {lang}
    assert all(430 <= len(report.text.split()) <= 700 for report in reports)


def test_other_news_is_all_different() -> None:
    assert len({news.text for news in other_news(40, seed=1)}) == 40


def test_fuzzed_documents_are_the_same_for_the_same_seed() -> None:
    first, again = list(fuzzed_documents(60, seed=3)), list(fuzzed_documents(60, seed=3))
    assert first == again
    assert len({document.text for document in first}) > 50


def test_large_texts_have_the_size_asked_for() -> None:
    assert all(0.9 * 10_000 <= len(text) <= 10_000 for _, text in large_texts(10_000))


def test_recase_keeps_every_offset_and_gives_names_capitals() -> None:
    text = 'BOGOTA, 3 MAR 90 -- [TEXT] THE POLICE SAID TODAY THAT GUERRILLAS ATTACKED "SANTO TOMAS". THE ARMY DENIED.'
    recased = recase(text)
    assert recased.upper() == text
    assert recased.endswith('The police said today that guerrillas attacked "Santo Tomas". The army denied.')


def test_dateline_day_reads_the_day_of_the_report() -> None:
    day = dateline_day("GUATEMALA CITY, 4 FEB 90 (ACAN-EFE)")
    assert day is not None
    assert day.isoformat() == "1990-02-04"
    assert dateline_day("CLANDESTINE, NO DATE") is None
