"""The scorer's counts are what its comparison says, and equal those of the reference scorer."""

from __future__ import annotations

import copy
import importlib.util
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from bench.quality.gold import GoldDocument, JsonClaim, Source, data_folder, load_gold
from bench.quality.intervals import f1_interval
from bench.quality.rows import row_of
from bench.quality.scorer import Counts, Field, score_document
from bench.quality.similarity import similarity
from bench.quality.split import Part, part_of
from dragoman.base.codec import Json

CLAIM: JsonClaim = {
    "event_type": "ambush",
    "outcome": None,
    "assertion": "claimed",
    "claimant": "Front of the Two Rivers",
    "outlet": None,
    "platform": None,
    "claimed_on": None,
    "perpetrator": "Front of the Two Rivers",
    "target": "army convoy",
    "places": ["Ansongo", "Gao"],
    "country": "ML",
    "event_date": "2024-03-04",
    "date_precision": "day",
    "killed": [
        {
            "side": "target",
            "victim": "soldiers",
            "min": 14,
            "max": None,
            "text": "at least 14",
            "source": None,
        },
    ],
    "injured": [],
    "captured": [],
    "materiel": [
        {
            "item": "AK-47",
            "category": "small_arm",
            "qty_min": 3,
            "qty_max": 3,
            "unit": None,
            "disposition": "seized",
            "text": "three AK-47s",
        },
    ],
}


def changed(**fields: Json) -> JsonClaim:
    return {**copy.deepcopy(CLAIM), **fields}


def errors_of(predicted: list[JsonClaim]) -> dict[str, Counts]:
    score = score_document("d", [CLAIM], predicted)
    return {f.value: c for f in Field if (c := score.counts(f)).fp or c.fn}


def test_score_document_finds_no_error_in_its_own_gold() -> None:
    assert errors_of([CLAIM]) == {}


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        pytest.param({"target": None}, {"target": Counts(0, 0, 1)}, id="missed target"),
        pytest.param({"outlet": "Voice of the Rivers"}, {"outlet": Counts(0, 1, 0)}, id="spurious outlet"),
        pytest.param(
            {"event_date": "2024-03-05"}, {"event_date": Counts(0, 1, 1)}, id="wrong day counts twice"
        ),
        pytest.param({"places": ["Ansongo", "Gao", "Mali"]}, {}, id="a country more is no error"),
        pytest.param({"places": ["Ansongo district", "Gao"]}, {}, id="kind of place is set aside"),
        pytest.param({"places": ["Kidal", "Gao"]}, {"places": Counts(1, 1, 1)}, id="another place"),
        pytest.param(
            {"killed": [{"side": "civilians", "min": 14, "max": None}]},
            {"killed": Counts(0, 1, 1)},
            id="wrong side",
        ),
        pytest.param(
            {"killed": [{"side": "target", "min": 14, "max": 14}]},
            {"killed": Counts(0, 1, 1)},
            id="bound lost",
        ),
        pytest.param(
            {"injured": [{"side": "target", "min": 0, "max": 0}]}, {}, id="a stated zero is not scored"
        ),
        pytest.param(
            {"materiel": [{"item": "AK 47 rifle", "qty_min": 3, "qty_max": 3, "disposition": "seized"}]},
            {},
            id="spelling of a designation",
        ),
        pytest.param(
            {"materiel": [{"item": "AK-47", "qty_min": 3, "qty_max": 3, "disposition": "destroyed"}]},
            {"materiel": Counts(0, 1, 1)},
            id="wrong disposition",
        ),
    ],
)
def test_score_document_counts_one_changed_field(fields: dict[str, Json], errors: dict[str, Counts]) -> None:
    assert errors_of([changed(**fields)]) == errors


def test_score_document_charges_every_field_of_a_missed_claim() -> None:
    missed = {name for name, counts in errors_of([]).items() if counts.fn}
    assert missed == {
        "claim",
        "perpetrator",
        "claimant",
        "target",
        "places",
        "country",
        "event_date",
        "killed",
        "materiel",
        "event_type",
        "assertion",
    }


