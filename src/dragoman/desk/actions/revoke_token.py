"""A program's token -> refused from now on; one's own, or by an administrator anybody's."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from dragoman.desk.actions.base import Action, Done
from dragoman.desk.actions.rights import Right, holds
from dragoman.desk.errors import WrongInput
from dragoman.desk.models import ApiToken, User


class RevokeToken(Action[ApiToken]):
    """Revoke a token. It cannot be taken back: a new one is made instead.

    Args:
        token: the key of its row.
    """

    name: ClassVar[str] = "revoke token"
    right: ClassVar[Right] = Right.READ

    def __init__(self, by: User, token: int, *, at: datetime | None = None) -> None:
        super().__init__(by, at=at)
        self.token = token

    def perform(self) -> Done[ApiToken]:
        row = revoke(self.token, self.by, self.at)
        return Done(row, f"revoked the token “{row.name}” of {row.user.signature}", "token", str(row.pk))


def revoke(key: int, by: User, at: datetime) -> ApiToken:
    """End a token.

    Raises:
        WrongInput: there is none, it is another person's, or it was revoked.
    """
    row = ApiToken.objects.select_for_update(of=("self",)).select_related("user").filter(pk=key).first()
    if row is None or (row.user_id != by.pk and not holds(by, Right.PEOPLE)):
        raise WrongInput(f"token {key}: you have none of that number. Open the list again.")
    if row.revoked_at:
        raise WrongInput(f"token {row.name!r}: was revoked already.")
    row.revoked_at = at
    row.save(update_fields=["revoked_at"])
    return row
