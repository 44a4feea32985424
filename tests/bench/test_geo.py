"""The scores of place names: two invented articles in the corpora's two forms, and errors worked out by hand."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from bench.geo import __main__ as geo
from bench.geo.corpora import Corpus, GoldToponym, Half, read_corpus
from bench.geo.errors import FARTHEST_KM, area_under_curve, measure_errors
from bench.geo.figures import to_json
from bench.geo.toponyms import measure

GWN = """<articles><article file="0"><title>T</title><text>Rain fell in Oslo. The Kenyan team left a town.</text>
<toponyms>
<toponym><extractedName>Oslo</extractedName><type>Literal</type><modifierType/><start>13</start><end>17</end>
<geonamesID>3143244</geonamesID><latitude>59.9</latitude><longitude>10.7</longitude></toponym>
<toponym><extractedName>Kenyan</extractedName><type>Non_Literal_Modifier</type><modifierType>Adjective</modifierType>
<start>23</start><end>29</end><geonamesID>192950</geonamesID><latitude>1</latitude><longitude>38</longitude></toponym>
<toponym><extractedName>town</extractedName><type>Literal_Expression</type><modifierType/><start>42</start>
<end>46</end></toponym>
</toponyms></article></articles>"""
LGL = """<articles><article docid="9"><title>T</title><text><![CDATA[Dallas is in Texas.]]></text><toponyms count="2">
<toponym><start>0</start><end>6</end><phrase>Dallas</phrase><gaztag geonameid="4684888"><name>Dallas</name>
<lat>32.78</lat><lon>-96.81</lon></gaztag></toponym>
<toponym><start>13</start><end>18</end><phrase>Texas</phrase></toponym>
</toponyms></article><article docid="10"><title>U</title><text>Nothing.</text><toponyms/></article></articles>"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "geoparsing"
    folder.mkdir()
    (folder / "GWN.xml.gz").write_bytes(gzip.compress(GWN.encode()))
    (folder / "lgl.xml.gz").write_bytes(gzip.compress(LGL.encode()))
    return tmp_path


def test_read_corpus_leaves_out_what_is_no_toponym(data: Path) -> None:
    (article,) = read_corpus(data, Corpus.GWN)
    assert article.toponyms == (
        GoldToponym(13, 17, "Oslo", "Literal", 59.9, 10.7, True, False),
        GoldToponym(23, 29, "Kenyan", "Non_Literal_Modifier", 1.0, 38.0, True, True),
    )
    assert [t.is_literal for t in article.toponyms] == [True, False]


def test_read_corpus_halves_part_the_articles(data: Path) -> None:
    halves = [
        {a.name for a in read_corpus(data, Corpus.LGL, half)} for half in (Half.DEV, Half.HELD, Half.ALL)
    ]
    assert halves == [{"lgl-000"}, {"lgl-001"}, {"lgl-000", "lgl-001"}]


def test_read_corpus_keeps_a_name_without_a_point(data: Path) -> None:
    texas = read_corpus(data, Corpus.LGL)[0].toponyms[1]
    assert (texas.text, texas.lat, texas.is_listed, texas.is_literal) == ("Texas", None, False, True)


def test_measure_errors_counts_missing_points_against_all_gold() -> None:
    errors = measure_errors([0.0, 100.0, 161.0, 900.0], gold=8)
    assert (errors.share_resolved, errors.right_of_resolved, errors.right_of_gold) == (0.5, 0.75, 0.375)
    assert (errors.mean_km, errors.median_km) == (290.25, 130.5)


def test_measure_errors_of_nothing() -> None:
    errors = measure_errors([], gold=0)
    assert (errors.right_of_gold, errors.auc) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("distances", "area"),
    [([0.0, 0.0, 0.0], 0.0), ([FARTHEST_KM] * 3, 1.0), ([0.0, FARTHEST_KM], 0.5)],
    ids=["all right", "all at the antipodes", "half and half"],
)
def test_area_under_curve(distances: list[float], area: float) -> None:
    assert area_under_curve(distances) == pytest.approx(area, abs=1e-4)


def test_measure_scores_both_corpora(data: Path) -> None:
    gwn, lgl = measure(data, Half.DEV)
    assert (gwn.found.gold, gwn.given.gold, gwn.given_literal.gold) == (2, 2, 1)
    assert gwn.given.right_of_gold == lgl.given.right_of_gold == 1.0
    assert to_json(lgl)["points"] == 1


def test_main_without_data_says_that_it_was_not_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DRAGOMAN_DATA", raising=False)
    assert geo.main([]) == 0
    assert "not run" in capsys.readouterr().out
