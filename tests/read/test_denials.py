"""Denials and confirmations, with and without a verb for them; all invented, fictional groups."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.atlas import Atlas
from dragoman.base.claim import Assertion, Claim
from dragoman.base.document import Document
from dragoman.read.reader import RuleReader

READER = RuleReader(Atlas.open())


def claims(text: str, title: str = "") -> tuple[Claim, ...]:
    """The claims of a text published on 12 June 2024."""
    return READER.read(Document("t", text, title, lang="en", published=date(2024, 6, 12))).claims


@pytest.mark.parametrize(
    "text",
    [
        "Red Valley Force, 5 June 2024\n\nMessages have it that our post at Abala was stormed by rebels on 3 June and "
        "that soldiers were killed. The Command denies this.",
        "The Red Valley Front rejected reports that its men had shelled Abala on 3 June and killed four traders.",
        "The Red Valley Front says it was not behind Sunday's attack on Abala, in which four soldiers died.",
        "Red Valley Front | We are accused of having kidnapped five soldiers at Abala on 3 June. We deny it.",
        "Red Valley Force, 5 June 2024\n\nNo aircraft of our army attacked a camp near Abala on 3 June. "
        "We ask the media to report with care.",
    ],
)
def test_a_denial_is_no_report(text: str) -> None:
    (claim,) = claims(text)
    assert claim.assertion is Assertion.DENIED


def test_what_nobody_in_particular_says_was_not_done_is_no_claim() -> None:
    assert (
        claims("No soldiers attacked the camp near Abala on 3 June, as far as the reporter could learn.")
        == ()
    )


def test_the_force_hit_confirms_its_own_loss() -> None:
    (claim,) = claims(
        "The Red Valley Force confirms that one of its trucks was hit by a mine near Abala on Sunday. "
        "Two soldiers were killed."
    )
    assert (claim.assertion, claim.perpetrator) == (Assertion.CONFIRMED, None)


def test_a_claim_by_others_outweighs_the_confirmation() -> None:
    (claim,) = claims(
        "The Red Valley Force confirmed that one of its trucks was hit by a mine near Abala on Sunday. "
        "The Blue Dune Movement claimed responsibility for it."
    )
    assert (claim.assertion, claim.claimant) == (Assertion.CLAIMED, "Blue Dune Movement")


def test_no_losses_open_no_other_act() -> None:
    (claim,) = claims(
        "Rebels attacked the army post at Abala on Sunday.\n\n- No soldier was killed or wounded there on that day."
    )
    assert [t.max for t in claim.killed] == [0]
