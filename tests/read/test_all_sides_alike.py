"""What happened and to whom does not hang on who did it, nor on the register of the words."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.atlas import Atlas
from dragoman.base.claim import Basis, Claim, EventType, Side
from dragoman.base.document import Document
from dragoman.read import RuleReader

ACTORS = ("Al-Shabaab", "Kenya Defence Forces", "Dan Na Ambassagou", "Wagner Group")
VERBS = ("killed", "neutralised", "eliminated", "martyred", "liquidated")
PEOPLE = ("militants", "terrorists", "rebels", "mujahideen", "heroes", "resistance fighters")


@pytest.fixture(scope="module")
def reader() -> RuleReader:
    return RuleReader(Atlas.open())


def read_one(reader: RuleReader, text: str) -> Claim:
    """The only claim of a text."""
    (claim,) = reader.read(Document("made", text, lang="en", published=date(2024, 5, 15))).claims
    return claim


def coding(claim: Claim) -> tuple[object, ...]:
    """The values that no name and no register may change."""
    figures = [
        (t.side, t.min, t.max) for tolls in (claim.killed, claim.injured, claim.captured) for t in tolls
    ]
    basis = claim.attribution.basis if claim.attribution else None
    return claim.event_type, claim.outcome, claim.assertion, claim.claimant is None, basis, tuple(figures)


@pytest.mark.parametrize(
    "text",
    [
        "{} attacked an army post near Niono on Monday, killing four soldiers and wounding two.",
        "{} fighters ambushed a convoy near Niono on Monday and captured three policemen, the group said.",
        "Suspected {} gunmen killed four villagers near Niono on Monday.",
        "Five militants were killed in an operation by {} near Niono on Monday.",
        "{} arrested six people near Niono on Monday.",
        "Four soldiers died near Niono on Monday. The governor blamed {}.",
    ],
    ids=["attack", "ambush", "suspected", "operation", "arrest", "blamed"],
)
def test_read_codes_all_actors_alike(reader: RuleReader, text: str) -> None:
    codings = {actor: coding(read_one(reader, text.format(actor))) for actor in ACTORS}
    assert len(set(codings.values())) == 1, codings


@pytest.mark.parametrize("people", PEOPLE)
@pytest.mark.parametrize("verb", VERBS)
def test_read_codes_all_registers_alike(reader: RuleReader, verb: str, people: str) -> None:
    claim = read_one(reader, f"The army {verb} nine {people} near Niono, Mali, on Monday.")
    assert [(toll.side, toll.min, toll.max) for toll in claim.killed] == [(Side.TARGET, 9, 9)]


@pytest.mark.parametrize(
    ("verb", "kind"),
    [("arrested", EventType.ARREST), ("kidnapped", EventType.ABDUCTION)],
    ids=["arrest", "abduction"],
)
@pytest.mark.parametrize("actor", ACTORS)
def test_event_type_of_a_taking_is_that_of_its_verb(
    reader: RuleReader, actor: str, verb: str, kind: EventType
) -> None:
    assert read_one(reader, f"{actor} {verb} six people near Niono on Monday.").event_type is kind


def test_a_hedge_stays_whoever_is_suspected(reader: RuleReader) -> None:
    for actor in ACTORS:
        claim = read_one(reader, f"Suspected {actor} gunmen killed four villagers near Niono on Monday.")
        assert claim.attribution is not None
        assert claim.attribution.basis is Basis.SUSPECTED
