"""What is kept (the log, titles and headlines of rows) is worded in English, whoever causes it to be written.

Words of ours in a report are in the report's language, whoever composes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from django.utils.translation import override

from dragoman.page.words import speak


@contextmanager
def in_language(lang: str) -> Iterator[None]:
    """Words of ours are in a language until the block ends."""
    with override(lang), speak(lang):
        yield


def in_english() -> AbstractContextManager[None]:
    """Words of ours are English until the block ends."""
    return in_language("en")
