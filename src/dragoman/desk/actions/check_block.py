"""Flagged values of one block, such as an inventory -> looked at by a person together, with one entry of the log."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import ClassVar

from dragoman.desk.actions.base import Action, Done
from dragoman.desk.actions.rights import Right
from dragoman.desk.actions.ruling import rows_as_seen
from dragoman.desk.errors import WrongInput
from dragoman.desk.keeping.checks import load_flags
from dragoman.desk.models import ClaimRow, LogEntry, User, ValueCheck


class CheckBlock(Action[ClaimRow]):
    """Say of several flags of a claim at once that their values were looked at; as `CheckValue` says it of one.

    Args:
        claim, revision: as the person saw it.
        flags: rule and pointer of each.
    """

    name: ClassVar[str] = "check block"
    right: ClassVar[Right] = Right.DECIDE

    def __init__(
        self, by: User, claim: str, revision: int | None, *, flags: Collection[tuple[str, str]]
    ) -> None:
        super().__init__(by)
        self.claim, self.revision, self.flags = claim, revision, tuple(dict.fromkeys(flags))

    def perform(self) -> Done[ClaimRow]:
        (row,) = rows_as_seen({self.claim: self.revision})
        known = {(flag.rule, flag.pointer) for flag in load_flags(row)}
        if not self.flags or not known.issuperset(self.flags):
            raise WrongInput(f"claim {row.claim_id}: has no such flag any longer. Open it again.")
        made = []
        for rule, pointer in self.flags:
            check, is_new = ValueCheck.objects.get_or_create(
                claim=row, pointer=pointer, rule=rule, value=row.digest, defaults={"by": self.by}
            )
            made += [check.pk] if is_new else []
        rules = ", ".join(dict.fromkeys(rule.replace("_", " ") for rule, _ in self.flags))
        data = {"checks": made, "digest": row.digest, "flags": [list(flag) for flag in self.flags]}
        return Done(
            row, f"looked at {rules} of {row.headline}", "claim", row.claim_id, data=data, can_undo=True
        )

    @classmethod
    def reverse(cls, entry: LogEntry, by: User, at: datetime) -> Done[object]:
        ValueCheck.objects.filter(pk__in=entry.data["checks"], claim__claim_id=entry.subject).delete()
        return Done(None, f"took back: {entry.told}", entry.subject_kind, entry.subject)
