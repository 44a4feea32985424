"""A flagged value -> looked at by a person and found right, as it is now."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from dragoman.desk.actions.base import Action, Done
from dragoman.desk.actions.rights import Right
from dragoman.desk.actions.ruling import rows_as_seen
from dragoman.desk.errors import WrongInput
from dragoman.desk.keeping.checks import load_flags
from dragoman.desk.models import ClaimRow, LogEntry, User, ValueCheck


class CheckValue(Action[ClaimRow]):
    """Say of a flag of a claim that the value was looked at; it holds until the claim changes.

    Args:
        claim, revision: as the person saw it.
        rule, pointer: which flag.
    """

    name: ClassVar[str] = "check value"
    right: ClassVar[Right] = Right.DECIDE

    def __init__(self, by: User, claim: str, revision: int | None, *, rule: str, pointer: str) -> None:
        super().__init__(by)
        self.claim, self.revision, self.rule, self.pointer = claim, revision, rule, pointer

    def perform(self) -> Done[ClaimRow]:
        (row,) = rows_as_seen({self.claim: self.revision})
        if (self.rule, self.pointer) not in {(flag.rule, flag.pointer) for flag in load_flags(row)}:
            raise WrongInput(f"claim {row.claim_id}: has no flag {self.rule[:40]!r} there. Open it again.")
        ValueCheck.objects.get_or_create(
            claim=row, pointer=self.pointer, rule=self.rule, value=row.digest, defaults={"by": self.by}
        )
        data = {"rule": self.rule, "pointer": self.pointer, "digest": row.digest}
        return Done(
            row,
            f"looked at {self.rule.replace('_', ' ')} of {row.headline}",
            "claim",
            row.claim_id,
            data=data,
            can_undo=True,
        )

    @classmethod
    def reverse(cls, entry: LogEntry, by: User, at: datetime) -> Done[object]:
        ValueCheck.objects.filter(
            claim__claim_id=entry.subject,
            rule=entry.data["rule"],
            pointer=entry.data["pointer"],
            value=entry.data["digest"],
        ).delete()
        return Done(None, f"took back: {entry.told}", entry.subject_kind, entry.subject)
