"""The reader's scores on the gold documents stay over their pinned floors."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bench.quality.floors import find_falls, load_floors, measure_floors, write_floors
from bench.quality.gold import NOT_RUN, WITH_FLOORS, Source, load_gold
from bench.quality.readings import Prediction, compare, run_reader
from bench.quality.split import Part


@pytest.mark.parametrize("source", WITH_FLOORS)
def test_run_reader_stays_over_the_floors(source: Source) -> None:
    documents = load_gold(source)
    if documents is None:
        pytest.skip(NOT_RUN)
    floors = load_floors()
    results = run_reader(documents).results
    parts = {result.gold.part for result in results}
    falls = {
        part: find_falls([r for r in results if r.gold.part is part], floors[f"{source}/{part}"])
        for part in parts
    }
    assert falls == {part: [] for part in parts}


def test_every_group_in_the_repository_has_floors() -> None:
    floors = load_floors()
    assert all(f"en/{part}" in floors and "micro" in floors[f"en/{part}"].f1 for part in Part)


def test_find_falls_names_the_field_that_falls(tmp_path: Path) -> None:
    documents = load_gold(Source.EN)
    assert documents is not None
    perfect = [compare(gold, Prediction(gold.claims)) for gold in documents]
    write_floors({"en/all": perfect}, tmp_path / "floors.json")
    floors = load_floors(tmp_path / "floors.json")["en/all"]
    assert floors == measure_floors(perfect)
    assert find_falls(perfect, floors) == []
    without_outlets = [
        compare(gold, Prediction(tuple({**claim, "outlet": None} for claim in gold.claims)))
        for gold in documents
    ]
    assert [fall.split(":")[0] for fall in find_falls(without_outlets, floors)] == ["outlet", "micro"]
    assert "gold documents" in find_falls(perfect, replace(floors, gold="0"))[0]


def test_find_falls_counts_claims_on_hard_negatives() -> None:
    documents = load_gold(Source.EN)
    assert documents is not None
    quiet = [gold for gold in documents if not gold.claims]
    invented = next(gold.claims[0] for gold in documents if gold.claims)
    floors = measure_floors([compare(gold, Prediction()) for gold in quiet])
    loud = [compare(gold, Prediction((invented,))) for gold in quiet]
    assert any(fall.startswith("hard negatives") for fall in find_falls(loud, floors))
