"""Django's TextChoices, told to the type checker as what it is: an enum of strings with labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from enum import StrEnum
    from typing import ClassVar, Self

    class TextChoices(StrEnum):
        """See django.db.models.TextChoices."""

        label: str
        choices: ClassVar[list[tuple[str, str]]]
        values: ClassVar[list[str]]

        def __new__(cls, value: str, label: str) -> Self: ...

else:
    from django.db.models import TextChoices

__all__ = ["TextChoices"]
