"""The reader's scores on the gold documents stay over their pinned floors."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bench.quality.floors import find_falls, load_floors, measure_floors, write_floors
from bench.quality.gold import NOT_RUN, WITH_FLOORS, Source, load_gold, sources_of
from bench.quality.readings import Prediction, Result, compare, run_reader
from bench.quality.split import Part

GROUPS = [(lang, source) for lang in WITH_FLOORS for source in sources_of(lang)]


@pytest.mark.parametrize(("lang", "source"), GROUPS)
def test_run_reader_stays_over_the_floors(lang: str, source: Source) -> None:
    documents = load_gold(source, lang=lang)
    if documents is None:
        pytest.skip(NOT_RUN)
    floors = load_floors()
    groups: dict[str, list[Result]] = {}
    for result in run_reader(documents).results:
        groups.setdefault(result.gold.group, []).append(result)
    falls = {name: find_falls(results, floors[name]) for name, results in groups.items()}
    assert falls == {name: [] for name in groups}


def test_every_group_in_the_repository_has_floors() -> None:
    floors = load_floors()
    names = [f"{name}/{part}" for name in ("en", "fr", "own-fr", "ar", "own-ar") for part in Part]
    assert [name for name in names if "micro" not in floors[name].f1] == []
    assert not any(name.startswith("es") for name in floors)


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


def test_write_floors_keeps_those_of_other_groups_and_takes_a_margin(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    english, french = load_gold(Source.EN), load_gold(Source.FR)
    assert english and french
    write_floors({"en/all": [compare(gold, Prediction(gold.claims)) for gold in english]}, path)
    kept = load_floors(path)["en/all"]
    write_floors({"fr/all": [compare(gold, Prediction(gold.claims)) for gold in french]}, path, margin=0.02)
    floors = load_floors(path)
    assert floors["en/all"] == kept
    assert floors["fr/all"].f1["micro"] == 0.98


def test_find_falls_counts_claims_on_hard_negatives() -> None:
    documents = load_gold(Source.EN)
    assert documents is not None
    quiet = [gold for gold in documents if not gold.claims]
    invented = next(gold.claims[0] for gold in documents if gold.claims)
    floors = measure_floors([compare(gold, Prediction()) for gold in quiet])
    loud = [compare(gold, Prediction((invented,))) for gold in quiet]
    assert any(fall.startswith("hard negatives") for fall in find_falls(loud, floors))
