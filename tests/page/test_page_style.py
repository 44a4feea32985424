"""The colours of the page keep WCAG AA contrast in both schemes."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

FAMILIES = ("act", "actor", "place", "date", "toll", "materiel", "speaker")


def _schemes() -> dict[str, dict[str, str]]:
    css = files("dragoman.page").joinpath("assets/page.css").read_text("utf-8")
    light, forced, preferred = (
        dict(re.findall(r"--([\w-]+): (#\w+)", block))
        for block in re.findall(r"\{([^{}]*--ground:[^{}]*)\}", css)
    )
    assert forced == preferred, "the two dark schemes differ"
    return {"light": light, "dark": forced}


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_style_keeps_text_readable(name: str) -> None:
    colours = _schemes()[name]
    pairs = [(ink, ground) for ink in ("ink", "soft") for ground in ("ground", "paper", "panel")]
    pairs += [("draft", "draft-ground"), ("focus", "panel"), ("ground", "ink")]
    pairs += [("ink", family) for family in FAMILIES]
    pairs += [
        (ground, f"{family}-line") for family in (*FAMILIES, "refused") for ground in ("paper", "panel")
    ]
    ratios = {pair: round(_contrast(colours[pair[0]], colours[pair[1]]), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 4.5} == {}
