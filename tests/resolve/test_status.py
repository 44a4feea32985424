"""Status, disagreements and grade: how an act is told, by rules, and never whether it is true."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from made_accounts import (
    BRIGADE,
    FRONT,
    SAMPLES,
    THIOU,
    VALLEY,
    make_claim,
    make_toll,
    number_id,
    own_claim,
    ruled_event,
)

from dragoman.atlas import Atlas
from dragoman.base.claim import Assertion, Claim, EventType, Outcome
from dragoman.base.errors import AtlasError
from dragoman.base.event import Event, EventStatus
from dragoman.resolve import Resolver

DENIAL: dict[str, Any] = {
    "assertion": Assertion.DENIED,
    "claimant": BRIGADE,
    "perpetrator": FRONT,
    "killed": (),
}


def denial(n: int) -> Claim:
    """The n-th claim, in which the brigade denies it."""
    return make_claim(n, **DENIAL)


def rival(n: int) -> Claim:
    """The n-th claim, in which another group says that it did it."""
    return own_claim(n, claimant=VALLEY, perpetrator=VALLEY)


STATUSES: list[Any] = [
    pytest.param([own_claim(1)], EventStatus.CLAIMED, "F6", id="the party that did it, alone"),
    pytest.param([own_claim(1), own_claim(2)], EventStatus.CLAIMED, "F6", id="its word in two papers"),
    pytest.param([make_claim(1)], EventStatus.REPORTED, "F3", id="one paper"),
    pytest.param([make_claim(1), make_claim(2)], EventStatus.CORROBORATED, "F1", id="two papers that agree"),
    pytest.param(
        [make_claim(1), make_claim(2, killed=(make_toll(90),))],
        EventStatus.CORROBORATED,
        "F2",
        id="two papers, two figures",
    ),
    pytest.param([own_claim(1), make_claim(2)], EventStatus.CORROBORATED, "F2", id="the party and one paper"),
    pytest.param(
        [own_claim(1), make_claim(2, assertion=Assertion.CONFIRMED, claimant=BRIGADE)],
        EventStatus.CORROBORATED,
        "F2",
        id="confirmed by the other party",
    ),
    pytest.param([own_claim(1), denial(2)], EventStatus.DENIED, "F5", id="claimed and denied"),
    pytest.param([denial(1)], EventStatus.DENIED, "F5", id="denied, and told by nobody else"),
    pytest.param(
        [own_claim(1), denial(2), make_claim(3)], EventStatus.DISPUTED, "F4", id="claimed, denied, reported"
    ),
    pytest.param([make_claim(1), denial(2)], EventStatus.DISPUTED, "F4", id="reported and denied"),
    pytest.param([own_claim(1), rival(2)], EventStatus.DISPUTED, "F4", id="two that claim one deed"),
    pytest.param(
        [make_claim(1, outcome=Outcome.REPELLED), make_claim(2, outcome=Outcome.POSITION_TAKEN)],
        EventStatus.DISPUTED,
        "F4",
        id="opposite ends",
    ),
    pytest.param(
        [own_claim(1), own_claim(2, claimant=BRIGADE, perpetrator=BRIGADE, target=FRONT)],
        EventStatus.DISPUTED,
        "F4",
        id="each says that it attacked the other",
    ),
    pytest.param(
        [make_claim(1, assertion=Assertion.CONFIRMED, claimant=BRIGADE)],
        EventStatus.REPORTED,
        "F6",
        id="one party's word on the other",
    ),
]


@pytest.mark.parametrize(("claims", "status", "grade"), STATUSES)
def test_status_and_grade_follow_from_who_says_what(
    claims: list[Claim], status: EventStatus, grade: str
) -> None:
    event = ruled_event(claims)
    assert (event.status, event.grade.code) == (status, grade)
    assert event.status_why and event.grade.information_why and event.grade.source_why


def fields(event: Event) -> list[str]:
    """The fields on which accounts disagree."""
    return [disagreement.field for disagreement in event.disagreements]


DISAGREEMENTS: list[Any] = [
    pytest.param({}, [], id="none"),
    pytest.param(DENIAL, ["assertion"], id="denied"),
    pytest.param({"killed": (make_toll(90),)}, ["killed of target"], id="figures that cannot both be true"),
    pytest.param({"killed": (make_toll(10, None),)}, [], id="figures that can"),
    pytest.param({"event_date": "2023-09-05"}, ["event_date"], id="days"),
    pytest.param({"event_date": "2023-09-01/2023-09-30"}, [], id="a month that holds the day"),
    pytest.param({"at": (THIOU,)}, ["places"], id="places"),
    pytest.param({"event_type": EventType.AMBUSH}, ["event_type"], id="kinds of act"),
    pytest.param({"event_type": EventType.OTHER}, [], id="an act without a kind"),
    pytest.param({"perpetrator": "Kestrel Lance"}, ["perpetrator"], id="perpetrators"),
    pytest.param(
        {"perpetrator": BRIGADE, "target": FRONT, "killed": ()},
        ["perpetrator"],
        id="sides the other way round",
    ),
]


@pytest.mark.parametrize(("values", "expected"), DISAGREEMENTS)
def test_disagreements_are_named_by_field_with_their_claims(
    values: dict[str, Any], expected: list[str]
) -> None:
    event = ruled_event([make_claim(1), make_claim(2, **values)])
    assert fields(event) == expected
    known = {number_id(1), number_id(2)}
    assert all(
        disagreement.claims and set(disagreement.claims) <= known for disagreement in event.disagreements
    )


def test_rivals_disagree_on_who_did_it() -> None:
    event = ruled_event([own_claim(1), rival(2)])
    assert "claimant" in fields(event)
    (note,) = (d.note for d in event.disagreements if d.field == "claimant")
    assert FRONT in note and VALLEY in note


def test_a_figure_at_odds_is_told_once_with_all_who_give_it() -> None:
    event = ruled_event([make_claim(1), make_claim(2, killed=(make_toll(90),)), make_claim(3)])
    (note,) = (d.note for d in event.disagreements if d.field == "killed of target")
    assert note.count(" against ") == 1


def test_a_dispute_is_told_in_words_and_not_by_the_names_of_fields() -> None:
    why = ruled_event([own_claim(1), rival(2), make_claim(3)]).status_why
    assert why == "more than one party claims it"


def test_a_figure_that_one_source_corrects_contradicts_nobody() -> None:
    first = own_claim(1, claimed_on="2023-09-05", killed=(make_toll(12),))
    second = own_claim(2, claimed_on="2023-09-06", killed=(make_toll(90),))
    assert "killed of target" not in fields(ruled_event([first, second]))


# What a desk holds of its sources


def rated(tmp_path: Path, rows: str) -> Atlas:
    """The samples' atlas with ratings of a desk."""
    header = "source\treliability\tby\ton\twhy\n"
    (tmp_path / "outlets.tsv").write_bytes((SAMPLES / "atlas" / "outlets.tsv").read_bytes())
    (tmp_path / "ratings.tsv").write_text(header + rows, encoding="utf-8")
    return Atlas.open((SAMPLES / "atlas", tmp_path))


