"""The bench that tells coded claims and reads them again: what it compares, and the floors of the samples."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from bench.roundtrip.across import compare_across, fold_any
from bench.roundtrip.cases import Case, Group, load_coded
from bench.roundtrip.compare import Value, compare
from bench.roundtrip.floors import find_falls, find_pair_falls, pin, pin_pairs
from bench.roundtrip.measure import OWN_ATLAS, Share, make_trips, measure
from bench.roundtrip.pairs import PAIRS, Pair, make_pair_trips, measure_pairs
from bench.roundtrip.telling import Form, tell_document
from dragoman.atlas import Atlas
from dragoman.base.claim import (
    Assertion,
    Category,
    Claim,
    DatePrecision,
    Disposition,
    EventType,
    Materiel,
    Qualifier,
    Side,
    Toll,
)
from dragoman.tell import open_grammar

KILLED = Toll(Side.TARGET, "soldiers", 51, None, Qualifier.MORE_THAN, "killed", "over 50")
CLAIM = Claim(
    id="c-1",
    document_id="d-1",
    reader="gold",
    event_type=EventType.ASSAULT,
    outcome=None,
    assertion=Assertion.CLAIMED,
    claimant="GSIM",
    outlet="Al-Zallaqa",
    platform="Chirpwire",
    claimed_on="2023-09-07",
    perpetrator="GSIM",
    target="Burkinabe forces",
    places=("Koumbori", "Ouahigouya"),
    country="BF",
    event_date="2023-09-04",
    date_precision=DatePrecision.DAY,
    killed=(KILLED,),
    materiel=(
        Materiel("RPG", Category.LAUNCHER, 2, 2, Qualifier.EXACT, None, Disposition.SEIZED, "two RPGs"),
    ),
)


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return Atlas.open((OWN_ATLAS,))


def lost(told: Claim, read: Claim | None, atlas: Atlas) -> list[Value]:
    """The values that did not come back."""
    return [value for value in compare(told, read, atlas) if not value.is_same]


def test_tell_document_is_a_paragraph_and_its_footnote() -> None:
    case = Case("a", Group.OWN, False, dataclasses.replace(CLAIM, killed=(), materiel=()), None)
    assert tell_document(case).text == (
        "On 7 September 2023, GSIM claimed in a statement released by Al-Zallaqa via Chirpwire that on 4 September "
        "2023 its forces attacked Burkinabe forces in Koumbori, Ouahigouya, Burkina Faso.[^1]\n\n"
        "[^1]: Al-Zallaqa, via Chirpwire, 7 September 2023.\n"
    )


def test_compare_takes_names_by_the_atlas_and_a_country_for_its_name(atlas: Atlas) -> None:
    names = ("Koumbori", "Ouahigouya", "Burkina Faso")
    read = dataclasses.replace(CLAIM, claimant="Jama'at Nusrat al-Islam wal-Muslimin", places=names)
    assert lost(CLAIM, dataclasses.replace(read, target="the Burkinabe Forces"), atlas) == []


def test_compare_counts_what_is_lost_and_what_was_never_told(atlas: Atlas) -> None:
    other = dataclasses.replace(KILLED, qualifier=Qualifier.AT_LEAST)
    read = dataclasses.replace(CLAIM, killed=(other,), event_date=None, outlet="Amaq", inventory_open=True)
    assert [(value.field, value.told is None) for value in lost(CLAIM, read, atlas)] == [
        ("event_date", False),
        ("outlet", False),
        ("killed", False),
        ("inventory_open", True),
    ]


def test_compare_counts_every_value_of_a_claim_that_was_not_read(atlas: Atlas) -> None:
    assert len(lost(CLAIM, None, atlas)) == len(list(compare(CLAIM, CLAIM, atlas))) == 15


def test_samples_come_back_no_worse_than_their_floors() -> None:
    trips = list(make_trips([Group.SAMPLES, Group.SCENARIOS]))
    assert find_falls(trips, measure(trips)) == []


def test_find_falls_names_what_fell(tmp_path: Path) -> None:
    share = Share()
    share.right["target"], share.of["target"], share.claims = 9, 10, 1
    floors = tmp_path / "floors.json"
    pin([], {"own/looked at": share}, floors)
    kept = json.loads(floors.read_text(encoding="utf-8"))
    assert kept == {"gold": {}, "floors": {"own/looked at/values": 0.898, "own/looked at/whole": -0.002}}
    share.right["target"] = 8
    assert find_falls([], {"own/looked at": share}, floors) == [
        "own/looked at/values: 0.8000 is under its floor 0.898"
    ]


FRENCH = dataclasses.replace(
    CLAIM,
    target="forces burkinabè",
    materiel=(dataclasses.replace(CLAIM.materiel[0], item="lance-roquettes"),),
)
"""The claim as a reader of French has it; its rockets and places are the same in any language."""


def lost_across(told: Claim, read: Claim | None, atlas: Atlas, form: Form = Form.FULL) -> list[str]:
    """The fields of values that did not come back of a telling in French."""
    values = compare_across(told, read, atlas, open_grammar("fr"), {"GSIM": "Groupe de soutien"}, form)
    return [value.field for value in values if not value.is_same]


def test_compare_across_takes_nouns_and_names_as_they_are_told(atlas: Atlas) -> None:
    assert lost_across(CLAIM, FRENCH, atlas) == []
    assert lost_across(CLAIM, dataclasses.replace(FRENCH, perpetrator="le groupe de soutien"), atlas) == []
    assert lost_across(CLAIM, dataclasses.replace(FRENCH, target="forces maliennes"), atlas) == ["target"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"killed": (dataclasses.replace(KILLED, qualifier=Qualifier.AT_LEAST),)}, "killed"),
        ({"killed": (dataclasses.replace(KILLED, min=50),)}, "killed"),
        ({"killed": (dataclasses.replace(KILLED, side=Side.PERPETRATOR),)}, "killed"),
        ({"killed": (dataclasses.replace(KILLED, source="état-major"),)}, "killed"),
        ({"materiel": ()}, "materiel"),
        ({"places": ("Koumbori",)}, "places"),
        ({"event_date": "2023-09-07"}, "event_date"),
        ({"assertion": Assertion.REPORTED}, "assertion"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_compare_across_counts_each_change_of_meaning(
    change: dict[str, object], field: str, atlas: Atlas
) -> None:
    assert lost_across(CLAIM, dataclasses.replace(FRENCH, **change), atlas) == [field]  # type: ignore[arg-type]


def test_compare_across_leaves_figures_and_arms_out_of_one_sentence(atlas: Atlas) -> None:
    bare = dataclasses.replace(FRENCH, killed=(), materiel=())
    assert lost_across(CLAIM, bare, atlas, Form.SHORT) == []
    assert lost_across(CLAIM, bare, atlas) == ["killed", "materiel"]


def test_compare_across_lets_dozens_be_what_the_word_of_the_language_says(atlas: Atlas) -> None:
    dozens = dataclasses.replace(KILLED, min=24, qualifier=Qualifier.DOZENS)
    told = dataclasses.replace(CLAIM, killed=(dozens,))
    read = dataclasses.replace(FRENCH, killed=(dataclasses.replace(dozens, min=20),))
    assert lost_across(told, read, atlas) == []


def test_fold_any_folds_articles_marks_and_isolates_of_three_languages() -> None:
    assert [
        fold_any(name) for name in ("« l'Armée »", "the Army", "\u2068GSIM\u2069", "الجيش المالي", "")
    ] == [
        "armee",
        "army",
        "gsim",
        "جيش مالي",
        "",
    ]


def test_tell_document_tells_the_source_line_in_the_language() -> None:
    case = Case("a", Group.OWN, False, dataclasses.replace(CLAIM, killed=(), materiel=()), None)
    notes = [tell_document(case, lang).text.split("[^1]: ")[1] for lang in ("fr", "ar")]
    assert notes[0] == "Al-Zallaqa, via Chirpwire, 7 septembre 2023.\n"
    assert notes[1] == "Al-Zallaqa، عبر Chirpwire، 7 سبتمبر/أيلول 2023.\n"


def test_load_coded_leaves_out_what_is_set_aside(atlas: Atlas) -> None:
    cases = list(load_coded("fr", atlas))
    numbers = {int(case.name.split("/")[1][:3]) for case in cases if case.name.startswith(("fr/", "own_fr/"))}
    assert numbers and not any(number % 3 == 0 for number in numbers)


def test_pairs_of_the_development_documents_come_back_no_worse_than_their_floors() -> None:
    trips = list(make_pair_trips([Pair("fr", "fr"), Pair("ar", "ar"), Pair("ar", "fr")]))
    assert find_pair_falls(trips, measure_pairs(trips)) == []


def test_find_pair_falls_names_a_pair_and_a_changed_language(tmp_path: Path) -> None:
    floors = tmp_path / "floors.json"
    trips = list(make_pair_trips([Pair("ar", "fr")], [Form.SHORT]))
    shares = measure_pairs(trips)
    pin_pairs(trips, shares, floors)
    assert find_pair_falls(trips, shares, floors) == []
    shares["ar→fr/short"].right.clear()
    assert [fall.split(":")[0] for fall in find_pair_falls(trips, shares, floors)] == ["ar→fr/short/values"]
    assert find_pair_falls(trips[:-1], shares, floors)[0].startswith("ar: the claims are not those")


def test_pairs_are_nine() -> None:
    assert [str(pair) for pair in PAIRS[:4]] == ["en→en", "en→fr", "en→ar", "fr→en"]
    assert len(PAIRS) == 9
