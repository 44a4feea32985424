"""A Vega-Lite specification -> the chart as SVG or PNG, drawn on this machine; nothing is loaded.

The specification is one of ours (`plain_chart`), its data are not: only shapes and words of the drawing are kept.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from lxml import etree

from dragoman.base.errors import ComposeError
from dragoman.write.plain_chart import read_plain
from dragoman.write.render.safe import safe_line
from dragoman.write.report import Chart

_SVG = "http://www.w3.org/2000/svg"
_SHAPES = frozenset(
    ["svg", "g", "path", "rect", "circle", "line", "text", "tspan", "defs", "clipPath", "title", "desc",
     "linearGradient", "stop"]
)  # fmt: skip
_REMEDY = "vl-convert draws charts and pictures and is not installed. Install it with: pip install 'dragoman[write]'"
_LOOK = {
    "background": None,
    "font": "sans-serif",
    "axis": {"labelColor": "#5a5d63", "titleColor": "#5a5d63", "gridColor": "#e2ded5", "domainColor": "#8b8f94",
             "tickColor": "#8b8f94", "labelFontSize": 11, "titleFontSize": 11, "titleFontWeight": "normal"},
    "legend": {"labelColor": "#5a5d63", "titleColor": "#5a5d63", "titleFontWeight": "normal"},
    "view": {"stroke": None},
    "range": {"category": ["#4a7ebb", "#c4682f", "#5f8f5c", "#9a74b0", "#a8862a", "#4f8f98", "#b8607a", "#80858b"]},
}  # fmt: skip


def draw_chart(chart: Chart) -> str:
    """The chart as SVG.

    Raises:
        ComposeError: vl-convert is not installed, or cannot draw the specification.
    """
    return _draw(chart.specification, chart.name)


@lru_cache(maxsize=64)
def _draw(specification: str, name: str) -> str:
    try:
        import vl_convert
    except ImportError as error:
        raise ComposeError(f"chart {name}: {_REMEDY}") from error
    plain = read_plain(specification, name)
    try:
        drawn: str = vl_convert.vegalite_to_svg(_safe(plain), config=_LOOK, allowed_base_urls=[])
    except ValueError as error:
        raise ComposeError(
            f"chart {name}: its specification cannot be drawn ({' '.join(str(error).split())[:160]})."
        ) from error
    return only_shapes(drawn)


def _safe(value: Any) -> Any:
    """The specification with every text in it made safe to look at."""
    if isinstance(value, dict):
        return {key: one if key == "$schema" else _safe(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_safe(one) for one in value]
    return safe_line(value) if isinstance(value, str) else value


def only_shapes(drawn: str) -> str:
    """An SVG without anything that runs, loads or leads elsewhere, and without styles of its own."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(drawn.encode(), parser)
    for node in list(root.iter()):
        if not isinstance(node.tag, str) or etree.QName(node).localname not in _SHAPES:
            _drop(node)
            continue
        for key, value in list(node.attrib.items()):
            name = etree.QName(key).localname.lower()
            if name in ("href", "style") or name.startswith("on") or "url(" in value and "url(#" not in value:
                del node.attrib[key]
    return str(etree.tostring(root, encoding="unicode"))


def _drop(node: etree._Element) -> None:
    """Take a node out; what it holds goes with it, the words behind it stay."""
    parent = node.getparent()
    if parent is None:
        return
    if isinstance(node.tag, str) and etree.QName(node).localname == "a":
        place = parent.index(node)
        for child in reversed(list(node)):
            parent.insert(place, child)
    parent.remove(node)


def draw_png(svg: str, scale: float) -> bytes:
    """One of our drawings as a PNG picture.

    Raises:
        ComposeError: vl-convert is not installed.
    """
    try:
        import vl_convert
    except ImportError as error:
        raise ComposeError(_REMEDY) from error
    return bytes(vl_convert.svg_to_png(svg, scale=scale))
