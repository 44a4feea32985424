"""Whether PDF can be laid out here: WeasyPrint loads Pango from the system when it is imported."""

from __future__ import annotations

from functools import cache

import pytest


@cache
def has_pango() -> bool:
    """Whether WeasyPrint can be imported."""
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError):
        return False
    return True


needs_pango = pytest.mark.skipif(not has_pango(), reason="no Pango here, which PDF needs")
