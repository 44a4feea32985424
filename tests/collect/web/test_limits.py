"""user_agent: who to write to -> what sites see, in one line that nobody can break out of."""

from __future__ import annotations

from importlib.metadata import version

import pytest

from dragoman.base.errors import SettingsError
from dragoman.collect.web import user_agent

NAME = f"Dragoman/{version('dragoman')}"


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        (None, NAME),
        ("desk@example.org", f"{NAME} (+desk@example.org)"),
        ("https://desk.example/about?x=1", f"{NAME} (+https://desk.example/about?x=1)"),
    ],
)
def test_user_agent_names_program_and_contact(contact: str | None, expected: str) -> None:
    assert user_agent(contact) == expected


@pytest.mark.parametrize(
    "contact", ["", "a\r\nCookie: x", "a b", "a)", "désk@example.org", "x" * 201], ids=ascii
)
def test_user_agent_refuses_what_is_no_contact(contact: str) -> None:
    with pytest.raises(SettingsError, match="neither a mail address nor the address of a page"):
        user_agent(contact)
