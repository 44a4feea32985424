"""Passage: a machine's translation is nobody's words until a person has checked it."""

from __future__ import annotations

import pytest

from dragoman.base.errors import UncheckedTranslation
from dragoman.base.translation import Fault, FaultKind, Passage, PassageState, Translation
from dragoman.write.quotes import quote_translation

ORIGINAL = "Plus de trente soldats ont été tués."
MACHINE = Passage(
    0,
    len(ORIGINAL),
    ORIGINAL,
    "Thirty soldiers were killed.",
    PassageState.MACHINE,
    (Fault(FaultKind.NUMBER_MISSING, "Plus de trente"),),
)
BY = {"by": "A. Analyst", "at": "2026-11-26T09:00:00Z"}


@pytest.mark.parametrize("state", [PassageState.NONE, PassageState.MACHINE])
def test_words_of_an_unchecked_passage_are_refused(state: PassageState) -> None:
    passage = Passage(5, 9, "Gao.", None if state is PassageState.NONE else "Gao.", state)
    with pytest.raises(UncheckedTranslation) as refused:
        quote_translation(passage)
    assert str(refused.value) == (
        f"passage at 5:9: its translation is {state}, checked by nobody. "
        "Quote the original, or have a person check it."
    )


def test_a_checked_passage_may_be_quoted_and_keeps_what_was_found() -> None:
    checked = MACHINE.checked(**BY)
    assert quote_translation(checked) == "Thirty soldiers were killed."
    assert (checked.state, checked.by, checked.faults) == (PassageState.CHECKED, "A. Analyst", MACHINE.faults)


def test_a_persons_words_stand_beside_the_machines() -> None:
    human = MACHINE.rewritten("More than thirty soldiers were killed.", **BY)
    assert human.words == "More than thirty soldiers were killed."
    assert (human.state, human.machine) == (PassageState.HUMAN, "Thirty soldiers were killed.")
    again = human.rewritten("Over thirty soldiers were killed.", **BY)
    assert again.machine == "Thirty soldiers were killed."


@pytest.mark.parametrize("by", ["", "  "])
def test_nobody_can_neither_check_nor_write(by: str) -> None:
    with pytest.raises(UncheckedTranslation):
        MACHINE.checked(by=by, at="2026-11-26T09:00:00Z")
    with pytest.raises(UncheckedTranslation):
        MACHINE.rewritten("Thirty.", by=by, at="2026-11-26T09:00:00Z")


def test_nothing_cannot_be_checked() -> None:
    with pytest.raises(UncheckedTranslation, match="nothing to check"):
        Passage(0, 3, "Gao", None, PassageState.NONE).checked(**BY)


def test_quote_translation_cuts_a_long_passage() -> None:
    long = MACHINE.rewritten("word " * 40, **BY)
    assert quote_translation(long) == " ".join(["word"] * 25) + "…"


def test_faulty_are_the_passages_with_a_fault() -> None:
    sound = Passage(40, 45, "Gao ?", "Gao?", PassageState.MACHINE)
    assert Translation("d", "fr", "en", "apertium 3.8.3", (MACHINE, sound)).faulty == (MACHINE,)
