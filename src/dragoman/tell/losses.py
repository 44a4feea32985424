"""Killed, injured and captured -> groups that are told together: whose they are, by whose word, and how.

"Casualties" with no number and "15 killed or wounded" are coded as a killed and an injured toll each; they are told as
the one thing that the source said.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dragoman.base.claim import Claim, Outcome, Qualifier, Side, Toll
from dragoman.tell.amounts import Amount, FindAmount, amount_of_both
from dragoman.tell.pieces import LISTS


class Harm(StrEnum):
    """What was done to people; `harmed` is killed or injured, not told apart; `casualties` is that without a number."""

    KILLED = "killed"
    INJURED = "injured"
    CAPTURED = "captured"
    HARMED = "harmed"
    CASUALTIES = "casualties"


@dataclass(frozen=True, slots=True)
class Loss:
    """People of one side with what was done to them, how many, and the tolls that say it."""

    harm: Harm
    toll: Toll
    pointers: tuple[str, ...]
    amount: Amount


def find_losses(claim: Claim, find_amount: FindAmount) -> tuple[Loss, ...]:
    """Every toll of the claim once, killed first; pairs of killed and injured that are one figure are one loss."""
    found: list[Loss] = []
    paired: set[int] = set()
    for name in LISTS:
        for n, toll in enumerate(getattr(claim, name)):
            pointer = f"/{name}/{n}"
            if name == "injured" and n in paired:
                continue
            twin = _twin(toll, claim.injured, paired) if name == "killed" else None
            if twin is None:
                found.append(Loss(Harm(name), toll, (pointer,), Amount(toll.min, toll.max, toll.qualifier)))
                continue
            paired.add(twin)
            found.append(_both(toll, (pointer, f"/injured/{twin}"), find_amount))
    return tuple(sorted(found, key=_order))


def _both(toll: Toll, pointers: tuple[str, ...], find_amount: FindAmount) -> Loss:
    """The one loss that a killed and an injured toll of one figure are."""
    if toll.max is None and toll.qualifier is Qualifier.UNSTATED:
        return Loss(Harm.CASUALTIES, toll, pointers, Amount(toll.min, toll.max, toll.qualifier))
    amount = amount_of_both(toll.min, toll.max, toll.qualifier, toll.text, find_amount)
    return Loss(Harm.HARMED, toll, pointers, amount)


def _order(loss: Loss) -> tuple[bool, int]:
    """Killed first; what nobody suffered last."""
    return (loss.amount.is_none, list(Harm).index(loss.harm))


def _twin(killed: Toll, injured: tuple[Toll, ...], taken: set[int]) -> int | None:
    """The injured toll that is one figure with a killed one."""
    if killed.min not in (0, None) or (killed.min is None and killed.max is None):
        return None
    for n, toll in enumerate(injured):
        same = (toll.side, toll.victim, toll.min, toll.max, toll.source) == (
            killed.side, killed.victim, killed.min, killed.max, killed.source,
        )  # fmt: skip
        if n not in taken and same and (killed.max == 0 or toll.text == killed.text) and killed.min == 0:
            return n
    return None


def is_hit_side(claim: Claim, loss: Loss) -> bool:
    """Whether a loss is among those that the act was done to: the target, or who was repelled; civilians too."""
    side = loss.toll.side
    if claim.outcome is Outcome.REPELLED:
        return side is Side.PERPETRATOR
    return side in (Side.TARGET, Side.CIVILIANS)
