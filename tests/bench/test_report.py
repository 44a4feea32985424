"""The page on quality: its figures are those of the results, and a part that is not measured again stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.quality.gold import Source, load_gold
from bench.quality.readings import Prediction, Result, compare
from bench.quality.split import Part as Share
from bench.report import reading
from bench.report.__main__ import NOTES, PARTS, main, write_page
from bench.report.page import Part, against_goal, draw_part, kept_parts, table
from bench.report.peers import f1_of
from bench.report.reading import fields, quiet_documents, totals


@pytest.fixture(scope="module")
def perfect() -> list[Result]:
    """Every gold document of the repository, read without a fault."""
    documents = load_gold(Source.EN)
    assert documents
    return [compare(gold, Prediction(gold.claims)) for gold in documents]


def test_totals_are_those_of_the_results(perfect: list[Result]) -> None:
    assert all("| 1.000 | 1.000 | 1.000 |" in line for line in list(totals(perfect))[2:])
    empty = [compare(result.gold, Prediction()) for result in perfect]
    assert all("0.000 |" in line for line in list(totals(empty))[2:])
    assert "missed" in list(totals(empty))[-1] and "met" in list(totals(perfect))[-1]


def test_fields_name_the_one_that_is_wrong(perfect: list[Result]) -> None:
    without = [
        compare(r.gold, Prediction(tuple({**claim, "outlet": None} for claim in r.gold.claims)))
        for r in perfect
    ]
    missed = [line.split(" | ")[0] for line in fields(without) if line.endswith("| missed |")]
    assert missed == ["| outlet"]


def test_quiet_documents_count_the_loud_ones(perfect: list[Result]) -> None:
    claim = next(r.gold.claims[0] for r in perfect if r.gold.claims)
    quiet = [r for r in perfect if not r.gold.claims]
    loud = [compare(r.gold, Prediction((claim,))) for r in quiet]
    seen = sum(r.gold.part is Share.DEV for r in quiet)
    assert next(quiet_documents(loud)).startswith(
        f"Of {seen} documents without a claim (looked at), {seen} get one"
    )
    assert "0 get one" in next(quiet_documents(quiet))


def test_measure_errors_counts_the_part_looked_at_only(
    perfect: list[Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = [compare(r.gold, Prediction(())) if r.gold.part is Share.HELDOUT else r for r in perfect]
    monkeypatch.setattr(reading, "run_all", lambda lang: (tuple(wrong), ()))
    assert "| claim | 0 | 0 | 0 | 0 |  |" in reading.measure_errors().lines


def test_write_page_replaces_one_part_and_keeps_the_others(tmp_path: Path) -> None:
    page = tmp_path / "quality.md"
    old = {name: draw_part(Part(name, title, (f"old {name}",)), "then") for name, (title, _) in PARTS.items()}
    write_page(page, old)
    write_page(page, {"speed": draw_part(Part("speed", "How fast", ("new speed",)), "now")})
    parts = kept_parts(page.read_text(encoding="utf-8"))
    assert list(parts) == list(PARTS)
    assert "new speed" in parts["speed"] and "old speed" not in parts["speed"]
    assert all(parts[name] == old[name] for name in PARTS if name != "speed")
    assert page.read_text(encoding="utf-8").endswith(NOTES.read_text(encoding="utf-8").strip() + "\n")


def test_main_says_not_run_without_the_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DRAGOMAN_DATA", raising=False)
    page = tmp_path / "quality.md"
    assert main(["--only", "timex", "--only", "muc4", "--page", str(page)]) == 0
    text = page.read_text(encoding="utf-8")
    assert text.count("Not run: DRAGOMAN_DATA is not set.") == 2
    assert text.count("Not measured yet.") == len(PARTS) - 2
    assert capsys.readouterr().out == f"{page}\n"


def test_table_and_goals() -> None:
    assert table(("a", "b"), [("x", "1")]) == ("| a | b |", "| --- | ---: |", "| x | 1 |")
    assert against_goal(0.75, 0.75, form=".2f") == ("at least 0.75", "met")
    assert against_goal(1.0, 0.0, at_least=False, form=".0f") == ("at most 0", "missed")


def test_f1_of_finds_the_line_of_the_scorer() -> None:
    lines = ["TF       micro          P 22.40 R 16.69 F 19.13", "    inc-date            P 1.0 R 2.0 F 3.5"]
    assert (f1_of("TF micro", lines), f1_of("inc-date", lines)) == (19.13, 3.5)
    with pytest.raises(ValueError, match="inc-loc"):
        f1_of("inc-loc", lines)
