"""What a template made -> the words that a reader sees, and what else stands in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_UNSEEN = frozenset(
    ["head", "style", "script", "template", "noscript", "title", "textarea", "iframe", "object"]
)
_EMPTY = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_DEFINED = re.compile(r"^\[\^(\d+)\]:", re.MULTILINE)


@dataclass(slots=True)
class Seen:
    """`text` is what a reader sees; `links` where it leads; `anchors` what can be led to; `loads` what it would load;
    `odd` elements and attributes by name; `policy` the Content Security Policy."""

    text: str = ""
    links: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    loads: list[str] = field(default_factory=list)
    odd: set[str] = field(default_factory=set)
    policy: str = ""


def read_markdown(text: str) -> Seen:
    """What a reader of Markdown sees."""
    shown = _ESCAPED.sub(r"\1", _COMMENT.sub("", text))
    return Seen(
        shown, re.findall(r"\]\(<?([^>)\s]+)", shown), {f"fn-{number}" for number in _DEFINED.findall(shown)}
    )


def read_html(page: str) -> Seen:
    """What a reader of a page sees."""
    parser = _Reader()
    parser.feed(page)
    parser.close()
    parser.seen.text = "".join(parser.words)
    return parser.seen


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen = Seen()
        self.words: list[str] = []
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        values = {name: value or "" for name, value in attrs}
        self.seen.odd.update(values)
        self.seen.odd.add(f"<{tag}>")
        if "id" in values:
            self.seen.anchors.add(values["id"])
        if tag == "a" and "href" in values:
            self.seen.links.append(values["href"])
        elif "href" in values:
            self.seen.loads.append(values["href"])
        self.seen.loads += [values[name] for name in ("src", "srcset", "data", "poster") if name in values]
        if tag == "meta" and values.get("http-equiv", "").lower() == "content-security-policy":
            self.seen.policy = values.get("content", "")
        if tag == "li" and "value" in values:
            self.words.append(f" {values['value']}. ")
        if tag in _EMPTY:
            return
        if self._hidden or tag in _UNSEEN or "hidden" in values:
            self._hidden.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that closes itself hides nothing."""
        self.handle_starttag(tag, attrs)
        if self._hidden and tag not in _EMPTY:
            self._hidden.pop()

    def handle_endtag(self, tag: str) -> None:
        """Leave a hidden element."""
        if tag in self._hidden:
            while self._hidden.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Keep words that are seen."""
        if not self._hidden:
            self.words.append(data)
