"""Exchanged documents differ in names and verbs alone, and a value that flips is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bench.neutral.flips import find_flips
from bench.neutral.swap import Swap, all_swaps, require_stand_ins
from dragoman.atlas import Atlas
from dragoman.base.claim import Assertion, Claim, DatePrecision, EventType, Qualifier, Side, Toll
from dragoman.base.document import Document

DOCUMENT = Document(
    "made", "Boko Haram fighters killed nine terrorists. Terrorists fled.", published=date(2024, 1, 2)
)


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return Atlas.open()


def make_claim(side: Side) -> Claim:
    killed = (Toll(side, "soldiers", 9, 9, Qualifier.EXACT, "killed", "nine"),)
    return Claim(
        id="c-1",
        document_id="made",
        reader="test",
        event_type=EventType.CLASH,
        outcome=None,
        assertion=Assertion.REPORTED,
        claimant=None,
        outlet=None,
        platform=None,
        claimed_on=None,
        perpetrator="Boko Haram",
        target=None,
        places=(),
        country=None,
        event_date=None,
        date_precision=DatePrecision.UNKNOWN,
        killed=killed,
    )


def test_apply_exchanges_whole_words_once() -> None:
    swap = Swap("roles", {"fighters": "heroes", "terrorists": "fighters", "Terrorists": "Fighters"})
    assert swap.apply(DOCUMENT).text == "Boko Haram heroes killed nine fighters. Fighters fled."


def test_all_swaps_exchange_actors_roles_and_verbs(atlas: Atlas) -> None:
    require_stand_ins(atlas)
    swaps = list(all_swaps(DOCUMENT, atlas))
    assert {swap.name.split(",")[0] for swap in swaps} == {"actors", "roles", "killing"}
    actors = [swap.apply(DOCUMENT).text for swap in swaps if swap.name.startswith("actors")]
    assert len(set(actors)) == 3
    assert all("Boko Haram" not in text for text in actors)


def test_find_flips_names_the_value_that_changed() -> None:
    before, after = make_claim(Side.TARGET), make_claim(Side.PERPETRATOR)
    assert find_flips("d", Swap("s", {}), [before], [before]) == []
    assert [flip.field for flip in find_flips("d", Swap("s", {}), [before], [after])] == ["killed"]
    assert [flip.field for flip in find_flips("d", Swap("s", {}), [before], [])] == ["claims"]
    assert find_flips("d", Swap("s", {}), [before], [replace(before, perpetrator="Fano")]) == []
