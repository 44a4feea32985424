"""A page of the desk -> what is wrong with it: code in the page, a hostile mark that came through, a field unnamed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import lxml.html

TAG, ATTRIBUTE = "zqtag", "zqhit"
"""Words of the hostile samples: no page may have an element or an attribute of these names."""
REORDERING = re.compile("[\u202a-\u202e\u2066\u2067\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
FOLLOWED = (
    "href",
    "src",
    "action",
    "formaction",
    "data",
    "poster",
    "xlink:href",
    "hx-get",
    "hx-post",
    "srcset",
)
UNNAMED = ("hidden", "submit", "button", "reset", "image")


def faults_of(page: str, *, is_part: bool = False) -> list[str]:
    """What is wrong with a page, or with a part that HTMX puts into one; [] for none."""
    root = lxml.html.fromstring(f"<div>{page}</div>" if is_part else page)
    found = [*_code(root), *_marks(page, root), *_ids(root, is_part), *_fields(root)]
    return found if is_part else found + list(_frame(root, page))


def _tell(element: Any) -> str:
    return lxml.html.tostring(element, encoding="unicode")[:140].replace("\n", " ")


def _code(root: Any) -> Iterator[str]:
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag == "script" and not (
            element.get("src", "").startswith("/static/") and not element.text
        ):
            yield f"script in the page: {_tell(element)}"
        if element.tag in ("style", "base", "object", "embed", "iframe", "applet"):
            yield f"element that is not ours: {_tell(element)}"
        for name, value in element.attrib.items():
            if name == "style" or name.startswith(("on", "hx-on")):
                yield f"attribute {name}: {_tell(element)}"
            if name in FOLLOWED:
                yield from _followed(element, name, "".join(value.split()).lower())


def _followed(element: Any, name: str, value: str) -> Iterator[str]:
    if re.match(r"[\x00-\x20]*(javascript|vbscript|data):", value) and not value.startswith(
        "data:image/png;base64,"
    ):
        yield f"address that runs: {name}={value[:60]}"
    is_loaded = name in ("src", "srcset") or element.tag == "link" or name in ("action", "formaction")
    if is_loaded and value.startswith(("http:", "https:", "//")):
        yield f"address elsewhere: {name}={value[:60]}"
    if element.tag == "a" and value.startswith(("http:", "https:", "//")):
        rel = set(element.get("rel", "").split())
        if not {"noreferrer"} <= rel:
            yield f"link elsewhere that says where it comes from: {_tell(element)}"


def _marks(page: str, root: Any) -> Iterator[str]:
    if found := REORDERING.search(page):
        yield f"U+{ord(found[0]):04X} at {found.start()}: {page[max(0, found.start() - 80) : found.start() + 20]!r}"
    for element in root.iter():
        if isinstance(element.tag, str) and (element.tag == TAG or ATTRIBUTE in element.attrib):
            yield f"came through: {_tell(element.getparent())}"


def _ids(root: Any, is_part: bool) -> Iterator[str]:
    counted = Counter(root.xpath("//@id"))
    yield from (f"id {name} {count} times" for name, count in counted.items() if count > 1)
    if is_part:
        return
    for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls", "list", "form"):
        for element in root.xpath(f"//*[@{name}]"):
            if (
                missing := set(element.get(name).split()) - counted.keys() - {"no-form"}
            ):  # kept out of every form
                yield f"{name} of no element: {sorted(missing)} in {_tell(element)}"


def _fields(root: Any) -> Iterator[str]:
    labelled = set(root.xpath("//label/@for"))
    for field in root.xpath("//input | //select | //textarea"):
        is_named = (
            field.get("type") in UNNAMED
            or "hidden" in field.attrib
            or field.get("id") in labelled
            or any(field.get(name) for name in ("aria-label", "aria-labelledby", "title"))
            or any(parent.tag == "label" for parent in field.iterancestors())
        )
        if not is_named:
            yield f"field without a label: {_tell(field)}"
    for button in root.xpath("//button"):
        if not (button.text_content().strip() or button.get("aria-label") or button.get("title")):
            yield f"button without words: {_tell(button)}"
    for table in root.xpath("//table[not(.//th)]"):
        yield f"table without heads: {_tell(table)}"


def _frame(root: Any, page: str) -> Iterator[str]:
    if not page.lstrip().lower().startswith("<!doctype html>"):
        yield "no doctype"
    if not root.get("lang") or root.get("dir") not in ("ltr", "rtl"):
        yield f"language {root.get('lang')!r}, direction {root.get('dir')!r}"
    for path in ("//h1", "//main", "/html/head/title"):
        if len(root.xpath(path)) != 1:
            yield f"{path}: {len(root.xpath(path))} of them"
    levels = [int(e.tag[1]) for e in root.iter("h1", "h2", "h3", "h4", "h5", "h6") if not _is_hidden(e)]
    yield from (f"h{level} after h{before}" for before, level in pairwise(levels) if level > before + 1)


def _is_hidden(element: Any) -> bool:
    return any(parent.tag in ("dialog", "template") for parent in element.iterancestors())
