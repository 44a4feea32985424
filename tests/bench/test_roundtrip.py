"""The bench that tells coded claims and reads them again: what it compares, and the floors of the samples."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from bench.roundtrip.cases import Case, Group
from bench.roundtrip.compare import Value, compare
from bench.roundtrip.floors import find_falls, pin
from bench.roundtrip.measure import OWN_ATLAS, Share, make_trips, measure
from bench.roundtrip.telling import tell_document
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
