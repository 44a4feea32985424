"""The table of rights in the code -> is it what docs/reference/rights.md says?"""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.desk.actions.registry import action_classes
from dragoman.desk.actions.rights import RIGHTS, Right, holds
from dragoman.desk.errors import NotAllowed
from dragoman.desk.models import Role, User

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "rights.md"


def table(heading: str) -> list[list[str]]:
    """The cells of the first table under a heading, without its rule."""
    part = PAGE.read_text(encoding="utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    rows = [line for line in part.splitlines() if line.startswith("|")]
    return [[cell.strip().strip("`") for cell in row.strip("|").split("|")] for row in rows[:1] + rows[2:]]


def test_the_page_says_what_each_role_holds() -> None:
    head, *rows = table("Roles")
    said = {
        role: {row[0] for row in rows if row[column] == "yes"} for column, role in enumerate(head) if column
    }
    assert said == {str(role): set(map(str, rights)) for role, rights in RIGHTS.items()}
    assert [row[0] for row in rows] == [str(right) for right in Right]


def test_the_page_says_what_each_action_needs() -> None:
    said = {row[0]: row[1] for row in table("Actions")[1:]}
    assert said == {name: str(kind.right) for name, kind in action_classes().items()}


@pytest.mark.parametrize("role", [*Role.values, "king", ""])
def test_a_closed_or_unknown_account_holds_nothing(role: str) -> None:
    closed, unknown = User(role=role, is_active=False), User(role=role)
    assert not any(holds(closed, right) for right in Right)
    assert {right for right in Right if holds(unknown, right)} == set(RIGHTS.get(role, ()))


def test_the_flags_of_the_framework_give_no_right() -> None:
    user = User(role=Role.ANALYST, is_superuser=True, is_staff=True)
    assert not holds(user, Right.PEOPLE)


@pytest.mark.parametrize("name", sorted(set(action_classes()) - {"undo"}))
def test_every_action_asks_for_its_right_before_anything(name: str) -> None:
    kind = action_classes()[name]
    action = object.__new__(kind)
    for role, rights in RIGHTS.items():
        action.by = User(username="somebody", role=role)
        if kind.right not in rights:
            with pytest.raises(NotAllowed, match=f"lacks the right to {kind.right}"):
                action.check()