def graded(atlas: Atlas, claim: Claim) -> Event:
    """The event of one claim under an atlas."""
    from made_accounts import make_document

    resolver = Resolver(atlas)
    resolver.add(make_document(claim.document_id, url="https://borno-lantern.example/7"), [claim])
    (event,) = resolver.events()
    return event


def test_a_rated_source_gives_the_letter_and_says_whose_judgement_it_is(tmp_path: Path) -> None:
    atlas = rated(tmp_path, "Borno Lantern\tb\tA. Analyst\t2023-08-01\tchecks its figures\n")
    grade = graded(atlas, make_claim(1)).grade
    assert grade.code == "B3"
    assert grade.source_why == "Borno Lantern is rated B by A. Analyst on 2023-08-01: checks its figures"


def test_a_rated_party_is_graded_by_its_id(tmp_path: Path) -> None:
    atlas = rated(tmp_path, "sample-dawn-banner-front\tE\tA. Analyst\t2023-08-01\tinflates\n")
    assert graded(atlas, own_claim(1)).grade.code == "E6"


def test_without_a_rating_reliability_cannot_be_judged() -> None:
    assert ruled_event([make_claim(1)]).grade.source == "F"


def test_a_rating_that_is_no_letter_is_refused_by_its_line(tmp_path: Path) -> None:
    with pytest.raises(AtlasError, match=r"ratings\.tsv.*2.*'G'"):
        Resolver(rated(tmp_path, "Borno Lantern\tG\tA. Analyst\t2023-08-01\tgood\n"))


def test_a_folder_of_a_desk_may_hold_ratings_alone(tmp_path: Path) -> None:
    (tmp_path / "ratings.tsv").write_text("source\treliability\tby\ton\twhy\n", encoding="utf-8")
    assert graded(Atlas.open((SAMPLES / "atlas", tmp_path)), make_claim(1)).grade.code == "F3"