def test_score_document_does_not_align_another_act() -> None:
    other = changed(
        places=["Mopti"],
        target="police post",
        perpetrator=None,
        event_date="2023-01-01",
        killed=[],
        country=None,
    )
    score = score_document("d", [CLAIM], [other])
    assert score.counts(Field.CLAIM) == Counts(0, 1, 1)
    assert similarity(row_of(CLAIM), row_of(CLAIM)) == pytest.approx(1.0)


def test_part_of_sets_every_third_document_aside() -> None:
    parts = [part_of(number) for number in (None, 1, 2, 3, 4, 5, 6)]
    dev, heldout = Part.DEV, Part.HELDOUT
    assert parts == [dev, dev, dev, heldout, dev, dev, heldout]


def test_f1_interval_holds_the_score_and_is_the_same_every_time() -> None:
    documents = [Counts(8, 2, 1), Counts(3, 3, 3), Counts(10, 0, 2), Counts(0, 1, 4)] * 5
    interval = f1_interval(documents)
    assert interval == f1_interval(documents)
    assert interval.low < sum(documents, Counts()).f1 < interval.high


def broken(gold: GoldDocument, draw: random.Random) -> list[JsonClaim]:
    """The gold claims of a document with some values changed, dropped or moved."""
    claims = []
    for claim in copy.deepcopy(list(gold.claims)):
        if draw.random() < 0.15:
            continue
        for name in (
            "perpetrator",
            "claimant",
            "outlet",
            "target",
            "country",
            "event_date",
            "event_type",
            "claimed_on",
        ):
            if draw.random() < 0.25:
                claim[name] = draw.choice([None, str(claim[name]) + " men", draw.choice(gold.claims)[name]])
        for name in ("killed", "injured", "captured", "materiel", "places"):
            values = claim[name]
            assert isinstance(values, list)
            if values and draw.random() < 0.3:
                values.pop(draw.randrange(len(values)))
            for value in values:
                if isinstance(value, dict) and draw.random() < 0.3:
                    value["max" if "max" in value else "qty_max"] = draw.choice([None, 4])
        claims.append(claim)
    draw.shuffle(claims)
    return claims


@pytest.fixture
def reference() -> Iterator[ModuleType]:
    """The scorer from outside the repository, when this machine has it."""
    data = data_folder()
    path = data.parent / "tools" / "score.py" if data else Path("absent")
    if not path.exists():
        pytest.skip("not run: no tools/score.py beside the folder that DRAGOMAN_DATA names")
    spec = importlib.util.spec_from_file_location("reference_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["reference_score"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["reference_score"]


def test_score_document_counts_as_the_reference_scorer_does(reference: ModuleType, tmp_path: Path) -> None:
    draw = random.Random(7)
    documents = load_gold(Source.EN)
    assert documents is not None
    ours: dict[str, Counts] = {}
    for folder in ("gold", "predicted"):
        (tmp_path / folder).mkdir()
    for gold in documents:
        predicted = broken(gold, draw)
        score = score_document(gold.key, gold.claims, predicted)
        for field in Field:
            ours[field.value] = ours.get(field.value, Counts()) + score.counts(field)
        name = f"{gold.document.id}.json"
        (tmp_path / "gold" / name).write_text(json.dumps({"id": name, "claims": gold.claims}), "utf-8")
        (tmp_path / "predicted" / name).write_text(json.dumps({"claims": predicted}), "utf-8")
    groups, _, _, _ = reference.evaluate(str(tmp_path / "gold"), str(tmp_path / "predicted"))
    theirs = {name: Counts(c.tp, c.fp, c.fn) for name, c in groups["ALL"].items()}
    theirs["claim"] = theirs.pop("claim_detection")
    assert ours == theirs
    assert sum(counts.fp + counts.fn for counts in ours.values()) > 300
