"""Pieces of WordprocessingML that python-docx has no words for: runs, fields, links, languages, directions."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap, qn

from dragoman.page.shown import has_rtl


def element(tag: str, **values: str) -> Any:
    """An element such as "w:r"; an underscore in a name of a value stands for the colon."""
    made = OxmlElement(tag)
    for name, value in values.items():
        made.set(qn(name.replace("_", ":", 1)), value)
    return made


def nested(*elements: Any) -> Any:
    """Elements each inside the one before; the outermost."""
    for outer, inner in pairwise(elements):
        outer.append(inner)
    return elements[0]


def run(text: str, *, style: str | None = None, italic: bool = False, bold: bool = False) -> Any:
    """A run of words; what runs from right to left says so."""
    made = element("w:r")
    properties = element("w:rPr")
    if style:
        properties.append(element("w:rStyle", w_val=style))
    for tag, is_set in (("b", bold), ("i", italic)):
        if is_set:
            properties.append(element(f"w:{tag}"))
            properties.append(element(f"w:{tag}Cs"))
    if has_rtl(text):
        properties.append(element("w:rtl"))
    if len(properties):
        made.append(properties)
    words = element("w:t", xml_space="preserve")
    words.text = text
    made.append(words)
    return made


def field(code: str, shown: str, style: str | None = None) -> list[Any]:
    """A field: its code, and what it shows until Word works it out again."""
    runs = []
    for kind in ("begin", "code", "separate", "shown", "end"):
        if kind == "shown":
            runs.append(run(shown, style=style))
            continue
        made = run("", style=style)
        made.remove(made.find(qn("w:t")))
        if kind == "code":
            made.append(element("w:instrText", xml_space="preserve"))
            made[-1].text = f" {code} "
        else:
            made.append(element("w:fldChar", w_fldCharType=kind))
        runs.append(made)
    return runs


def link(relation: str, text: str, style: str) -> Any:
    """A link to the target of a relation."""
    made = OxmlElement(
        "w:hyperlink", {qn("r:id"): relation, qn("w:history"): "1"}, {n: nsmap[n] for n in ("w", "r")}
    )
    made.append(run(text, style=style))
    return made


def bookmark(name: str, number: int, inside: Any) -> list[Any]:
    """An element with a bookmark about it."""
    return [
        element("w:bookmarkStart", w_id=str(number), w_name=name),
        inside,
        element("w:bookmarkEnd", w_id=str(number)),
    ]
