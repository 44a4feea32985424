"""A name, scopes and days -> a key for a program; only its hash is kept, so it is shown once."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from dragoman.desk.actions.base import Action, Done
from dragoman.desk.actions.rights import Right, holds
from dragoman.desk.errors import WrongInput
from dragoman.desk.keeping.lines import shown_text
from dragoman.desk.models import ApiToken, LogEntry, User

SCOPES = {"read": Right.READ, "import": Right.IMPORT, "decide": Right.DECIDE}
"""What a token may do -> the right that its owner must hold, now and whenever it is used."""
LONGEST_DAYS = 366
MARK = "drg_"
_MOST_LIVE = 20


def token_digest(secret: str) -> str:
    """The hash under which a token is kept."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class NewToken:
    """A token just made: `secret` is never seen again."""

    row: ApiToken
    secret: str


class MakeToken(Action[NewToken]):
    """Make a token of one's own.

    Args:
        title: what it is for, so that it can be told from others.
        scopes: any of `SCOPES` that one's own role holds.
        days: how long it works, at most `LONGEST_DAYS`.
    """

    name: ClassVar[str] = "make token"
    right: ClassVar[Right] = Right.READ

    def __init__(
        self, by: User, title: str, scopes: tuple[str, ...], *, days: int, at: datetime | None = None
    ) -> None:
        super().__init__(by, at=at)
        self.title, self.scopes, self.days = " ".join(shown_text(title).split())[:80], scopes, days

    def perform(self) -> Done[NewToken]:
        self._require_sound()
        secret = MARK + secrets.token_urlsafe(32)
        row = ApiToken.objects.create(
            user=self.by,
            name=self.title,
            prefix=secret[:12],
            digest=token_digest(secret),
            scopes=" ".join(scope for scope in SCOPES if scope in self.scopes),
            ends_at=self.at + timedelta(days=self.days),
        )
        return Done(
            NewToken(row, secret),
            f"made the token “{row.name}” to {row.scopes.replace(' ', ', ')}",
            "token",
            str(row.pk),
            data={"scopes": row.scopes, "days": self.days},
            can_undo=True,
        )

    def _require_sound(self) -> None:
        if not self.title:
            raise WrongInput("token: has no name. Write what it is for.")
        unknown = [scope for scope in self.scopes if scope not in SCOPES]
        if unknown or not self.scopes:
            raise WrongInput(f"token {self.title!r}: choose any of {', '.join(SCOPES)} as its scopes.")
        for scope in self.scopes:
            if not holds(self.by, SCOPES[scope]):
                raise WrongInput(f"token {self.title!r}: your own role may not {scope}.")
        if not 1 <= self.days <= LONGEST_DAYS:
            raise WrongInput(f"token {self.title!r}: lasts 1 to {LONGEST_DAYS} days.")
        live = ApiToken.objects.filter(user=self.by, revoked_at=None, ends_at__gt=self.at)
        if live.filter(name=self.title).exists():
            raise WrongInput(f"token {self.title!r}: you have one of that name. Revoke it or choose another.")
        if live.count() >= _MOST_LIVE:
            raise WrongInput(f"token {self.title!r}: you have {_MOST_LIVE} already. Revoke one first.")

    @classmethod
    def reverse(cls, entry: LogEntry, by: User, at: datetime) -> Done[object]:
        """Undoing a token revokes it: its owner or an administrator may."""
        from dragoman.desk.actions.revoke_token import revoke

        row = revoke(int(entry.subject), by, at)
        return Done(row, f"revoked the token “{row.name}”", "token", entry.subject)
